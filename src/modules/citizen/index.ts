import * as store from "./store.ts";
import "./tables.ts";
import * as views from "./views.ts";

export { ageBandOf } from "./rules.ts";
export {
  AGE_BANDS,
  type AgeBand,
  type CitizenCard,
  type MatchQuery,
  type MeetMe,
  type NewCitizen,
  type PossibleMatch,
} from "./types.ts";

/** The person and their own words. Every function runs in the caller's transaction; the caller authorises and logs. */
export function createCitizen() {
  return { ...store, ...views };
}

export type Citizens = ReturnType<typeof createCitizen>;
