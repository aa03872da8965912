import type { CalendarDay } from "./time.ts";
import { addDays, calendarDay } from "./time.ts";

/** The Danish public holidays (helligdage), by the rules of the Danish church's calendar. */
export type Holiday =
  | "newYearsDay"
  | "maundyThursday"
  | "goodFriday"
  | "easterSunday"
  | "easterMonday"
  | "greatPrayerDay"
  | "ascensionDay"
  | "whitSunday"
  | "whitMonday"
  | "christmasDay"
  | "secondChristmasDay";

/** Days that are not public holidays, but on which public offices are closed by custom and agreement. */
export type ClosingDay = "constitutionDay" | "christmasEve" | "newYearsEve";

/** Great Prayer Day was abolished by act no. 214 of 6 March 2023: the last one was in 2023. */
const LAST_GREAT_PRAYER_DAY = 2023;

/** Which public holiday the day is, or null. Weekends are not holidays. */
export const holidayOf = (day: CalendarDay): Holiday | null => holidaysIn(yearOf(day)).get(day) ?? null;

/** Which closing day it is, or null. It may be a holiday as well: 5 June 2017 was Whit Monday. */
export const closingDayOf = (day: CalendarDay): ClosingDay | null => closingDays[day.slice(5)] ?? null;

/** True on the Danish public holidays. */
export const isHoliday = (day: CalendarDay): boolean => holidayOf(day) !== null;

/** True on public holidays and on the closing days; says nothing about weekends. */
export const isOfficeClosed = (day: CalendarDay): boolean => isHoliday(day) || closingDayOf(day) !== null;

const closingDays: Record<string, ClosingDay> = {
  "06-05": "constitutionDay",
  "12-24": "christmasEve",
  "12-31": "newYearsEve",
};

const years = new Map<number, ReadonlyMap<CalendarDay, Holiday>>();

function holidaysIn(year: number): ReadonlyMap<CalendarDay, Holiday> {
  const known = years.get(year);
  if (known) return known;
  const computed = computeHolidays(year);
  years.set(year, computed);
  return computed;
}

function computeHolidays(year: number): Map<CalendarDay, Holiday> {
  const easter = easterSunday(year);
  const days = new Map<CalendarDay, Holiday>([
    [dayIn(year, 1, 1), "newYearsDay"],
    [addDays(easter, -3), "maundyThursday"],
    [addDays(easter, -2), "goodFriday"],
    [easter, "easterSunday"],
    [addDays(easter, 1), "easterMonday"],
    [addDays(easter, 39), "ascensionDay"],
    [addDays(easter, 49), "whitSunday"],
    [addDays(easter, 50), "whitMonday"],
    [dayIn(year, 12, 25), "christmasDay"],
    [dayIn(year, 12, 26), "secondChristmasDay"],
  ]);
  if (year <= LAST_GREAT_PRAYER_DAY) days.set(addDays(easter, 26), "greatPrayerDay");
  return days;
}

/** Easter Sunday by the Gregorian rule in the form of Meeus, Jones and Butcher. */
export function easterSunday(year: number): CalendarDay {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const leapCenturies = Math.floor(century / 4);
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leapCenturies - moonShift + 15) % 30;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - ((year % 100) % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const sinceMarch = epact + toSunday - 7 * late + 114;
  return dayIn(year, Math.floor(sinceMarch / 31), (sinceMarch % 31) + 1);
}

const yearOf = (day: CalendarDay): number => Number(day.slice(0, 4));

const dayIn = (year: number, month: number, day: number): CalendarDay =>
  calendarDay([pad(year, 4), pad(month, 2), pad(day, 2)].join("-"));

const pad = (n: number, width: number): string => String(n).padStart(width, "0");
