import { expect, test } from "vitest";
import type { Hit, SearchResult } from "#modules/directory/index.ts";
import { textFor } from "../../../text/server.ts";
import { facetGroups, reasonsInWords, suggestions } from "./present.ts";

const text = textFor("da");
const names = {
  kind: (code: string) => `slags ${code}`,
  condition: (code: string) => `krav ${code}`,
  need: (code: string) => `behov ${code}`,
  language: (code: string) => `sprog ${code}`,
};
const because = (...why: Hit["why"]) => reasonsInWords({ why } as unknown as Hit, names, text);

test.each([
  [{ code: "word", typed: "seng", where: "name", how: "same" }, "”seng” står i navnet"],
  [{ code: "word", typed: "seng", where: "text", how: "form" }, "”seng” står i teksten"],
  [{ code: "word", typed: "sngg", where: "name", how: "spelling" }, "ligner ”sngg”"],
  [{ code: "need", need: "dental", typed: "tænder" }, "hjælper med: behov dental"],
  [{ code: "kind", kind: "food", typed: "suppe" }, "er: slags food"],
  [{ code: "condition", condition: "dogs", typed: null, state: "lacking" }, "krav dogs: nej"],
  [{ code: "condition", condition: "dogs", typed: null, state: "unknown" }, "krav dogs: ved vi ikke"],
  [{ code: "area", state: "others" }, "er for andre kommuner"],
  [{ code: "age", state: "outside" }, "er for en anden alder"],
  [{ code: "gender", state: "notFor" }, "er for et andet køn"],
  [{ code: "language", language: "pl" }, "taler sprog pl"],
] as const)("a reason in words: %j", (why, words) => {
  expect(because(why)).toEqual([words]);
});

test("the weightiest few are said, each once", () => {
  const same = { code: "area", state: "serves" } as const;
  expect(because(same, same)).toHaveLength(1);
  const many = ["a", "b", "c", "d", "e"].map((language) => ({ code: "language", language }) as const);
  expect(because(...many)).toHaveLength(4);
});

const facets: SearchResult["facets"] = {
  kinds: [{ code: "food", count: 2 }],
  needs: [],
  conditions: [{ code: "dogs", count: 3 }],
  languages: [],
  ...{ openNow: 0, openTonight: 1, askable: 0, free: 0 },
};

test("a choice stands there when it would find something, or is made already", () => {
  const query = { filters: { conditions: ["noCpr"], open: "now" as const } };
  const shown = facetGroups({ facets } as SearchResult, query, names, text);
  const of = (group: string) =>
    shown
      .find((one) => one.group === group)
      ?.choices.map(({ value, count, chosen }) => [value, count, chosen]);
  expect(of("conditions")).toEqual([
    ["dogs", 3, false],
    ["noCpr", 0, true],
  ]);
  expect(of("open")).toEqual([
    ["now", 0, true],
    ["tonight", 1, false],
  ]);
  expect(of("needs")).toBeUndefined();
});

test("what would find more is a link that does it", () => {
  const query = { words: "seng", filters: { conditions: ["dogs", "noCpr"] }, page: 3 };
  const found = { suggestions: [{ code: "without", filter: "conditions", value: "dogs", count: 4 }] };
  expect(suggestions(found as unknown as SearchResult, query, names, text)).toEqual([
    { to: "/find?q=seng&krav=noCpr", label: "Uden ”krav dogs” (4 tilbud)" },
  ]);
});
