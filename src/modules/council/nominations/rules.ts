import type { CalendarDay } from "#kernel/time.ts";
import type { NominationState } from "./types.ts";

/** How a nomination stands on a day. */
export const nominationState = (
  {
    state,
    answerBy,
  }: { readonly state: "open" | "decided" | "calledOff"; readonly answerBy: CalendarDay | null },
  today: CalendarDay,
): NominationState => (state === "open" && answerBy !== null && answerBy < today ? "late" : state);
