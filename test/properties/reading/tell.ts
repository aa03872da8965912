import fc from "fast-check";
import { act, refusedBy } from "./acts.ts";
import { look, type Seen } from "./looks.ts";
import { type Move, SEEN, story } from "./moves.ts";
import { factsOf, type LogRow, newLines, setStage } from "./stage.ts";

/** Where whoever asks has no right, the log must say so (law 12). */
const DENIALS = /^(?:notFound|notYours|notAllowed|noBasis|forbidden)/;

/** Tells one story from the beginning; throws at the first look that showed too much, too little, or is not in the log. */
export async function tell(moves: readonly Move[], seen: Seen = new Map()): Promise<void> {
  const stage = await setStage();
  try {
    const log: LogRow[] = [];
    for (const move of moves) {
      const facts = await factsOf(stage);
      if (SEEN.includes(move.do) || move.do === "guess") await look(stage, facts, log, move, seen);
      else {
        const refused = await refusedBy(() => act(stage, facts, move));
        const fresh = await newLines(stage, log);
        log.push(...fresh);
        if (refused && DENIALS.test(refused) && !fresh.some(({ outcome }) => outcome === "denied"))
          throw new Error(`${move.do} was refused ${refused}, and the log has nothing of it`);
      }
      stage.region.later();
    }
  } catch (error) {
    throw new Error(error instanceof Error ? error.message : String(error), { cause: error });
  } finally {
    await stage.db.close();
  }
}

const faultOf = async (moves: readonly Move[], seen?: Seen): Promise<string | null> =>
  tell(moves, seen).then(
    () => null,
    (error) => (error instanceof Error ? error.message : String(error)),
  );

/** The sort of fault: its words without what differs each time. */
const sortOf = (fault: string): string => fault.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\[[^\]]*\]/g, "…");

/** Tells the story of a seed; one that ends badly is shrunk, and thrown with all that is needed to tell it again. */
export async function tellSeed(seed: number, longest: number, seen: Seen): Promise<void> {
  const [moves = []] = fc.sample(story(longest), { numRuns: 1, seed });
  let fault = await faultOf(moves, seen);
  if (fault === null) return;
  const sort = sortOf(fault);
  const deadline = Date.now() + 60_000;
  let shortest = moves;
  for (let size = Math.ceil(moves.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < shortest.length && Date.now() < deadline; ) {
      const without = shortest.toSpliced(from, size);
      const still = await faultOf(without);
      if (still === null || sortOf(still) !== sort) from += size;
      else [shortest, fault] = [without, still];
    }
  }
  throw new Error(`Seed ${seed}, shrunk to ${shortest.length}:\n${JSON.stringify(shortest)}\n${fault}`);
}
