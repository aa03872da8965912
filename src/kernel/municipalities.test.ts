import { expect, it } from "vitest";
import { MUNICIPALITIES, municipality, REGIONS } from "./municipalities.ts";

it("there are 98, each with a code of its own and a name", () => {
  expect(MUNICIPALITIES).toHaveLength(98);
  expect(new Set(MUNICIPALITIES.map(({ code }) => code)).size).toBe(98);
  expect(MUNICIPALITIES.filter(({ code, name }) => !/^0[1-8]\d\d$/.test(code) || name === "")).toEqual([]);
  expect(new Set(MUNICIPALITIES.map(({ region }) => region))).toEqual(new Set(REGIONS));
});

it.each([
  ["0101", "København", "DK-84"],
  ["0259", "Køge", "DK-85"],
  ["0461", "Odense", "DK-83"],
  ["0751", "Aarhus", "DK-82"],
  ["0851", "Aalborg", "DK-81"],
])("%s is %s in %s", (code, name, region) => expect(municipality(code)).toEqual({ code, name, region }));

it("a code nobody has is no municipality", () => expect(municipality("0881")).toBeNull());
