import { expect, test } from "vitest";
import { growth } from "../../../test/steps.ts";
import { readRecommendations } from "../recommendations/index.ts";
import { readMinutes } from "./read.ts";

// Texts nobody writes, so long that whatever grows by its square takes for ever. Steps are counted, not timed.

const lines = (n: number, line: (i: number) => string, between = "\n"): string =>
  Array.from({ length: Math.floor(n) }, (_, i) => line(i)).join(between);
const TITLE = "REFERAT Rådet d. 01-01-2026\n";
const CONTENTS = `${TITLE}Indholdsfortegnelse\n`;

const HOSTILE: Readonly<Record<string, (n: number) => string>> = {
  "one paragraph without end": (n) => lines(n, (i) => `Ord og flere ord på linje ${i}`),
  "one list without end": (n) => lines(n, (i) => `${(i % 999) + 1}. Rådet anbefaler nummer ${i}`),
  "a list, and paragraphs that are none of it": (n) =>
    `${lines(n / 2, (i) => `${i + 1}. Rådet anbefaler nummer ${i}`)}\n\n${lines(n / 2, (i) => `*Et afsnit ${i}* og mere`, "\n\n")}`,
  "a list that comes again, and points about all of it": (n) =>
    `${lines(n / 3, (i) => `${i + 1}. Vi anbefaler sag ${i}`)}\n\n${lines(n / 3, (i) => `*Vi anbefaler sag ${i}*`, "\n\n")}\n\n${lines(n / 3, (i) => `- punkt ${i}`)}`,
  "stories without end": (n) => `# 4 Historier\n${lines(n / 2, (i) => `4.${i} Tema ${i}\n\nEksempel: ${i}`)}`,
  "meetings without end": (n) => lines(n, (i) => `REFERAT Rådet ${i} d. 0${(i % 9) + 1}-01-2026`),
  "numbers that begin nothing": (n) => TITLE + lines(n, (i) => `${i % 999}. Titel ${i}`),
  "items without end": (n) => TITLE + lines(n / 3, (i) => `Punkt ${i % 999}: Titel ${i}\nBeslutning\nJa`),
  "a table of contents without end": (n) =>
    `${CONTENTS}${lines(n / 4, (i) => `Titel ${i}..... ${i}`)}\n${lines(n / 4, (i) => `Titel ${i}\nBeslutning\nJa`)}`,
  "an entry that goes on": (n) =>
    `${CONTENTS}${lines(n, (i) => `Titel ${i} uden prikker`)}\nTil sidst..... 3`,
  "a title that goes on": (n) =>
    `${TITLE}Punkt 1: Begyndt\n${lines(n, (i) => `og videre ${i}`)}\nBeslutning\nJa`,
  "a place that goes on": (n) => `${TITLE}Mødested: Salen\n${lines(n, (i) => `ord ${i}`)}`,
  "absentees without end": (n) =>
    `${TITLE}Deltagere: ${lines(n / 4, (i) => `Navn ${i}`, ", ")}\n\nPunkt 1: x\nFraværende\n${lines(n / 2, (i) => `Navn ${i}`)}`,
  "pages without end": (n) => lines(n, (i) => `Side ${i}\nlinje ${i}`, "\f"),
};

test.each(Object.entries(HOSTILE))("%s is read in steps in proportion to it", (_what, make) => {
  expect(growth(readMinutes, make, 4000)).toBeLessThan(5.5);
  expect(growth(readRecommendations, make, 4000)).toBeLessThan(5.5);
});

// Within one line a pattern's own steps cannot be counted: what looked again from each sign would take hours.
test.each([
  ["dots", `${".".repeat(400_000)}x`],
  ["stars", `${"*".repeat(400_000)}x`],
  ["spaces", `a${" ".repeat(400_000)}x`],
  ["numbers", `${"1 ".repeat(200_000)}x`],
])("a line of %s without end is read", (_what, line) => {
  expect(readMinutes(`${CONTENTS}${line}\nPunkt 1: ${line}\nBeslutning\nJa`)).toHaveLength(1);
  expect(readRecommendations(line).recommendations).toEqual([]);
});
