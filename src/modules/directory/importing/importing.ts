import type { Database } from "#platform/db.ts";
import { notTheirs } from "./notTheirs.ts";
import {
  addRows,
  addRun,
  clearRows,
  dropPieces,
  forgetRuns,
  judgeTheRest,
  setJudged,
  setRun,
} from "./store.ts";
import { createTaking } from "./taking.ts";
import {
  bySourceId,
  counts,
  hanging,
  known,
  lines,
  missingCount,
  piece,
  places,
  placesElsewhere,
  run,
  standing,
  unjudged,
  waiting,
} from "./views.ts";

/** Lists taken in from elsewhere: rows wait, are judged, and are put. Authorised by whoever calls: policy.ts mayEditAll. */
export function createImporting(db: Database) {
  return {
    addRun,
    setRun,
    clearRows,
    addRows,
    setJudged,
    judgeTheRest,
    dropPieces,
    forgetRuns,
    run,
    waiting,
    piece,
    unjudged,
    hanging,
    bySourceId,
    known,
    placesElsewhere,
    standing,
    notTheirs,
    missingCount,
    counts,
    lines,
    places,
    /** Puts what was judged; may be run again after it was stopped anywhere. */
    take: createTaking(db),
  };
}
