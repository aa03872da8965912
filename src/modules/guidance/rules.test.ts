import { expect, test } from "vitest";
import { blocksOf, fitting, isOld } from "./rules.ts";
import type { Moment } from "./types.ts";

const card = (name: string, moments: readonly Moment[], needs: readonly string[]) => ({
  name,
  moments: [...moments],
  needs: [...needs],
});
const shelf = [
  card("wide", ["firstContact", "admission"], ["trauma", "psychiatric"]),
  card("narrow", ["firstContact"], []),
  card("pain", ["painRelief"], ["painRelief"]),
];
const names = (cards: readonly { name: string }[]) => cards.map(({ name }) => name);

test("nothing fits where nothing is asked about", () => {
  expect(fitting(shelf, { moments: [], needs: [] }, 2)).toEqual([]);
  expect(fitting(shelf, { moments: ["closing"], needs: ["dental"] }, 2)).toEqual([]);
});

test("a need counts for more than a moment, and of two alike the narrower comes first", () => {
  expect(names(fitting(shelf, { moments: ["firstContact"], needs: ["painRelief"] }, 5))).toEqual([
    "pain",
    "narrow",
    "wide",
  ]);
  expect(names(fitting(shelf, { moments: ["firstContact"], needs: ["trauma"] }, 5))).toEqual([
    "wide",
    "narrow",
  ]);
});

test("no more than so many", () => {
  expect(fitting(shelf, { moments: ["firstContact", "painRelief"], needs: [] }, 1)).toHaveLength(1);
});

test("a card is old from the day somebody should have looked at it", () => {
  expect(isOld({ reviewOn: "2026-11-23" }, "2026-11-22")).toBe(false);
  expect(isOld({ reviewOn: "2026-11-22" }, "2026-11-22")).toBe(true);
});

test("a body is paragraphs and lists, and markup is only text", () => {
  expect(blocksOf("En linje\nog dens næste.\n\nEn anden.\n- et\n* to\n\n- tre\n<b>Ikke fed</b>\r\n")).toEqual(
    [
      { kind: "paragraph", text: "En linje og dens næste." },
      { kind: "paragraph", text: "En anden." },
      { kind: "list", items: ["et", "to"] },
      { kind: "list", items: ["tre"] },
      { kind: "paragraph", text: "<b>Ikke fed</b>" },
    ],
  );
  expect(blocksOf("")).toEqual([]);
});
