import type { CalledFor } from "#modules/discharge/index.ts";
import type { JointTableView } from "#modules/relay/index.ts";

/** What the leaders were called for, as the reader may have it: where the table is held without a name, and the reader is told none, only who answered and who was asked – words may say whose it is. Pure. */
export const mayReadOf = (
  calledFor: CalledFor,
  { anonymous, course }: Pick<JointTableView, "anonymous" | "course">,
): CalledFor =>
  anonymous && course.knownAs === null ? { ...calledFor, leaderReason: "", municipalitySaid: "" } : calledFor;
