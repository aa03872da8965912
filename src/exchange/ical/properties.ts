import ICAL from "ical.js";
import { type CalendarDay, parseCalendarDay } from "#kernel/time.ts";
import type { Line } from "./lines.ts";

/** The properties of one event that we read, each parsed by the library on its own, so that one broken line breaks no other. Pure. */

const READ = [
  ...([
    "uid",
    "recurrence-id",
    "dtstart",
    "dtend",
    "duration",
    "rrule",
    "rdate",
    "exdate",
    "exrule",
  ] as const),
  ...(["summary", "location", "description", "status", "sequence", "last-modified", "dtstamp"] as const),
];
export type PropertyName = (typeof READ)[number];

/** These may stand more than once; of the others a second one leaves it open which is meant. */
const MANY: readonly string[] = ["rrule", "rdate", "exdate", "exrule"];
/** Words; the rest are short. */
const WORDS: readonly string[] = ["summary", "location", "description"];
const LONGEST_SHORT = 8_000;

export interface Property {
  readonly line: number;
  /** In lower case: "date", "date-time", "text" … */
  readonly type: string;
  readonly values: readonly unknown[];
  /** As it stands in the file. */
  readonly raw: string;
  readonly tzid: string | null;
  /** "THISANDFUTURE". */
  readonly range: string | null;
}

/** Why a line cannot be read. */
export interface BadLine {
  readonly line: number;
  readonly property: PropertyName;
  readonly code: "unreadable" | "twice" | "lineTooLong";
}

export interface Properties {
  one(name: PropertyName): Property | null;
  all(name: PropertyName): readonly Property[];
  readonly bad: readonly BadLine[];
}

export function propertiesOf(lines: readonly Line[]): Properties {
  const found = new Map<PropertyName, Property[]>();
  const bad: BadLine[] = [];
  for (const { number: line, text } of lines) {
    const said = text === null ? null : nameIn(text);
    const property = READ.find((name) => name === said);
    if (property === undefined || text === null) continue;
    const before = found.get(property) ?? [];
    if (before.length > 0 && !MANY.includes(property)) bad.push({ line, property, code: "twice" });
    else if (text.length > LONGEST_SHORT && !WORDS.includes(property))
      bad.push({ line, property, code: "lineTooLong" });
    else {
      const read = parsed(property, line, text);
      if (read) found.set(property, [...before, read]);
      else bad.push({ line, property, code: "unreadable" });
    }
  }
  return {
    one: (name) => found.get(name)?.[0] ?? null,
    all: (name) => found.get(name) ?? [],
    bad,
  };
}

/** In lower case; null for what is no property at all. */
export const nameIn = (text: string): string | null =>
  /^([A-Za-z0-9-]{1,60})\s*[;:]/.exec(text)?.[1]?.toLowerCase() ?? null;

function parsed(name: PropertyName, line: number, text: string): Property | null {
  try {
    const jcal: unknown = ICAL.parse.property(text);
    if (!Array.isArray(jcal) || jcal[0] !== name || jcal.length < 4) return null;
    const [, parameters, type, ...values] = jcal as [string, Record<string, unknown>, unknown, ...unknown[]];
    const { tzid, range } = parameters;
    return {
      line,
      type: String(type).toLowerCase(),
      values,
      raw: text.replace(/^[^":]*(?:"[^"]*"[^":]*)*:/, ""),
      tzid: typeof tzid === "string" ? tzid : null,
      range: typeof range === "string" ? range.toUpperCase() : null,
    };
  } catch {
    // The library throws plain errors of many kinds for what is not iCalendar; all say the same to us.
    return null;
  }
}

/** A day, and a time of day where it says one. */
export interface When {
  readonly day: CalendarDay;
  /** "HH:MM:SS"; null: all day. */
  readonly time: string | null;
  readonly utc: boolean;
  /** As the file calls it; null: none, the clock on whichever wall (RFC 5545 "floating"). */
  readonly tzid: string | null;
}

/** The library's "2026-11-22" or "2026-11-22T09:30:00Z" as a day and time that exist; else null. */
export function whenOf(value: unknown, tzid: string | null): When | null {
  if (typeof value !== "string") return null;
  const parts = /^(\d{4}-\d\d-\d\d)(?:T((?:[01]\d|2[0-3]):[0-5]\d:)([0-5]\d|60)(Z?))?$/.exec(value);
  const day = parts?.[1] === undefined ? null : parseCalendarDay(parts[1]);
  if (!parts || day === null) return null;
  const [, , hourAndMinute, second, z] = parts;
  if (hourAndMinute === undefined) return { day, time: null, utc: false, tzid: null };
  // A leap second is the last of its minute to every clock we know.
  const time = hourAndMinute + (second === "60" ? "59" : second);
  return { day, time, utc: z === "Z", tzid: z === "Z" ? null : tzid };
}

/** The text of a property that stands on the calendar itself, METHOD among them; empty where there is none that can be read. */
export function propertyValue(lines: readonly Line[], name: string): string {
  for (const { text } of lines) {
    if (text === null || text.length > 200 || !text.toLowerCase().startsWith(name)) continue;
    try {
      const jcal: unknown = ICAL.parse.property(text);
      if (Array.isArray(jcal) && jcal[0] === name) return String(jcal[3]).trim();
    } catch {}
  }
  return "";
}
