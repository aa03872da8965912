import { expect, test } from "vitest";
import { refusalStatus } from "./status.ts";

test.each([
  ["notMember", 403],
  ["forbidden", 403],
  ["notFound", 404],
  ["unknownUnit", 404],
  ["alreadyAccepted", 409],
  ["stale", 409],
  ["reasonMissing", 400],
])("%s answers %i", (code, status) => {
  expect(refusalStatus(code)).toBe(status);
});
