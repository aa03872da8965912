import type { Config } from "#config.ts";
import type { Clock } from "#kernel/clock.ts";
import type { Appointments } from "#modules/appointments/index.ts";
import type { Citizens } from "#modules/citizen/index.ts";
import type { Consents } from "#modules/consent/index.ts";
import type { Council } from "#modules/council/index.ts";
import type { Directory } from "#modules/directory/index.ts";
import type { Discharge } from "#modules/discharge/index.ts";
import type { Guidance } from "#modules/guidance/index.ts";
import type { Identity, SignIn } from "#modules/identity/index.ts";
import type { Insight } from "#modules/insight/index.ts";
import type { Outreach } from "#modules/outreach/index.ts";
import type { Relay } from "#modules/relay/index.ts";
import type { Stays } from "#modules/stays/index.ts";
import type { Database } from "#platform/db.ts";

/** What commands may use of the open house. */
export interface House {
  readonly config: Config;
  readonly clock: Clock;
  readonly db: Database;
  readonly identity: Identity;
  readonly signIn: SignIn;
  readonly citizens: Citizens;
  readonly consents: Consents;
  readonly directory: Directory;
  readonly council: Council;
  readonly guidance: Guidance;
  readonly relay: Relay;
  readonly discharge: Discharge;
  readonly stays: Stays;
  readonly outreach: Outreach;
  readonly appointments: Appointments;
  readonly insight: Insight;
}
