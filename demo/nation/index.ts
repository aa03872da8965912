import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { hours, plus } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { later } from "#platform/db.ts";
import { namesFor } from "../ordinary/names.ts";
import type { Random } from "../random.ts";
import type { DemoDeps } from "../stage.ts";
import { lifeOf } from "./lives.ts";
import { type Area, placeNation } from "./places.ts";
import { writeLives } from "./write.ts";

/** A quarter of a million people, a million handovers. */
export const NATION = 250_000;
/** Written in one transaction: some ten thousand rows, a few megabytes. */
const BATCH = 500;
/** How many of them are under way at once. */
const AT_ONCE = 4;
/** Citizens between two words on how far it has come. */
const SAY_EVERY = 10_000;

interface Batch {
  readonly area: Area;
  readonly number: number;
  readonly size: number;
}

/**
 * A nation for measuring: a hundred municipalities with ten doors each, and so many citizens, each with a course, two needs
 * and four handovers in every state. Written in sets; memory stays that of the few batches under way.
 */
export async function loadNation(
  deps: DemoDeps,
  random: Random,
  options: { readonly now: Instant; readonly citizens: number; readonly said: (progress: string) => void },
): Promise<void> {
  const { now, citizens, said } = options;
  const areas = await placeNation(deps.db, deps.identity, plus(now, -hours(24 * 365 * 3)));
  const batches = batchesOf(areas, citizens);
  const begun = performance.now();
  let done = 0;
  const worker = async (): Promise<void> => {
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      await load(deps, random.branch(batch.number), batch, now);
      const before = done;
      done += batch.size;
      if (done < citizens && Math.floor(done / SAY_EVERY) === Math.floor(before / SAY_EVERY)) continue;
      const seconds = (performance.now() - begun) / 1000;
      said(`${done} of ${citizens} citizens, ${Math.round(done / seconds)} a second`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function batchesOf(areas: readonly Area[], citizens: number): Batch[] {
  const batches: Batch[] = [];
  for (let left = citizens, number = 0; left > 0; left -= BATCH, number += 1) {
    const area = areas[number % areas.length];
    if (area) batches.push({ area, number, size: Math.min(BATCH, left) });
  }
  return batches;
}

async function load(
  { db, citizens }: DemoDeps,
  random: Random,
  { area, size }: Batch,
  now: Instant,
): Promise<void> {
  const names = namesFor(random.branch("names"), size);
  const lives = names.map((name) => lifeOf(random, area, name, now));
  await db.write(SYSTEM, async (tx) => {
    // The triggers' plans were made when the tables were all but empty: an order of magnitude too slow by now.
    later(tx, sql`discard plans`.compile(tx));
    await writeLives(tx, citizens, area, lives);
  });
}
