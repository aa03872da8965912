import { expect, test } from "vitest";
import { nightAsDates, nightShort, oneMore } from "./nights.ts";

test.each([
  ["2026-11-22", "2026-11-22", "2026-11-23"],
  ["2026-11-22", "2026-11-20", "2026-11-23"],
  // Their last night is over: one more is tonight.
  ["2026-11-20", "2026-11-23", "2026-11-23"],
  ["2026-12-31", "2026-12-31", "2027-01-01"],
])("after %s, tonight being %s, one more is %s", (last, tonight, next) =>
  expect(oneMore(last, tonight)).toBe(next),
);

test("a night is named by both its dates, also when the clocks change in it", () => {
  expect(nightAsDates("2026-10-24", "da")).toMatch(/^24\..25\. okt\.$/);
  expect(nightAsDates("2026-10-31", "en")).toMatch(/31 Oct.*1 Nov/);
  expect(nightShort("2026-11-23", "da")).toEqual({ weekday: "ma", day: "23" });
  expect(nightShort("2026-11-23", "en")).toEqual({ weekday: "Mo", day: "23" });
});
