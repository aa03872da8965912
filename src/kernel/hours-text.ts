import { type OpeningHours, parseOpeningHours, type Span } from "./opening-hours.ts";
import type { Weekday } from "./time.ts";

/** Opening hours as people type them, in a form or in a file. */

const DAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const DAY_NAMES: Readonly<Record<string, Weekday>> = {
  ...{ man: 1, mandag: 1, mon: 1, monday: 1 },
  ...{ tir: 2, tirsdag: 2, tue: 2, tuesday: 2 },
  ...{ ons: 3, onsdag: 3, wed: 3, wednesday: 3 },
  ...{ tor: 4, torsdag: 4, thu: 4, thursday: 4 },
  ...{ fre: 5, fredag: 5, fri: 5, friday: 5 },
  ...{ lør: 6, lor: 6, lørdag: 6, sat: 6, saturday: 6 },
  ...{ søn: 7, son: 7, søndag: 7, sun: 7, sunday: 7 },
};
const ALWAYS = ["always", "24/7", "døgnet rundt", "doegnet rundt", "døgnåben"];

/** "8-15", "08.00–12:00, 13-15.30": the spans of one day; none where nothing is written. Null: not times. */
export function parseSpans(text: string): readonly Span[] | null {
  const spans = text
    .split(/[,;]|\bog\b|\band\b/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(spanOf);
  const read = spans.filter((span) => span !== null);
  if (read.length < spans.length) return null;
  return parseOpeningHours({ week: { 1: read } }).ok ? read : null;
}

/** The same written out, as it stands in the form. */
export const writeSpans = (spans: readonly Span[]): string =>
  spans.map(([from, to]) => `${from}-${to}`).join(", ");

function spanOf(text: string): Span | null {
  const [, from, to] = /^(?:kl\.? )?([\d.:]+) ?[-–] ?([\d.:]+)$/.exec(text) ?? [];
  const [opens, closes] = [timeOf(from ?? ""), timeOf(to ?? "")];
  return opens === null || closes === null ? null : [opens, closes];
}

function timeOf(text: string): string | null {
  const [, hour, minute = "00"] = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(text) ?? [];
  return hour === undefined ? null : `${hour.padStart(2, "0")}:${minute}`;
}

/**
 * A week on one line: "man-fre 8-15, lør 10-12", "always"; "+helligdage" or "+holidays" last says open on them too. A time
 * without a day belongs to the days before it. Null: not opening hours.
 */
export function parseHoursText(text: string): OpeningHours | null {
  const [line = "", ...more] = text.trim().toLowerCase().split("+");
  const holidays = more.map((word) => word.trim());
  if (holidays.some((word) => word !== "helligdage" && word !== "holidays")) return null;
  if (ALWAYS.includes(line.trim())) return { always: true };
  const week: Partial<Record<Weekday, Span[]>> = {};
  let days: readonly Weekday[] = [];
  for (const part of line.split(/[,;/]/)) {
    const [, named = "", times = ""] =
      /^([\p{L}\s–-]*?)\s*([\d.:]+\s*[-–]\s*[\d.:]+)$/u.exec(part.trim()) ?? [];
    const span = spanOf(times.replaceAll(" ", ""));
    days = named === "" ? days : daysOf(named);
    if (span === null || days.length === 0) return null;
    for (const day of days) week[day] = [...(week[day] ?? []), span];
  }
  const parsed = parseOpeningHours({ week, ...(holidays.length > 0 && { openOnHolidays: true }) });
  return parsed.ok ? parsed.value : null;
}

/** "man-fre", "lør": the days; none when one of them is no day. */
function daysOf(text: string): readonly Weekday[] {
  const ends = text.split(/[-–]/).map((name) => DAY_NAMES[name.trim()]);
  const [first, last = first] = ends;
  if (first === undefined || last === undefined || ends.length > 2 || ends.includes(undefined)) return [];
  return DAYS.filter((day) => (first <= last ? day >= first && day <= last : day >= first || day <= last));
}
