import type { Instant } from "#kernel/clock.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { DialogueState } from "./types.ts";

/** How a dialogue stands on a day. It is open on its last day, and nobody closes it. */
export function dialogueState(
  {
    closesOn,
    summary,
    publishedAt,
  }: { readonly closesOn: CalendarDay; readonly summary: string; readonly publishedAt: Instant | null },
  today: CalendarDay,
): DialogueState {
  if (today <= closesOn) return "open";
  if (publishedAt !== null) return "published";
  return summary === "" ? "closed" : "summedUp";
}
