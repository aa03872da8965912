import type { Appointments } from "#modules/appointments/index.ts";
import type { Council } from "#modules/council/index.ts";
import type { Directory } from "#modules/directory/index.ts";
import type { Discharge } from "#modules/discharge/index.ts";
import type { Identity, SignIn } from "#modules/identity/index.ts";
import type { Insight } from "#modules/insight/index.ts";
import type { Outreach } from "#modules/outreach/index.ts";
import type { Carriers, Relay } from "#modules/relay/index.ts";
import type { Stays } from "#modules/stays/index.ts";
import type { Database } from "#platform/db.ts";
import type { Log } from "#platform/log.ts";
import type { Mail } from "#platform/mail.ts";
import type { Recurring } from "#platform/reactions.ts";

/** What jobs may use of the house. */
export interface JobServices {
  readonly db: Database;
  readonly log: Log;
  readonly mail: Mail;
  readonly identity: Identity;
  readonly signIn: SignIn;
  readonly directory: Directory;
  readonly council: Council;
  readonly relay: Relay;
  readonly discharge: Discharge;
  readonly stays: Stays;
  readonly outreach: Outreach;
  readonly appointments: Appointments;
  readonly insight: Insight;
  /** What takes messages to citizens out of the house. */
  readonly carriers: Carriers;
  /** What links in letters begin with: the address people type. */
  readonly origin: string;
}

export type RecurringJob = Recurring<JobServices>;
