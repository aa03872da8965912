import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOfficeClosed } from "#kernel/holidays.ts";
import { addDays, calendarDay, dayOf, daysBetween, instantAt, timeOfDay, weekday } from "#kernel/time.ts";
import { at, shown } from "../../../../test/given.ts";
import type { Schedule } from "../model.ts";
import { openingAt, openStretches, reach, schedulesThatHold, tonight, weekTable } from "./opening.ts";
import { matcherOf } from "./recurrence.ts";

const aSchedule = (draft: Partial<Schedule> = {}): Schedule => ({
  ...{ id: "schedule", freq: "WEEKLY", byday: "MO,TU,WE,TH,FR", opensAt: "08:00", closesAt: "15:00" },
  ...draft,
});
const days = (schedule: Schedule, from: string, count = 31): string[] => {
  const matches = matcherOf(schedule);
  return Array.from({ length: count }, (_, ahead) => addDays(calendarDay(from), ahead))
    .filter(matches)
    .map((day) => day.slice(5));
};
const spans = (schedules: readonly Schedule[], from: string, count: number): string[] =>
  openStretches(schedules, at(from), count).map(
    ({ from: start, to }) => `${shown(new Date(start))} – ${shown(new Date(to))}`,
  );

describe("the days a schedule means", () => {
  const cases: readonly (readonly [
    what: string,
    draft: Partial<Schedule>,
    from: string,
    days: readonly string[],
  ])[] = [
    [
      "weekdays, holidays out",
      { byday: "TH,FR,MO" },
      "2026-04-01",
      ["04-09", "04-10", "04-13", "04-16", "04-17", "04-20", "04-23", "04-24", "04-27", "04-30", "05-01"],
    ],
    [
      "holidays in, when said",
      { byday: "TH", openOnHolidays: true, until: "2026-04-10" },
      "2026-04-01",
      ["04-02", "04-09"],
    ],
    [
      "every other week, from its first",
      { byday: "TU", interval: 2, dtstart: "2026-09-08" },
      "2026-09-01",
      ["09-08", "09-22"],
    ],
    [
      "every other week, where weeks begin on Sunday",
      { byday: "TU,SU", interval: 2, wkst: "SU", dtstart: "2026-09-08" },
      "2026-09-01",
      ["09-08", "09-20", "09-22"],
    ],
    ["the second Monday", { freq: "MONTHLY", byday: "2MO" }, "2026-09-01", ["09-14"]],
    ["the last Friday", { freq: "MONTHLY", byday: "-1FR" }, "2026-09-01", ["09-25"]],
    [
      "every Wednesday of the month",
      { freq: "MONTHLY", byday: "WE" },
      "2026-09-01",
      ["09-02", "09-09", "09-16", "09-23", "09-30"],
    ],
    [
      "the first and the last day",
      { freq: "MONTHLY", byday: undefined, bymonthday: "1,-1" } as Partial<Schedule>,
      "2026-09-01",
      ["09-01", "09-30", "10-01"],
    ],
    [
      "the day it began on",
      { freq: "MONTHLY", byday: undefined, dtstart: "2026-07-15" } as Partial<Schedule>,
      "2026-09-01",
      ["09-15"],
    ],
    [
      "every other month",
      { freq: "MONTHLY", byday: "1TU", interval: 2, dtstart: "2026-07-07" },
      "2026-08-11",
      ["09-01"],
    ],
    [
      "only so many times",
      { byday: "TU", dtstart: "2026-09-08", count: 2 },
      "2026-09-01",
      ["09-08", "09-15"],
    ],
    [
      "within its bounds",
      { byday: "TU", validFrom: "2026-09-08", validTo: "2026-09-15" },
      "2026-09-01",
      ["09-08", "09-15"],
    ],
    [
      "a single day, also a holiday",
      { freq: undefined, byday: undefined, dtstart: "2026-12-25" } as Partial<Schedule>,
      "2026-12-01",
      ["12-25"],
    ],
    ["nothing, when it cannot be read", { byday: undefined } as Partial<Schedule>, "2026-09-01", []],
    ["nothing, when every other week has no first", { byday: "TU", interval: 2 }, "2026-09-01", []],
  ];
  it.each(cases)("%s", (_, draft, from, expected) => {
    expect(days(aSchedule(draft), from)).toEqual(expected);
  });

  it("include Christmas for whoever never closes", () => {
    const always = aSchedule({ byday: "MO,TU,WE,TH,FR,SA,SU", opensAt: "00:00", closesAt: "24:00" });
    expect(days(always, "2026-12-24", 3)).toEqual(["12-24", "12-25", "12-26"]);
  });

  it("are those of a plain count, for every weekly rule", () => {
    const codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    const start = fc.integer({ min: 0, max: 2000 }).map((n) => addDays(calendarDay("2024-01-01"), n));
    fc.assert(
      fc.property(
        start,
        fc.subarray(codes, { minLength: 1 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 120 }),
        (first, on, interval, ahead) => {
          const day = addDays(first, ahead);
          const monday = addDays(first, 1 - weekday(first));
          const weeks = Math.floor(daysBetween(monday, day) / 7);
          const expected =
            on.includes(codes[weekday(day) - 1] ?? "") && weeks % interval === 0 && !isOfficeClosed(day);
          expect(matcherOf(aSchedule({ byday: on.join(","), interval, dtstart: first }))(day)).toBe(expected);
        },
      ),
    );
  });
});

