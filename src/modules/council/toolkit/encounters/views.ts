import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import type { BudgetDate, Encounter } from "./types.ts";

export function createEncounterViews(db: Database) {
  return {
    /** Whom a body met, newest first: what is for everybody, or all of it for those who sit there (`all`: the caller has asked). */
    encounters: (bodyId: Uuid, all: boolean): Promise<Encounter[]> =>
      db.ask(
        SYSTEM,
        sql<Encounter>`
          select id, kind, held_on::text as "heldOn", with_whom as "withWhom", about, came_of as "cameOf", shown
            from council.encounter where body_id = ${bodyId} and (${all}::boolean or shown) order by held_on desc, id limit 300`,
      ),

    /** The days of budget years a body follows, from a month ago, the next first. For everybody. */
    budgetDates: (bodyId: Uuid, now: Instant): Promise<BudgetDate[]> =>
      db.ask(
        SYSTEM,
        sql<BudgetDate>`
          select id, authority, year, what, day::text as day, source, (day - ${dayOf(now)}::date)::int as "daysLeft"
            from council.budget_date where body_id = ${bodyId} and day >= ${dayOf(now)}::date - 30 order by day, authority limit 200`,
      ),
  };
}
