import type { Instant } from "#kernel/clock.ts";
import { hours, plus } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { placeAppointments } from "./appointments.ts";
import { placeCouncil } from "./council.ts";
import { placeDirectory } from "./directory/place.ts";
import { placeDischarges } from "./discharges.ts";
import { placeCards } from "./guidance.ts";
import { type DemoMark, type DemoSize, isEmpty, readMark, writeMark } from "./mark.ts";
import { ordinary } from "./ordinary/course.ts";
import { namesFor } from "./ordinary/names.ts";
import { placeFelt, placeOwnSide } from "./ownSide.ts";
import { placeStays } from "./places.ts";
import { placeQuarters } from "./quarters.ts";
import { randomFrom } from "./random.ts";
import { assemble } from "./region/cast.ts";
import { placeRegion } from "./region/place.ts";
import { placeRounds } from "./rounds.ts";
import { createStage, type DemoDeps } from "./stage.ts";
import { setPieces } from "./stories/index.ts";

export { DEMO_SIZES, type DemoMark, type DemoSize, isEmpty, readMark } from "./mark.ts";
export type { DemoDeps } from "./stage.ts";
export { wipe } from "./wipe.ts";

export interface DemoOptions {
  readonly size: DemoSize;
  readonly seed: number;
  /** The demo's present: what happened lies in the weeks before. */
  readonly now: Instant;
  /** Ordinary courses beside the named ones, when not as many as the size says. */
  readonly ordinary?: number;
  /** People of a nation besides the region's, when not 250,000. */
  readonly citizens?: number;
  /** Told now and then how far it has come, where it takes long. */
  readonly said?: (progress: string) => void;
}

export const DEFAULT_SEED = 1;

/** How far back the stories reach: fourteen days on which offices are open, also when Christmas or Easter lies between. */
const DAYS = 32;
/** Citizens with an ordinary course, beside the 45 of the named ones, the six of last quarter and the 26 of the two that are counted. */
const ORDINARY: Readonly<Record<DemoSize, number>> = { small: 0, region: 105, nation: 105 };

/**
 * Loads the demo region into an empty database, by the relay's own commands, on a clock that is played forward to `now`.
 * The same seed and the same `now` give the same names, words, times and states; identifiers differ.
 */
export async function loadDemo(deps: DemoDeps, options: DemoOptions): Promise<void> {
  const { size, seed, now } = options;
  const mark: DemoMark = { size, seed, now: now.toISOString(), whole: false };
  const start = plus(now, -hours(24 * DAYS));
  const placed = await placeRegion(deps, mark, start);
  await placeDirectory(deps, placed, now);
  await placeCards(deps, now);
  const cast = await assemble(deps.db, deps.identity, placed);
  const random = randomFrom(seed);
  const { stage, play } = createStage(deps, cast, random, start, now);
  for (const [name, story] of Object.entries(setPieces))
    stage.begin(name, story({ ...stage, random: random.branch(name) }));
  const names = namesFor(random.branch("names"), options.ordinary ?? ORDINARY[size]);
  for (const [number, name] of names.entries()) {
    const place = (number + 0.5) / names.length;
    stage.begin(name.fullName, ordinary({ ...stage, random: random.branch(name.fullName) }, name, place));
  }
  await placeQuarters(deps, cast, now);
  await placeFelt(deps, cast, now);
  await play();
  const card = await placeOwnSide(deps, cast, now);
  await placeStays(deps, cast, now);
  await placeRounds(deps, cast, now);
  await placeDischarges(deps, cast, now);
  await placeAppointments(deps, cast, now);
  await placeCouncil(deps, cast, now);
  await deps.insight.publishDue(now);
  if (size === "nation") {
    const { loadNation, NATION } = await import("./nation/index.ts");
    const { citizens = NATION, said = () => {} } = options;
    await loadNation(deps, random.branch("nation"), { now, citizens, said });
  }
  await deps.db.write(SYSTEM, (tx) => writeMark(tx, { ...mark, whole: true, card }, now));
}

/** A demo that was interrupted while it was being loaded. Nobody has used it: it may be wiped and loaded anew. */
export class HalfADemo extends Error {
  override readonly name = "HalfADemo";

  constructor() {
    super(
      "The demo was interrupted while it was being loaded. Begin again with: stafet demo --size region --reset",
    );
  }
}

/**
 * The demonstration's first start: fills the database where nobody works yet, and leaves any other as it is. Throws
 * HalfADemo. The caller holds the lock that lets only one process do this.
 */
export async function fillWhereEmpty(deps: DemoDeps, size: "small" | "region", now: Instant): Promise<void> {
  if (await isEmpty(deps.db)) return loadDemo(deps, { size, seed: DEFAULT_SEED, now });
  if ((await readMark(deps.db))?.whole === false) throw new HalfADemo();
}
