import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allParts, knownBy, partsOf } from "./compounds.ts";
import { deletions, fold, keysOf, roughStem, slips, sound, stem, wordsOf } from "./words.ts";

const anyText = fc.string({ unit: "grapheme", maxLength: 60 });

describe("folding", () => {
  it("makes the Danish letters the same however they were typed", () => {
    for (const [typed, meant] of [
      ["SAAR", "sår"],
      ["laegehjaelp", "Lægehjælp"],
      ["Koege", "Køge"],
      ["a\u030aben", "åben"],
      ["cafe\u0301", "CAFÉ"],
      ["her\u200bberg", "herberg"],
      ["\u202eherberg\u202c", "herberg"],
    ])
      expect(fold(typed ?? "")).toBe(fold(meant ?? ""));
  });

  it("twice is folding once", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aeoæøåAEOÆØÅ̊'’-\u00ad"), maxLength: 30 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  it("leaves words of letters and digits", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const word of wordsOf(text)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });
});

describe("a stem", () => {
  const forms: readonly string[] = [
    "herberg herberget herberger herbergerne herbergets",
    "læge lægen læger lægerne lægens",
    "tand tanden tænder tænderne",
    "plads pladsen pladser pladserne",
    "nat natten nætter nætterne",
    "barn barnet børn børnene børnenes",
    "klinik klinikken klinikker klinikkerne",
    "hus huset huse husene",
    "stomi stomien stomier",
    "gade gaden gader gaderne",
    "psykolog psykologer psykologen",
    "overnatning overnatningen overnatninger",
  ];
  it.each(forms)("is one for %s", (line) => {
    expect(new Set(wordsOf(line).map(stem)).size).toBe(1);
  });

  it("is one, roughly, also where a vowel falls out", () => {
    for (const line of ["søster søsteren", "mangel manglen mangler", "regel reglen"])
      expect(new Set(wordsOf(line).map((word) => roughStem(word).slice(0, 3))).size).toBe(1);
  });
});

describe("a compound", () => {
  const knows = knownBy(new Set(["tandlege", "nordlys"]));
  it.each([
    ["legehjelp", ["lege", "hjelp"]],
    ["tandlegevagt", ["tandlege", "vagt"]],
    ["herbergsplads", ["herberg", "plads"]],
    ["nordlyshus", ["nordlys", "hus"]],
    ["xyzzyvagt", null],
  ])("%s is made of %j", (word, parts) => {
    expect(partsOf(word, knows)).toEqual(parts);
  });
  it("has its parts' parts in it", () => {
    expect(allParts("tandlegevagt", knows)).toEqual(["tandlege", "vagt", "tand", "lege"]);
  });
  it("is taken apart in time, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (word) => void allParts(word, () => true)),
      { numRuns: 50 },
    );
  });
});

describe("a slip", () => {
  const word = fc.stringMatching(/^[a-z]{5,14}$/);
  const slip = fc.tuple(
    word,
    fc.nat(),
    fc.constantFrom("lose", "double", "swap", "wrong"),
    fc.constantFrom(..."abcdefghiklmnoprstuvy"),
  );
  const slipped = ([text, place, how, letter]: [string, number, string, string]): string => {
    const at = place % (text.length - 1);
    const [before, here, next, after] = [
      text.slice(0, at),
      text.charAt(at),
      text.charAt(at + 1),
      text.slice(at + 2),
    ];
    if (how === "lose") return before + next + after;
    if (how === "double") return before + here + here + next + after;
    if (how === "swap") return before + next + here + after;
    return before + letter + next + after;
  };

  it("is one, and leaves a key in common", () => {
    fc.assert(
      fc.property(slip, ([text, place, how, letter]) => {
        const other = slipped([text, place, how, letter]);
        expect(slips(text, other, 3)).toBeLessThanOrEqual(1);
        const keys = new Set(keysOf(text));
        expect(other.length < 4 || keysOf(other).some((key) => keys.has(key))).toBe(true);
      }),
    );
  });

  it("costs the same both ways, and nothing between equals", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(slips(a, b, 20)).toBe(slips(b, a, 20));
        expect(slips(a, a, 3)).toBe(0);
      }),
    );
  });

  it("may sound the same", () => {
    for (const [a, b] of [
      ["hjelp", "jelp"],
      ["kvinde", "kvine"],
      ["psykiatri", "psykijatri"],
      ["metadon", "methadon"],
      ["center", "senter"],
    ])
      expect(slips(sound(a ?? ""), sound(b ?? ""), 3)).toBeLessThanOrEqual(1);
  });

  it("has a bounded number of keys", () => {
    expect(deletions("tandpine")).toHaveLength(8);
    expect(keysOf("a".repeat(60)).length).toBeLessThan(130);
  });
});
