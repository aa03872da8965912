import type { Identity } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";

export interface DirectoryDeps {
  readonly db: Database;
  readonly identity: Identity;
  /** Makes the links of letters, which are kept nowhere: derived from their id. */
  readonly secret: string;
}
