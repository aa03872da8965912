import { test } from "vitest";
import { explore } from "../properties/explore.ts";
import { newTally, type Tally } from "../properties/tell.ts";

/** How long to go on, in minutes: `STAFET_LONG=60 npm run test:long`. */
const minutes = Number(process.env.STAFET_LONG ?? 10);

function lines(title: string, counts: ReadonlyMap<string, number>): string[] {
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return [title, ...sorted.map(([what, n]) => `  ${String(n).padStart(7)}  ${what}`)];
}

const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((a, b) => a + b, 0);

const report = (tally: Tally): string =>
  [
    `${tally.stories} stories, ${tally.steps} steps with all laws looked at after each`,
    `${sum(tally.done)} commands done, ${sum(tally.refused)} refused`,
    ...lines("done:", tally.done),
    ...lines("refused:", tally.refused),
  ].join("\n");

test(`${minutes} minutes of whatever happens`, { timeout: (minutes + 5) * 60_000 }, async () => {
  const tally = newTally();
  try {
    await explore(minutes * 60, 120, tally);
  } finally {
    console.log(report(tally));
  }
});
