import fc from "fast-check";
import { expect, test } from "vitest";
import { FEWEST } from "#kernel/disclosure.ts";
import { averageOf, heldBack } from "./counting.ts";

test.each([
  [[], []],
  [
    [0, 0],
    [0, 0],
  ],
  [
    [5, 6, 0],
    [5, 6, 0],
  ],
  [
    [3, 40],
    [null, null],
  ],
  [
    [3, 40, 10],
    [null, 40, null],
  ],
  [
    [1, 2, 40, 10],
    [null, null, 40, null],
  ],
  [
    [3, 0, 0, 40],
    [null, 0, 0, null],
  ],
  [
    [4, 4, 40],
    [null, null, 40],
  ],
])("%j is shown as %j", (counts, shown) => {
  expect(heldBack(counts)).toEqual(shown);
});

test("no shown count, and nothing one can subtract, is of one to four people – but where fewer than five answered at all", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 8 }), (counts) => {
      const shown = heldBack(counts);
      const total = counts.reduce((a, b) => a + b, 0);
      const hidden = counts.filter((_, i) => shown[i] === null);
      for (const count of shown) if (count !== null) expect(count === 0 || count >= FEWEST).toBe(true);
      if (hidden.length > 0 && total >= FEWEST)
        expect(hidden.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(FEWEST);
      expect(hidden).not.toHaveLength(counts.length === 1 ? 2 : 1);
    }),
  );
});

test("an average is of five at least", () => {
  expect(averageOf([0, 0, 0, 4, 0])).toBeNull();
  expect(averageOf([0, 0, 0, 5, 0])).toBe(4);
  expect(averageOf([1, 0, 0, 0, 5])).toBe(4.3);
});
