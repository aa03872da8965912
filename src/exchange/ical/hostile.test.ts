import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCalendar } from "./read.ts";
import type { CalendarFile } from "./types.ts";

// Whatever the bytes are: it ends, in bounded time, throws nothing, and what it takes is whole and true.

const NOW = new Date("2026-11-22T12:00:00Z");
const SLOWEST = 20_000;

const GOOD = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "METHOD:PUBLISH",
  "BEGIN:VTIMEZONE",
  "TZID:Romance Standard Time",
  "BEGIN:STANDARD",
  "DTSTART:16010101T030000",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0100",
  "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
  "END:STANDARD",
  "END:VTIMEZONE",
  "BEGIN:VEVENT",
  "UID:040000008200E00074C5B7101A82E008",
  "DTSTAMP:20261101T120000Z",
  "LAST-MODIFIED:20261102T120000Z",
  "SEQUENCE:3",
  'DTSTART;TZID="Romance Standard Time":20261124T093000',
  "DTEND;TZID=Romance Standard Time:20261124T101500",
  "RRULE:FREQ=WEEKLY;COUNT=6;BYDAY=TU",
  "EXDATE;TZID=Romance Standard Time:20261201T093000",
  "RDATE:20261203T083000Z",
  "SUMMARY;LANGUAGE=da:Sårpleje\\, ambulatoriet",
  "LOCATION:Indgang 4\\; 2. sal",
  "DESCRIPTION:Kom 10 minutter før.\\nTag medicinkort",
  "  med.",
  "STATUS:CONFIRMED",
  "BEGIN:VALARM",
  "TRIGGER:-PT15M",
  "ACTION:DISPLAY",
  "END:VALARM",
  "END:VEVENT",
  "BEGIN:VEVENT",
  "UID:040000008200E00074C5B7101A82E008",
  "RECURRENCE-ID;TZID=Romance Standard Time:20261208T093000",
  "DTSTART;TZID=Romance Standard Time:20261209T130000",
  "DURATION:PT45M",
  "SUMMARY:Sårpleje",
  "LOCATION:Indgang 4",
  "END:VEVENT",
  "END:VCALENDAR",
];

/** What attacks are made of. */
const nasty = fc.constantFrom(
  ...[
    "BEGIN:VEVENT",
    "END:VEVENT",
    "BEGIN:VCALENDAR",
    "END:VCALENDAR",
    "BEGIN:VALARM",
    "BEGIN:VTIMEZONE",
    "END:VTIMEZONE",
  ],
  ...[
    "RRULE:FREQ=SECONDLY",
    "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
  ],
  ...[
    "RRULE:FREQ=MONTHLY;INTERVAL=48;BYDAY=5MO",
    "RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=MO",
    "RRULE:FREQ=WEEKLY;INTERVAL=999999999",
  ],
  ...[
    "RRULE:FREQ=MONTHLY;BYDAY=5MO,5TU;BYMONTHDAY=1;BYSETPOS=-9",
    "RRULE:FREQ=DAILY;COUNT=99999999999999999999",
    "RRULE:",
  ],
  ...[
    "RRULE:FREQ=WEEKLY;BYDAY=0MO;WKST=XX",
    "RRULE:FREQ=WEEKLY;BYSECOND=1,2,3;BYMINUTE=4,5;BYHOUR=6",
    "EXRULE:FREQ=DAILY",
  ],
  ...[
    "DTSTART:00010101T000000Z",
    "DTSTART:99991231T235959Z",
    "DTSTART;VALUE=DATE:20260229",
    "DTSTART;TZID=../../etc/passwd:20261201T090000",
  ],
  ...[
    "DURATION:P99999999999999999999D",
    "DURATION:-P1D",
    "SEQUENCE:-1",
    "SEQUENCE:1e400",
    "__proto__:x",
    "CONSTRUCTOR;__PROTO__=x:y",
  ],
  ...[
    "UID:",
    `UID:${"u".repeat(5000)}`,
    `SUMMARY:${"<".repeat(15_000)}`,
    `DESCRIPTION:${"<a ".repeat(5_000)}`,
    `X-A${";a=b".repeat(4_000)}:x`,
  ],
  ...[
    `SUMMARY${";a=b".repeat(4_000)}:x`,
    `SUMMARY;DELEGATED-TO=${'"a",'.repeat(3_000)}:x`,
    `EXDATE:${"20261201T083000Z,".repeat(400)}`,
  ],
  ...[
    " ",
    "\t",
    " ",
    ":",
    ";",
    '";"',
    "\u0000",
    "\u2028",
    "\u0085",
    "\uD800",
    "METHOD:CANCEL",
    "STATUS:CANCELLED",
  ],
);

