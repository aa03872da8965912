import { expect, test } from "vitest";
import { standingOf } from "./present.ts";

test.each([
  ["asked", false, "open"],
  ["asked", true, "expired"],
  ["confirmedByLink", true, "saidYes"],
  ["declined", true, "saidNo"],
  ["withdrawn", true, "ended"],
  ["received", true, "ended"],
  ["notReceived", true, "ended"],
] as const)("%s, over: %s, is %s", (state, expired, standing) => {
  expect(standingOf({ state, expired })).toBe(standing);
});
