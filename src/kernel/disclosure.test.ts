import fc from "fast-check";
import { expect, test } from "vitest";
import { FEWEST, heldBack, shownAlone } from "./disclosure.ts";

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
    [null, null, null, null],
  ],
  [
    [3, 3, 0, 40],
    [null, null, null, 40],
  ],
  // All that is hidden would be four.
  [
    [4, 4, 5, 40],
    [null, null, null, 40],
  ],
  // Which of the fives is hidden would tell which it stands beside.
  [
    [4, 5, 5, 40],
    [null, null, null, 40],
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

test.each([
  [2, 12],
  [3, 12],
  [4, 9],
])(
  "whoever knows this rule and the sum cannot work out a count that is held back: every table of %i up to %i",
  (places, most) => {
    /** What is seen → for each place, every count it could be. */
    const could = new Map<string, readonly Set<number>[]>();
    for (const counts of tables(places, most)) {
      const seen = JSON.stringify([heldBack(counts), shownAlone(counts.reduce((a, b) => a + b, 0))]);
      const here = could.get(seen) ?? counts.map(() => new Set<number>());
      counts.forEach((count, i) => {
        here[i]?.add(count);
      });
      could.set(seen, here);
    }
    const workedOut = [...could].filter(([seen, here]) => {
      const [shown] = JSON.parse(seen);
      return here.some((counts, i) => shown[i] === null && counts.size === 1);
    });
    expect(workedOut.map(([seen]) => seen)).toEqual([]);
    expect(could.size).toBeGreaterThan(20);
  },
);

function* tables(places: number, most: number): Generator<readonly number[]> {
  if (places === 0) return yield [];
  for (const rest of tables(places - 1, most))
    for (let count = 0; count <= most; count += 1) yield [count, ...rest];
}
