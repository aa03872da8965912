import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactKeys, matchScore, nameKeys } from "./names.ts";

const keys = (knownAs: string, fullName?: string): string[] =>
  nameKeys({ region: "DK-84", knownAs, fullName });
const meets = (a: string, b: string): boolean => keys(a).some((key) => keys(b).includes(key));
const score = (a: string, b: string): number => matchScore({ knownAs: a }, { knownAs: b });

/** Heard in a doorway and typed in a hurry: the same person. */
const same: readonly (readonly [string, string])[] = [
  ["Mohammed", "Muhamad"],
  ["Mohammed", "Mohamet"],
  ["Kirsten Sørensen", "Kirsten Soerensen"],
  ["Kristina Kjær", "Christina Kjaer"],
  ["Villy", "Willi"],
  ["Jonas Lund", "Jonas Birk Lund"],
  ["Annette", "Anette"],
  ["Zofia", "Sofia"],
  ["Henrik Madsen", "Madsen, Henrik"],
  ["Kai", "Kaj"],
];

describe.each(same)("%s and %s", (a, b) => {
  it("share a key", () => expect(meets(a, b)).toBe(true));
  it("score as possibly one", () => {
    expect(score(a, b)).toBeGreaterThan(0.6);
    expect(score(b, a)).toBeCloseTo(score(a, b));
  });
});

it.each([
  ["Mette", "Kurt"],
  ["Henrik Madsen", "Birgit Olesen"],
  ["Ukendt mand", "Grethe"],
  ["Zakarias Q", "Kai"],
  ["Bo", "Bea"],
])("%s and %s do not score", (a, b) => {
  expect(score(a, b)).toBeLessThan(0.4);
});

it("puts the better spelling first", () => {
  expect(score("Mette Holm", "Mette Holm")).toBeGreaterThan(score("Mette Holm", "Mete Holm"));
  expect(score("Mette Holm", "Mete Holm")).toBeGreaterThan(score("Mette Holm", "Mette"));
  expect(score("Mette Holm", "Mette")).toBeGreaterThan(score("Mette Holm", "Hanne Holm"));
});

it("lets the birth year speak for or against", () => {
  const by = (a: number | null, b: number | null) =>
    matchScore({ knownAs: "Mette", birthYear: a }, { knownAs: "Mette", birthYear: b });
  expect(by(1980, 1980)).toBe(1);
  expect(by(1980, 1980)).toBeGreaterThan(by(1980, null));
  expect(by(1980, 1981)).toBeGreaterThan(by(1980, 1990)); // a year misremembered, a digit misheard
  expect(by(1980, 1990)).toBeGreaterThan(by(1980, 1987));
});

it("knows somebody by their full name who first came under another", () => {
  const before = { knownAs: "Ræven", fullName: "Thomas Vang" };
  expect(matchScore({ knownAs: "Tomas Vang" }, before)).toBeGreaterThan(0.6);
  expect(keys("Ræven", "Thomas Vang").some((key) => keys("Tomas Vang").includes(key))).toBe(true);
});

it("looks for nobody in another region", () => {
  const there = nameKeys({ region: "DK-85", knownAs: "Mette Holm" });
  expect(keys("Mette Holm").filter((key) => there.includes(key))).toEqual([]);
});

it("knows which of its keys only the same words share", () => {
  const exact = exactKeys({ region: "DK-84", knownAs: "Mette", fullName: "Mette Holm" });
  expect(exact).toHaveLength(2);
  expect(exact.filter((key) => keys("Mete Hulm").includes(key))).toEqual([]);
  expect(exact.filter((key) => keys("holm, METTE").includes(key))).toEqual(exact);
});

it("has no keys and no score for what is no name", () => {
  expect(keys("", "?!")).toEqual([]);
  expect(matchScore({ knownAs: "?" }, { knownAs: "Mette" })).toBe(0);
});

it("is symmetrical, between 0 and 1, and whole for oneself – for any names", () => {
  const name = fc.string({ maxLength: 40, unit: "grapheme" });
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(score(a, b)).toBeCloseTo(score(b, a), 10);
      expect(score(a, b)).toBeGreaterThanOrEqual(0);
      expect(score(a, b)).toBeLessThanOrEqual(1);
      if (keys(a).length > 0)
        expect(matchScore({ knownAs: a, birthYear: 1 }, { knownAs: a, birthYear: 1 })).toBe(1);
    }),
    { numRuns: 300 },
  );
});
