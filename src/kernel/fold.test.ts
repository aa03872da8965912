import { expect, it } from "vitest";
import { foldName } from "./fold.ts";

it.each([
  ["Sørensen", "SOERENSEN"],
  ["Sørensen", "Sorensen"],
  ["Åse Kjær", "aase kjaer"],
  ["Ægir", "Aegir"],
  ["José  Müller-Lund", "jose muller lund"],
  ["A\u030Ase", "åse"], // the ring typed apart
])("hears %s and %s as the same", (one, other) => {
  expect(foldName(one)).toBe(foldName(other));
});

it.each([
  ["Mette", "Metta"],
  ["Ole", "Øle B"],
])("tells %s from %s", (one, other) => {
  expect(foldName(one)).not.toBe(foldName(other));
});

it("leaves letters, digits and single spaces", () => {
  expect(foldName("  «Manden ved kiosken», nr. 3!  ")).toBe("manden ved kiosken nr 3");
  expect(foldName("—")).toBe("");
  expect(foldName("محمد")).toBe("محمد");
});
