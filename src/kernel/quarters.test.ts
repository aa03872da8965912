import fc from "fast-check";
import { expect, test } from "vitest";
import { quarterFrom, quartersShown } from "./quarters.ts";
import { addDays, calendarDay } from "./time.ts";

const anyDay = fc.integer({ min: 0, max: 5000 }).map((n) => addDays(calendarDay("2024-01-01"), n));

test.each([
  ["2026-11-22", "2026-3 2026-2 2026-1 2025-4"],
  // The last quarter ended on 30 September: 31 October is the thirty-first day after it, and 1 November the first that shows it.
  ["2026-10-31", "2026-2 2026-1 2025-4 2025-3"],
  ["2026-11-01", "2026-3 2026-2 2026-1 2025-4"],
  ["2027-01-31", "2026-3 2026-2 2026-1 2025-4"],
])("on %s these quarters stand still: %s", (today, shown) => {
  expect(
    quartersShown(calendarDay(today), 4)
      .map(({ year, quarter }) => `${year}-${quarter}`)
      .join(" "),
  ).toBe(shown);
});

test("quarters follow one another without a gap, and the newest is over for a month", () => {
  fc.assert(
    fc.property(anyDay, (today) => {
      const quarters = quartersShown(today, 4);
      expect(quarters).toHaveLength(4);
      for (const [i, one] of quarters.entries()) {
        expect(one.from.slice(5)).toMatch(/^(01|04|07|10)-01$/);
        expect(quarterFrom(one.from)).toEqual(one);
        if (i > 0) expect(one.until).toBe(quarters[i - 1]?.from);
      }
      const newest = quarters[0]?.until ?? today;
      expect(addDays(newest, 31) <= today).toBe(true);
      // Tomorrow it is the same, or one more and one less.
      const later = quartersShown(addDays(today, 1), 4).map(({ from }) => from);
      expect(quarters.slice(0, 3).every(({ from }) => later.includes(from))).toBe(true);
    }),
  );
});

test("a quarter begins on no other day", () => {
  expect(() => quarterFrom(calendarDay("2026-02-01"))).toThrow(RangeError);
  expect(() => quarterFrom(calendarDay("2026-01-02"))).toThrow(RangeError);
});
