import { expect, test } from "vitest";
import type { Schedule } from "#modules/directory/index.ts";
import { lineOf, parted } from "./hours.ts";
import { schedulesFrom } from "./schedulesFrom.ts";

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const weekly = (n: number, byday: string, opensAt: string, closesAt: string, more: Partial<Schedule> = {}) =>
  ({ id: id(n), freq: "WEEKLY", byday, opensAt, closesAt, ...more }) as Schedule;
const second: Schedule = { id: id(9), freq: "MONTHLY", byday: "2MO", opensAt: "10:00", closesAt: "12:00" };

test.each([
  [[weekly(1, "MO,TU,WE,TH,FR", "08:00", "15:00")], "man-fre 08:00-15:00"],
  [
    [weekly(1, "MO,WE", "08:00", "15:00"), weekly(2, "SA", "10:00", "12:00")],
    "man 08:00-15:00, ons 08:00-15:00, lør 10:00-12:00",
  ],
  [
    [weekly(1, "MO,TU,WE,TH,FR,SA,SU", "22:00", "08:00", { openOnHolidays: true })],
    "man-søn 22:00-08:00 +helligdage",
  ],
  [[weekly(1, "MO,TU,WE,TH,FR,SA,SU", "00:00", "24:00", { openOnHolidays: true })], "døgnet rundt"],
  [[], ""],
] as const)("hours are written as people type them, and read back unchanged", (schedules, line) => {
  expect(lineOf(schedules)).toBe(line);
  expect(schedulesFrom(line, schedules, id(0))).toBe(schedules);
});

test("what a line cannot say is kept beside what it can", () => {
  const before = [
    weekly(1, "MO", "08:00", "15:00"),
    second,
    weekly(2, "TU", "8:00", "9:00", { interval: 2 }),
  ];
  expect(parted(before).others).toHaveLength(2);
  const after = schedulesFrom("tir 9-12", before, id(0));
  expect(after).toMatchObject([
    { byday: "TU", opensAt: "09:00", closesAt: "12:00" },
    second,
    { interval: 2 },
  ]);
  expect(schedulesFrom("", before, id(0))).toHaveLength(2);
});

test("days that are open on holidays beside days that are not are more than a line can say", () => {
  const before = [
    weekly(1, "MO", "08:00", "15:00", { openOnHolidays: true }),
    weekly(2, "TU", "08:00", "15:00"),
  ];
  expect(lineOf(before)).toBe("");
  expect(schedulesFrom("ons 8-15", before, id(0))).toMatchObject([{ byday: "WE" }, ...before]);
});

test("a time that stays keeps its identifier; a new one has the same each time it is sent", () => {
  const before = [weekly(1, "MO", "08:00", "15:00")];
  const after = schedulesFrom("man 8-15, lør 10-12", before, id(0));
  expect(after?.[0]?.id).toBe(id(1));
  expect(after).toEqual(schedulesFrom("man 8-15, lør 10-12", before, id(0)));
});

test("around the clock is open on holidays too", () => {
  expect(schedulesFrom("døgnet rundt", [], id(0))).toMatchObject([
    { byday: "MO,TU,WE,TH,FR,SA,SU", opensAt: "00:00", closesAt: "24:00", openOnHolidays: true },
  ]);
});

test.each(["hver dag", "man 25-26", "8-15"])("%s is no opening hours", (line) => {
  expect(schedulesFrom(line, [], id(0))).toBeNull();
});
