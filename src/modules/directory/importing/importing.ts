import type { Database } from "#platform/db.ts";
import { notTheirs } from "./notTheirs.ts";
import * as store from "./store.ts";
import { createTaking } from "./taking.ts";
import * as views from "./views.ts";

/** Lists taken in from elsewhere: rows wait, are judged, and are put. Authorised by whoever calls: policy.ts mayEditAll. */
export function createImporting(db: Database) {
  return {
    ...store,
    ...views,
    notTheirs,
    /** Puts what was judged; may be run again after it was stopped anywhere. */
    take: createTaking(db),
  };
}
