import { readCalendar } from "../../src/exchange/ical/read.ts";
import type { Entry } from "../../src/exchange/ical/types.ts";

/** Calendar files as tests write them, read at noon on a Sunday in November. */

const NOW = new Date("2026-11-22T12:00:00Z");

export const event = (...lines: string[]): string =>
  ["BEGIN:VEVENT", "UID:a@hospital.example", "DTSTAMP:20261101T120000Z", ...lines, "END:VEVENT"].join("\r\n");
export const usual = ["SUMMARY:Sårpleje", "LOCATION:Ambulatoriet\\, indgang 4"];
export const calendar = (...parts: string[]): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//", ...parts, "END:VCALENDAR", ""].join("\r\n");
export const read = (text: string | Uint8Array, place = "") =>
  readCalendar(typeof text === "string" ? Buffer.from(text, "utf8") : text, { now: NOW, place });
export const entries = (...parts: string[]): readonly Entry[] => read(calendar(...parts)).entries;
/** What the one event with these lines becomes. */
export const only = (...lines: string[]): Entry => {
  const [entry, ...more] = entries(event(...lines));
  if (entry === undefined || more.length > 0) throw new Error(`${1 + more.length} entries`);
  return entry;
};
export const why = (entry: Entry | undefined): readonly string[] =>
  entry?.is === "held" ? entry.why.map(({ code }) => code) : [];
export const times = (all: readonly Entry[]): string[] =>
  all.map((entry) =>
    entry.is === "booked" ? (entry.startsAt?.toISOString() ?? entry.day) : `${entry.is} ${why(entry)}`,
  );
