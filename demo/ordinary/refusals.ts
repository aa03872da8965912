import { isRefused } from "#kernel/refusal.ts";

/** What a story may meet because others – or the ladder – were there first. Anything else is a mistake in the story. */
const TAKEN: readonly string[] = [
  "alreadyAnswered",
  "alreadyHas",
  "needEnded",
  "notHolder",
  "notResponsible",
  "notYours",
  "oneAtATime",
  "withdrawFirst",
];

/** Does it, unless somebody was first. True when it was done. */
export async function unlessTaken(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (isRefused(error) && TAKEN.includes(error.code)) return false;
    throw error;
  }
}
