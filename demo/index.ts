import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { hours, plus } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import { ordinary } from "./ordinary/course.ts";
import { namesFor } from "./ordinary/names.ts";
import { randomFrom } from "./random.ts";
import { assemble } from "./region/cast.ts";
import { placeRegion } from "./region/place.ts";
import { createStage, type DemoDeps } from "./stage.ts";
import { setPieces } from "./stories/index.ts";

export const DEMO_SIZES = ["small", "region", "nation"] as const;
export type DemoSize = (typeof DEMO_SIZES)[number];

export interface DemoOptions {
  readonly size: DemoSize;
  /** The same seed and the same `now` give the same names, words, times and states; identifiers differ. */
  readonly seed: number;
  /** The demo's present: what happened lies in the weeks before. */
  readonly now: Instant;
}

export const DEFAULT_SEED = 1;

/** How far back the stories reach: fourteen days on which offices are open, also when Christmas or Easter lies between. */
const DAYS = 32;
/** Citizens with an ordinary course, beside the named ones. */
const ORDINARY = { small: 0, region: 107 } as const;

/** True when nobody works here yet: no organisation. */
export const isEmpty = (db: Database): Promise<boolean> =>
  db.read(SYSTEM, async (snapshot) => {
    const { rows } = await sql`select 1 from identity.organisation limit 1`.execute(snapshot);
    return rows.length === 0;
  });

/** Loads the demo region into an empty database, by the relay's own commands on a clock that is played forward to `now`. */
export async function loadDemo(deps: DemoDeps, { size, seed, now }: DemoOptions): Promise<void> {
  const start = plus(now, -hours(24 * DAYS));
  const cast = await assemble(deps.db, deps.identity, await placeRegion(deps.db, deps.identity, start));
  const random = randomFrom(seed);
  const { stage, play } = createStage(deps, cast, random, start, now);
  for (const [name, story] of Object.entries(setPieces))
    stage.begin(name, story({ ...stage, random: random.branch(name) }));
  const names = namesFor(random.branch("names"), ORDINARY[size === "small" ? "small" : "region"]);
  for (const [number, name] of names.entries()) {
    const place = (number + 0.5) / names.length;
    stage.begin(name.fullName, ordinary({ ...stage, random: random.branch(name.fullName) }, name, place));
  }
  await play();
}

/** The demonstration's first start: fills the database where nobody works yet, and leaves any other as it is. */
export async function fillWhereEmpty(deps: DemoDeps, size: "small" | "region", now: Instant): Promise<void> {
  if (await isEmpty(deps.db)) await loadDemo(deps, { size, seed: DEFAULT_SEED, now });
}
