import fc from "fast-check";
import { expect, test } from "vitest";
import { isOfficeClosed } from "#kernel/holidays.ts";
import { addDays, calendarDay, weekday } from "#kernel/time.ts";
import { deadlines, quorum, rulesOn, USUAL_RULES } from "./rules.ts";
import { type BodyRules, bodyRulesSchema } from "./types.ts";

test.each([
  [{ kind: "none" }, 9, 0],
  [{ kind: "half" }, 9, 5],
  [{ kind: "half" }, 10, 5],
  [{ kind: "half" }, 0, 0],
  [{ kind: "fraction", parts: 2, of: 3 }, 10, 7],
  [{ kind: "fraction", parts: 2, of: 3 }, 9, 6],
  [{ kind: "number", number: 4 }, 3, 4],
] as const)("%j of %i is %i", (asked, seats, fewest) =>
  expect(quorum({ quorum: asked }, seats)).toBe(fewest),
);

const version = (from: string, at: string, agendaDays: number) => ({
  from: calendarDay(from),
  at: new Date(at),
  rules: { ...USUAL_RULES, agendaDays },
});

test("rules count from their day, whenever they were said; said again for the same day, the last word counts", () => {
  const versions = [
    version("2026-06-01", "2026-01-02T10:00Z", 3),
    version("2026-01-01", "2026-01-01T10:00Z", 1),
    version("2026-06-01", "2026-02-02T10:00Z", 4),
    version("2026-03-01", "2026-05-01T10:00Z", 2),
  ];
  const on = (day: string) => rulesOn(versions, calendarDay(day)).agendaDays;
  expect(on("2025-12-31")).toBe(USUAL_RULES.agendaDays);
  expect(["2026-01-01", "2026-02-28", "2026-03-01", "2026-05-31", "2026-06-01"].map(on)).toEqual([
    1, 1, 2, 2, 4,
  ]);
});

test("the agenda is out seven days before; over Easter, the last day before the holidays", () => {
  expect(deadlines(USUAL_RULES, calendarDay("2026-06-25"))).toEqual({
    items: "2026-06-11",
    agenda: "2026-06-18",
  });
  // Maundy Thursday is 2 April in 2026.
  expect(deadlines(USUAL_RULES, calendarDay("2026-04-10")).agenda).toBe("2026-04-01");
  // Christmas Eve is a Thursday in 2026: no holiday, and nobody is at work.
  expect(deadlines(USUAL_RULES, calendarDay("2026-12-31")).agenda).toBe("2026-12-23");
});

test("nobody has less time than was promised, and no last day is a day nobody works", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 90 }), (after, agendaDays) => {
      const meeting = addDays(calendarDay("2024-01-01"), after);
      const { agenda } = deadlines({ agendaDays, itemDays: 0 }, meeting);
      expect(agenda <= addDays(meeting, -agendaDays)).toBe(true);
      expect(weekday(agenda) <= 5 && !isOfficeClosed(agenda)).toBe(true);
    }),
  );
});

test("a fraction is no more than the whole, and what nobody knows is refused", () => {
  const well = (rules: object) => bodyRulesSchema.safeParse({ ...USUAL_RULES, ...rules }).success;
  const fraction = (parts: number, of: number) =>
    ({ quorum: { kind: "fraction", parts, of } }) as Partial<BodyRules>;
  expect([
    well({}),
    well(fraction(3, 3)),
    well(fraction(4, 3)),
    well({ agendaDays: -1 }),
    well({ more: 1 }),
    // Nobody can approve the minutes from a chair that is not there.
    well({ hasChair: false }),
    well({ hasChair: false, minutesAdoptedBy: "chair" }),
  ]).toEqual([true, true, false, false, false, true, false]);
});
