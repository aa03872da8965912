import { sql } from "kysely";
import type { Config } from "#config.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { DemoSize } from "../../demo/index.ts";
import { command, Failure, json, type Out, UsageError } from "./command.ts";
import type { House } from "./house.ts";

const sizes: readonly DemoSize[] = ["small", "region", "nation"];

/** Loaded only when asked for: a production server never reads it. */
const demonstration = () => import("../../demo/index.ts");

const isWhole = (given: string): boolean => /^\d{1,15}$/.test(given);
const isMoment = (given: string): boolean =>
  /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:\d\d)$/.test(given) && !Number.isNaN(Date.parse(given));

export const demo = command({
  name: "demo",
  help: "Fill an empty database with the demo region's fictional people and courses.",
  options: {
    size: {
      type: "string",
      required: true,
      oneOf: sizes,
      help: "small: the named courses only. region: 156 people. nation: 250,000 more, for measuring.",
    },
    seed: {
      type: "string",
      value: "a whole number",
      valid: isWhole,
      help: "The same seed and the same now give the same region; 1 unless told otherwise.",
    },
    now: {
      type: "string",
      value: "a moment, as 2026-06-02T08:30:00Z",
      valid: isMoment,
      help: "The demo's present; the clock's unless told otherwise.",
    },
    citizens: {
      type: "string",
      value: "a whole number",
      valid: isWhole,
      help: "How many people a nation has, when not 250,000.",
    },
    reset: {
      type: "boolean",
      help: "Wipe the demo that is there first. Only ever a demo; stop the server before.",
    },
    json,
  },
  async run(house, { size, seed, now, citizens, json: asJson }, out) {
    const { isEmpty, loadDemo, DEFAULT_SEED } = await demonstration();
    const options = {
      size: sizes.find((known) => known === size) ?? "small",
      seed: seed === undefined ? DEFAULT_SEED : Number(seed),
      now: now === undefined ? house.clock.now() : new Date(now),
    };
    const many = citizens === undefined ? undefined : Number(citizens);
    if (many !== undefined && size !== "nation") throw new UsageError("--citizens is for --size nation.");
    if (size === "nation" && house.config.databaseUrl === null && (many ?? MOST_EMBEDDED + 1) > MOST_EMBEDDED)
      throw new Failure(
        `A nation needs a PostgreSQL server: set DATABASE_URL – or take --citizens ${MOST_EMBEDDED} at most.`,
      );
    refuseProduction(house.config);
    if (!(await isEmpty(house.db))) {
      throw new Failure(
        "There are people in this database already. The demo region only moves into an empty one; --reset wipes a demo.",
      );
    }
    const begun = performance.now();
    await loadDemo(house, { ...options, ...(many === undefined ? {} : { citizens: many }), said: out.note });
    const figures = { ...options, ...(await counted(house)), seconds: secondsSince(begun) };
    if (asJson) out.json(figures);
    else out.line(sentence(figures));
  },
});

/** What the embedded database bears in the time and memory of a cup of coffee. */
const MOST_EMBEDDED = 5_000;

/**
 * `--reset`, before the house is opened for the demo: wipes the database if – and only if – what it holds is a demo.
 * Throws Failure otherwise, and FolderInUse while a server has the embedded database open.
 */
export async function wipeDemo(
  config: Config,
  open: (config: Config) => Promise<House & { close(): Promise<void> }>,
  out: Out,
): Promise<void> {
  refuseProduction(config);
  const { isEmpty, readMark, wipe } = await demonstration();
  const house = await open(config);
  let there: { empty: boolean; demo: boolean };
  try {
    there = { empty: await isEmpty(house.db), demo: (await readMark(house.db)) !== null };
  } finally {
    await house.close();
  }
  if (there.empty) return;
  if (!there.demo) throw new Failure("What is in this database is no demo. It is left as it is.");
  await wipe(config);
  out.note("The demo that was there is gone.");
}

function refuseProduction({ environment }: Config): void {
  if (environment === "production") throw new Failure("Fictional people do not belong in production.");
}

async function counted({ db }: House): Promise<Record<string, number>> {
  const { rows } = await db.read(SYSTEM, (snapshot) =>
    sql<Record<string, number>>`
      select (select count(*) from identity.unit) as units, (select count(*) from citizen.citizen) as citizens,
             (select count(*) from relay.course) as courses, (select count(*) from relay.handover) as handovers`.execute(
      snapshot,
    ),
  );
  return rows[0] ?? {};
}

const secondsSince = (begun: number): number => Math.round((performance.now() - begun) / 100) / 10;

const sentence = (figures: Readonly<Record<string, unknown>>): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name}: ${value instanceof Date ? value.toISOString() : value}`)
    .join(" · ");
