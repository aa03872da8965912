import { describe, expect, test } from "vitest";
import type { Seen } from "./looks.ts";
import { SEEN } from "./moves.ts";
import { regressions } from "./regressions.ts";
import { tell, tellSeed } from "./tell.ts";

/**
 * Citizens say this and that, doors ask and take over, people move, the clock jumps, and anybody looks: each look shows what a
 * second, independent reading of the law says, to the word, and is in the log. `npm run test:long` tells new stories.
 */

/** Chosen so that together every view has been seen open and closed; choose others when a change leaves one out. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 10];

describe("whoever looks", () => {
  test.each(regressions)("again: %s", async (_, moves) => {
    await tell(moves);
  });

  test("sees what they may, and is in the log", { timeout: 240_000 }, async () => {
    const seen: Seen = new Map();
    for (const seed of SEEDS) await tellSeed(seed, 120, seen);
    expect(SEEN.filter((view) => !seen.get(view)?.yes || !seen.get(view)?.no)).toEqual([]);
  });
});
