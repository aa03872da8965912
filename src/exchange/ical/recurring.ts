import type { Instant } from "#kernel/clock.ts";
import { addDays, type CalendarDay } from "#kernel/time.ts";
import type { Draft } from "./event.ts";
import { type Property, type When, whenOf } from "./properties.ts";
import { type Budget, expand, type Rule } from "./series.ts";
import { type End, isFault, momentOf, occurrenceOf, readWhen } from "./times.ts";
import type { HoldCode } from "./types.ts";
import type { ZoneOf } from "./zones.ts";

/** A series laid out: its rule and what is added to it, less what is left out. Pure. */

export interface Occurrence {
  /** As RECURRENCE-ID names it. */
  readonly id: string;
  readonly start: When;
}

export type Laid =
  | { readonly occurrences: readonly Occurrence[] }
  | { readonly fault: HoldCode; readonly at: Property };

/** The days that are looked for, both included. */
interface Window {
  readonly today: CalendarDay;
  readonly last: CalendarDay;
}

export const isSeries = ({ rules, added }: Draft): boolean => rules.length + added.length > 0;

/** Every time of the series from `today` to `last`; a few of just before, and where it begins. */
export function layOut(
  draft: Draft & { readonly start: When },
  { today, last }: Window,
  zoneOf: ZoneOf,
  budget: Budget,
): Laid {
  const { start, rules, added, left } = draft;
  const [rule, second] = rules;
  if (rule && (second || rule.type !== "recur")) return { fault: "ruleTooOdd", at: second ?? rule };
  const starts: When[] = [start];
  if (rule) {
    const ruled = byRule(rule, start, { today, last }, zoneOf, budget);
    if ("fault" in ruled) return { fault: ruled.fault, at: rule };
    starts.push(...ruled.starts);
  }
  for (const property of added) {
    const found = whens(property, zoneOf);
    if (found === null || found.some(({ time }) => (time === null) !== (start.time === null)))
      return { fault: property.type === "period" ? "ruleTooOdd" : "unreadable", at: property };
    starts.push(...found);
  }
  const without = new Set<string>();
  for (const property of left) {
    const found = whens(property, zoneOf);
    if (found === null) return { fault: "unreadable", at: property };
    for (const when of found) without.add(occurrenceOf(when, zoneOf));
  }
  const all = new Map(starts.map((one) => [occurrenceOf(one, zoneOf), one]));
  return {
    occurrences: [...all]
      // A day alone leaves out whatever is on it.
      .filter(([id, { day }]) => !without.has(id) && !without.has(day.replaceAll("-", "")))
      .map(([id, one]) => ({ id, start: one }))
      .sort((a, b) => a.start.day.localeCompare(b.start.day)),
  };
}

function byRule(
  property: Property,
  start: When,
  { today, last }: Window,
  zoneOf: ZoneOf,
  budget: Budget,
): { readonly starts: readonly When[] } | { readonly fault: HoldCode } {
  const rule = property.values[0];
  if (typeof rule !== "object" || rule === null) return { fault: "ruleUnreadable" };
  const found = expand(rule as Rule, start, last, budget);
  if ("fault" in found) return found;
  // Somebody else's day may be another than ours.
  const lately = addDays(today, -2);
  const starts = found.days.filter((day) => day >= lately).map((day): When => ({ ...start, day }));
  const until = (rule as Rule).until;
  if (until === undefined) return { starts };
  const end = untilOf(until, start, zoneOf);
  if (end === null) return { fault: "ruleUnreadable" };
  return {
    starts: starts.filter((one) => ("day" in end ? one.day <= end.day : momentOf(one, zoneOf).at <= end.at)),
  };
}

/** A day counts whole, whatever the clock; a moment on no clock of its own is on the start's. */
function untilOf(
  value: unknown,
  start: When,
  zoneOf: ZoneOf,
): { readonly day: CalendarDay } | { readonly at: Instant } | null {
  const until = whenOf(value, start.tzid);
  if (until === null) return null;
  if (until.time === null || start.time === null) return { day: until.day };
  return { at: momentOf(until.utc ? until : { ...until, utc: start.utc }, zoneOf).at };
}

/** All the dates on one line; null when one of them is none. */
function whens(property: Property, zoneOf: ZoneOf): When[] | null {
  const found = property.values.map((value) => readWhen({ ...property, values: [value] }, zoneOf));
  return found.some(isFault) ? null : found.flatMap((when) => (isFault(when) ? [] : [when]));
}

/** How long each of a series lasts: as long as the first does (RFC 5545 §3.8.5.3). */
export function lengthOf({ start, end }: Draft & { readonly start: When }, zoneOf: ZoneOf): End {
  if (end === null || !("at" in end)) return end;
  if (start.time === null || end.at.time === null)
    return start.time === null && end.at.time === null && end.at.day <= addDays(start.day, 1)
      ? { days: 1, ms: 0 }
      : end;
  const ms = momentOf(end.at, zoneOf).at.getTime() - momentOf(start, zoneOf).at.getTime();
  return ms < 0 ? end : { days: 0, ms };
}
