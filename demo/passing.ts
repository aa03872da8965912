import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { addDays, type CalendarDay, dayOf, instantAt } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Relay } from "#modules/relay/index.ts";
import type { Database } from "#platform/db.ts";

/** What the clock does by itself while the stories are played. */
export interface Passing {
  /** Does everything that falls due until then, each at its own moment. */
  pass(to: Instant): Promise<void>;
  /** A command was given that may have set a new time; others only take times away. */
  mayBeSooner(): void;
}

const justAfter = (day: CalendarDay): Instant => instantAt(day, "00:05");

/**
 * The ladder climbs each step when its time has passed; what a passed date calls for is raised just after midnight in
 * Denmark. The database is asked for the next time only when it may have changed.
 */
export function createPassing(db: Database, { ladder }: Relay, start: Instant): Passing {
  let day = addDays(dayOf(start), 1);
  let next: Instant | null = null;
  let known = false;

  const findNext = async (): Promise<void> => {
    next = await db.read(SYSTEM, async (snapshot) => {
      const { rows } = await sql<{ due: Instant | null }>`
        select least((select min(next_rung_at) from relay.handover where state in ('proposed', 'questioned')),
                     (select min(hold_by) from relay.joint_table where state <> 'settled' and passed_on_at is null)) as due`.execute(
        snapshot,
      );
      return rows[0]?.due ?? null;
    });
    known = true;
  };

  const climbUntil = async (to: Instant): Promise<void> => {
    if (!known) await findNext();
    while (next !== null && next <= to) {
      const due: Instant = next;
      await ladder.climbDue(due);
      await ladder.passLapsedTables(due);
      await findNext();
    }
  };

  return {
    mayBeSooner: () => {
      known = false;
    },
    async pass(to) {
      for (let midnight = justAfter(day); midnight <= to; midnight = justAfter(day)) {
        day = addDays(day, 1);
        await climbUntil(midnight);
        await ladder.raiseStandstills(midnight);
        await ladder.raiseCheckBacks(midnight);
        await ladder.planComingOfAge(midnight);
      }
      await climbUntil(to);
    },
  };
}
