import { Temporal } from "temporal-polyfill";
import type { Instant } from "./clock.ts";

/**
 * Days and wall-clock times as people in Denmark know them. Moments are stored in UTC; a day is a calendar day in
 * Europe/Copenhagen (law 16). Temporal decides everything about the time zone and does not leave this file.
 */
const ZONE = "Europe/Copenhagen";
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A day that exists, as "YYYY-MM-DD". Compares and sorts as text. Only this file makes one. */
export type CalendarDay = string & { readonly __brand: "CalendarDay" };

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const minutes = (n: number): number => n * 60_000;
export const hours = (n: number): number => n * HOUR;
export const plus = (at: Instant, ms: number): Instant => new Date(at.getTime() + ms);

/** The day, or null when the text is not a day that exists between the years 1 and 9999. */
export function parseCalendarDay(text: string): CalendarDay | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < "0001") return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  // Date.parse lets 30 February overflow into March; only a day that comes back unchanged exists.
  return !Number.isNaN(ms) && isoDay(ms) === text ? (text as CalendarDay) : null;
}

/** The same for a text known to be a day. Throws RangeError otherwise. */
export function calendarDay(text: string): CalendarDay {
  const day = parseCalendarDay(text);
  if (day === null) throw new RangeError(`Not a calendar day: ${text}`);
  return day;
}

/** The day it is in Denmark at that moment. */
export const dayOf = (at: Instant): CalendarDay => dayNumbered(Math.floor(wallClockMs(at) / DAY));

/** The time of day in Denmark at that moment, "HH:MM". */
export const timeOfDay = (at: Instant): string => new Date(wallClockMs(at)).toISOString().slice(11, 16);

/** So many days later (earlier when negative). Throws RangeError outside the years 1–9999. */
export const addDays = (day: CalendarDay, n: number): CalendarDay => dayNumbered(dayNumber(day) + n);

/** Days from a to b: negative when b is the earlier. */
export const daysBetween = (a: CalendarDay, b: CalendarDay): number => dayNumber(b) - dayNumber(a);

export const weekday = (day: CalendarDay): Weekday => (mod(dayNumber(day) + 3, 7) + 1) as Weekday;

/**
 * The moment a clock in Denmark shows that time on that day; "24:00" is the next midnight.
 * A time the spring night skips gives the moment of the jump; a time the autumn night repeats gives the first of
 * the two. So a later time never gives an earlier moment. Throws RangeError when `time` is not "HH:MM".
 */
export const instantAt = (day: CalendarDay, time: string): Instant =>
  new Date(momentOf(day, minuteOfDay(time)));

/**
 * The moment a clock in a named zone ("Europe/London") shows that time, "HH:MM:SS", as calendars mean it (RFC 5545 §3.3.5): one the
 * spring night skips is counted from before the jump – half past two is half past three – and is `onClock: false`; of one the autumn
 * night repeats, the first. Null when nobody knows the zone.
 */
export function momentInZone(
  day: CalendarDay,
  time: string,
  zone: string,
): { readonly at: Instant; readonly onClock: boolean } | null {
  const wall = Temporal.PlainDateTime.from(`${day}T${time}`);
  try {
    const found = wall.toZonedDateTime(zone, { disambiguation: "compatible" });
    return { at: new Date(found.epochMilliseconds), onClock: found.toPlainDateTime().equals(wall) };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Minutes since midnight of "HH:MM", "24:00" included. Throws RangeError for anything else. */
export function minuteOfDay(time: string): number {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (parts) return Number(parts[1]) * 60 + Number(parts[2]);
  if (time === "24:00") return 1440;
  throw new RangeError(`Not a time of day: ${time}`);
}

/** `instantAt` in numbers, for hot paths: milliseconds since 1970 at so many minutes (0–1440) past midnight. */
export function momentOf(day: CalendarDay, minute: number): number {
  const { start, end } = boundsOf(day);
  if (end - start === DAY) return start + minutes(minute);
  return minute === 1440 ? end : momentOnIrregularDay(day, minute);
}

/** First moment of the day and of the one after, in milliseconds. Remembered: asking the time zone is slow. */
function boundsOf(day: CalendarDay): { start: number; end: number } {
  const known = bounds.get(day);
  if (known) return known;
  const date = Temporal.PlainDate.from(day);
  const midnight = (d: Temporal.PlainDate) => d.toZonedDateTime(ZONE).epochMilliseconds;
  return remember(bounds, day, { start: midnight(date), end: midnight(date.add({ days: 1 })) });
}

function momentOnIrregularDay(day: CalendarDay, minute: number): number {
  const wall = Temporal.PlainDate.from(day).toPlainDateTime({
    hour: Math.floor(minute / 60),
    minute: minute % 60,
  });
  const found = wall.toZonedDateTime(ZONE, { disambiguation: "earlier" });
  if (found.toPlainDateTime().equals(wall)) return found.epochMilliseconds;
  return (found.getTimeZoneTransition("next") ?? found).epochMilliseconds;
}

/** What the clock on the wall shows, as if it were UTC. */
function wallClockMs(at: Instant): number {
  const ms = at.getTime();
  if (Number.isNaN(ms)) throw new RangeError("Not a moment");
  // The offset is remembered per whole hour: Denmark has only ever changed its clocks on one since 1894.
  const hour = Math.floor(ms / HOUR);
  return ms + (offsets.get(hour) ?? remember(offsets, hour, offsetAt(ms)));
}

const offsetAt = (ms: number): number =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(ZONE).offsetNanoseconds / 1_000_000;

const bounds = new Map<CalendarDay, { start: number; end: number }>();
const offsets = new Map<number, number>();
const numbers = new Map<CalendarDay, number>();
const days = new Map<number, CalendarDay>();

/** Keeps an answer, starting over when there are many, so that no stream of odd dates can fill the memory. */
function remember<K, V>(memory: Map<K, V>, key: K, value: V): V {
  if (memory.size >= 20_000) memory.clear();
  memory.set(key, value);
  return value;
}

/** The date part of the ISO form. Years past 9999 come out with a sign and so never pass for a day. */
const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Days since 1970, and back. Remembered too, since every walk over opening hours goes day by day. */
const dayNumber = (day: CalendarDay): number =>
  numbers.get(day) ?? remember(numbers, day, Date.parse(`${day}T00:00:00Z`) / DAY);
const dayNumbered = (number: number): CalendarDay =>
  days.get(number) ?? remember(days, number, calendarDay(isoDay(number * DAY)));

const mod = (n: number, by: number): number => ((n % by) + by) % by;
