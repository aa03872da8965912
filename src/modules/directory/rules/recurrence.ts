import { isOfficeClosed } from "#kernel/holidays.ts";
import {
  addDays,
  type CalendarDay,
  calendarDay,
  daysBetween,
  parseCalendarDay,
  type Weekday,
  weekday,
} from "#kernel/time.ts";
import type { Schedule } from "../model.ts";

/** Which days a schedule means: the part of iCalendar's rules (RFC 5545) that HSDS uses, and Danish holidays. */
export type Matcher = (day: CalendarDay) => boolean;

const WEEKDAYS: readonly string[] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
/** A count is followed for at most this long: what keeps every walk finite. */
const LONGEST_COUNT = 3660;
const LAST_DECADE = "9980";
const NEVER = calendarDay("9999-12-31");

/** A weekday, by itself or the n-th of the month, from the end when negative; 0 means every one. */
interface ByDay {
  readonly weekday: Weekday;
  readonly nth: number;
}

/**
 * Does the schedule begin an opening on that day? Holidays and office closing days are out, unless it says otherwise, is
 * meant for a single day, or never closes at all. A rule that lacks what it needs to be read matches no day.
 */
export function matcherOf(schedule: Schedule): Matcher {
  const recurs = recurring(schedule);
  const anchor = firstDay(schedule);
  const last = schedule.count !== undefined ? lastCounted(recurs, anchor, schedule.count) : null;
  const onHolidays = schedule.openOnHolidays ?? (isOneDay(schedule) || neverCloses(schedule));
  return (day) =>
    isWithin(schedule, day) &&
    (last === null || day <= last) &&
    recurs(day) &&
    (onHolidays || !isOfficeClosed(day));
}

const isWithin = ({ validFrom, validTo, dtstart, until }: Schedule, day: CalendarDay): boolean =>
  (validFrom === undefined || validFrom <= day) &&
  (dtstart === undefined || dtstart <= day) &&
  (validTo === undefined || day <= validTo) &&
  (until === undefined || day <= until);

const firstDay = ({ dtstart, validFrom }: Schedule): CalendarDay | null =>
  parseCalendarDay(dtstart ?? validFrom ?? "");

const isOneDay = ({ validFrom, validTo, dtstart, freq, byday }: Schedule): boolean =>
  (validFrom !== undefined && validFrom === validTo) ||
  (dtstart !== undefined && freq === undefined && byday === undefined);

const neverCloses = ({ opensAt, closesAt, freq, byday, interval, validFrom, validTo }: Schedule): boolean =>
  opensAt === "00:00" &&
  (closesAt === "24:00" || closesAt === "00:00") &&
  freq !== "MONTHLY" &&
  (interval ?? 1) === 1 &&
  validTo === undefined &&
  (byday === undefined
    ? freq === undefined && validFrom === undefined
    : new Set(byDays(byday).map(({ weekday: day }) => day)).size === 7);

/** The rule itself, without its bounds. */
function recurring(schedule: Schedule): Matcher {
  const { freq, byday, dtstart, bymonthday, byweekno, byyearday } = schedule;
  const days = byday === undefined ? null : byDays(byday);
  const first = firstDay(schedule);
  const numbers = { week: listOf(byweekno), yearDay: listOf(byyearday) };
  const also: Matcher = (day) =>
    (numbers.week === null || isNumbered(numbers.week, isoWeek(day), isoWeeksIn(day))) &&
    (numbers.yearDay === null || isNumbered(numbers.yearDay, yearDay(day), daysInYear(day)));
  const rule = ((): Matcher => {
    if (freq === "MONTHLY") return monthly(schedule, days, listOf(bymonthday), first);
    if (freq === undefined && days === null) {
      // One occurrence on its first day, or every day of a period.
      return dtstart === undefined ? () => true : (day) => day === dtstart;
    }
    return weekly(schedule, days, first);
  })();
  return (day) => rule(day) && also(day);
}

