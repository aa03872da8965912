import ICAL from "ical.js";
import type { Instant } from "#kernel/clock.ts";
import { addDays, type CalendarDay, dayOf, hours, momentInZone, plus } from "#kernel/time.ts";
import { type Property, type When, whenOf } from "./properties.ts";
import type { HoldCode } from "./types.ts";
import { DANISH, type ZoneOf } from "./zones.ts";

/** Times of an event as moments and days in Denmark. Pure. */

/** Appointments are of a day; what lasts longer is a stay. */
const LONGEST_HOURS = 24;

export type Fault = { readonly fault: HoldCode };
export const isFault = (value: object): value is Fault => "fault" in value;

/** A date or a date with a time, as its own type says; the zone it names is known. */
export function readWhen(property: Property, zoneOf: ZoneOf): When | Fault {
  const when = ["date", "date-time"].includes(property.type)
    ? whenOf(property.values[0], property.tzid)
    : null;
  // Beyond these a day is a slip of the hand, and its neighbours need not be days at all.
  if (when === null || when.day < "1900" || when.day >= "9000") return { fault: "startUnusable" };
  return when.tzid !== null && zoneOf(when.tzid) === null ? { fault: "unknownZone" } : when;
}

/** The zone whose clock it is read on: its own, UTC, or – where it says none – the one on the wall here. */
const zoneFor = (when: When, zoneOf: ZoneOf): string =>
  when.utc ? "UTC" : ((when.tzid === null ? null : zoneOf(when.tzid)) ?? DANISH);

/** The moment of a date with a time. Throws RangeError for one without. */
export function momentOf(when: When, zoneOf: ZoneOf): { readonly at: Instant; readonly onClock: boolean } {
  const found = when.time === null ? null : momentInZone(when.day, when.time, zoneFor(when, zoneOf));
  if (found === null) throw new RangeError("Not a moment");
  return found;
}

/** As RECURRENCE-ID names one of a series, in the same words whichever zone a file says it in. */
export const occurrenceOf = (when: When, zoneOf: ZoneOf): string =>
  when.time === null
    ? when.day.replaceAll("-", "")
    : `${momentOf(when, zoneOf).at.toISOString().replace(/\.\d+/, "").replace(/[-:]/g, "")}`;

/** How an event ends: at a time of its own, after a while, or nothing said. */
export type End = { readonly at: When } | { readonly days: number; readonly ms: number } | null;

export function readEnd(end: Property | null, duration: Property | null, zoneOf: ZoneOf): End | Fault {
  if (end !== null) {
    const at = readWhen(end, zoneOf);
    if (!isFault(at)) return { at };
    return { fault: at.fault === "unknownZone" ? "unknownZone" : "endUnusable" };
  }
  if (duration === null) return null;
  return readDuration(String(duration.values[0]));
}

function readDuration(said: string): End | Fault {
  if (said.length > 40) return { fault: "endUnusable" };
  try {
    const { isNegative, weeks, days, hours: h, minutes, seconds } = ICAL.Duration.fromString(said);
    if (isNegative) return { fault: "endsBeforeStart" };
    return { days: 7 * weeks + days, ms: ((h * 60 + minutes) * 60 + seconds) * 1000 };
  } catch {
    return { fault: "endUnusable" };
  }
}

export interface Laid {
  readonly day: CalendarDay;
  readonly startsAt: Instant | null;
  readonly endsAt: Instant | null;
  /** False: the clock skips that time on that night, and it is counted from before the jump. */
  readonly onClock: boolean;
}

/** Start and end together, as an appointment has them. */
export function lay(start: When, end: End, zoneOf: ZoneOf): Laid | Fault {
  if (start.time === null) return layDay(start.day, end);
  const { at, onClock } = momentOf(start, zoneOf);
  const until = endOf(start, at, end, zoneOf);
  if (until !== null && isFault(until)) return until;
  if (until !== null && until < at) return { fault: "endsBeforeStart" };
  if (until !== null && until >= plus(at, hours(LONGEST_HOURS))) return { fault: "lastsTooLong" };
  return { day: dayOf(at), startsAt: at, endsAt: until !== null && until > at ? until : null, onClock };
}

function endOf(start: When, at: Instant, end: End, zoneOf: ZoneOf): Instant | Fault | null {
  if (end === null) return null;
  if ("at" in end) return end.at.time === null ? { fault: "endUnusable" } : momentOf(end.at, zoneOf).at;
  // A day is a day on the clock, however long that night is; hours are hours (RFC 5545 §3.3.6).
  if (end.days > 1) return { fault: "lastsTooLong" };
  if (end.ms >= hours(LONGEST_HOURS)) return { fault: "lastsTooLong" };
  const from = end.days === 0 ? at : momentOf({ ...start, day: addDays(start.day, end.days) }, zoneOf).at;
  return plus(from, end.ms);
}

/** All day: that one day. The end is the first day that is no more part of it. */
function layDay(day: CalendarDay, end: End): Laid | Fault {
  const laid = { day, startsAt: null, endsAt: null, onClock: true };
  if (end === null) return laid;
  if ("at" in end) {
    if (end.at.time !== null) return { fault: "endUnusable" };
    if (end.at.day < day) return { fault: "endsBeforeStart" };
    return end.at.day > addDays(day, 1) ? { fault: "lastsTooLong" } : laid;
  }
  if (end.ms > 0) return { fault: "endUnusable" };
  return end.days > 1 ? { fault: "lastsTooLong" } : laid;
}
