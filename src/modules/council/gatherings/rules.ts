import type { Instant } from "#kernel/clock.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { GatheringState, Heading, Input } from "./types.ts";

interface Standing {
  readonly state: "open" | "adopted" | "calledOff";
  readonly due: CalendarDay;
  readonly deliverBy: CalendarDay | null;
  readonly publishedAt: Instant | null;
}

/** How a gathering stands on a day. */
export function gatheringState(
  { state, due, deliverBy, publishedAt }: Standing,
  today: CalendarDay,
): GatheringState {
  if (state === "adopted") return publishedAt === null ? "adopted" : "published";
  if (state === "calledOff") return "calledOff";
  if (deliverBy !== null && deliverBy < today) return "late";
  return due < today ? "grouping" : "open";
}

/** What came in, under its headings, as words to begin the text from; what is under none comes last. */
export function draftFrom(
  headings: readonly Heading[],
  inputs: readonly Pick<Input, "headingId" | "words">[],
): string {
  const under = (id: string | null) =>
    inputs.filter(({ headingId }) => headingId === id).map(({ words }) => `- ${words}`);
  const parts = headings.map(({ id, title }) => [title, ...under(id)]).filter((lines) => lines.length > 1);
  return [...parts, under(null)]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}
