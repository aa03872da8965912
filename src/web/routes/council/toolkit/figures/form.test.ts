import fc from "fast-check";
import { expect, test } from "vitest";
import { figuresAsText, figuresIn } from "./form.ts";

test.each([
  ["", []],
  [
    "2025; fik hjælp; 41\n\n 2024 ;fik hjælp; 3,5 ",
    [
      { year: 2025, what: "fik hjælp", value: 41 },
      { year: 2024, what: "fik hjælp", value: 3.5 },
    ],
  ],
  ["2025 fik hjælp 41", null],
  ["2025; fik hjælp; mange", null],
  ["2025; fik; hjælp; 41", null],
] as const)("%j is read", (text, figures) => {
  expect(figuresIn(text)).toEqual(figures);
});

test("what is written is read again as it was", () => {
  const figure = fc.record({
    year: fc.integer({ min: 1990, max: 2200 }),
    what: fc.constantFrom("fik hjælp", "søgte – forgæves", "<b>x</b>"),
    value: fc.nat({ max: 1_000_000 }),
  });
  fc.assert(
    fc.property(fc.array(figure), (figures) => {
      expect(figuresIn(figuresAsText(figures))).toEqual(figures);
    }),
  );
});