function weekly(
  { interval = 1, wkst }: Schedule,
  days: readonly ByDay[] | null,
  first: CalendarDay | null,
): Matcher {
  const on = days ? new Set(days.map((one) => one.weekday)) : first && new Set([weekday(first)]);
  if (!on) return () => false;
  const starts = Math.max(0, WEEKDAYS.indexOf(wkst ?? "MO"));
  const weekOf = (day: CalendarDay): CalendarDay => addDays(day, -((weekday(day) - 1 - starts + 7) % 7));
  const base = first && weekOf(first);
  return (day) =>
    on.has(weekday(day)) &&
    (interval === 1 || (base !== null && (daysBetween(base, weekOf(day)) / 7) % interval === 0));
}

function monthly(
  { interval = 1 }: Schedule,
  days: readonly ByDay[] | null,
  dates: readonly number[] | null,
  first: CalendarDay | null,
): Matcher {
  const wanted = dates ?? (days === null && first ? [Number(first.slice(8))] : null);
  if (wanted === null && days === null) return () => false;
  return (day) => {
    const last = daysInMonth(day);
    const date = Number(day.slice(8));
    if (interval > 1 && (first === null || (monthOf(day) - monthOf(first)) % interval !== 0)) return false;
    if (wanted && !isNumbered(wanted, date, last)) return false;
    return days === null || days.some((one) => isNth(one, day, date, last));
  };
}

const isNth = ({ weekday: wanted, nth }: ByDay, day: CalendarDay, date: number, last: number): boolean =>
  weekday(day) === wanted &&
  (nth === 0 || nth === Math.ceil(date / 7) || nth === -Math.ceil((last - date + 1) / 7));

/** The last day that counts, when only so many do; holidays count like any other day, as in the standard. */
function lastCounted(recurs: Matcher, first: CalendarDay | null, count: number): CalendarDay {
  if (first === null || first > LAST_DECADE) return NEVER;
  let left = count;
  for (let day = first, walked = 0; walked < LONGEST_COUNT; day = addDays(day, 1), walked++)
    if (recurs(day) && --left === 0) return day;
  return NEVER;
}

const byDays = (text: string): ByDay[] =>
  text.split(",").flatMap((one) => {
    const found = /^([+-]?\d{0,2})(MO|TU|WE|TH|FR|SA|SU)$/.exec(one.trim());
    if (!found) return [];
    const nth = Number(found[1] || 0);
    return [{ weekday: (WEEKDAYS.indexOf(found[2] ?? "") + 1) as Weekday, nth: Number.isNaN(nth) ? 0 : nth }];
  });

const listOf = (text: string | undefined): readonly number[] | null => {
  if (text === undefined) return null;
  const numbers = text
    .split(",")
    .map(Number)
    .filter((n) => Number.isInteger(n) && n !== 0);
  return numbers.length > 0 ? numbers : null;
};

/** 1 is the first, -1 the last. */
const isNumbered = (wanted: readonly number[], number: number, last: number): boolean =>
  wanted.includes(number) || wanted.includes(number - last - 1);

const yearOf = (day: CalendarDay): number => Number(day.slice(0, 4));
const monthOf = (day: CalendarDay): number => yearOf(day) * 12 + Number(day.slice(5, 7));
const inYear = (year: number, rest: string): CalendarDay =>
  calendarDay(`${String(year).padStart(4, "0")}-${rest}`);
const daysInMonth = (day: CalendarDay): number =>
  new Date(Date.UTC(yearOf(day), Number(day.slice(5, 7)), 0)).getUTCDate();
const yearDay = (day: CalendarDay): number => daysBetween(inYear(yearOf(day), "01-01"), day) + 1;
const daysInYear = (day: CalendarDay): number => yearDay(inYear(yearOf(day), "12-31"));

/** ISO weeks: the first is the one with the year's first Thursday. */
const thursdayOf = (day: CalendarDay): CalendarDay => addDays(day, 4 - weekday(day));
const isoWeek = (day: CalendarDay): number => Math.ceil(yearDay(thursdayOf(day)) / 7);
const isoWeeksIn = (day: CalendarDay): number => isoWeek(inYear(yearOf(thursdayOf(day)), "12-28"));
