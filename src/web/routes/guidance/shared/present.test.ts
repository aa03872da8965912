import { expect, test } from "vitest";
import { saidIn, sought } from "./present.ts";

const cards = [
  {
    title: { da: "Når stemmerne stiger", en: "When voices rise" },
    body: { da: "Tal lavere.", en: "Speak lower." },
    moments: ["conflict" as const],
  },
  {
    title: { da: "Smerter", en: "" },
    body: { da: "Tro på smerten. Tal med lægen.", en: "" },
    moments: ["painRelief" as const],
  },
];
const titles = (words: string, moment = "") => sought(cards, { words, moment }).map(({ title }) => title.da);

test("every word asked for stands somewhere, in either language, however it is typed", () => {
  expect(titles("")).toHaveLength(2);
  expect(titles("tal")).toHaveLength(2);
  expect(titles("TAL lægen")).toEqual(["Smerter"]);
  expect(titles("voices laegen")).toEqual([]);
});

test("of the moment asked for", () => {
  expect(titles("", "conflict")).toEqual(["Når stemmerne stiger"]);
  expect(titles("smerter", "conflict")).toEqual([]);
  expect(titles("", "breakfast")).toEqual([]);
});

test("what nobody has written in English is said in Danish, and marked so", () => {
  expect(saidIn({ da: "Smerter", en: "" }, "en")).toEqual({ text: "Smerter", lang: "da" });
  expect(saidIn({ da: "Smerter", en: "Pain" }, "en")).toEqual({ text: "Pain", lang: "en" });
});
