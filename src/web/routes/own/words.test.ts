import { readdirSync, readFileSync } from "node:fs";
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
  "leaving",
  "issues",
  "refusals",
] as const;

/** Every refusal the citizen's own acts name, as their comments say it. */
const acts = "src/modules/relay/own";
const refusedToThem = [
  ...new Set(
    readdirSync(acts)
      .filter((file) => !file.endsWith(".test.ts"))
      .flatMap((file) => [
        ...(/Throws\s[^/]*?(?=\*\/|\.\s*\n)/g[Symbol.match](readFileSync(`${acts}/${file}`, "utf8")) ?? []),
      ])
      .flatMap((said) => [...said.matchAll(/`([a-z]+[A-Z]\w*|stale)`/g)].map(([, code]) => code ?? ""))
      .filter((code) => code !== "invalidInput"),
  ),
];

test("they are found", () => expect(refusedToThem.length).toBeGreaterThan(15));

describe.each(["da", "en"] as const)("the citizen's pages (%s)", (lang) => {
  const { own, cardSheet, knowledge } = textFor(lang);
  const { drop, sheet, own: told } = knowledge;

  test.each(pages)("%s reads easily", (page) => {
    expect(lix(textsIn(own[page]).join("\n"))).toBeLessThanOrEqual(30);
  });

  test("what somebody did reads easily, a sentence each as on the page", () => {
    expect(lix(`${textsIn(own.did).join(".\n")}.`)).toBeLessThanOrEqual(30);
  });

  test.each(["drop", "sheet", "own"] as const)("what others know: %s reads easily", (page) => {
    expect(lix(textsIn(knowledge[page]).join("\n"))).toBeLessThanOrEqual(30);
  });

  test("and so do the words around them, and the card itself", () => {
    const { emergency, doctor, ended, saved, wrong, back, leave } = own;
    expect(lix([emergency, doctor, ended, saved, wrong, back, leave].join("\n"))).toBeLessThanOrEqual(30);
    expect(lix(textsIn(cardSheet).join("\n"))).toBeLessThanOrEqual(30);
  });

  test.each(refusedToThem)("what is refused them reads easily: %s", (code) => {
    const { own: words, refusals } = textFor(lang);
    const said: Readonly<Record<string, unknown>> = { ...refusals, ...words.refusals };
    const text = textsIn(said[code]).join("\n");
    expect(text).not.toBe("");
    expect(lix(text), text).toBeLessThanOrEqual(30);
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
