import type { Identity } from "#modules/identity/index.ts";
import type { Relay } from "#modules/relay/index.ts";
import type { Database } from "#platform/db.ts";
import type { Log } from "#platform/log.ts";
import type { Recurring } from "#platform/reactions.ts";

/** What jobs may use of the house. */
export interface JobServices {
  readonly db: Database;
  readonly log: Log;
  readonly identity: Identity;
  readonly relay: Relay;
}

export type RecurringJob = Recurring<JobServices>;
