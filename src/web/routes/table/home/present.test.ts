import { expect, test } from "vitest";
import type { CalledFor } from "#modules/discharge/index.ts";
import { mayReadOf } from "./present.ts";

const calledFor: CalledFor = {
  ...{ subject: "admission", leftAt: new Date("2026-11-22T12:00:00Z"), leaderName: "Ida" },
  ...{
    leaderReason: "Bo ville ikke vente",
    municipality: "Storvang",
    municipalitySaid: "Ingen plads til Bo",
  },
};
const course = { id: "c1", mayOpen: false };

test.each([
  ["held without a name, to who is told none", true, null, false],
  ["held without a name, to those on the relay", true, "Bo", true],
  ["held with the name", false, "Bo", true],
  ["held with a name nobody wrote", false, null, true],
] as const)("%s", (_, anonymous, knownAs, words) => {
  const read = mayReadOf(calledFor, { anonymous, course: { ...course, knownAs } });
  expect(read).toMatchObject({ leaderName: "Ida", municipality: "Storvang" });
  expect([read.leaderReason, read.municipalitySaid].join(" ").includes("Bo")).toBe(words);
});
