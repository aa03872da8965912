import fc from "fast-check";
import { expect, it, onTestFinished, test } from "vitest";
import { addDays, calendarDay, instantAt } from "#kernel/time.ts";
import { ANSWERED_FOR, aHospital } from "../../../test/builders/discharge.ts";
import { aRegion } from "../../../test/builders/region.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../test/db.ts";
import { leftWithoutPlace, quartersShown } from "./published.ts";

const anyDay = fc.integer({ min: 0, max: 5000 }).map((n) => addDays(calendarDay("2024-01-01"), n));

test.each([
  ["2026-11-22", "2026-3 2026-2 2026-1 2025-4"],
  // The last quarter ended on 30 September: 31 October is the thirty-first day after it, and 1 November the first that shows it.
  ["2026-10-31", "2026-2 2026-1 2025-4 2025-3"],
  ["2026-11-01", "2026-3 2026-2 2026-1 2025-4"],
  ["2027-01-31", "2026-3 2026-2 2026-1 2025-4"],
])("on %s these quarters stand still: %s", (today, shown) => {
  expect(
    quartersShown(calendarDay(today))
      .map(({ year, quarter }) => `${year}-${quarter}`)
      .join(" "),
  ).toBe(shown);
});

test("quarters follow one another without a gap, and the newest is over for a month", () => {
  fc.assert(
    fc.property(anyDay, (today) => {
      const quarters = quartersShown(today);
      expect(quarters).toHaveLength(4);
      for (const [i, { from, until }] of quarters.entries()) {
        expect(from.slice(5)).toMatch(/^(01|04|07|10)-01$/);
        if (i > 0) expect(until).toBe(quarters[i - 1]?.from);
      }
      const newest = quarters[0]?.until ?? today;
      expect(addDays(newest, 31) <= today).toBe(true);
      // Tomorrow it is the same, or one more and one less.
      const later = quartersShown(addDays(today, 1)).map(({ from }) => from);
      expect(quarters.slice(0, 3).every(({ from }) => later.includes(from))).toBe(true);
    }),
  );
});

describeOnEngine("how many left with no place to stay", (open) => {
  it("is counted quarter by quarter and by region; four are held back, five are not", async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const hospital = aHospital(region);
    const leaves = async (tonight: string): Promise<void> => {
      const { answer, complete } = await hospital.admitted(await aCourse(region));
      await answer(tonight, "holder");
      await complete(tonight === "nowhere" ? ANSWERED_FOR : {});
    };
    const shownOn = async (day: string, of: string) => {
      const figures = await leftWithoutPlace(database.app, of, instantAt(calendarDay(day), "12:00"));
      return figures.map(({ withoutPlace }) => withoutPlace);
    };
    for (let n = 0; n < 4; n += 1) await leaves("nowhere");
    await leaves("ownHome");
    const [row] = await database.owner("select distinct region from relay.course");
    const here = String(row?.region);
    // It is June: the quarter is shown from August.
    expect(await shownOn("2026-07-31", here)).toEqual([0, 0, 0, 0]);
    expect(await shownOn("2026-08-01", here)).toEqual([null, 0, 0, 0]);
    await leaves("nowhere");
    expect(await shownOn("2026-08-01", here)).toEqual([5, 0, 0, 0]);
    expect(await shownOn("2026-11-01", here)).toEqual([0, 5, 0, 0]);
    expect(await shownOn("2026-08-01", here === "DK-81" ? "DK-82" : "DK-81")).toEqual([0, 0, 0, 0]);
  });
});
