import { afterAll, beforeAll, expect, it } from "vitest";
import { isRefused } from "#kernel/refusal.ts";
import { createIdentity } from "#modules/identity/index.ts";
import { createViews, type Views } from "#modules/relay/views/index.ts";
import type { Database } from "#platform/db.ts";
import { type TestDatabase, testDatabase } from "../db.ts";
import { guessed } from "./commands.ts";
import { OF_ONE, READS } from "./reads.ts";
import { aWorld, type Rich, type World } from "./world.ts";

// "Not found" and "not allowed" take the same work: the same transactions in the same order, and the same time. Else whoever
// measures learns what is there.

let database: TestDatabase;
let world: World;
let views: Views;
const trips: string[] = [];

/** Says which transactions were opened, and by whom: the actor, or the house. */
function counted(db: Database): Database {
  const saying =
    <A extends [{ readonly role: string }, ...unknown[]], R>(what: string, work: (...asked: A) => R) =>
    (...asked: A): R => {
      trips.push(`${what} by the ${asked[0].role === "system" ? "house" : "actor"}`);
      return work(...asked);
    };
  return {
    ...db,
    read: saying("read", db.read) as typeof db.read,
    look: saying("look", db.look) as typeof db.look,
    write: saying("write", db.write) as typeof db.write,
    ask: saying("ask", db.ask) as typeof db.ask,
  };
}

beforeAll(async () => {
  database = await testDatabase({ engine: "postgres" });
  world = await aWorld(database);
  const db = counted(database.app);
  views = createViews({ ...world.region, db, identity: createIdentity({ db }) });
});
afterAll(() => database.close());

/** One look of a stranger's, and what it answered. */
async function look(name: string, of: Rich): Promise<string> {
  try {
    const answer = await READS[name]?.(views, world.actors.outsider, of, world.region.now());
    return JSON.stringify(answer).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "…");
  } catch (error) {
    if (!isRefused(error)) throw error;
    return error.code;
  }
}

it.each(OF_ONE)(
  "%s opens the same transactions, and says the same, of what is hidden and of what never was",
  async (name) => {
    const ghost = guessed(world.theirs);
    const [hidden, nothing] = [
      [await look(name, world.theirs), ...trips.splice(0)],
      [await look(name, ghost), ...trips.splice(0)],
    ];
    expect(hidden).toEqual(nothing);
  },
);

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;

/** By turns, so that whatever else the machine does falls on both. */
async function ratio(name: string, times: number): Promise<number> {
  const [hidden, nothing]: [number[], number[]] = [[], []];
  for (let n = 0; n < times; n += 1) {
    for (const [of, into] of [
      [world.theirs, hidden],
      [guessed(world.theirs), nothing],
    ] as const) {
      const begun = performance.now();
      await look(name, of);
      into.push(performance.now() - begun);
    }
  }
  trips.length = 0;
  return median(hidden) / median(nothing);
}

it("takes as long for the one as for the other", { timeout: 120_000 }, async () => {
  const tries: number[] = [];
  // A machine that stumbles is forgiven; a difference that is there every time is not.
  do tries.push(await ratio("course", 200));
  while (tries.length < 4 && !fair(tries.at(-1)));
  expect(tries.some(fair), tries.join(" ")).toBe(true);
});

const fair = (one: number | undefined): boolean => one !== undefined && one > 0.67 && one < 1.5;
