import { expect, test } from "vitest";
import { type FigureRow, figuresTable } from "./index.ts";

const heads = {
  ...{ indicator: "Tal", region: "Region", area: "Kommune", part: "Behov", year: "År", quarter: "Kvartal" },
  ...{ value: "Værdi", unit: "Enhed", of: "Ud af cirka", state: "Vist" },
};
const row: FigureRow = {
  ...{
    indicator: "Følte sig tryg",
    region: "Region Hovedstaden",
    area: "",
    part: "",
    year: 2026,
    quarter: 3,
  },
  ...{ value: 65, unit: "procent", of: 20, state: "vist" },
};

test("a line for each figure; what is held back has no number", () => {
  const held = { ...row, value: null, of: null, state: "holdt tilbage" };
  expect(figuresTable(heads, [row, held])).toBe(
    "\uFEFFTal;Region;Kommune;Behov;År;Kvartal;Værdi;Enhed;Ud af cirka;Vist\r\n" +
      "Følte sig tryg;Region Hovedstaden;;;2026;3;65;procent;20;vist\r\n" +
      "Følte sig tryg;Region Hovedstaden;;;2026;3;;procent;;holdt tilbage\r\n",
  );
});

test.each(["=1+1", "+45", "-2", "@SUM(A1)", "\t=1", "'=1"])(
  "a name that begins as %j is no formula",
  (name) => {
    const [, line = ""] = figuresTable(heads, [{ ...row, part: name, area: name }]).split("\r\n");
    expect(line).toContain(`;'${name};'${name};2026;`);
  },
);
