import { expect, test } from "vitest";
import type { Allowance } from "#modules/consent/index.ts";
import { linesToShow, recipients } from "./present.ts";

test("units and whole organisations, each once", () => {
  const at = { organisationId: "o", organisationName: "Byens Hus" };
  const units = [
    { id: "a", name: "Herberget", ...at },
    { id: "b", name: "Værestedet", ...at },
    { id: "c", name: "Lægehuset", organisationId: "p", organisationName: "Lægehuset" },
  ];
  const found = recipients(units, { unit: "En dør", organisation: "Alle" });
  expect(found.map(({ value, label, group }) => `${group}: ${label} = ${value}`)).toEqual([
    "En dør: Herberget (Byens Hus) = unit:a",
    "En dør: Værestedet (Byens Hus) = unit:b",
    "En dør: Lægehuset = unit:c",
    "Alle: Byens Hus = organisation:o",
    "Alle: Lægehuset = organisation:p",
  ]);
});

const aLine = (unitId: string): Allowance => ({
  recipient: "unit",
  unitId,
  organisationId: null,
  kinds: ["need"],
  purpose: "En seng",
});

test("what was chosen stands there again, with room for one more", () => {
  expect(linesToShow([]).map(({ to }) => to)).toEqual(["", "", ""]);
  expect(linesToShow([aLine("a")]).map(({ to }) => to)).toEqual(["unit:a", "", ""]);
  expect(linesToShow(["a", "b", "c"].map(aLine)).map(({ to }) => to)).toEqual([
    "unit:a",
    "unit:b",
    "unit:c",
    "",
  ]);
  expect(linesToShow([{ ...aLine("a"), recipient: "relay", unitId: null }])[0]).toEqual({
    to: "relay",
    kinds: ["need"],
    purpose: "En seng",
    endsOn: "",
  });
});
