import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OpeningHours, Span } from "./hours.ts";
import {
  addOpenTime,
  addWorkingDays,
  closesAt,
  isOpen,
  nextOpening,
  OFFICE_HOURS,
  openTimeBetween,
  parseOpeningHours,
} from "./hours.ts";
import { calendarDay, dayOf, hours, instantAt, minutes, plus, timeOfDay } from "./time.ts";

/** "2026-06-05 14:30" in Denmark. */
const at = (text: string) => instantAt(calendarDay(text.slice(0, 10)), text.slice(11));
const shown = (moment: Date | null) => moment && `${dayOf(moment)} ${timeOfDay(moment)}`;

const daily = (...spans: Span[]): OpeningHours => ({
  week: { 1: spans, 2: spans, 3: spans, 4: spans, 5: spans, 6: spans, 7: spans },
});
const office = OFFICE_HOURS;
const always: OpeningHours = { always: true };
const roundTheClock: OpeningHours = { ...daily(["00:00", "24:00"]), openOnHolidays: true };
const nights: OpeningHours = { ...daily(["22:00", "07:00"]), openOnHolidays: true };
const fridayNight: OpeningHours = { week: { 5: [["22:00", "07:00"]] } };
const lunchClosed = daily(["13:00", "15:00"], ["08:00", "12:00"]);
const never: OpeningHours = {};
const swallowed: OpeningHours = { week: { 7: [["02:00", "03:00"]] } };
const nightIntoDay: OpeningHours = {
  week: {
    1: [["22:00", "12:00"]],
    2: [
      ["08:00", "09:00"],
      ["10:00", "11:00"],
      ["11:30", "13:00"],
    ],
  },
};

describe("isOpen", () => {
  it.each([
    ["office on a weekday", office, "2026-06-03 08:00", true],
    ["office a minute before", office, "2026-06-03 07:59", false],
    ["office at closing time", office, "2026-06-03 15:00", false],
    ["office on Saturday", office, "2026-06-06 10:00", false],
    ["office on Constitution Day", office, "2026-06-05 10:00", false],
    ["office on Maundy Thursday", office, "2026-04-02 10:00", false],
    ["office on the abolished Great Prayer Day", office, "2026-05-01 10:00", true],
    ["one that opens on holidays", { ...office, openOnHolidays: true }, "2026-06-05 10:00", true],
    ["the night shift before midnight", nights, "2026-06-03 23:00", true],
    ["the night shift after midnight", nights, "2026-06-04 06:59", true],
    ["the night shift by day", nights, "2026-06-04 07:00", false],
    ["Friday night on Saturday morning", fridayNight, "2026-06-13 03:00", true],
    ["Friday night on Friday morning", fridayNight, "2026-06-12 03:00", false],
    ["a night begun the day before a holiday", daily(["22:00", "07:00"]), "2026-12-24 03:00", true],
    ["a night that would begin on it", daily(["22:00", "07:00"]), "2026-12-24 23:00", false],
    ["between two spans", lunchClosed, "2026-06-03 12:30", false],
    ["in the second of two", lunchClosed, "2026-06-03 13:30", true],
    ["always", always, "2026-12-25 03:00", true],
    ["round the clock at midnight", roundTheClock, "2026-12-25 00:00", true],
    ["without hours", never, "2026-06-03 10:00", false],
  ] as const)("%s", (_, rule, moment, expected) => expect(isOpen(rule, at(moment))).toBe(expected));
});

describe("nextOpening", () => {
  it.each([
    ["at once when open", office, "2026-06-03 10:30", "2026-06-03 10:30"],
    ["the same morning", office, "2026-06-03 02:40", "2026-06-03 08:00"],
    ["past Constitution Day and the weekend", office, "2026-06-04 15:00", "2026-06-08 08:00"],
    ["past Easter", office, "2026-04-01 15:00", "2026-04-07 08:00"],
    ["past Christmas", office, "2026-12-23 15:00", "2026-12-28 08:00"],
    ["past New Year", office, "2026-12-30 15:00", "2027-01-04 08:00"],
    ["in the evening", nights, "2026-06-03 12:00", "2026-06-03 22:00"],
    ["never", never, "2026-06-03 12:00", null],
    ["always", always, "2026-12-24 23:59", "2026-12-24 23:59"],
  ] as const)("%s", (_, rule, moment, expected) => {
    expect(shown(nextOpening(rule, at(moment)))).toBe(expected);
  });
});

describe("closesAt", () => {
  it.each([
    ["today", office, "2026-06-03 08:00", "2026-06-03 15:00"],
    ["not when closed", office, "2026-06-03 15:00", null],
    ["next morning", nights, "2026-06-03 23:00", "2026-06-04 07:00"],
    [
      "across spans that meet",
      daily(["08:00", "12:00"], ["12:00", "15:00"]),
      "2026-06-03 09:00",
      "2026-06-03 15:00",
    ],
    [
      "across midnight where days meet",
      { week: { 3: [["18:00", "24:00"]], 4: [["00:00", "02:00"]] } },
      "2026-06-03 19:00",
      "2026-06-04 02:00",
    ],
    ["when the holiday begins", daily(["00:00", "24:00"]), "2026-06-01 12:00", "2026-06-05 00:00"],
    ["never when always open", always, "2026-06-03 12:00", null],
    ["never round the clock", roundTheClock, "2026-06-03 12:00", null],
  ] as const)("%s", (_, rule, moment, expected) => {
    expect(shown(closesAt(rule as OpeningHours, at(moment)))).toBe(expected);
  });
});

