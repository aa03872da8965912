import { sql } from "kysely";
import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { type Db, later, type Tx } from "#platform/db.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { createActing, type Who } from "./actions.ts";
import type { DirectoryDeps } from "./deps.ts";
import { mayEdit, mayVouch } from "./policy.ts";
import { put } from "./store.ts";
import type { Service } from "./types.ts";
import { belongs, records } from "./views.ts";
import { type WorklistLine, worklist } from "./worklist.ts";

/** What keeps entries true: somebody who says "still right", and anybody who says "this is wrong". */

export const ReportError = z.object({ serviceId: z.uuid(), words: z.string().trim().min(1).max(2000) });

export type ReportOutcome = "corrected" | "wasRight" | "closed";

/** An error somebody reported and nobody has settled. */
export interface OpenReport {
  readonly id: Uuid;
  readonly serviceId: Uuid;
  readonly at: Instant;
  readonly words: string;
  readonly by: string | null;
}

/** So many errors about one entry wait at most: after that there is nothing new to say, only noise. */
const MOST_REPORTS = 20;

/** Says, on behalf of `by`, that an entry was right at that moment: an edition like any other. Throws Refused `editedMeanwhile`. */
export async function markVerified(
  tx: Tx,
  serviceId: Uuid,
  seen: number,
  by: {
    readonly at: Instant;
    readonly name: string;
    readonly personId: Uuid | null;
    readonly source: string | null;
  },
): Promise<void> {
  const kept = (await records(tx, "service", [serviceId])).get(serviceId);
  if (!kept) throw new Refused("notFound");
  const verified: Service["verified"] = { at: by.at.toISOString(), by: by.name };
  await put(tx, "service", [{ ...kept.record, verified }], by, new Map([[serviceId, seen]]));
}

/** The errors reported of these services and not settled, oldest first. */
export async function openReports(db: Db, serviceIds: readonly Uuid[]): Promise<readonly OpenReport[]> {
  const { rows } = await sql<OpenReport>`
    select r.id, r.service_id as "serviceId", r.at, r.words, p.name as by
      from directory.report r left join identity.person p on p.id = r.person_id
     where r.service_id = any(${serviceIds}::uuid[]) and r.outcome is null order by r.at, r.id`.execute(db);
  return rows;
}

async function addReport(
  tx: Tx,
  report: z.output<typeof ReportError>,
  personId: Uuid | null,
  now: Instant,
): Promise<void> {
  const { rows } = await sql<{ open: number }>`
    with service as materialized (select id from directory.service where id = ${report.serviceId} for update)
    select (select count(*) from directory.report r where r.service_id = service.id and r.outcome is null) as open
      from service`.execute(tx);
  const [found] = rows;
  if (!found) throw new Refused("notFound");
  if (found.open >= MOST_REPORTS) throw new Refused("reportedAlready");
  later(
    tx,
    sql`insert into directory.report (id, service_id, at, words, person_id)
        values (${newId()}, ${report.serviceId}, ${now}, ${report.words}, ${personId})`.compile(tx),
  );
}

/** Entries that want something, and the errors reported of them. */
export interface LookAfter {
  readonly lines: readonly WorklistLine[];
  /** All there are; `lines` are the most pressing. */
  readonly total: number;
  readonly reports: readonly OpenReport[];
  /** They edit all of a region, and have its editor's other tools. */
  readonly ofRegion: boolean;
}

export function createVouching(deps: DirectoryDeps) {
  const { acting, editorOf } = createActing(deps);
  const { db } = deps;

  return {
    openReports,

    /**
     * What of somebody's entries wants looking after: those of their unit and organisation, of the organisations they
     * edit, and for a region's editor all of the region.
     */
    toLookAfter(who: Who, now: Instant): Promise<LookAfter> {
      return db.read(SYSTEM, async (tx) => {
        const { edits } = await editorOf(tx, who);
        const region = edits.find(({ sector }) => sector === "region")?.region ?? null;
        const mine = who.actor ? [who.actor.unit.organisationId] : [];
        const { lines, total } = await worklist(
          tx,
          {
            organisationIds: [...mine, ...edits.map(({ organisationId }) => organisationId)],
            region,
            unitId: who.actor?.unitId ?? null,
          },
          now,
        );
        const reported = lines.filter(({ reports }) => reports > 0).map(({ serviceId }) => serviceId);
        return { lines, total, reports: await openReports(tx, reported), ofRegion: region !== null };
      });
    },

    /**
     * "Still right." For those who work there or edit it (mayVouch); `seen` is the edition that was on the page. Throws
     * Refused `forbidden`, `notFound`, `editedMeanwhile`.
     */
    vouch(who: Who, serviceId: Uuid, seen: number, now: Instant, key?: string): Promise<void> {
      return acting(who, "vouch", { detail: { serviceId, seen } }, now, key, async ({ tx, editor }) => {
        const owned = await belongs(tx, "service", serviceId);
        if (owned === null) throw new Refused("notFound");
        if (!mayVouch(editor, owned)) throw new Refused("forbidden");
        const name = who.actor ? `${who.personName}, ${who.actor.unit.name}` : who.personName;
        await markVerified(tx, serviceId, seen, { at: now, name, personId: who.personId, source: null });
      });
    },

    /** What an entry is called, for the page where one says what is wrong with it; null when there is none. */
    async serviceName(serviceId: string): Promise<string | null> {
      if (!isUuid(serviceId)) return null;
      const rows = await db.ask(
        SYSTEM,
        sql<{ name: string }>`select name from directory.service where id = ${serviceId}`,
      );
      return rows[0]?.name ?? null;
    },

    /**
     * Anybody, signed in or not, says what is wrong with an entry; the caller has slowed them down. Throws Refused
     * `invalidInput`, `notFound`, and `reportedAlready` when twenty wait.
     */
    async reportError(
      who: Who | null,
      input: z.input<typeof ReportError>,
      now: Instant,
      key?: string,
    ): Promise<void> {
      const detail = { serviceId: input.serviceId };
      if (who !== null)
        return acting(who, "reportError", { detail, all: input }, now, key, ({ tx }) =>
          addReport(tx, wellFormed(ReportError, input), who.personId, now),
        );
      const report = wellFormed(ReportError, input);
      return db.write(SYSTEM, (tx) => addReport(tx, report, null, now));
    },

    /** Settles a reported error: what came of it. For those who may edit the entry. Throws Refused `forbidden`, `notFound`. */
    settleReport(
      who: Who,
      reportId: Uuid,
      outcome: ReportOutcome,
      now: Instant,
      key?: string,
    ): Promise<void> {
      const detail = { reportId, outcome };
      return acting(who, "settleReport", { detail }, now, key, async ({ tx, editor }) => {
        const { rows } = await sql<{ serviceId: Uuid }>`
          select service_id as "serviceId" from directory.report where id = ${reportId} and outcome is null for update`.execute(
          tx,
        );
        const [found] = rows;
        const owned = found ? await belongs(tx, "service", found.serviceId) : null;
        if (owned === null) throw new Refused("notFound");
        if (!mayEdit(editor, owned)) throw new Refused("forbidden");
        later(
          tx,
          sql`update directory.report set outcome = ${outcome}, settled_at = ${now}, settled_by = ${who.personId}
               where id = ${reportId}`.compile(tx),
        );
      });
    },
  };
}
