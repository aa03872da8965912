import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CalendarDay } from "./time.ts";
import {
  addDays,
  calendarDay,
  dayOf,
  daysBetween,
  hours,
  instantAt,
  minuteOfDay,
  minutes,
  momentInZone,
  parseCalendarDay,
  plus,
  timeOfDay,
  weekday,
} from "./time.ts";

const iso = (at: Date) => at.toISOString().slice(0, 16);

/** What the runtime's own time zone data says, by a way the code under test does not use. */
const wallClock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Copenhagen",
  dateStyle: "short",
  timeStyle: "short",
});

const someMoment = fc.date({ min: new Date("1980-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
const someDay = someMoment.map((at) => dayOf(at));
const someTime = fc
  .integer({ min: 0, max: 1439 })
  .map((n) => `${String(Math.floor(n / 60)).padStart(2, "0")}:${String(n % 60).padStart(2, "0")}`);

describe("calendar days", () => {
  it.each([["2024-02-29"], ["2000-02-29"], ["0001-01-01"], ["9999-12-31"]])("%s exists", (text) => {
    expect(parseCalendarDay(text)).toBe(text);
  });

  it.each([
    ["2023-02-29"],
    ["1900-02-29"],
    ["2026-04-31"],
    ["2026-13-01"],
    ["2026-00-10"],
    ["2026-01-00"],
    ["0000-01-01"],
    ["2026-1-1"],
    ["01-01-2026"],
    ["2026-01-01T00:00:00Z"],
    ["2026-01-01 "],
    ["2026-01-01\n"],
    [""],
  ])("%j does not", (text) => {
    expect(parseCalendarDay(text)).toBeNull();
    expect(() => calendarDay(text)).toThrow(RangeError);
  });

  it.each([
    ["2024-02-28", 2, "2024-03-01"],
    ["2025-12-31", 1, "2026-01-01"],
    ["2026-03-29", -29, "2026-02-28"],
    ["2026-10-25", 0, "2026-10-25"],
  ])("%s and %i days is %s", (day, n, expected) => {
    expect(addDays(calendarDay(day), n)).toBe(expected);
    expect(daysBetween(calendarDay(day), calendarDay(expected))).toBe(n);
  });

  it("does not step outside the years it can write", () => {
    expect(() => addDays(calendarDay("9999-12-31"), 1)).toThrow(RangeError);
    expect(() => addDays(calendarDay("0001-01-01"), -1)).toThrow(RangeError);
    expect(() => addDays(calendarDay("2026-01-01"), Number.NaN)).toThrow(RangeError);
  });

  it.each([
    ["2026-06-01", 1],
    ["2026-06-07", 7],
    ["1969-12-28", 7],
    ["1969-12-29", 1],
  ])("%s is weekday %i", (day, expected) => expect(weekday(calendarDay(day))).toBe(expected));

  it("adds and counts the same, and weekdays go round by seven", () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -20_000, max: 20_000 }), (day, n) => {
        const other = addDays(day, n);
        expect(daysBetween(day, other)).toBe(n);
        expect(other > day).toBe(n > 0);
        expect(weekday(addDays(day, 7))).toBe(weekday(day));
      }),
    );
  });
});

describe("the day and time it is in Denmark", () => {
  it.each([
    ["2026-01-15T22:59", "2026-01-15", "23:59"],
    ["2026-01-15T23:00", "2026-01-16", "00:00"],
    ["2026-06-30T21:59", "2026-06-30", "23:59"],
    ["2026-06-30T22:00", "2026-07-01", "00:00"],
    ["2026-03-29T00:59", "2026-03-29", "01:59"],
    ["2026-03-29T01:00", "2026-03-29", "03:00"],
    ["2026-10-25T00:30", "2026-10-25", "02:30"],
    ["2026-10-25T01:30", "2026-10-25", "02:30"],
  ])("%sZ is %s %s", (utc, day, time) => {
    const at = new Date(`${utc}:00Z`);
    expect(dayOf(at)).toBe(day);
    expect(timeOfDay(at)).toBe(time);
  });

  it("agrees with the runtime's own time zone data", () => {
    fc.assert(
      fc.property(someMoment, (at) => {
        expect(`${dayOf(at)} ${timeOfDay(at)}`).toBe(wallClock.format(at));
      }),
    );
  });

  it("refuses what is no moment", () => expect(() => dayOf(new Date(Number.NaN))).toThrow(RangeError));
});

