import fc from "fast-check";
import { type Move, story } from "./moves.ts";
import { type Tally, tell } from "./tell.ts";

/** Tells the story of a seed. Throws when it ends badly, shrunk, with all that is needed to tell it again. */
export async function tellSeed(seed: number, longest: number, tally: Tally): Promise<void> {
  const [moves = []] = fc.sample(story(longest), { numRuns: 1, seed });
  const fault = await faultOf(moves, tally);
  if (fault === null) return;
  const { shortest, why } = await shrink(moves, fault);
  throw new Error(
    `Seed ${seed}, ${moves.length} moves, shrunk to ${shortest.length}:\n${JSON.stringify(shortest)}\n${why}`,
  );
}

/** Tells new stories, of at most so many moves, until the time is up. */
export async function explore(seconds: number, longest: number, tally: Tally): Promise<void> {
  const begun = Date.now();
  for (let seed = (begun % 2 ** 31) >>> 0; Date.now() - begun < seconds * 1000; seed += 1) {
    await tellSeed(seed, longest, tally);
  }
}

async function faultOf(moves: readonly Move[], tally?: Tally): Promise<string | null> {
  try {
    await tell(moves, tally);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The sort of fault: its words without the identifiers. */
const sortOf = (fault: string): string =>
  fault.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "…").split(";")[0] ?? "";

/**
 * Leaves out half, a quarter, … single moves for as long as the story ends in the same sort of fault. What happens at
 * one moment may end otherwise another time, so each is given a few chances.
 */
async function shrink(
  moves: readonly Move[],
  fault: string,
): Promise<{ shortest: readonly Move[]; why: string }> {
  const sort = sortOf(fault);
  const deadline = Date.now() + 120_000;
  let [shortest, why] = [moves, fault];
  for (let size = Math.ceil(moves.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < shortest.length && Date.now() < deadline; ) {
      const without = shortest.toSpliced(from, size);
      const still = await sameFault(without, sort);
      if (still === null) from += size;
      else [shortest, why] = [without, still];
    }
  }
  return { shortest, why };
}

async function sameFault(moves: readonly Move[], sort: string): Promise<string | null> {
  const chances = moves.some((move) => move.atOnce) ? 3 : 1;
  for (let chance = 0; chance < chances; chance += 1) {
    const fault = await faultOf(moves);
    if (fault !== null && sortOf(fault) === sort) return fault;
  }
  return null;
}
