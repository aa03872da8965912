import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { addDays, type CalendarDay, calendarDay, daysBetween } from "#kernel/time.ts";
import type { AgeGate } from "../types.ts";
import { AGE_GATES, birthday, firstTalkOn, LINES_OF, monthsBefore, planFor } from "./comingOfAge.ts";

const law = { ownConsentAge: 15, custodyEnds: 18, planMonths: 6 };
const day = (text: string) => calendarDay(text);
const born = (text: string) => ({ day: day(text), year: Number(text.slice(0, 4)) });
const inYear = (year: number) => ({ day: null, year });

describe("when there is a plan", () => {
  it.each<[string, AgeGate, Parameters<typeof planFor>[1], string, string | null]>([
    ["nothing is known", "ownConsent", { day: null, year: null }, "2026-06-02", null],
    ["the day before 14½", "ownConsent", born("2012-03-10"), "2026-09-09", null],
    ["at 14½", "ownConsent", born("2012-03-10"), "2026-09-10", "2027-03-10"],
    ["the day before they turn 15", "ownConsent", born("2012-03-10"), "2027-03-09", "2027-03-10"],
    ["on their birthday it is theirs", "ownConsent", born("2012-03-10"), "2027-03-10", null],
    ["at 17½", "adult", born("2009-03-10"), "2026-09-10", "2027-03-10"],
    ["at 18", "adult", born("2009-03-10"), "2027-03-10", null],
    [
      "born on 31 August, half a year before is in February",
      "adult",
      born("2009-08-31"),
      "2027-02-28",
      "2027-08-31",
    ],
    ["of a year, half a year before it begins", "ownConsent", inYear(2012), "2026-07-01", "2027-01-01"],
    ["the day before that", "ownConsent", inYear(2012), "2026-06-30", null],
    ["all through the year nobody knows the day of", "ownConsent", inYear(2012), "2027-12-31", "2027-01-01"],
    ["when it is over", "ownConsent", inYear(2012), "2028-01-01", null],
  ])("%s", (_, gate, known, today, turnsOn) => {
    expect(planFor(gate, known, law, day(today))?.turnsOn ?? null).toBe(turnsOn);
  });

  test("who was born on a leap day turns on 1 March where there is none", () => {
    expect(birthday(day("2012-02-29"), 15)).toBe("2027-03-01");
    expect(birthday(day("2012-02-29"), 16)).toBe("2028-02-29");
  });

  test("a law that says otherwise is followed, and so is how long ahead it says", () => {
    const other = { ownConsentAge: 14, custodyEnds: 18, planMonths: 12 };
    expect(planFor("ownConsent", born("2012-03-10"), other, day("2025-03-10"))?.turnsOn).toBe("2026-03-10");
    expect(planFor("ownConsent", born("2012-03-10"), other, day("2025-03-09"))).toBeNull();
  });
});

const days = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(day("1990-01-01"), n));

test("whenever they were born: there is a plan for half a year, without a gap, and the year alone never begins later", () => {
  fc.assert(
    fc.property(
      days,
      fc.constantFrom(...AGE_GATES),
      fc.integer({ min: -400, max: 400 }),
      (birth, gate, off) => {
        const turnsOn = birthday(birth, gate === "adult" ? 18 : 15);
        const today = addDays(turnsOn, off);
        const plan = planFor(gate, { day: birth, year: Number(birth.slice(0, 4)) }, law, today);
        expect(plan !== null).toBe(today < turnsOn && today >= monthsBefore(turnsOn, 6));
        if (plan) expect(planFor(gate, inYear(Number(birth.slice(0, 4))), law, today)).not.toBeNull();
      },
    ),
  );
});

test("the first talk is within a month, before the day, and never in the past", () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 200 }), fc.boolean(), (turnsOn, ahead, exact) => {
      const today = addDays(turnsOn, -ahead) as CalendarDay;
      const on = firstTalkOn({ turnsOn, exact }, today);
      expect(daysBetween(today, on)).toBeGreaterThanOrEqual(0);
      expect(daysBetween(today, on)).toBeLessThanOrEqual(30);
      if (exact) expect(on < turnsOn).toBe(true);
    }),
  );
});

test("each gate has its lines, each once", () => {
  for (const gate of AGE_GATES) expect(new Set(LINES_OF[gate]).size).toBe(LINES_OF[gate].length);
  expect(LINES_OF.adult).toContain("takesOver");
});