describe("instantAt", () => {
  it.each([
    ["2026-01-15", "08:00", "2026-01-15T07:00"],
    ["2026-07-15", "08:00", "2026-07-15T06:00"],
    ["2026-07-15", "24:00", "2026-07-15T22:00"],
    ["2026-03-28", "24:00", "2026-03-28T23:00"],
    // The spring night skips 02:00–03:00: all of it is the moment of the jump.
    ["2026-03-29", "01:59", "2026-03-29T00:59"],
    ["2026-03-29", "02:00", "2026-03-29T01:00"],
    ["2026-03-29", "02:30", "2026-03-29T01:00"],
    ["2026-03-29", "03:00", "2026-03-29T01:00"],
    ["2026-03-29", "03:01", "2026-03-29T01:01"],
    ["2026-03-29", "24:00", "2026-03-29T22:00"],
    // The autumn night has 02:00–03:00 twice: the first counts.
    ["2026-10-25", "01:59", "2026-10-24T23:59"],
    ["2026-10-25", "02:00", "2026-10-25T00:00"],
    ["2026-10-25", "02:59", "2026-10-25T00:59"],
    ["2026-10-25", "03:00", "2026-10-25T02:00"],
    ["2026-10-25", "24:00", "2026-10-25T23:00"],
  ])("%s at %s is %sZ", (day, time, expected) => {
    expect(iso(instantAt(calendarDay(day), time))).toBe(expected);
  });

  it.each([["24:01"], ["25:00"], ["8:00"], ["08.00"], ["08:60"], ["08:00:00"], [""]])(
    "refuses %j",
    (time) => {
      expect(() => instantAt(calendarDay("2026-01-15"), time)).toThrow(RangeError);
    },
  );

  const changing = fc.constantFrom("2026-03-29", "2026-10-25", "2031-03-30", "1996-10-27").map(calendarDay);
  const anyDay = fc.oneof(someDay, changing);

  it("is shown as that time on that day, or as the moment after the skipped hour", () => {
    fc.assert(
      fc.property(anyDay, someTime, (day, time) => {
        const at = instantAt(day, time);
        expect(dayOf(at)).toBe(day);
        if (timeOfDay(at) !== time) expect([time.slice(0, 2), timeOfDay(at)]).toEqual(["02", "03:00"]);
      }),
    );
  });

  it("never gives an earlier moment for a later time", () => {
    fc.assert(
      fc.property(anyDay, someTime, someTime, (day, a, b) => {
        const [early, late] = minuteOfDay(a) <= minuteOfDay(b) ? [a, b] : [b, a];
        expect(instantAt(day, early).getTime()).toBeLessThanOrEqual(instantAt(day, late).getTime());
        expect(instantAt(day, "24:00")).toEqual(instantAt(addDays(day, 1), "00:00"));
      }),
    );
  });
});

describe("spans of time", () => {
  it("are milliseconds", () => {
    const at = new Date("2026-03-29T00:30:00Z");
    expect(hours(2)).toBe(minutes(120));
    expect(iso(plus(at, hours(1) + minutes(15)))).toBe("2026-03-29T01:45");
    expect(iso(at)).toBe("2026-03-29T00:30");
  });

  it("a day of the time change is 23 or 25 hours", () => {
    const length = (day: CalendarDay) =>
      instantAt(day, "24:00").getTime() - instantAt(day, "00:00").getTime();
    expect(length(calendarDay("2026-03-29"))).toBe(hours(23));
    expect(length(calendarDay("2026-10-25"))).toBe(hours(25));
  });
});

describe("clocks elsewhere", () => {
  it.each([
    ["2026-11-22", "09:30:15", "Europe/Copenhagen", "2026-11-22T08:30:15.000Z", true],
    ["2026-07-01", "09:30:00", "Europe/London", "2026-07-01T08:30:00.000Z", true],
    ["2026-03-29", "02:30:00", "Europe/Copenhagen", "2026-03-29T01:30:00.000Z", false],
    ["2026-10-25", "02:30:00", "Europe/Copenhagen", "2026-10-25T00:30:00.000Z", true],
  ])("%s %s in %s is %s", (day, time, zone, at, onClock) => {
    expect(momentInZone(calendarDay(day), time, zone)).toEqual({ at: new Date(at), onClock });
  });

  it("knows no zone of another name", () => {
    expect(momentInZone(calendarDay("2026-11-22"), "09:30:00", "Europe/Andeby")).toBeNull();
  });
});
