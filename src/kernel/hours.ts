import type { Instant } from "./clock.ts";
import { isOfficeClosed } from "./holidays.ts";
import type { OpeningHours, Span } from "./opening-hours.ts";
import type { CalendarDay } from "./time.ts";
import { addDays, dayOf, daysBetween, hours as inHours, minuteOfDay, momentOf, weekday } from "./time.ts";

export type { OpeningHours, Span } from "./opening-hours.ts";
export { parseOpeningHours } from "./opening-hours.ts";

const OFFICE_DAY: readonly Span[] = [["08:00", "15:00"]];

/** What counts when a unit has told no hours: Monday to Friday 8–15. */
export const OFFICE_HOURS: OpeningHours = {
  week: { 1: OFFICE_DAY, 2: OFFICE_DAY, 3: OFFICE_DAY, 4: OFFICE_DAY, 5: OFFICE_DAY },
};

/** How far ahead the questions "when does it open" and "when does it close" look, in days. */
const HORIZON = 30;
/** A clock that would run longer than this is a mistake in the data; also what keeps every walk finite. */
const LONGEST_WALK = 3660;

/** A stretch of opening, in milliseconds since 1970. */
interface Stretch {
  start: number;
  end: number;
}

/** Is the unit open at that moment? At the closing time itself it is not. */
export function isOpen(hours: OpeningHours, at: Instant): boolean {
  const moment = at.getTime();
  for (const stretch of stretches(hours, at, 0)) {
    if (stretch.end > moment) return stretch.start <= moment;
  }
  return false;
}

/** `at` itself when open then, else when it next opens; null when that is not within 30 days. */
export function nextOpening(hours: OpeningHours, at: Instant): Instant | null {
  const moment = at.getTime();
  for (const stretch of stretches(hours, at, HORIZON)) {
    if (stretch.end > moment) return new Date(Math.max(stretch.start, moment));
  }
  return null;
}

/** When the present opening ends; null when it is closed at that moment or stays open for 30 days. */
export function closesAt(hours: OpeningHours, at: Instant): Instant | null {
  if (hours.always || !isOpen(hours, at)) return null;
  let closing = at.getTime();
  const tooFar = closing + inHours(24 * HORIZON);
  for (const stretch of stretches(hours, at, HORIZON + 1)) {
    if (stretch.start > closing) break;
    closing = Math.max(closing, stretch.end);
  }
  return closing < tooFar ? new Date(closing) : null;
}

/**
 * The moment when the unit has been open for `ms` milliseconds since `from`: the inverse of `openTimeBetween`.
 * A unit without hours is taken to keep office hours, so that every clock runs.
 * Throws RangeError when `ms` is negative or would take more than ten years.
 */
export function addOpenTime(hours: OpeningHours, from: Instant, ms: number): Instant {
  if (!(ms >= 0 && ms < Number.POSITIVE_INFINITY)) throw new RangeError(`Not a duration: ${ms}`);
  const start = from.getTime();
  if (ms === 0 || hours.always) return new Date(start + ms);
  let left = ms;
  for (const stretch of stretches(clockHours(hours), from, LONGEST_WALK)) {
    const opened = Math.max(stretch.start, start);
    const open = Math.max(0, stretch.end - opened);
    if (open >= left) return new Date(opened + left);
    left -= open;
  }
  throw new RangeError(`More than ten years of opening time: ${ms} ms`);
}

/** Opening time from one moment to another, in milliseconds; 0 when `to` is not after `from`. Office hours if none. */
export function openTimeBetween(hours: OpeningHours, from: Instant, to: Instant): number {
  const start = from.getTime();
  const end = to.getTime();
  if (end <= start) return 0;
  if (hours.always) return end - start;
  let sum = 0;
  for (const stretch of stretches(clockHours(hours), from, daysBetween(dayOf(from), dayOf(to)))) {
    sum += Math.max(0, Math.min(stretch.end, end) - Math.max(stretch.start, start));
  }
  return sum;
}

/**
 * The end of opening on the n-th working day after the day of `from`. A working day is one on which the unit opens
 * (so every day for one that is always open, which then answers by midnight). Office hours if none.
 * Throws RangeError unless n is a whole number from 1.
 */
export function addWorkingDays(from: Instant, n: number, hours: OpeningHours): Instant {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`Not a number of working days: ${n}`);
  const rule = clockHours(hours);
  let day = dayOf(from);
  let left = n;
  for (let walked = 0; walked < LONGEST_WALK; walked++) {
    day = addDays(day, 1);
    const ends = opensOn(rule, day).map((stretch) => stretch.end);
    if (ends.length > 0 && --left === 0) return new Date(Math.max(...ends));
  }
  throw new RangeError(`More than ten years of working days: ${n}`);
}

/** Hours a clock can run by: the unit's own if it ever opens, else office hours. */
const clockHours = (hours: OpeningHours): OpeningHours => (everOpens(hours) ? hours : OFFICE_HOURS);

const everOpens = (hours: OpeningHours): boolean =>
  hours.always === true || Object.values(hours.week ?? {}).some((spans) => spans.length > 0);

/**
 * The stretches of opening in order and never overlapping, from the one under way at `from` (nights begin the day
 * before) to those that start so many days later. Stretches may meet: ["18:00", "24:00"] and ["00:00", "07:00"].
 */
function* stretches(hours: OpeningHours, from: Instant, days: number): Generator<Stretch> {
  let day = addDays(dayOf(from), -1);
  let told = Number.NEGATIVE_INFINITY;
  for (let ahead = -1; ahead <= days; ahead++) {
    for (const { start, end } of opensOn(hours, day)) {
      if (end > told) yield { start: Math.max(start, told), end };
      told = Math.max(told, end);
    }
    day = addDays(day, 1);
  }
}

/** The spans that start on the day, in order. One swallowed whole by the spring night is not there. */
function opensOn(hours: OpeningHours, day: CalendarDay): Stretch[] {
  if (hours.always) return [{ start: momentOf(day, 0), end: momentOf(day, 1440) }];
  const spans = hours.week?.[weekday(day)];
  if (!spans || (!hours.openOnHolidays && isOfficeClosed(day))) return [];
  return spans
    .map(([from, to]) => toStretch(day, minuteOfDay(from), minuteOfDay(to)))
    .filter((stretch) => stretch.end > stretch.start)
    .sort((a, b) => a.start - b.start);
}

const toStretch = (day: CalendarDay, from: number, to: number): Stretch => ({
  start: momentOf(day, from),
  end: to > from ? momentOf(day, to) : momentOf(addDays(day, 1), to),
});
