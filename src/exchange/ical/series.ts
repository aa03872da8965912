import ICAL from "ical.js";
import { type CalendarDay, calendarDay, minuteOfDay } from "#kernel/time.ts";
import type { When } from "./properties.ts";

/**
 * The days of a series. The library counts them, on the clock on the wall: its counting has no end for some rules (a 30 February, a
 * weekday no step ever meets) and is wrong for others, so that only rules of plain shapes are handed to it, and no more steps are
 * taken than the file may cost. All else is held back and says so. Pure.
 */

/** Steps all the series of one file may cost together: years of days for a few of them. */
export const STEPS = 12_000;

export interface Budget {
  steps: number;
}

export type SeriesFault = "ruleUnreadable" | "ruleTooOften" | "ruleTooOdd" | "ruleTooLong" | "startNotInRule";

/** A rule as the library reads it: "freq", "interval", "byday" … */
export type Rule = Readonly<Record<string, unknown>>;

/** The days of the rule from `start` to `last` inclusive, or why not. UNTIL is a moment, and whoever knows the zone goes by it. */
export function expand(
  rule: Rule,
  start: When,
  last: CalendarDay,
  budget: Budget,
): { readonly days: readonly CalendarDay[] } | { readonly fault: SeriesFault } {
  const fault = shapeOf(rule, start);
  if (fault !== null) return { fault };
  const days: CalendarDay[] = [];
  try {
    const { until: _, ...parts } = rule;
    const iterator = ICAL.Recur.fromData({ ...parts }).iterator(
      ICAL.Time.fromString(start.time === null ? start.day : `${start.day}T${start.time}`, null),
    );
    for (let at = iterator.next(); at; at = iterator.next()) {
      budget.steps -= 1;
      if (budget.steps < 0) return { fault: "ruleTooLong" };
      const day = calendarDay(at.toString().slice(0, 10));
      if (days.length === 0 && day !== start.day) return { fault: "startNotInRule" };
      if (day > last) break;
      days.push(day);
    }
  } catch {
    return { fault: "ruleUnreadable" };
  }
  return { days };
}

/** Longest steps between two times; what is longer than the window has nothing to say in it. */
const MOST: Readonly<Record<string, number>> = { DAILY: 366, WEEKLY: 53, MONTHLY: 12, YEARLY: 10 };
/** What may stand beside the frequency. The library counts each of these to an end, and rightly. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  DAILY: ["byday"],
  WEEKLY: ["byday"],
  MONTHLY: ["byday", "bymonthday", "bysetpos"],
  YEARLY: ["bymonth", "bymonthday"],
};
const DAYS: readonly string[] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

function shapeOf(rule: Rule, start: When): SeriesFault | null {
  const { freq, interval = 1, count: _, until: __, wkst: ___, ...rest } = rule;
  if (typeof freq !== "string" || typeof interval !== "number") return "ruleUnreadable";
  const most = MOST[freq];
  if (most === undefined) return "ruleTooOften";
  const parts = Object.entries(rest)
    .map(([name, value]) => [name, Array.isArray(value) ? value : [value]] as const)
    .filter(([name, values]) => !saysWhatTheStartSays(name, values, start));
  const byday = parts.find(([name]) => name === "byday")?.[1] ?? [];
  const odd =
    interval > most ||
    parts.some(([name, values]) => !PARTS[freq]?.includes(name) || values.length > 31) ||
    // A step of some days that never meets the weekday; weekdays of a month where there is only a week.
    (freq === "DAILY" && byday.length > 0 && interval > 1) ||
    ((freq === "DAILY" || freq === "WEEKLY") && byday.some((day) => !DAYS.includes(String(day)))) ||
    oddMonth(freq, parts) ||
    oddYear(freq, parts, start);
  return odd ? "ruleTooOdd" : null;
}

type Parts = readonly (readonly [string, readonly unknown[]])[];

/** "BYHOUR=9;BYMINUTE=30" beside a start at half past nine adds nothing. */
function saysWhatTheStartSays(name: string, values: readonly unknown[], { time }: When): boolean {
  if (time === null || values.length !== 1) return false;
  const minute = minuteOfDay(time.slice(0, 5));
  const said = { byhour: Math.floor(minute / 60), byminute: minute % 60, bysecond: Number(time.slice(6)) }[
    name
  ];
  return said !== undefined && said === Number(values[0]);
}

/** Days of the month together with weekdays need not ever meet; a position counts among weekdays only. */
function oddMonth(freq: string, parts: Parts): boolean {
  if (freq !== "MONTHLY") return false;
  const names = parts.map(([name]) => name);
  return names.includes("bymonthday")
    ? names.length > 1
    : names.includes("bysetpos") && !names.includes("byday");
}

/** Once a year on a day every year has: what else it says may only be that day again. */
function oddYear(freq: string, parts: Parts, { day }: When): boolean {
  if (freq !== "YEARLY") return false;
  const [, month = 0, date = 0] = day.split("-").map(Number);
  const said: Readonly<Record<string, number>> = { bymonth: month, bymonthday: date };
  return (
    (month === 2 && date === 29) ||
    parts.some(([name, values]) => values.length !== 1 || Number(values[0]) !== said[name]) ||
    (parts.length === 1 && parts[0]?.[0] === "bymonthday")
  );
}
