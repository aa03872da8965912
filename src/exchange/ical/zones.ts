import ICAL from "ical.js";
import type { ZoneLines } from "./components.ts";

/** Which clock a calendar means. Names are believed, definitions only as far as they tell the Danish clock from others. Pure. */

export const DANISH = "Europe/Copenhagen";

/** Windows' own names for clocks in Europe, as Outlook writes them (Unicode CLDR, windowsZones). */
const WINDOWS: Readonly<Record<string, string>> = {
  "romance standard time": DANISH,
  "w. europe standard time": "Europe/Berlin",
  "central europe standard time": "Europe/Budapest",
  "central european standard time": "Europe/Warsaw",
  "gmt standard time": "Europe/London",
  "greenwich standard time": "Atlantic/Reykjavik",
  "e. europe standard time": "Europe/Chisinau",
  "fle standard time": "Europe/Kyiv",
  "gtb standard time": "Europe/Bucharest",
  "greenland standard time": "America/Nuuk",
};

/** How a file calls its clocks, and what each is; null: nobody can say, and what depends on it is held back. */
export type ZoneOf = (tzid: string) => string | null;

/** The file's own definitions help only where a name says nothing. */
export function zonesIn(defined: readonly ZoneLines[]): ZoneOf {
  const danish = new Set(defined.flatMap((zone) => (isDanish(zone) ? [tzidOf(zone)] : [])));
  return (tzid) => named(tzid) ?? (danish.has(tzid) ? DANISH : null);
}

function named(tzid: string): string | null {
  const name = tzid.trim();
  const windows = WINDOWS[name.toLowerCase()];
  if (windows !== undefined) return windows;
  // "(UTC+01:00) Brussels, Copenhagen, Madrid, Paris"
  if (/^\((?:UTC|GMT).*\bCopenhagen\b/i.test(name)) return DANISH;
  if (!name.startsWith("/")) return isZone(name) ? name : null;
  // "/freeassociation.sourceforge.net/Europe/Copenhagen"
  const parts = name.split("/").slice(-3);
  return [parts, parts.slice(1)].map((some) => some.join("/")).find(isZone) ?? null;
}

function isZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,2}$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

const tzidOf = (zone: ZoneLines): string => valuesOf(zone, "tzid")[0] ?? "";

/** One hour ahead in winter, two in summer, changed in March and October: as in Denmark since 1980. */
function isDanish(zone: ZoneLines): boolean {
  const ahead = new Set(valuesOf(zone, "tzoffsetto"));
  const months = new Set(valuesOf(zone, "rrule").flatMap((rule) => /BYMONTH=(\d+)/.exec(rule)?.[1] ?? []));
  const isPair = (set: ReadonlySet<string>, a: string, b: string) =>
    set.size === 2 && set.has(a) && set.has(b);
  return isPair(ahead, "+01:00", "+02:00") && isPair(months, "3", "10");
}

function valuesOf(zone: ZoneLines, name: string): string[] {
  return zone.lines.flatMap(({ text }) => {
    if (text === null || text.length > 1000 || !text.toLowerCase().startsWith(name)) return [];
    if (name === "rrule") return [text.toUpperCase()];
    try {
      const property: unknown = ICAL.parse.property(text);
      return Array.isArray(property) && property[0] === name ? [String(property[3])] : [];
    } catch {
      return [];
    }
  });
}
