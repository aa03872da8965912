import fc from "fast-check";
import { expect, test } from "vitest";
import { readMinutes } from "#exchange/minutes/index.ts";
import { documentLines, lookedAlone, lookedPage, MOST_LINES } from "./looked.ts";

const document = (items: number, lines: number): string =>
  [
    ...["REFERAT Rådet d. 05-03-2020", ""],
    ...Array.from({ length: items }, (_, i) => [
      ...[`Punkt ${i + 1}: Emne ${i + 1}`, "", "Beslutning"],
      ...Array.from({ length: lines }, (_, n) => `Ord ${i + 1}.${n}`),
    ]).flat(),
  ].join("\n");

function looked(text: string) {
  const [read] = readMinutes(text);
  if (!read) throw new Error("Nothing was read");
  const { meeting, items, flags, places } = read;
  return {
    minutes: {
      meeting: { ...meeting, participants: [] },
      items: items.map((item) => structuredClone(item)) as never[],
    },
    flags,
    places,
  };
}
const asked = (query: string) => new URLSearchParams(query);

test("each item stands beside its own lines, on one page and no other, and none is left out", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 120 }), (items, lines) => {
      const text = document(items, lines);
      const all = looked(text);
      const { pages } = lookedPage(all, text, asked(""));
      const shown = Array.from(
        { length: pages },
        (_, i) => lookedPage(all, text, asked(`side=${i + 1}`)).items,
      ).flat();
      expect(shown.map(({ place }) => place)).toEqual(Array.from({ length: items }, (_, i) => i + 1));
      for (const { place, source } of shown) expect(source?.words[0]).toBe(`Punkt ${place}: Emne ${place}`);
      const last = lookedPage(all, text, asked(`punkt=${items}`));
      expect(last.items.some(({ place }) => place === items)).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test("a page of a long document holds little of it, and an item that is long stands alone", () => {
  const long = document(300, 70);
  const page = lookedPage(looked(long), long, asked("side=2"));
  expect(page.items.length).toBeLessThanOrEqual(20);
  expect(page.pages).toBeGreaterThanOrEqual(15);
  const one = document(2, 5000);
  const listed = lookedPage(looked(one), one, asked("")).items[0];
  expect(listed).toMatchObject({ long: true, item: { sections: {} }, source: { words: [] } });
  const alone = lookedAlone(looked(one), one, 1, 2);
  expect(alone).toMatchObject({ pages: 2, page: 2, source: { from: 3 + MOST_LINES } });
  expect(alone?.source?.words[0]).toBe(documentLines(one)[2 + MOST_LINES]);
});

test.each([[-1], [3], [1.5], [Number.NaN]])("there is no part %s", (place) => {
  const text = document(2, 1);
  expect(lookedAlone(looked(text), text, place, 1)).toBeNull();
});
