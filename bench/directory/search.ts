import pg from "pg";
import { createDirectory, type Directory } from "#modules/directory/index.ts";
import { createIdentity, SYSTEM } from "#modules/identity/index.ts";
import { openPg } from "#platform/db/pg.ts";
import { type Database, databaseOver } from "#platform/db.ts";
import { roleFor } from "#platform/open.ts";
import { build } from "../../test/builders/house.ts";
import { type Batch, median, runBatch } from "../measure.ts";
import { type Memory, startServer } from "../server.ts";
import type { World } from "../world.ts";
import { type Door, type Made, makeDoors, type Town } from "./doors.ts";
import { EVERYDAY, type KnownItem, knownItems, WAYS } from "./queries.ts";

/** Searching the directory, held against PostgreSQL's own Danish full text over the same words in the same table's worth. */

export interface SearchRow {
  readonly work: string;
  readonly services: number;
  readonly queries: number;
  readonly rounds: number;
  readonly ours: Batch;
  readonly bare: Batch;
  /** Our time divided by the bare way's, for the same queries in the same round: median, lowest, highest. */
  readonly time: { readonly median: number; readonly lowest: number; readonly highest: number };
  /** Null: told, and held to nothing. */
  readonly goal: number | null;
  readonly reached: boolean | null;
}
export interface RecallRow {
  readonly work: string;
  readonly services: number;
  readonly queries: number;
  /** Share of queries whose door is among the first five. */
  readonly ours: number;
  readonly bare: number;
  readonly goal: number;
  readonly reached: boolean;
}

const SEED = 20_260_301;
const BATCH = 1000;
const TOP = 5;
const PAGE = 20;
const now = new Date("2026-03-04T11:00:00Z");
const saying = { at: now, personId: null, source: "bench" };

async function fill(db: Database, directory: Directory, owner: pg.Client, count: number): Promise<Made> {
  const { rows } = await owner.query<Town>(
    "select code as postcode, name, municipalities[1] as municipality from directory.postcode where name not in (select name from directory.postcode group by name having count(*) > 1) order by code",
  );
  const made = makeDoors(count, rows, SEED);
  const batches = <T>(all: readonly T[]): T[][] =>
    Array.from({ length: Math.ceil(all.length / BATCH) }, (_, at) => all.slice(at * BATCH, (at + 1) * BATCH));
  for (const some of batches(made.organisations))
    await build(db, (tx) => directory.put(tx, "organisation", some, saying));
  for (const some of batches(made.locations))
    await build(db, (tx) => directory.put(tx, "location", some, saying));
  for (const some of batches(made.doors.map(({ service }) => service)))
    await build(db, (tx) => directory.put(tx, "service", some, saying));
  await build(db, (tx) => directory.sweepWords(tx));
  await owner.query(PLAIN);
  await owner.query("vacuum (analyze)");
  return made;
}

/** As anybody would do it: name, description, whose and where, by PostgreSQL's Danish dictionary, with a GIN index. */
const PLAIN = `
  create table bench.plain as
    select s.id, s.name,
           to_tsvector('danish', concat_ws(' ', s.name, s.description, s.details->>'applicationProcess', o.name, l.street, l.postcode, l.city)) as words
      from directory.service s
      join directory.organisation o on o.id = s.organisation_id
      join directory.service_at_location a on a.service_id = s.id
      join directory.location l on l.id = a.location_id;
  create index on bench.plain using gin (words) with (fastupdate = off);
  grant select on bench.plain to public;`;

const BARE = {
  name: "plain",
  text: `select id, name from bench.plain, plainto_tsquery('danish', $1) q where words @@ q order by ts_rank(words, q) desc limit $2`,
};

