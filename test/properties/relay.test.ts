import { describe, expect, test } from "vitest";
import { explore } from "./explore.ts";
import { regressions } from "./regressions.ts";
import { newTally, tell } from "./tell.ts";

/**
 * Random people do random things in any order, twice, late and at once, while the clock jumps; after every step all
 * laws hold. A few stories here, the same each time, so that what fails was just broken; `npm run test:long` tells new
 * ones for as long as it is given.
 */
describe("whatever happens", () => {
  test.each(regressions)("again: %s", async (_, moves) => {
    await tell(moves);
  });

  test("every law holds after every step", { timeout: 240_000 }, async () => {
    const tally = newTally();
    await explore({ seconds: 200, longest: 60, seed: 1, stories: 12 }, tally);
    // A run in which next to nothing got through would prove next to nothing.
    const done = [...tally.done.values()].reduce((sum, n) => sum + n, 0);
    expect([tally.steps > 50, done > 20]).toEqual([true, true]);
  });
});
