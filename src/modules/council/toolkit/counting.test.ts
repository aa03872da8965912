import { expect, test } from "vitest";
import { averageOf } from "./counting.ts";

test("an average is of five at least", () => {
  expect(averageOf([0, 0, 0, 4, 0])).toBeNull();
  expect(averageOf([0, 0, 0, 5, 0])).toBe(4);
  expect(averageOf([1, 0, 0, 0, 5])).toBe(4.3);
});