describe("addOpenTime", () => {
  it.each([
    ["within a day", office, "2026-06-03 09:00", 4, "2026-06-03 13:00"],
    ["to the very end of opening", office, "2026-06-03 11:00", 4, "2026-06-03 15:00"],
    ["overnight", office, "2026-06-02 13:00", 4, "2026-06-03 10:00"],
    ["from the night", office, "2026-06-03 02:40", 4, "2026-06-03 12:00"],
    ["over Constitution Day and the weekend", office, "2026-06-04 14:00", 4, "2026-06-08 11:00"],
    ["over the year's end", office, "2026-12-30 14:00", 4, "2027-01-04 11:00"],
    ["round lunch", lunchClosed, "2026-06-03 11:00", 4, "2026-06-04 09:00"],
    ["by night", nights, "2026-06-03 06:00", 4, "2026-06-04 01:00"],
    ["by the clock when always open", always, "2026-12-24 22:00", 4, "2026-12-25 02:00"],
    ["by the clock round the clock", roundTheClock, "2026-12-24 22:00", 4, "2026-12-25 02:00"],
    ["by office hours when there are none", never, "2026-06-04 14:00", 4, "2026-06-08 11:00"],
    [
      "by office hours when the week is empty",
      { week: { 1: [] } },
      "2026-06-03 14:00",
      2,
      "2026-06-04 09:00",
    ],
    // 22:00–07:00 lasts eight hours in the spring night and ten in the autumn night.
    ["through the spring night", nights, "2026-03-28 22:00", 8, "2026-03-29 07:00"],
    ["through the autumn night", nights, "2026-10-24 22:00", 10, "2026-10-25 07:00"],
    ["nothing", office, "2026-06-06 10:00", 0, "2026-06-06 10:00"],
  ] as const)("%s", (_, rule, from, n, expected) => {
    expect(shown(addOpenTime(rule, at(from), hours(n)))).toBe(expected);
  });

  it("skips a span the spring night swallows", () => {
    expect(shown(addOpenTime(swallowed, at("2026-03-28 12:00"), minutes(30)))).toBe("2026-04-12 02:30");
  });

  it.each([[-1], [Number.NaN], [Number.POSITIVE_INFINITY], [hours(1e6)]])("refuses %d ms", (ms) => {
    expect(() => addOpenTime(office, at("2026-06-03 09:00"), ms)).toThrow(RangeError);
  });
});

describe("openTimeBetween", () => {
  it.each([
    ["a week of office hours", office, "2026-06-08 00:00", "2026-06-15 00:00", 35],
    ["a week with Constitution Day", office, "2026-06-01 00:00", "2026-06-08 00:00", 28],
    ["partly at both ends", office, "2026-06-02 14:00", "2026-06-03 09:30", 2.5],
    ["nothing over a weekend", office, "2026-06-05 15:00", "2026-06-08 08:00", 0],
    ["nothing backwards", office, "2026-06-03 12:00", "2026-06-03 09:00", 0],
    ["nothing backwards when always open", always, "2026-06-03 12:00", "2026-06-02 09:00", 0],
    [
      "no hour twice where a night runs into the day's spans",
      nightIntoDay,
      "2026-06-09 00:00",
      "2026-06-10 00:00",
      13,
    ],
    ["the clock when always open", always, "2026-03-28 12:00", "2026-03-29 12:00", 23],
    ["the clock round the clock", roundTheClock, "2026-10-24 12:00", "2026-10-25 12:00", 25],
    ["the rest of a night under way", nights, "2026-06-04 05:00", "2026-06-04 12:00", 2],
    ["a year round the clock", roundTheClock, "2026-01-01 00:00", "2027-01-01 00:00", 365 * 24],
  ] as const)("%s", (_, rule, from, to, expected) => {
    expect(openTimeBetween(rule, at(from), at(to))).toBe(hours(expected));
  });
});

