import type { Instant } from "#kernel/clock.ts";
import { addDays, type CalendarDay, calendarDay, hours, plus } from "#kernel/time.ts";

/** When somebody is asked how it felt, and what of the answers a unit may see. Pure. */

/** Never more often, whatever happens meanwhile; and for so long one question stands. */
export const FORTNIGHT = hours(24 * 14);
/** By message one is asked when there is something to tell of. */
export const ASKED_AFTER = hours(24);

export type Face = 1 | 2 | 3 | 4 | 5;

export type FeltOccasion = "handover" | "appointment" | "discharge";

/** What is asked about: each event that is one, by its type. More kinds of occasion are more lines. */
export const OCCASION_OF: Readonly<Record<string, FeltOccasion>> = {
  "relay.handoverAccepted": "handover",
  "relay.tookOver": "handover",
  "relay.passedToStandingReceiver": "handover",
  "appointments.attended": "appointment",
  "discharge.left": "discharge",
  "discharge.leftWithoutPlace": "discharge",
  "discharge.leftEarly": "discharge",
};

/** The citizen was asked last then, or never: may they be asked again? */
export const mayAskAgain = (lastAskedAt: Instant | null, now: Instant): boolean =>
  lastAskedAt === null || now >= plus(lastAskedAt, FORTNIGHT);

/** The first day of the quarter a day is in. */
export function quarterOf(day: CalendarDay): CalendarDay {
  const month = Number(day.slice(5, 7));
  const first = month - ((month - 1) % 3);
  return calendarDay(`${day.slice(0, 4)}-${String(first).padStart(2, "0")}-01`);
}

/** The latest quarters that are over, newest first: the one it is says nothing yet, lest one more answer be seen in it. */
export function quartersOver(today: CalendarDay, most: number): readonly CalendarDay[] {
  const found: CalendarDay[] = [];
  for (let first = quarterOf(today); found.length < most; ) {
    first = quarterOf(addDays(first, -1));
    found.push(first);
  }
  return found;
}