const mutated = fc
  .array(
    fc.tuple(
      fc.nat({ max: GOOD.length }),
      fc.constantFrom("drop", "twice", "insert", "cut", "flip"),
      nasty,
      fc.nat({ max: 200 }),
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((changes) => {
    const lines = [...GOOD];
    for (const [at, how, text, n] of changes) {
      const line = lines[at] ?? "";
      if (how === "drop") lines.splice(at, 1);
      else if (how === "twice") lines.splice(at, 0, line);
      else if (how === "insert") lines.splice(at, 0, text);
      else if (how === "cut") lines[at] = line.slice(0, n);
      else lines[at] = `${line.slice(0, n)}${text}${line.slice(n + 1)}`;
    }
    return Buffer.from(lines.join("\r\n"), "utf8");
  });

function within(bytes: Uint8Array): CalendarFile {
  const began = performance.now();
  const file = readCalendar(bytes, { now: NOW });
  expect(performance.now() - began).toBeLessThan(SLOWEST);
  for (const entry of file.entries) {
    if (entry.is === "held") {
      expect(entry.why.length).toBeGreaterThan(0);
      continue;
    }
    expect(entry.uid).not.toBe("");
    expect(Number.isSafeInteger(entry.sequence) && entry.sequence >= 0).toBe(true);
    if (entry.is !== "booked") continue;
    expect(entry.title.length * entry.place.length).toBeGreaterThan(0);
    expect(`${entry.title}${entry.place}${entry.words}`).not.toMatch(/(?!\n)\p{Cc}|\p{Surrogate}/u);
    expect(entry.title.length <= 200 && entry.place.length <= 200 && entry.words.length <= 500).toBe(true);
    expect(entry.day >= "2026-11-22" && entry.day <= "2027-12-27").toBe(true);
    if (entry.startsAt && entry.endsAt) {
      const lasts = entry.endsAt.getTime() - entry.startsAt.getTime();
      expect(lasts > 0 && lasts < 86_400_000).toBe(true);
    }
  }
  const uids = file.entries.flatMap((entry) => (entry.is === "held" ? [] : [entry.uid]));
  expect(new Set(uids).size).toBe(uids.length);
  return file;
}

describe("hostile and broken files", () => {
  test("the good one is read as it is", () => {
    const file = within(Buffer.from(GOOD.join("\r\n"), "utf8"));
    expect(file.findings).toEqual([]);
    expect(
      file.entries.map((entry) => (entry.is === "booked" ? entry.startsAt?.toISOString() : entry)),
    ).toEqual([
      "2026-11-24T08:30:00.000Z",
      "2026-12-03T08:30:00.000Z",
      "2026-12-15T08:30:00.000Z",
      "2026-12-22T08:30:00.000Z",
      "2026-12-29T08:30:00.000Z",
      "2026-12-09T12:00:00.000Z",
    ]);
  });

  test("changed here and there", () => {
    fc.assert(
      fc.property(mutated, (bytes) => void within(bytes)),
      { numRuns: 600 },
    );
  });

  test("any bytes at all", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4_000 }), (bytes) => void within(bytes)),
      { numRuns: 200 },
    );
  });

  test("bytes turned in a good one, and the rest of it gone", () => {
    const good = Buffer.from(GOOD.join("\r\n"), "utf8");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 })), { maxLength: 20 }),
        fc.nat({ max: good.length }),
        (turned, end) => {
          const bytes = Buffer.from(good);
          for (const [at, byte] of turned) bytes[at] = byte;
          within(bytes.subarray(0, end));
        },
      ),
      { numRuns: 300 },
    );
  });

  const bomb = (line: string): Buffer =>
    Buffer.from(`BEGIN:VCALENDAR\r\n${line.repeat(Math.floor(500_000 / line.length))}`, "utf8");
  test.each([
    ["begins without end", "BEGIN:VEVENT\r\n"],
    ["ends without beginning", "END:VEVENT\r\n"],
    ["components within components", "BEGIN:X\r\n"],
    ["empty events", "BEGIN:VEVENT\r\nEND:VEVENT\r\n"],
    ["one endless folded line", "\r\n x"],
    ["parameters without end", `SUMMARY${";a=b".repeat(4_000)}:x\r\n`],
    [
      "quotes without end",
      `BEGIN:VEVENT\r\nSUMMARY;DELEGATED-TO=${'"a",'.repeat(4_000)}:x\r\nEND:VEVENT\r\n`,
    ],
    [
      "rules by the thousand",
      "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:19000101T000000Z\r\nSUMMARY:x\r\nLOCATION:x\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\n",
    ],
    [
      "dates by the thousand",
      `BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261201T000000Z\r\nSUMMARY:x\r\nLOCATION:x\r\n${`RDATE:${"20261201T000000Z,".repeat(400)}20261201T000000Z\r\n`.repeat(20)}END:VEVENT\r\n`,
    ],
    ["markup that never closes", `BEGIN:VEVENT\r\nDESCRIPTION:${"<a ".repeat(6_000)}\r\nEND:VEVENT\r\n`],
    ["dates with spaces", `BEGIN:VEVENT\r\nSUMMARY:${" \\n".repeat(6_000)}\r\nEND:VEVENT\r\n`],
  ])("half a million letters of %s", (_, line) => {
    within(bomb(line));
  });
});
