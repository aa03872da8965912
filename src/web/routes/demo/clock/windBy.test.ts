import { expect, test } from "vitest";
import { windBy } from "./windBy.ts";

const HOUR = 3_600_000;

test.each([
  ["1h", "2025-10-15T10:00:00Z", 1],
  ["4h", "2025-10-15T10:00:00Z", 4],
  ["1d", "2025-10-15T10:00:00Z", 24],
  // 02:40 in the night: the same morning. 08:00 sharp and noon: the next.
  ["morning", "2025-10-15T00:40:00Z", 5 + 20 / 60],
  ["morning", "2025-10-15T06:00:00Z", 24],
  ["morning", "2025-10-15T10:00:00Z", 20],
  // The night the clocks go back is an hour longer.
  ["morning", "2025-10-25T18:00:00Z", 13],
] as const)("%s from %s is %d hours", (step, now, hours) => {
  expect(windBy(step, new Date(now))).toBe(hours * HOUR);
});
