import { expect, it } from "vitest";
import { calendarDay } from "#kernel/time.ts";
import { ageBandOf } from "./rules.ts";

const today = calendarDay("2026-07-01");

it.each([
  [2026, "under15"],
  [2011, "under15"], // 14 or 15: the younger counts
  [2010, "15-17"],
  [2008, "15-17"], // 17 or 18
  [2007, "18-24"],
  [2001, "18-24"],
  [2000, "25-39"],
  [1986, "25-39"],
  [1985, "40-59"],
  [1966, "40-59"],
  [1965, "60+"],
  [1930, "60+"],
] as const)("somebody born in %i is %s in 2026", (year, band) => {
  expect(ageBandOf(year, today)).toBe(band);
});
