import { expect, test } from "vitest";
import { mayHandleNumbers } from "./numbers.ts";

test.each([
  ["a volunteer in a hospital", "volunteer", "region", "emergencyDepartment", false],
  ["an association's lead", "lead", "civilSociety", "shelter", false],
  ["a bridge-builders' office of the region", "worker", "region", "bridgeBuilding", false],
  ["the region's own staff", "worker", "region", "administration", false],
  ["a nurse", "worker", "region", "emergencyDepartment", true],
  ["a caseworker", "worker", "municipality", "team", true],
  ["a doctor's secretary", "worker", "generalPractice", "practice", true],
  ["a prison's lead", "lead", "state", "prison", true],
] as const)("%s: %s of %s, %s → %s", (_, role, sector, kind, may) => {
  expect(mayHandleNumbers({ role, unit: { sector, kind } })).toBe(may);
});
