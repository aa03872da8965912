import { CompiledQuery, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { isRefused } from "#kernel/refusal.ts";
import { dayOf, instantAt } from "#kernel/time.ts";
import { type ActorKey, asOf, type Database, later, type Tx } from "#platform/db.ts";
import { isDenial } from "./policy.ts";
import { type AuditEntry, SYSTEM } from "./types.ts";
import { type LogFindings, type SealedHead, verifyLog } from "./verify-log.ts";

/**
 * The log of laws 12 and 14. What was done or read is logged by the very transaction that does or reads it: neither
 * can be had without the other. What was refused is logged by a transaction of its own, since the refusal undoes its.
 */

type Outcome = "done" | "denied";

/** One constant statement whatever the number of entries, so that it is planned once. */
const insert = `
  insert into identity.audit_entry (id, at, person_id, unit_id, action, outcome, citizen_id, course_id, purpose, detail)
  select id, at, person_id, unit_id, action, outcome, citizen_id, course_id, purpose, detail
    from jsonb_to_recordset($1::jsonb)
      as e(id uuid, at timestamptz, person_id uuid, unit_id uuid, action text, outcome text,
           citizen_id uuid, course_id uuid, purpose text, detail jsonb)`;

function insertion(entries: readonly AuditEntry[], outcome: Outcome): CompiledQuery {
  const rows = entries.map((entry) => ({
    id: newId(),
    at: entry.at,
    person_id: entry.actor.personId,
    unit_id: entry.actor.unitId,
    action: entry.action,
    outcome,
    citizen_id: entry.citizenId ?? null,
    course_id: entry.courseId ?? null,
    purpose: entry.purpose ?? null,
    detail: entry.detail ?? {},
  }));
  return CompiledQuery.raw(insert, [JSON.stringify(rows)]);
}

/** Logs what this transaction does. Costs no trip of its own; if it cannot be written, nothing else is. */
export function record(tx: Tx, entries: readonly AuditEntry[]): void {
  if (entries.length > 0) later(tx, insertion(entries, "done"));
}

/** A list somebody reads, as the log names it. */
export const LISTS = [
  "list.awaitingUs",
  "list.held",
  "list.awaitingOthers",
  "list.today",
  "list.alarms",
  "list.stairs",
  "list.tables",
  "list.responsibilities",
  "list.stays",
  "list.ward",
  "list.calendar",
  "list.appointments",
  "list.round",
] as const;
/** The courses each list on a page shows, by its name: whoever's name or need stands there. */
export type Shown = Partial<Readonly<Record<(typeof LISTS)[number], readonly Uuid[]>>>;

/** One constant statement: an entry for each list that shows what it has not shown this reader before. */
const insertShown = `
  insert into identity.audit_entry (id, at, person_id, unit_id, action, outcome, detail)
  select l.id, $2::timestamptz, $3::uuid, $4::uuid, l.action, 'done', jsonb_build_object('courses', fresh.courses)
    from jsonb_to_recordset($1::jsonb) as l(id uuid, action text, courses jsonb),
         lateral identity.newly_shown(l.action, l.courses, $5::timestamptz) as fresh(courses)
   where fresh.courses is not null`;

/**
 * Logs what lists showed, once a day for each reader, list and course: the person's log tells of days. Writes nothing –
 * and so commits without a write – when all of it had been shown already, as when a page renews itself.
 */
function recordShown(tx: Tx, actor: ActorKey, at: Instant, shown: Shown): void {
  const lists = LISTS.flatMap((action) => {
    const courses = [...new Set(shown[action] ?? [])];
    return courses.length === 0 ? [] : [{ id: newId(), action, courses }];
  });
  if (lists.length === 0) return;
  const values = [JSON.stringify(lists), at, actor.personId, actor.unitId, instantAt(dayOf(at), "00:00")];
  later(tx, CompiledQuery.raw(insertShown, values));
}

export function createAudit(db: Database) {
  /** In a transaction of its own: a view that shows a closed door instead of throwing logs the attempt with this. */
  const deny = (attempt: AuditEntry): Promise<void> =>
    db.write(SYSTEM, async (tx) => later(tx, insertion([attempt], "denied")));

  return {
    record,
    deny,

    /**
     * Reads citizen content for somebody and logs it in the same transaction: the content is handed over only after
     * the commit, so that without the log entry nobody has seen anything. `work` returns the content and what to
     * log of it (nothing, when it turned out that there was nothing to see).
     */
    async read<T>(
      actor: AuditEntry["actor"],
      work: (tx: Tx) => Promise<{ content: T; seen: readonly AuditEntry[] }>,
    ): Promise<T> {
      return db.look(actor, async (tx) => {
        const { content, seen } = await work(tx);
        record(tx, seen);
        return content;
      });
    },

    /**
     * Reads lists for somebody and logs, in the same transaction, whose names or needs stood on them: `work` returns the
     * content and the courses each list showed. What was logged for this reader and list earlier in the day is not again.
     */
    async list<T>(
      actor: ActorKey,
      now: Instant,
      work: (tx: Tx) => Promise<{ content: T; shown: Shown }>,
    ): Promise<T> {
      return db.look(asOf(actor, now), async (tx) => {
        const { content, shown } = await work(tx);
        recordShown(tx, actor, now, shown);
        return content;
      });
    },

    /**
     * Runs `work` – outside any transaction, `work` opens its own – and throws on whatever it throws. When that is a
     * refusal for want of a right, the attempt has been logged first, and the log kept even though all else was undone.
     */
    async watch<T>(attempt: AuditEntry, work: () => Promise<T>): Promise<T> {
      try {
        return await work();
      } catch (error) {
        if (isRefused(error) && isDenial(error.code)) {
          await deny({ ...attempt, detail: { ...attempt.detail, refused: error.code } });
        }
        throw error;
      }
    },

    /** Lays the chain over all entries whose transactions are over. Returns how many it sealed. */
    async seal(): Promise<number> {
      for (let total = 0; ; ) {
        const sealed = await db.write(SYSTEM, async (tx) => {
          const { rows } = await sql<{
            sealed: number;
          }>`select identity.seal_log(${batch}) as sealed`.execute(tx);
          return rows[0]?.sealed ?? 0;
        });
        total += sealed;
        if (sealed < batch) return total;
      }
    },

    /** Recomputes the whole chain from the raw rows; see verify-log.ts. `anchor`: a head noted earlier, outside. */
    verify: (now: Instant, anchor?: SealedHead): Promise<LogFindings> => verifyLog(db, now, anchor),
  };
}

const batch = 1_000;
