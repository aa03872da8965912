import { expect, test } from "vitest";
import { calendarDay, hours, minutes, plus } from "#kernel/time.ts";
import { mayAskAgain, quarterOf, quartersOver } from "./feltSafe.ts";

const NOW = new Date("2026-03-01T12:00:00Z");

test.each([
  ["never asked", null, true],
  ["a fortnight ago to the minute", plus(NOW, -hours(24 * 14)), true],
  ["a minute less", plus(NOW, -hours(24 * 14) + minutes(1)), false],
  ["just now", NOW, false],
  ["in the future, the clock having gone back", plus(NOW, hours(1)), false],
])("asked again: %s", (_, last, may) => expect(mayAskAgain(last, NOW)).toBe(may));

test.each([
  ["2026-01-01", "2026-01-01"],
  ["2026-03-31", "2026-01-01"],
  ["2026-04-01", "2026-04-01"],
  ["2026-12-31", "2026-10-01"],
])("the quarter of %s begins on %s", (day, first) => expect(quarterOf(calendarDay(day))).toBe(first));

test("quarters that are over: never the one it is", () => {
  expect(quartersOver(calendarDay("2026-02-10"), 3)).toEqual(["2025-10-01", "2025-07-01", "2025-04-01"]);
  expect(quartersOver(calendarDay("2026-04-01"), 1)).toEqual(["2026-01-01"]);
});
