import type { Instant } from "./clock.ts";
import { isOfficeClosed } from "./holidays.ts";
import type { CalendarDay, Weekday } from "./time.ts";
import { addDays, dayOf, minuteOfDay, momentOf, weekday } from "./time.ts";

/**
 * When a unit is open. Plain data, stored as JSON; `parseOpeningHours` is the way in.
 *
 * A span is [from, to) in Danish wall-clock time and belongs to the day it starts on: ["22:00", "07:00"] ends the
 * next morning, "24:00" is allowed as an end. On public holidays and closing days (`isOfficeClosed`) no span
 * starts, unless `openOnHolidays`. With `always` the rest is ignored.
 */
export interface OpeningHours {
  always?: true;
  week?: Partial<Record<Weekday, readonly Span[]>>;
  openOnHolidays?: boolean;
}
export type Span = readonly [from: string, to: string];

const OFFICE_DAY: readonly Span[] = [["08:00", "15:00"]];

/** What counts when a unit has told no hours: Monday to Friday 8–15. */
export const OFFICE_HOURS: OpeningHours = {
  week: { 1: OFFICE_DAY, 2: OFFICE_DAY, 3: OFFICE_DAY, 4: OFFICE_DAY, 5: OFFICE_DAY },
};

/** How far ahead the questions "when does it open" and "when does it close" look, in days. */
const HORIZON = 30;
/** A clock that would run longer than this is a mistake in the data; also what keeps every walk finite. */
const LONGEST_WALK = 3660;

/** One unbroken stretch of opening, in milliseconds since 1970. */
interface Stretch {
  start: number;
  end: number;
}

/** Is the unit open at that moment? At the closing time itself it is not. */
export const isOpen = (hours: OpeningHours, at: Instant): boolean => stretchAt(hours, at) !== null;

/** `at` itself when open then, else when it next opens; null when that is not within 30 days. */
export function nextOpening(hours: OpeningHours, at: Instant): Instant | null {
  const moment = at.getTime();
  for (const stretch of stretches(hours, at, HORIZON)) {
    if (stretch.end > moment) return new Date(Math.max(stretch.start, moment));
  }
  return null;
}

/** When the present opening ends; null when it is closed at that moment or stays open beyond 30 days. */
export function closesAt(hours: OpeningHours, at: Instant): Instant | null {
  const stretch = stretchAt(hours, at);
  if (stretch === null || stretch.end >= momentOf(addDays(dayOf(at), HORIZON), 0)) return null;
  return new Date(stretch.end);
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
    const open = stretch.end - opened;
    if (open >= left) return new Date(opened + left);
    if (open > 0) left -= open;
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
  for (const stretch of stretches(clockHours(hours), from, Number.POSITIVE_INFINITY)) {
    if (stretch.start >= end) break;
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
    const last = opensOn(rule, day).at(-1);
    if (last && --left === 0) return new Date(last.end);
  }
  throw new RangeError(`More than ten years of working days: ${n}`);
}

/** Hours a clock can run by: the unit's own if it ever opens, else office hours. */
const clockHours = (hours: OpeningHours): OpeningHours => (everOpens(hours) ? hours : OFFICE_HOURS);

const everOpens = (hours: OpeningHours): boolean =>
  hours.always === true || Object.values(hours.week ?? {}).some((spans) => spans.length > 0);

function stretchAt(hours: OpeningHours, at: Instant): Stretch | null {
  const moment = at.getTime();
  for (const stretch of stretches(hours, at, HORIZON)) {
    if (stretch.end > moment) return stretch.start <= moment ? stretch : null;
  }
  return null;
}

/**
 * The stretches of opening in order, from the one under way at `from` (nights begin the day before) and for so many
 * days; spans that meet or overlap are one stretch.
 */
function* stretches(hours: OpeningHours, from: Instant, days: number): Generator<Stretch> {
  let open: Stretch | null = null;
  let day = addDays(dayOf(from), -1);
  for (let walked = -1; walked <= days; walked++) {
    for (const next of opensOn(hours, day)) {
      if (open && next.start <= open.end) {
        open = { start: open.start, end: Math.max(open.end, next.end) };
      } else {
        if (open) yield open;
        open = next;
      }
    }
    // Tomorrow's spans cannot touch a stretch that ended before tomorrow.
    day = addDays(day, 1);
    if (open && open.end < momentOf(day, 0)) {
      yield open;
      open = null;
    }
  }
  if (open) yield open;
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

export { parseOpeningHours } from "./parse-hours.ts";
