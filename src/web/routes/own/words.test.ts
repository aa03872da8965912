import { describe, expect, test } from "vitest";
import { lix, textsIn } from "../../../../test/lix.ts";
import { textFor } from "../../text/server.ts";

test("the measure itself: short words and sentences are easy, long ones are not", () => {
  expect(lix("Hej. Jeg er her.")).toBeLessThan(5);
  expect(
    lix("Sundhedsmyndighederne understreger nødvendigheden af koordinerede behandlingsforløb"),
  ).toBeGreaterThan(60);
  expect(lix("")).toBe(0);
});

const pages = [
  "card",
  "enter",
  "home",
  "myDoctor",
  "place",
  "consent",
  "meetMe",
  "safety",
  "company",
  "young",
  "looked",
  "help",
  "turnedAway",
  "rights",
  "complaint",
  "left",
  "felt",
  "messages",
  "choices",
  "paper",
  "kept",
  "appointments",
  "issues",
  "refusals",
] as const;

describe.each(["da", "en"] as const)("the citizen's pages (%s)", (lang) => {
  const { own, cardSheet, knowledge } = textFor(lang);
  const { drop, sheet, own: told } = knowledge;

  test.each(pages)("%s reads easily", (page) => {
    expect(lix(textsIn(own[page]).join("\n"))).toBeLessThanOrEqual(30);
  });

  test.each(["drop", "sheet", "own"] as const)("what others know: %s reads easily", (page) => {
    expect(lix(textsIn(knowledge[page]).join("\n"))).toBeLessThanOrEqual(30);
  });

  test("and so do the words around them, and the card itself", () => {
    const { emergency, doctor, ended, saved, wrong, back, leave } = own;
    expect(lix([emergency, doctor, ended, saved, wrong, back, leave].join("\n"))).toBeLessThanOrEqual(30);
    expect(lix(textsIn(cardSheet).join("\n"))).toBeLessThanOrEqual(30);
  });

  test("no sentence is long, and hardly a word", () => {
    for (const sentence of textsIn([own, cardSheet, drop, sheet, told]).flatMap((text) =>
      text.split(/(?<=[.!?:])\s+/u),
    )) {
      const words = sentence.split(/\s+/u);
      expect(words.length, sentence).toBeLessThanOrEqual(16);
      for (const word of words) expect(word.length, sentence).toBeLessThanOrEqual(15);
    }
  });

  test("nobody is blamed, and no word is one the people themselves do not use", () => {
    const all = textsIn([own, cardSheet, drop, sheet, told]).join("\n");
    expect(all).not.toMatch(
      /misbrug|hjemløse\b|klient|udeblev|\bsag\b|forkert|fejl|abuse|addict|client|failed|error/i,
    );
  });
});
