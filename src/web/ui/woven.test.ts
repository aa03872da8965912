import { expect, test } from "vitest";
import { woven } from "./woven.ts";

test.each([
  ["untouched: the other's", "a", "a", "b", "b"],
  ["untouched, and taken away by the other", "a", "a", "", ""],
  ["typed here: stays", "c", "a", "a", "c"],
  ["emptied here: stays empty", "", "a", "b", ""],
  ["typed by both: what was typed here stays", "c", "a", "b", "c"],
])("%s", (_, typed, was, newest, shown) => {
  expect(woven(typed, was, newest)).toBe(shown);
});