describe("addWorkingDays", () => {
  it.each([
    ["tomorrow's closing", office, "2026-06-02 09:00", 1, "2026-06-03 15:00"],
    ["from after closing", office, "2026-06-02 23:00", 1, "2026-06-03 15:00"],
    ["over Constitution Day and the weekend", office, "2026-06-03 10:00", 2, "2026-06-08 15:00"],
    ["over Easter", office, "2026-04-01 10:00", 2, "2026-04-08 15:00"],
    ["over Christmas and New Year", office, "2026-12-22 10:00", 5, "2027-01-04 15:00"],
    ["from a Saturday", office, "2026-06-13 10:00", 2, "2026-06-16 15:00"],
    [
      "two days a week",
      { week: { 2: [["10:00", "12:00"]], 4: [["14:00", "18:00"]] } },
      "2026-06-09 09:00",
      2,
      "2026-06-16 12:00",
    ],
    ["the night's end next morning", nights, "2026-06-03 10:00", 1, "2026-06-05 07:00"],
    ["the last of the day's closings", lunchClosed, "2026-06-02 10:00", 1, "2026-06-03 15:00"],
    ["not a day the spring night swallows", swallowed, "2026-03-28 10:00", 1, "2026-04-12 03:00"],
    ["midnight when always open", always, "2026-12-24 10:00", 2, "2026-12-27 00:00"],
    ["office hours if none", never, "2026-06-02 09:00", 1, "2026-06-03 15:00"],
  ] as const)("%s", (_, rule, from, n, expected) => {
    expect(shown(addWorkingDays(at(from), n, rule as OpeningHours))).toBe(expected);
  });

  it.each([[0], [-1], [1.5], [Number.NaN], [1e9]])("refuses %d days", (n) => {
    expect(() => addWorkingDays(at("2026-06-03 09:00"), n, office)).toThrow(RangeError);
  });
});

describe("over any hours", () => {
  const time = fc
    .integer({ min: 0, max: 95 })
    .map((n) => `${String(Math.floor(n / 4)).padStart(2, "0")}:${String((n % 4) * 15).padStart(2, "0")}`);
  const spans = fc.array(fc.tuple(time, fc.oneof(time, fc.constant("24:00"))), { maxLength: 3 });
  const weekday = fc.constantFrom("1", "2", "3", "4", "5", "6", "7");
  const anyHours = fc
    .oneof(
      {
        weight: 9,
        arbitrary: fc.record({ week: fc.dictionary(weekday, spans), openOnHolidays: fc.boolean() }),
      },
      { weight: 1, arbitrary: fc.constant({ always: true }) },
    )
    .map(parseOpeningHours)
    .filter((result) => result.ok)
    .map((result) => result.value);
  /** Around time changes, holidays and the year's end, where mistakes live. */
  const anyMoment = fc
    .tuple(
      fc.constantFrom("2026-03-28", "2026-10-24", "2026-04-01", "2026-12-22", "2026-06-04", "2028-02-27"),
      fc.integer({ min: 0, max: 6 * 24 * 60 }),
    )
    .map(([day, n]) => plus(at(`${day} 00:00`), minutes(n)));
  const opensEver = (rule: OpeningHours) =>
    rule.always === true || Object.values(rule.week ?? {}).some((day) => day.length > 0);

  it("addOpenTime is the inverse of openTimeBetween", () => {
    fc.assert(
      fc.property(anyHours, anyMoment, fc.integer({ min: 0, max: hours(60) }), (rule, from, ms) => {
        const until = addOpenTime(rule, from, ms);
        expect(openTimeBetween(rule, from, until)).toBe(ms);
        // The earliest such moment: a millisecond before, the time was not yet up.
        if (ms > 0) expect(openTimeBetween(rule, from, plus(until, -1))).toBe(ms - 1);
      }),
    );
  });

  it("opening time is what isOpen says, quarter by quarter", () => {
    fc.assert(
      fc.property(anyHours.filter(opensEver), anyMoment, (rule, moment) => {
        const quarter = minutes(15);
        const from = new Date(Math.floor(moment.getTime() / quarter) * quarter);
        let open = 0;
        for (let n = 0; n < 30 * 4; n++) open += isOpen(rule, plus(from, n * quarter)) ? quarter : 0;
        expect(openTimeBetween(rule, from, plus(from, hours(30)))).toBe(open);
      }),
    );
  });

  it("opens and closes at the edges isOpen sees", () => {
    fc.assert(
      fc.property(anyHours, anyMoment, (rule, from) => {
        const opening = nextOpening(rule, from);
        if (opening === null) expect(opensEver(rule) && rule.openOnHolidays).toBeFalsy();
        else {
          expect(isOpen(rule, opening)).toBe(true);
          if (opening > from) expect(isOpen(rule, plus(opening, -1))).toBe(false);
        }
        const closing = closesAt(rule, from);
        if (closing) {
          expect(isOpen(rule, from) && isOpen(rule, plus(closing, -1))).toBe(true);
          expect(isOpen(rule, closing)).toBe(false);
        }
      }),
    );
  });

  it("working days end after they were asked for, at a closing, in order", () => {
    fc.assert(
      fc.property(anyHours, anyMoment, fc.integer({ min: 1, max: 6 }), (rule, from, n) => {
        const end = addWorkingDays(from, n, rule);
        expect(end > from).toBe(true);
        expect(addWorkingDays(from, n + 1, rule) > end).toBe(true);
        expect(isOpen(opensEver(rule) ? rule : office, plus(end, -1))).toBe(true);
      }),
    );
  });
});
