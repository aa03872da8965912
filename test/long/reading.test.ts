import { test } from "vitest";
import type { Seen } from "../properties/reading/looks.ts";
import { tellSeed } from "../properties/reading/tell.ts";

/** How long to go on, in minutes: `STAFET_LONG=60 npm run test:long`. */
const minutes = Number(process.env.STAFET_LONG ?? 10);

test(`${minutes} minutes of whoever looks`, { timeout: (minutes + 5) * 60_000 }, async () => {
  const seen: Seen = new Map();
  const begun = Date.now();
  let stories = 0;
  try {
    for (let seed = (begun % 2 ** 31) >>> 0; Date.now() - begun < minutes * 60_000; seed += 1) {
      await tellSeed(seed, 150, seen);
      stories += 1;
    }
  } finally {
    const looks = [...seen].map(([view, { yes, no }]) => `${view} ${yes} open, ${no} closed`);
    console.log([`${stories} stories`, ...looks].join("\n  "));
  }
});
