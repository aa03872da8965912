import { describe, expect, test } from "vitest";
import { calendar, entries, event, only, read, times, usual, why } from "../../../test/builders/calendar.ts";
import type { Booked } from "./types.ts";

describe("what is held back, and why", () => {
  test.each([
    ["noTitle", ["DTSTART:20261201T090000Z", "LOCATION:Her"]],
    ["noPlace", ["DTSTART:20261201T090000Z", "SUMMARY:Sårpleje"]],
    ["noStart", usual],
    ["startUnusable", ["DTSTART:20261301T090000Z", ...usual]],
    ["startUnusable", ["DTSTART:20261201T250000Z", ...usual]],
    ["startUnusable", ["DTSTART:i morgen", ...usual]],
    ["startUnusable", ["DTSTART:99991231T235959Z", ...usual]],
    ["startUnusable", ["DTSTART;VALUE=DATE:00010101", ...usual]],
    ["startUnusable", ["DTSTART;VALUE=TEXT:2026-12-01", ...usual]],
    ["unknownZone", ["DTSTART;TZID=Andeby/Torvet:20261201T090000", ...usual]],
    ["endsBeforeStart", ["DTSTART:20261201T090000Z", "DTEND:20261201T083000Z", ...usual]],
    ["endsBeforeStart", ["DTSTART:20261201T090000Z", "DURATION:-PT1H", ...usual]],
    ["endUnusable", ["DTSTART:20261201T090000Z", "DTEND;VALUE=DATE:20261202", ...usual]],
    ["endUnusable", ["DTSTART:20261201T090000Z", "DURATION:en time", ...usual]],
    ["lastsTooLong", ["DTSTART:20261201T090000Z", "DTEND:20261202T090000Z", ...usual]],
    ["lastsTooLong", ["DTSTART:20261201T090000Z", "DURATION:PT999999H", ...usual]],
    ["lastsTooLong", ["DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261203", ...usual]],
    ["past", ["DTSTART:20261121T090000Z", ...usual]],
    ["tooFarAhead", ["DTSTART:20290101T090000Z", ...usual]],
    ["twice", ["DTSTART:20261201T090000Z", "DTSTART:20261202T090000Z", ...usual]],
    ["unreadable", ['DTSTART;X="a:20261201T090000Z', ...usual]],
    ["ruleTooOften", ["DTSTART:20261201T090000Z", "RRULE:FREQ=SECONDLY", ...usual]],
    ["ruleTooOften", ["DTSTART:20261201T090000Z", "RRULE:FREQ=HOURLY;COUNT=3", ...usual]],
    ["ruleTooOdd", ["DTSTART:20261201T090000Z", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", ...usual]],
    [
      "ruleTooOdd",
      ["DTSTART:20261201T090000Z", "RRULE:FREQ=DAILY;COUNT=2", "EXRULE:FREQ=DAILY;COUNT=1", ...usual],
    ],
    ["unreadable", ["DTSTART:20261201T090000Z", "RRULE:FREQ=NU OG DA", ...usual]],
    ["tooMany", ["DTSTART:20261201T090000Z", "RRULE:FREQ=DAILY", ...usual]],
    ["ruleTooLong", ["DTSTART:19100101T090000Z", "RRULE:FREQ=DAILY", ...usual]],
    ["startNotInRule", ["DTSTART:20261201T090000Z", "RRULE:FREQ=WEEKLY;BYDAY=WE", ...usual]],
    ["past", ["DTSTART:20250101T090000Z", "RRULE:FREQ=WEEKLY;COUNT=5", ...usual]],
    [
      "fromHereOn",
      ["RECURRENCE-ID;RANGE=THISANDFUTURE:20261201T090000Z", "DTSTART:20261201T100000Z", ...usual],
    ],
  ])("%s", (code, lines) => {
    const entry = only(...lines);
    expect(why(entry)).toEqual([code]);
    expect(entry.line).toBe(4);
  });

  test("an event without a UID cannot be known again", () => {
    const [entry] = entries(event("DTSTART:20261201T090000Z", ...usual).replace(/UID:.*\r\n/, ""));
    expect(why(entry)).toEqual(["noUid"]);
  });

  test("the line, the property and the value of what is wrong", () => {
    const entry = only("DTSTART:20261301T090000Z", ...usual);
    expect(entry.is === "held" && entry.why).toEqual([
      { code: "startUnusable", line: 7, property: "dtstart", value: "20261301T090000Z" },
    ]);
  });

  test("a personal number, wherever it stands, and it is not said again", () => {
    for (const lines of [
      ["SUMMARY:Scanning 070761-4285", "LOCATION:Her"],
      ["SUMMARY:Scanning", "LOCATION:Stue 0707614285"],
    ]) {
      const entry = only("DTSTART:20261201T090000Z", ...lines);
      expect(why(entry)).toEqual(["personalNumber"]);
      expect(JSON.stringify(entry)).not.toContain("4285");
    }
  });

  test.each([
    ["070761-4285@sygehus", ["personalNumber"]],
    ["pas0707614285", ["personalNumber"]],
    // Random letters and digits are no number, whatever they look like.
    ["00000000-0000-1000-ae35-c0707614285a@stafet", undefined],
  ] as const)("a personal number as the UID: %s", (uid, held) => {
    const [entry] = entries(event("DTSTART:20261201T090000Z", ...usual).replace(/UID:.*/, `UID:${uid}`));
    expect(entry?.is === "held" ? entry.why.map(({ code }) => code) : undefined).toEqual(held);
  });

  test("a description with a personal number is not shown; the appointment is taken", () => {
    const entry = only("DTSTART:20261201T090000Z", ...usual, "DESCRIPTION:070761-4285 møder fastende");
    expect(entry).toMatchObject({ is: "booked", words: "", notes: [{ code: "wordsNotShown" }] });
  });

  test("answers to an invitation are nobody's appointment", () => {
    const [entry] = read(calendar("METHOD:REPLY", event("DTSTART:20261201T090000Z", ...usual))).entries;
    expect(why(entry)).toEqual(["notForUs"]);
  });
});

describe("when it is", () => {
  const at = (...lines: string[]) => {
    const entry = only(...lines, ...usual);
    if (entry.is !== "booked") throw new Error(JSON.stringify(entry));
    return [entry.day, entry.startsAt?.toISOString() ?? null, entry.endsAt?.toISOString() ?? null];
  };

  test.each([
    ["UTC", "DTSTART:20261201T083000Z", "2026-12-01T08:30:00.000Z"],
    ["by name", "DTSTART;TZID=Europe/Copenhagen:20261201T093000", "2026-12-01T08:30:00.000Z"],
    ["in quotes", 'DTSTART;TZID="Europe/Copenhagen":20261201T093000', "2026-12-01T08:30:00.000Z"],
    ["as Windows says it", "DTSTART;TZID=Romance Standard Time:20261201T093000", "2026-12-01T08:30:00.000Z"],
    [
      "as Outlook shows it",
      'DTSTART;TZID="(UTC+01:00) Brussels, Copenhagen, Madrid, Paris":20261201T093000',
      "2026-12-01T08:30:00.000Z",
    ],
    [
      "with a program's name before",
      "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Copenhagen:20261201T093000",
      "2026-12-01T08:30:00.000Z",
    ],
    ["on no clock in particular: ours", "DTSTART:20261201T093000", "2026-12-01T08:30:00.000Z"],
    ["on somebody else's clock", "DTSTART;TZID=Europe/London:20261201T093000", "2026-12-01T09:30:00.000Z"],
    [
      "on the Faroes by Windows",
      "DTSTART;TZID=GMT Standard Time:20261201T093000",
      "2026-12-01T09:30:00.000Z",
    ],
    ["in summer", "DTSTART;TZID=Europe/Copenhagen:20270701T093000", "2027-07-01T07:30:00.000Z"],
    [
      "twice on the autumn night: the first",
      "DTSTART;TZID=Europe/Copenhagen:20271031T023000",
      "2027-10-31T00:30:00.000Z",
    ],
  ])("%s", (_, line, moment) => {
    expect(at(line)[1]).toBe(moment);
  });

  test("a day alone is some time that day", () => {
    expect(at("DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261202")).toEqual([
      "2026-12-01",
      null,
      null,
    ]);
  });

  test("the day is Denmark's", () => {
    expect(at("DTSTART:20261130T233000Z")[0]).toBe("2026-12-01");
  });

  test.each([
    ["DTEND:20261201T101500Z", "2026-12-01T10:15:00.000Z"],
    ["DURATION:PT1H15M", "2026-12-01T09:45:00.000Z"],
    ["DURATION:PT0S", null],
    ["DTEND:20261201T083000Z", null],
  ])("%s", (line, end) => {
    expect(at("DTSTART:20261201T083000Z", line)[2]).toBe(end);
  });

  test("a time the spring night skips is counted from before the jump, and said", () => {
    const entry = only("DTSTART;TZID=Europe/Copenhagen:20270328T023000", ...usual);
    expect(entry).toMatchObject({
      startsAt: new Date("2027-03-28T01:30:00Z"),
      notes: [{ code: "clockSkipped" }],
    });
  });

  test("a zone of a name of its own is known by what it says of itself, or not at all", () => {
    const zone = (summer: string) =>
      [
        "BEGIN:VTIMEZONE\r\nTZID:Vores ur",
        "BEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD",
        `BEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:${summer}\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT`,
        "END:VTIMEZONE",
      ].join("\r\n");
    const one = event("DTSTART;TZID=Vores ur:20261201T093000", ...usual);
    expect(times(entries(zone("+0200"), one))).toEqual(["2026-12-01T08:30:00.000Z"]);
    expect(times(entries(zone("+0300"), one))).toEqual(["held unknownZone"]);
  });
});

describe("series", () => {
  const weekly = [
    "DTSTART;TZID=Europe/Copenhagen:20261124T093000",
    "DURATION:PT1H",
    "RRULE:FREQ=WEEKLY;COUNT=4",
    ...usual,
  ];

  test("each time of it, on the clock on the wall, known by when it was to be", () => {
    const all = entries(
      event(
        "DTSTART;TZID=Europe/Copenhagen:20270318T093000",
        "DTEND;TZID=Europe/Copenhagen:20270318T103000",
        "RRULE:FREQ=WEEKLY;COUNT=3",
        ...usual,
      ),
    );
    expect(all).toMatchObject([
      {
        uid: "a@hospital.example;RECURRENCE-ID=20270318T083000Z",
        startsAt: new Date("2027-03-18T08:30:00Z"),
        endsAt: new Date("2027-03-18T09:30:00Z"),
      },
      { uid: "a@hospital.example;RECURRENCE-ID=20270325T083000Z" },
      { startsAt: new Date("2027-04-01T07:30:00Z"), endsAt: new Date("2027-04-01T08:30:00Z") },
    ]);
  });

  test("without what is left out, with what is added, and as single times say", () => {
    const all = entries(
      event(...weekly, "EXDATE:20261201T083000Z", "RDATE;TZID=Europe/Copenhagen:20261203T093000"),
      event(
        "RECURRENCE-ID;TZID=Europe/Copenhagen:20261208T093000",
        "DTSTART;TZID=Europe/Copenhagen:20261209T140000",
        ...usual,
      ),
    );
    expect(times(all).sort()).toEqual([
      "2026-11-24T08:30:00.000Z",
      "2026-12-03T08:30:00.000Z",
      "2026-12-09T13:00:00.000Z",
      "2026-12-15T08:30:00.000Z",
    ]);
  });

  test("many days left out, none of them forgotten", () => {
    const left = ["20261101", "20261102", "20261201", "20261208"].map((day) => `EXDATE;VALUE=DATE:${day}`);
    expect(times(entries(event(...weekly, ...left)))).toEqual([
      "2026-11-24T08:30:00.000Z",
      "2026-12-15T08:30:00.000Z",
    ]);
  });

  test("until a moment, until a day, and no further than is looked for", () => {
    const until = (rule: string) =>
      entries(event("DTSTART;TZID=Europe/Copenhagen:20261124T093000", `RRULE:FREQ=WEEKLY${rule}`, ...usual))
        .length;
    expect(until(";UNTIL=20261208T083000Z")).toBe(3);
    expect(until(";UNTIL=20261208T082959Z")).toBe(2);
    expect(until(";UNTIL=20261208")).toBe(3);
    expect(until(";INTERVAL=2;UNTIL=20261231T000000Z")).toBe(3);
    expect(until("")).toBe(57);
  });

  test("only what is still ahead of a series that began long ago", () => {
    const all = entries(
      event(
        "DTSTART;TZID=Europe/Copenhagen:20260106T093000",
        "RRULE:FREQ=WEEKLY;UNTIL=20261207T000000Z",
        ...usual,
      ),
    );
    expect(times(all)).toEqual(["2026-11-24T08:30:00.000Z", "2026-12-01T08:30:00.000Z"]);
  });

  test("a series that is told in full says what it names; one that is held back says nothing", () => {
    const [whole] = read(calendar(event(...weekly))).whole;
    expect(whole?.named).toHaveLength(4);
    expect(read(calendar(event(...weekly, "RRULE:FREQ=DAILY"))).whole).toEqual([]);
  });

  test("a rule that would go on for ever costs no more than a file may cost", () => {
    const bomb = Array.from({ length: 400 }, (_, n) =>
      event("DTSTART:19500101T090000Z", "RRULE:FREQ=DAILY", ...usual).replace("UID:a@", `UID:${n}@`),
    );
    const began = performance.now();
    const all = entries(...bomb);
    expect(all).toHaveLength(400);
    expect(new Set(all.flatMap(why))).toEqual(new Set(["ruleTooLong"]));
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});

describe("editions", () => {
  test("of two in one file the newer counts, wherever it stands", () => {
    const one = event("DTSTART:20261201T090000Z", "SEQUENCE:2", ...usual);
    const other = event("DTSTART:20261202T090000Z", "SEQUENCE:1", ...usual);
    expect(times(entries(one, other))).toEqual(["2026-12-01T09:00:00.000Z", "held duplicate"]);
    expect(times(entries(other, one))).toEqual(["held duplicate", "2026-12-01T09:00:00.000Z"]);
  });

  test("counted by SEQUENCE, then by when it was changed; never from the future", () => {
    const edition = (...lines: string[]) =>
      (only("DTSTART:20261201T090000Z", ...usual, ...lines) as Booked).sequence;
    expect(edition("SEQUENCE:1")).toBeGreaterThan(edition("SEQUENCE:0"));
    expect(edition("SEQUENCE:0", "LAST-MODIFIED:20261110T120000Z")).toBeGreaterThan(edition("SEQUENCE:0"));
    expect(edition("LAST-MODIFIED:99990101T000000Z")).toBe(edition("LAST-MODIFIED:20261122T120000Z"));
    expect(Number.isSafeInteger(edition("SEQUENCE:99999999999999999999"))).toBe(true);
    expect(edition("SEQUENCE:-5")).toBe(edition("SEQUENCE:0"));
  });

  test.each([["STATUS:CANCELLED"], ["STATUS:cancelled"]])("%s cancels", (line) => {
    expect(only("DTSTART:20261201T090000Z", line, ...usual)).toMatchObject({
      is: "cancelled",
      uid: "a@hospital.example",
    });
  });

  test("METHOD:CANCEL cancels, and needs no title for it", () => {
    expect(read(calendar("METHOD:CANCEL", event("DTSTART:20261201T090000Z"))).entries).toMatchObject([
      { is: "cancelled" },
    ]);
  });
});
