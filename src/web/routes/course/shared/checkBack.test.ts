import { expect, test } from "vitest";
import { checkBackDay } from "./checkBack.ts";

test.each([
  ["acute", "2026-06-02"],
  ["sameDay", "2026-06-03"],
  ["soon", "2026-06-04"],
  ["ordinary", "2026-06-09"],
] as const)("%s is heard about on %s", (urgency, day) => {
  expect(checkBackDay(urgency, new Date("2026-06-02T08:00:00Z"))).toBe(day);
});

test("the day is Denmark's, also just after midnight there", () => {
  expect(checkBackDay("acute", new Date("2026-06-02T22:30:00Z"))).toBe("2026-06-03");
});
