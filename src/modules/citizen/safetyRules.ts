import { addDays, type CalendarDay } from "#kernel/time.ts";

/** Safety notes (D6), as rules. Days are days in Denmark; migration 0042 says the same. */

/** A note is of one day and ends within a year of it: nobody stays what they once did. */
const SAFETY_DAYS = 365;

/** The last day a note about that day may be shown. */
export const lastSafetyDay = (happenedOn: CalendarDay): CalendarDay => addDays(happenedOn, SAFETY_DAYS);

export type NotNoted = "dayIsAhead" | "tooLongAgo" | "dayIsPast" | "endsTooLate";

/** Why it cannot be noted today; null when it can. */
export function whyNotNoted(
  { happenedOn, endsOn }: { readonly happenedOn: CalendarDay; readonly endsOn: CalendarDay },
  today: CalendarDay,
): NotNoted | null {
  if (happenedOn > today) return "dayIsAhead";
  if (lastSafetyDay(happenedOn) < today) return "tooLongAgo";
  if (endsOn < today) return "dayIsPast";
  return endsOn > lastSafetyDay(happenedOn) ? "endsTooLate" : null;
}

/** So many answers to one note; more is said to whoever has the baton. */
export const MOST_ANSWERS = 20;
