import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf, hours, plus } from "#kernel/time.ts";
import { NOTHING_SAID } from "#modules/consent/index.ts";
import { type Actor, SYSTEM, type UnitCard } from "#modules/identity/index.ts";
import { asOf, type Db } from "#platform/db.ts";
import type { DischargeDeps } from "./command.ts";
import { mayTell, paperFor } from "./handover.ts";
import { isTheirs } from "./policy.ts";
import {
  admissionPart,
  bySoonest,
  courseLeaving,
  endOf,
  lineViews,
  type Names,
  placeOf,
  previousOf,
  standingOf,
  wardLine,
} from "./present.ts";
import { type ChangeRow, changeRows, type LeavingRow, type LineRow, leavingRows, lineRows } from "./rows.ts";
import { holdsCourseUntil, inForce, regionCareOf, transportRightOf } from "./rules.ts";
import { lawOn, lawsOf, leavingsWhere } from "./store.ts";
import type { Leaving } from "./types.ts";
import type { CalledFor, CourseLeaving, DischargeFigures, LeavingView, WardView } from "./view-types.ts";

const FIGURE_DAYS = 30;

export function createDischargeViews({ db, identity, citizens, consents, relay }: DischargeDeps) {
  /** Whoever is named on a page, in one trip. */
  const namesOf = async (
    tx: Db,
    rows: readonly (LeavingRow | undefined)[],
    lines: Iterable<LineRow> = [],
    changes: readonly ChangeRow[] = [],
  ): Promise<Names> => {
    const units: (Uuid | null | undefined)[] = [];
    const people: (Uuid | null | undefined)[] = [];
    for (const row of rows) {
      units.push(row?.unitId, row?.begunUnit, row?.changedUnit, row?.holderId);
      people.push(row?.begunBy, row?.changedBy);
    }
    for (const line of lines) {
      units.push(line.byUnit, line.unitId);
      people.push(line.personId);
    }
    for (const change of changes) {
      units.push(change.unitId, change.byUnit);
      people.push(change.personId);
    }
    const cards = await identity.unitCards(tx, distinct(units));
    const named = await identity.personNames(tx, distinct(people));
    return {
      door: (id) => ({ id, name: cards.get(id)?.name ?? "", phone: cards.get(id)?.phone ?? "" }),
      person: (id) => (id === null ? "" : (named.get(id) ?? "")),
      unit: (id) => (id === null ? "" : (cards.get(id)?.name ?? "")),
    };
  };

  const seen = (actor: Actor, leaving: Leaving, at: Instant) => ({
    at,
    actor,
    action: "discharge.read",
    courseId: leaving.courseId,
    citizenId: leaving.citizenId,
  });

  const view = async (tx: Db, actor: Actor, leaving: Leaving, now: Instant): Promise<LeavingView> => {
    const previousId = leaving.admission?.previousId ?? null;
    const [before] = previousId === null ? [] : await leavingsWhere(tx, sql`l.id = ${previousId}`);
    const rows = await leavingRows(tx, [leaving.id, ...(before ? [before.id] : [])]);
    const row = rows.get(leaving.id);
    if (!row) throw new Error("A leaving that was found has its row");
    const lines = await lineRows(tx, [leaving.id, ...(before ? [before.id] : [])]);
    const changes = await changeRows(tx, leaving.id);
    const names = await namesOf(tx, [...rows.values()], lines.values(), changes);
    const cards = await citizens.citizenCards(tx, [leaving.citizenId], dayOf(now));
    const on = dayOf(leaving.leftAt ?? now);
    const law = await lawOn(tx, on);
    const run = isTheirs(actor, leaving) || (await relay.inside.takesPart(tx, actor, leaving.courseId));
    const holder = row.holderId !== null && row.courseOpen ? names.door(row.holderId) : null;
    const { admission } = leaving;
    const shown = lineViews(leaving, lines, leaving.state === "open" ? on : dayOf(now), names);
    const transport = shown.find(({ kind }) => kind === "transport");
    return {
      id: leaving.id,
      subject: leaving.subject,
      courseId: leaving.courseId,
      knownAs: cards.get(leaving.citizenId)?.knownAs ?? null,
      language: cards.get(leaving.citizenId)?.language ?? null,
      state: leaving.state,
      edition: leaving.edition,
      admission: admissionPart(leaving, row, changes, names),
      responsible: row.unitId ? placeOf(row, names) : (holder ?? { id: null, name: "", phone: "" }),
      holder,
      answers: leaving.answers,
      answersClosed: !row.knowsAnswers,
      lines: shown,
      ...(leaving.state === "open"
        ? standingOf(leaving, row.knowsAnswers, on)
        : {
            missing: shown
              .filter(({ group, state }) => group !== "arrival" && (state === "open" || state === "due"))
              .map(({ kind }) => kind),
            withoutPlace: row.withoutPlace,
          }),
      end: endOf(leaving, row, names),
      holdsCourseUntil: holdsCourseUntil(leaving, law, now),
      regionCare:
        admission && row.knowsCare && row.knowsAnswers
          ? regionCareOf({ ...admission, leftAt: leaving.leftAt ?? now }, leaving.answers, law)
          : null,
      transport: transport && !transport.closed ? transportRightOf(transport.ticks) : null,
      law,
      readmission: previousId !== null,
      previous:
        before && admission
          ? previousOf(before, rows.get(before.id), lines, admission.admittedAt, names)
          : null,
      may: {
        run: run && leaving.state !== "stopped",
        cancelDischarge:
          run &&
          leaving.subject === "admission" &&
          (leaving.state === "left" || leaving.state === "leftEarly") &&
          row.courseOpen !== false,
        stop: run && leaving.subject === "admission" && leaving.state === "open",
      },
    };
  };

  return {
    /**
     * The whole check, with what was missing last time. For the ward or house, and those on the person's relay, each as far as they may
     * read a line. Logged. Throws Refused `notFound`.
     */
    leaving: async (actor: Actor, leavingId: string, now: Instant): Promise<LeavingView> => {
      const content = isUuid(leavingId)
        ? await identity.audit.read<LeavingView | null>(asOf(actor, now), async (tx) => {
            const [leaving] = await leavingsWhere(tx, sql`l.id = ${leavingId}`);
            return leaving
              ? { content: await view(tx, actor, leaving, now), seen: [seen(actor, leaving, now)] }
              : { content: null, seen: [] };
          })
        : null;
      if (content === null) {
        await identity.audit.deny({ at: now, actor, action: "discharge.read", detail: { leavingId } });
        throw new Refused("notFound");
      }
      return content;
    },

    /**
     * The check as the one who takes over may have it on paper: `to` is a unit on Stafet, null a door outside. Never more than the reader
     * may see. Logged. Throws Refused `notFound`, also of a unit that is none.
     */
    handover: async (
      actor: Actor,
      leavingId: string,
      to: string | null,
      now: Instant,
    ): Promise<{
      readonly paper: LeavingView;
      readonly to: { readonly id: Uuid; readonly name: string } | null;
    }> => {
      if (!isUuid(leavingId) || (to !== null && !isUuid(to))) throw new Refused("notFound");
      const content = await identity.audit.read<{ paper: LeavingView; to: UnitCard | null } | null>(
        asOf(actor, now),
        async (tx) => {
          const [leaving] = await leavingsWhere(tx, sql`l.id = ${leavingId}`);
          if (!leaving) return { content: null, seen: [] };
          const receiver = to === null ? null : ((await identity.unitCards(tx, [to])).get(to) ?? null);
          if (to !== null && receiver === null) return { content: null, seen: [] };
          const whole = await view(tx, actor, leaving, now);
          const said = await consents.said(tx, [leaving.citizenId], dayOf(now));
          const told = mayTell(said.get(leaving.citizenId) ?? NOTHING_SAID, actor.unit, receiver);
          return {
            content: { paper: paperFor(whole, told), to: receiver },
            seen: [seen(actor, leaving, now)],
          };
        },
      );
      if (content === null) {
        await identity.audit.deny({ at: now, actor, action: "discharge.read", detail: { leavingId } });
        throw new Refused("notFound");
      }
      return content;
    },

    /** Every admission of the person of a course, and how they left a house; the newest first. To those on their relay. Logged with the page that shows it. */
    ofCourse: (actor: Actor, courseId: Uuid, now: Instant): Promise<readonly CourseLeaving[]> =>
      identity.audit.read(asOf(actor, now), async (tx) => {
        const leavings = isUuid(courseId)
          ? await leavingsWhere(
              tx,
              sql`l.citizen_id in (select citizen.records_of(c.citizen_id) from relay.course c where c.id = ${courseId})`,
            )
          : [];
        const rows = await leavingRows(
          tx,
          leavings.map(({ id }) => id),
        );
        const names = await namesOf(tx, [...rows.values()]);
        const laws = await lawsOf(tx);
        const content = leavings.map((leaving) => {
          const law = inForce(laws, dayOf(leaving.leftAt ?? now));
          return courseLeaving(leaving, rows.get(leaving.id), law, now, names);
        });
        const [first] = leavings;
        return { content, seen: first ? [{ ...seen(actor, first, now), courseId }] : [] };
      }),

    /** The actor's own ward: who is there, and who has left with something open and is not back. For who works there; whose name stands there is logged. */
    ward: (actor: Actor, now: Instant): Promise<WardView> =>
      identity.audit.list(actor, now, async (tx) => {
        const leavings = await leavingsWhere(
          tx,
          sql`l.unit_id = ${actor.unitId} and l.subject = 'admission'
              and (l.state = 'open'
                   or (l.state in ('left', 'leftEarly') and l.left_at > ${now}::timestamptz - interval '14 days'
                       and not exists (select from relay.course c where c.id = l.course_id and c.died_at is not null)
                       and not exists (select from discharge.leaving x where x.previous_id = l.id and x.state <> 'stopped')))`,
        );
        const rows = await leavingRows(
          tx,
          leavings.map(({ id }) => id),
        );
        const cards = await citizens.citizenCards(
          tx,
          leavings.map(({ citizenId }) => citizenId),
          dayOf(now),
        );
        const lines = leavings.map((leaving) =>
          wardLine(leaving, rows.get(leaving.id), cards.get(leaving.citizenId)?.knownAs ?? null, now),
        );
        const content = {
          here: lines.filter(({ state }) => state === "open").sort(bySoonest),
          leftOpen: lines.filter(({ state, open }) => state !== "open" && open > 0),
        };
        return { content, shown: { "list.ward": leavings.map(({ courseId }) => courseId) } };
      }),

    /**
     * What leaders were called to a table for; null: for something else. For who has been shown the table – the relay says who that is,
     * and logs it –, who needs not be let into the check itself. Not where they were, nor what is wrong with them.
     */
    calledFor: async (tableId: Uuid): Promise<CalledFor | null> => {
      const [row] = await db.ask(
        SYSTEM,
        sql<CalledFor>`
          select l.subject, l.left_at as "leftAt", l.leader_name as "leaderName", l.leader_reason as "leaderReason",
                 m.name as municipality, l.municipality_said as "municipalitySaid"
            from discharge.leaving l join directory.municipality m on m.code = l.municipality
           where l.table_id = ${tableId} and l.without_place order by l.left_at desc limit 1`,
      );
      return row ?? null;
    },

    /** How it goes, for the operations page: counts of the last thirty days, and of nobody. */
    figures: async (now: Instant): Promise<DischargeFigures> => {
      const since = plus(now, -hours(24 * FIGURE_DAYS));
      const [row] = await db.ask(
        SYSTEM,
        sql<DischargeFigures>`
          select count(*) filter (where state = 'open' and subject = 'admission')::int as "admittedNow",
                 count(*) filter (where state = 'left' and subject = 'admission' and left_at >= ${since})::int as discharges,
                 count(*) filter (where without_place and left_at >= ${since})::int as "withoutPlace",
                 count(*) filter (where leader_name is not null and left_at >= ${since})::int as overrides,
                 count(*) filter (where state = 'leftEarly' and left_at >= ${since})::int as "leftEarly",
                 count(*) filter (where previous_id is not null and state <> 'stopped' and admitted_at >= ${since})::int as readmissions
            from discharge.leaving`,
      );
      if (!row) throw new Error("Counting always gives a row");
      return row;
    },
  };
}

const distinct = (ids: readonly (Uuid | null | undefined)[]): Uuid[] => [
  ...new Set(ids.filter((id) => id !== null && id !== undefined)),
];
