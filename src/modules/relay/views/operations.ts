import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { hours, plus } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { type Heartbeat, heartbeats } from "#platform/heartbeat.ts";
import type { ViewDeps } from "./deps.ts";

/** How the relay is doing, for those who keep it running. Counts and ages; no citizen, no unit, no person. */
export interface OperationsView {
  readonly now: Instant;
  readonly openCourses: number;
  readonly openNeeds: number;
  /** Forløb uden stafetholder: 0. Counted from history, not from the column that cannot be empty. */
  readonly withoutHolder: number;
  readonly openHandovers: number;
  readonly overdue: number;
  /** When the answer that has been waited for longest was due. */
  readonly oldestOverdueAt: Instant | null;
  /** When the ladder should have climbed and has not: more than a minute or two ago, and it stands still. */
  readonly ladderBehindSince: Instant | null;
  readonly openTables: number;
  readonly openAlarms: number;
  readonly heartbeats: readonly Heartbeat[];
  readonly queue: { readonly waiting: number; readonly failed: number; readonly oldestAt: Instant | null };
  readonly events: { readonly waiting: number; readonly oldestAt: Instant | null };
  readonly log: { readonly unsealed: number; readonly oldestUnsealedAt: Instant | null };
  readonly lastThirtyDays: {
    readonly gaps: number;
    readonly turnedAway: number;
    readonly briefContacts: number;
  };
}

type Counted = Omit<OperationsView, "now" | "heartbeats" | "queue" | "events" | "log" | "lastThirtyDays">;
interface Waiting {
  readonly waiting: number;
  readonly oldestAt: Instant | null;
}

export function createOperationsView({ db }: ViewDeps) {
  return {
    /** For administrators and the operations page. Each figure is counted now; some read a whole index. */
    operations(now: Instant): Promise<OperationsView> {
      const since = plus(now, -hours(24 * 30));
      return db.read(SYSTEM, async (snapshot) => {
        const [relay, beats, queue, failed, events, log, month] = await Promise.all([
          sql<Counted>`
            select (select count(*) from relay.course where held_key = true) as "openCourses",
                   (select count(*) from relay.need where held_key = true) as "openNeeds",
                   (select count(*) from relay.course c
                     where c.held_key = true
                       and not exists (select from relay.period p
                                        where p.subject_id = c.id and p.until = 'infinity' and p.unit_id = c.holder_id)) as "withoutHolder",
                   due.*,
                   (select count(*) from relay.joint_table where state <> 'settled') as "openTables",
                   (select count(*) from relay.alarm where cleared_at is null) as "openAlarms"
              from (select count(*) as "openHandovers", count(*) filter (where answer_by <= ${now}) as overdue,
                           min(answer_by) filter (where answer_by <= ${now}) as "oldestOverdueAt",
                           min(next_rung_at) filter (where next_rung_at <= ${now}) as "ladderBehindSince"
                      from relay.handover where state in ('proposed', 'questioned')) as due`.execute(
            snapshot,
          ),
          heartbeats(snapshot),
          sql<Waiting>`
            select count(*) as waiting, min(created_on) as "oldestAt"
              from jobs.job_common where state < 'active' and not blocked`.execute(snapshot),
          sql<{
            failed: number;
          }>`select count(*) as failed from jobs.job_common where state = 'failed'`.execute(snapshot),
          sql<Waiting>`
            select count(*) as waiting, min(at) as "oldestAt" from platform.event where dispatched_at is null`.execute(
            snapshot,
          ),
          sql<OperationsView["log"]>`
            select count(*) as unsealed, min(at) as "oldestUnsealedAt" from identity.audit_entry where not sealed`.execute(
            snapshot,
          ),
          sql<OperationsView["lastThirtyDays"]>`
            select (select count(*) from directory.gap where at >= ${since}) as gaps,
                   (select count(*) from relay.turned_away where at >= ${since}) as "turnedAway",
                   (select count(*) from relay.brief_contact where at >= ${since}) as "briefContacts"`.execute(
            snapshot,
          ),
        ]);
        return {
          now,
          ...one(relay.rows),
          heartbeats: beats,
          queue: { ...one(queue.rows), ...one(failed.rows) },
          events: one(events.rows),
          log: one(log.rows),
          lastThirtyDays: one(month.rows),
        };
      });
    },
  };
}

function one<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error("Counting always gives a row");
  return row;
}
