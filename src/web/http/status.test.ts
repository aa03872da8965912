import { expect, test } from "vitest";
import { refusalStatus } from "./status.ts";

test.each([
  ["notMember", 403],
  ["notYours", 403],
  ["notFound", 404],
  ["unknownUnit", 404],
  ["alreadyAnswered", 409],
  ["stale", 409],
  ["dayIsPast", 400],
  ["somethingNew", 400],
])("%s answers %i", (code, status) => {
  expect(refusalStatus(code)).toBe(status);
});
