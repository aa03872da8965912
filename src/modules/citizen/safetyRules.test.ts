import { describe, expect, test } from "vitest";
import { calendarDay } from "#kernel/time.ts";
import { lastSafetyDay, whyNotNoted } from "./safetyRules.ts";

const today = calendarDay("2026-11-22");
const note = (happenedOn: string, endsOn: string) => ({
  happenedOn: calendarDay(happenedOn),
  endsOn: calendarDay(endsOn),
});

describe("a safety note", () => {
  test.each([
    ["dayIsAhead", "2026-11-23", "2026-12-01"],
    ["tooLongAgo", "2025-11-21", "2026-11-22"],
    ["dayIsPast", "2026-11-20", "2026-11-21"],
    ["endsTooLate", "2026-11-20", "2027-11-21"],
    ["endsTooLate", "2025-11-22", "2026-11-23"],
    [null, "2026-11-22", "2026-11-22"],
    [null, "2026-11-20", "2027-11-20"],
    [null, "2025-11-22", "2026-11-22"],
  ])("%s: of %s, until %s", (why, happenedOn, endsOn) => {
    expect(whyNotNoted(note(happenedOn, endsOn), today)).toBe(why);
  });

  test("lasts a year at most, whatever February does", () => {
    expect(lastSafetyDay(calendarDay("2027-06-01"))).toBe("2028-05-31");
    expect(lastSafetyDay(calendarDay("2026-03-01"))).toBe("2027-03-01");
  });
});
