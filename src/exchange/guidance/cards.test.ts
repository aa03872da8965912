import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { lix } from "../../../test/lix.ts";
import { cardsIn, FIRST_SET } from "./index.ts";

const now = new Date("2026-11-22T09:00:00Z");
const cards = cardsIn(await readFile(FIRST_SET, "utf8"), "DK-84", now);

test("there is a first set, each card once, in both languages and at some moment of the work", () => {
  expect(cards.length).toBeGreaterThanOrEqual(15);
  expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length);
  expect(new Set(cards.map(({ title }) => title.da)).size).toBe(cards.length);
});

test("the same file for another region is other cards", () => {
  const ids = new Set(cards.map(({ id }) => id));
  expect(cardsIn(JSON.stringify(oneCard), "DK-84", now)[0]?.id).toBe(
    cardsIn(JSON.stringify(oneCard), "DK-84", new Date("2027-01-01T00:00:00Z"))[0]?.id,
  );
  expect(cardsIn(JSON.stringify(oneCard), "DK-82", now).some(({ id }) => ids.has(id))).toBe(false);
});

const oneCard = {
  cards: [
    {
      code: "one",
      ...{ title: { da: "En", en: "One" }, body: { da: ["Et ord."], en: ["A word."] } },
      ...{ moments: ["night"], needs: [], sources: [{ title: "Os" }] },
    },
  ],
};

describe.each(cards.map((card) => [card.title.da, card] as const))("%s", (_, card) => {
  test.each(["da", "en"] as const)("reads easily between two doors (%s)", (lang) => {
    expect(card.body[lang].length).toBeLessThanOrEqual(700);
    expect(lix(`${card.title[lang]}\n${card.body[lang]}`)).toBeLessThanOrEqual(30);
  });

  test("is about meeting people: no doses, and what is clinical has an owner and is marked", () => {
    expect(`${card.body.da} ${card.body.en}`).not.toMatch(
      /\d\s?(?:mg|ml|g|mikrogram|enheder|units|timer|hours)\b/i,
    );
    expect(/vejledning/.test(card.body.da)).toBe(card.clinical !== null);
    expect(card.example).toBe(card.clinical !== null);
  });

  test("labels nobody", () => {
    expect(`${card.title.da} ${card.body.da}`).not.toMatch(
      /misbrug|den hjemløse|klient|udeblev|\bsag\b|patienten/i,
    );
  });
});

test.each([
  ["not JSON", "{"],
  ["no card", JSON.stringify({ cards: [] })],
  ["a moment there is not", JSON.stringify({ cards: [{ ...oneCard.cards[0], moments: ["breakfast"] }] })],
])("a file with %s is not taken", (_, text) => {
  expect(() => cardsIn(text, "DK-84", now)).toThrow();
});
