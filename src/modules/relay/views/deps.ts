import type { Citizens } from "#modules/citizen/index.ts";
import type { Consents } from "#modules/consent/index.ts";
import type { Directory } from "#modules/directory/index.ts";
import type { Identity } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import type { LedTo } from "../actions/ledTo.ts";
import type { NeedKinds } from "./need-kinds.ts";

/** What the relay's views are made of. */
export interface ViewDeps {
  readonly db: Database;
  readonly identity: Identity;
  readonly citizens: Citizens;
  readonly consents: Consents;
  readonly directory: Directory;
  readonly needKinds: NeedKinds;
  /** Makes the tokens of links that can be shown again, and are kept nowhere. */
  readonly secret: string;
  /** What the modules it leads to have under way. */
  readonly ledTo?: readonly LedTo[];
}