export async function searching(
  world: World,
  rounds: number,
  count: number,
): Promise<{ speed: SearchRow[]; recall: RecallRow[]; memory: Memory }> {
  const { owner, url } = world;
  const db = databaseOver(openPg({ url, role: roleFor(url), poolSize: 1 }));
  const identity = createIdentity({ db });
  const directory = createDirectory({ db, identity, secret: "a secret for trying things out" });
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  pool.on("error", () => {});
  try {
    await owner.query("create schema if not exists bench; grant usage on schema bench to public");
    const { doors } = await fill(db, directory, owner, count);
    const ours = (words: string, size = PAGE) =>
      db.read(SYSTEM, (tx) => directory.search(tx, { words, size }, now));
    const bare = (words: string, size = PAGE) => pool.query({ ...BARE, values: [words, size] });
    const items = knownItems(doors, 200, SEED);
    const recall = await recalling(items, doors, {
      ours: async (words) => (await ours(words, TOP)).hits.map(({ serviceId }) => serviceId),
      bare: async (words) => (await bare(words, TOP)).rows.map(({ id }) => id),
    });
    const speed: SearchRow[] = [];
    for (const [work, queries, goal] of [
      ["search, everyday words", EVERYDAY, 2],
      // The bare way finds one in five of these: what it takes to find nothing is no measure.
      ["search, known items", items.filter((_, at) => at % 6 === 0).map(({ words }) => words), null],
    ] as const)
      speed.push(await timing(work, queries, goal, rounds, count, ours, bare));
    return { speed, recall, memory: await serving(world, EVERYDAY, count) };
  } finally {
    await pool.end();
    await db.close();
  }
}

/** The public page, asked by many at once, of a server that has read all of them. */
async function serving(world: World, queries: readonly string[], services: number): Promise<Memory> {
  const server = await startServer(world);
  try {
    const asks = queries.map((words) => async () => {
      const page = await fetch(`${server.origin}/find?${new URLSearchParams({ q: words })}`);
      if (!page.ok) throw new Error(`/find: ${page.status}`);
      await page.text();
    });
    await runBatch([...asks, ...asks, ...asks], 8);
    return server.memory(`found on the public page, ${services} services`);
  } finally {
    await server.stop();
  }
}

async function recalling(
  items: readonly KnownItem[],
  doors: readonly Door[],
  ways: Readonly<Record<"ours" | "bare", (words: string) => Promise<readonly string[]>>>,
): Promise<RecallRow[]> {
  const found: { way: string; ours: boolean; bare: boolean }[] = [];
  for (const { way, words, serviceId } of items) {
    const [ours, bare] = [await ways.ours(words), await ways.bare(words)];
    found.push({ way, ours: ours.includes(serviceId), bare: bare.includes(serviceId) });
    if (process.env.BENCH_MISSES && !ours.includes(serviceId)) console.log("missed", way, words);
  }
  const share = (all: readonly boolean[]): number => all.filter(Boolean).length / all.length;
  return [...WAYS, "all"].map((way) => {
    const mine = found.filter((one) => way === "all" || one.way === way);
    const ours = share(mine.map((one) => one.ours));
    return {
      ...{ work: `recall@${TOP}, ${way}`, services: doors.length, queries: mine.length },
      ...{ ours, bare: share(mine.map((one) => one.bare)), goal: 0.95, reached: ours >= 0.95 },
    };
  });
}

type Way = (words: string) => Promise<unknown>;

async function timing(
  work: string,
  queries: readonly string[],
  goal: number | null,
  rounds: number,
  services: number,
  ours: Way,
  bare: Way,
): Promise<SearchRow> {
  const run = (way: Way) =>
    runBatch(
      queries.map((words) => () => way(words)),
      1,
    );
  await run(ours);
  await run(bare);
  const mine: Batch[] = [];
  const theirs: Batch[] = [];
  for (let round = 0; round < rounds; round++) {
    const turns = [async () => mine.push(await run(ours)), async () => theirs.push(await run(bare))];
    for (const turn of round % 2 ? turns : turns.reverse()) await turn();
  }
  const ratios = mine.map(({ perSecond }, at) => (theirs[at]?.perSecond ?? Number.NaN) / perSecond);
  const time = { median: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) };
  const middle = (all: readonly Batch[]): Batch => ({
    perSecond: median(all.map((one) => one.perSecond)),
    p50: median(all.map((one) => one.p50)),
    p99: median(all.map((one) => one.p99)),
  });
  return {
    work,
    services,
    queries: queries.length,
    rounds,
    ours: middle(mine),
    bare: middle(theirs),
    time,
    goal,
    reached: goal === null ? null : time.median <= goal,
  };
}
