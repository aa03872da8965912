import type { Clock } from "#kernel/clock.ts";
import type { Identity } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import type { Log } from "#platform/log.ts";
import type { Recurring } from "#platform/reactions.ts";

/** What jobs may use of the house. */
export interface JobServices {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly identity: Identity;
}

export type RecurringJob = Recurring<JobServices>;
