import { expect, test } from "vitest";
import { kindsByWords } from "./everyday.ts";

const kinds = [
  {
    code: "sleepTonight",
    name: { da: "Et sted at sove i nat", en: "Somewhere to sleep tonight" },
    words: ["seng", "herberg"],
  },
  { code: "dental", name: { da: "Tænder", en: "Dental help" }, words: ["tandpine"] },
  { code: "painRelief", name: { da: "Smertelindring", en: "Pain relief" }, words: ["smerter", "ondt"] },
];
const found = (search: string) => kindsByWords(kinds, search).map(({ code }) => code);

test.each([
  ["a word of the kind", "tandpine", ["dental"]],
  ["a word of its name, with an ending", "tænderne", ["dental"]],
  ["the beginning of a word, in capitals", "HERB", ["sleepTonight"]],
  ["English words", "dental", ["dental"]],
  ["more words that fit come first", "ondt i tænder, tandpine", ["dental", "painRelief"]],
  ["words too short to mean anything", "i at et", []],
  ["nothing", "", []],
  ["something else altogether", "cykel", []],
])("%s", (_, search, expected) => {
  expect(found(search)).toEqual(expected);
});