describe("open", () => {
  it("goes past midnight, and a night that began yesterday is in it", () => {
    const night = aSchedule({ byday: "MO,TU", opensAt: "22:00", closesAt: "07:00" });
    expect(spans([night], "2026-09-08 01:00", 2)).toEqual([
      "2026-09-08 00:00 – 2026-09-08 07:00",
      "2026-09-08 22:00 – 2026-09-09 07:00",
    ]);
  });

  it("joins what meets and what overlaps", () => {
    const set = [
      aSchedule({ byday: "TU" }),
      aSchedule({ byday: "TU", opensAt: "15:00", closesAt: "18:00" }),
      aSchedule({ byday: "TU", opensAt: "10:00", closesAt: "12:00" }),
    ];
    expect(spans(set, "2026-09-08 01:00", 1)).toEqual(["2026-09-08 08:00 – 2026-09-08 18:00"]);
  });

  it("keeps to the clock on the wall when it is put forward and back", () => {
    const night = aSchedule({ byday: "SA", opensAt: "22:00", closesAt: "06:00" });
    for (const [from, hours] of [
      ["2026-03-28 12:00", 7],
      ["2026-10-24 12:00", 9],
    ] as const) {
      const [one] = openStretches([night], at(from), 1);
      expect((Number(one?.to) - Number(one?.from)) / 3_600_000).toBe(hours);
    }
  });

  it("is said by the most particular level that tells times", () => {
    const untimed = { id: "untimed", byday: "MO", freq: "WEEKLY" as const };
    const own = aSchedule();
    expect(schedulesThatHold([[], undefined, [own]])).toEqual([own]);
    expect(schedulesThatHold([[untimed], [own], [aSchedule({ id: "house" })]])).toEqual([own]);
    expect(schedulesThatHold([[untimed], undefined])).toEqual([]);
  });

  const time = fc
    .integer({ min: 0, max: 95 })
    .map(
      (quarter) => `${String(quarter >> 2).padStart(2, "0")}:${String((quarter & 3) * 15).padStart(2, "0")}`,
    );
  const someSchedule = fc
    .record({
      opensAt: time,
      closesAt: time,
      byday: fc
        .subarray(["MO", "TU", "WE", "TH", "FR", "SA", "SU"], { minLength: 1 })
        .map((on) => on.join(",")),
    })
    .map(aSchedule);
  const moment = fc
    .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) })
    .map((ms) => new Date(ms));

  it("is in order, apart from each other, and what a look at the clock says", () => {
    fc.assert(
      fc.property(fc.array(someSchedule, { minLength: 1, maxLength: 4 }), moment, (schedules, now) => {
        const stretches = openStretches(schedules, now, 3);
        stretches.forEach(({ from, to }, nth) => {
          expect(from).toBeLessThan(to);
          expect(from).toBeGreaterThan(stretches[nth - 1]?.to ?? Number.NEGATIVE_INFINITY);
        });
        const today = dayOf(now);
        const open = schedules.some((schedule) => {
          const { opensAt = "", closesAt = "" } = schedule;
          const on = matcherOf(schedule);
          const during = (day: typeof today): boolean =>
            on(day) &&
            instantAt(day, opensAt) <= now &&
            now < instantAt(closesAt > opensAt ? day : addDays(day, 1), closesAt);
          return during(today) || during(addDays(today, -1));
        });
        expect(openingAt(stretches, now, reach(now)).openNow).toBe(open);
      }),
    );
  });

  it("closes when it closes and opens when it next opens", () => {
    fc.assert(
      fc.property(fc.array(someSchedule, { minLength: 1, maxLength: 3 }), moment, (schedules, now) => {
        const stretches = openStretches(schedules, now, 14);
        const { openNow, closesAt, opensAt } = openingAt(stretches, now, reach(now));
        expect(openNow && opensAt !== null).toBe(false);
        if (closesAt)
          expect([
            openingAt(stretches, new Date(closesAt.getTime() - 1), reach(now)).openNow,
            openingAt(stretches, closesAt, reach(now)).openNow,
          ]).toEqual([true, false]);
        if (opensAt)
          expect([
            openingAt(stretches, new Date(opensAt.getTime() - 1), reach(now)).openNow,
            openingAt(stretches, opensAt, reach(now)).openNow,
          ]).toEqual([false, true]);
      }),
    );
  });
});

describe("what is shown", () => {
  it("calls the evening and the night tonight, and before six what is left of it", () => {
    const said = (moment: string) =>
      Object.values(tonight(at(moment))).map((each) => `${dayOf(each).slice(8)} ${timeOfDay(each)}`);
    expect(said("2026-09-08 12:00")).toEqual(["08 18:00", "09 06:00"]);
    expect(said("2026-09-08 21:30")).toEqual(["08 21:30", "09 06:00"]);
    expect(said("2026-09-09 02:40")).toEqual(["09 02:40", "09 06:00"]);
  });

  it("is a week of rows, with the times as they are written", () => {
    const rows = weekTable(
      [
        aSchedule({ byday: "MO", opensAt: "22:00", closesAt: "07:00" }),
        { id: "b", freq: "WEEKLY", byday: "WE" },
      ],
      calendarDay("2026-09-07"),
    );
    expect(rows.filter((row) => row.spans.length > 0)).toEqual([
      { day: "2026-09-07", spans: [{ opensAt: "22:00", closesAt: "07:00" }] },
      { day: "2026-09-09", spans: [{ opensAt: null, closesAt: null }] },
    ]);
    expect(rows).toHaveLength(7);
  });
});
