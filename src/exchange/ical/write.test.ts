import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { addDays, type CalendarDay, calendarDay, dayOf } from "#kernel/time.ts";
import { readCalendar } from "./read.ts";
import { type CalendarEvent, writable, writeCalendar } from "./write.ts";

const NOW = new Date("2026-11-22T12:00:00Z");

/** What breaks calendars: delimiters, backslashes, ends of lines, letters of two to four bytes, letters joined to one, markup. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ",",
        ";",
        ":",
        "\\",
        "\\n",
        '"',
        "\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "æøå",
        "ÆØÅ",
        "👩‍👩‍👧",
        "🛏️",
        "é",
        "<b>",
        "BEGIN:VEVENT",
        "END:VCALENDAR",
      ),
      fc.string({ unit: "binary", maxLength: 40 }),
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map((parts) => parts.join(""));

const seconds = (ms: number): Date => new Date(Math.floor(ms / 1000) * 1000);
const event: fc.Arbitrary<CalendarEvent> = fc
  .record({
    uid: fc.uuid().map((id) => `${id}@stafet`),
    at: fc.integer({ min: NOW.getTime() + 3_600_000, max: NOW.getTime() + 390 * 86_400_000 }),
    minutes: fc.option(fc.integer({ min: 1, max: 1439 })),
    allDay: fc.boolean(),
    title: words,
    place: words,
    words,
    sequence: fc.nat({ max: 1000 }),
  })
  .map(({ at, minutes, allDay, ...rest }) => {
    const startsAt = allDay ? null : seconds(at);
    const endsAt =
      startsAt === null || minutes === null ? null : new Date(startsAt.getTime() + minutes * 60_000);
    return { ...rest, day: dayOf(seconds(at)), startsAt, endsAt, changedAt: NOW };
  });

/** As any other program reads it: the library's own reader, and nothing of ours. */
function readByLibrary(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const found = new ICAL.Event(component);
    const isDay = found.startDate.isDate;
    const hasEnd = component.hasProperty("dtend");
    return {
      uid: found.uid,
      day: isDay ? (found.startDate.toString() as CalendarDay) : dayOf(found.startDate.toJSDate()),
      startsAt: isDay ? null : found.startDate.toJSDate(),
      endsAt: isDay || !hasEnd ? null : found.endDate.toJSDate(),
      title: found.summary,
      place: found.location ?? "",
      words: found.description ?? "",
      sequence: found.sequence,
    };
  });
}

describe("what is written", () => {
  test("is read again as exactly the same appointments", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 6 }), (events) => {
        const expected = events.map(({ changedAt: _, ...one }) => ({
          ...one,
          title: writable(one.title),
          place: writable(one.place ?? ""),
          words: writable(one.words ?? ""),
        }));
        expect(readByLibrary(writeCalendar(events))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  test("has no line over 75 octets, no letter cut in two, and CRLF only", () => {
    fc.assert(
      fc.property(event, (one) => {
        const bytes = Buffer.from(writeCalendar([one]), "utf8");
        const lines = bytes.toString("latin1").split("\r\n");
        expect(lines.filter((line) => line.length > 75)).toEqual([]);
        expect(lines.filter((line) => /[\r\n]/.test(line))).toEqual([]);
        for (const line of lines)
          new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(line, "latin1"));
      }),
      { numRuns: 200 },
    );
  });

  test("is what our own reader takes, at the same times", () => {
    fc.assert(
      fc.property(event, (one) => {
        const [entry] = readCalendar(
          Buffer.from(writeCalendar([{ ...one, title: "Aftale", place: "Her" }])),
          { now: NOW },
        ).entries;
        expect(entry).toMatchObject({
          is: "booked",
          uid: one.uid,
          day: one.day,
          startsAt: one.startsAt,
          endsAt: one.endsAt,
        });
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ["spring", "2027-03-28"],
    ["autumn", "2027-10-31"],
  ])("moments are moments on the %s night too", (_, night) => {
    const from = Date.parse(`${addDays(calendarDay(night), -1)}T22:00:00Z`);
    const events = Array.from({ length: 8 }, (_, n) => {
      const startsAt = new Date(from + n * 1_800_000);
      const times = { day: dayOf(startsAt), startsAt, endsAt: new Date(startsAt.getTime() + 1_800_000) };
      return { ...times, uid: `${n}`, title: "Aftale", sequence: 0, changedAt: NOW };
    });
    expect(readByLibrary(writeCalendar(events)).map(({ startsAt }) => startsAt)).toEqual(
      events.map(({ startsAt }) => startsAt),
    );
  });

  test("an end of a line is one, however it was typed; what cannot be seen is left out", () => {
    expect(writable("a\r\nb\rc\nd\u0000\u0007\te\ud800")).toBe("a\nb\nc\nd\te\ufffd");
  });

  test("the same appointments are the same letters", () => {
    const [one] = fc.sample(event, 1);
    if (one) expect(writeCalendar([one])).toBe(writeCalendar([one]));
  });

  test("a calendar one subscribes to says its name and how often to ask", () => {
    const text = writeCalendar([], { name: "Stafet, vores; egen", hours: 1 });
    expect(text).toContain("X-WR-CALNAME:Stafet");
    expect(text).toContain("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
  });
});
