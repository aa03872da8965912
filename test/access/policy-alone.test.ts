import { afterAll, beforeAll, expect, it } from "vitest";
import { isRefused } from "#kernel/refusal.ts";
import { createIdentity, SYSTEM } from "#modules/identity/index.ts";
import { createRelayActions } from "#modules/relay/index.ts";
import { createViews, type Views } from "#modules/relay/views/index.ts";
import type { ActorKey, Database } from "#platform/db.ts";
import { type TestDatabase, testDatabase } from "../db.ts";
import { COMMANDS } from "./commands.ts";
import { ANSWERS } from "./commands-answers.ts";
import { OF_ONE, READS } from "./reads.ts";
import { aWorld, MARK, undoing, WHO, type Who, type World } from "./world.ts";

// The first wall by itself: the second is open, since every transaction is the house's own; policies and rules alone refuse
// what they refuse with it.

const openWall = (db: Database): Database => {
  const house = ({ at }: ActorKey): ActorKey => ({ ...SYSTEM, at });
  return {
    ...db,
    read: (actor, work) => db.read(house(actor), work),
    look: (actor, work) => db.look(house(actor), work),
    write: (actor, work) => db.write(house(actor), work),
    ask: (actor, query) => db.ask(house(actor), query),
  };
};

let database: TestDatabase;
let world: World;
let views: Views;
let relay: World["relay"];
beforeAll(async () => {
  database = await testDatabase({ engine: "postgres" });
  world = await aWorld(database);
  const db = openWall(database.app);
  const deps = { ...world.region, db, identity: createIdentity({ db }) };
  views = createViews(deps);
  relay = createRelayActions({ ...deps, db: undoing(db) });
});
afterAll(() => database.close());

const OTHERS: readonly Who[] = ["sameOrganisation", "outsider", "otherRegion"];

const heard = async (work: () => Promise<unknown>): Promise<{ code: string; whole: string }> => {
  try {
    return { code: "ok", whole: JSON.stringify(await work()) };
  } catch (error) {
    if (!isRefused(error)) throw error;
    return { code: error.code, whole: JSON.stringify(error.details) };
  }
};

it("is tried with a wall that is open", async () => {
  const read = (db: Database) =>
    db.read(world.actors.outsider, (tx) => tx.selectFrom("relay.course").select("id").execute());
  const seen = (await read(openWall(database.app))).map(({ id }) => id);
  expect(seen).toContain(world.theirs.courseId);
  expect((await read(database.app)).map(({ id }) => id)).not.toContain(world.theirs.courseId);
});

it.each(Object.keys(READS))("shows others nothing through %s", async (name) => {
  const { region, actors, theirs } = world;
  for (const who of OTHERS) {
    const { whole } = await heard(
      () => READS[name]?.(views, actors[who], theirs, region.now()) ?? Promise.reject(),
    );
    expect([who, whole.includes(MARK)]).toEqual([who, false]);
  }
});

it.each([...OF_ONE, "shift", "weHold", "matches"])("shows %s to whose it is", async (name) => {
  const { region, actors, theirs } = world;
  const reader = name === "responsibilities" ? actors.lead : actors.worker;
  const { code } = await heard(() => READS[name]?.(views, reader, theirs, region.now()) ?? Promise.reject());
  expect(code).toBe("ok");
});

it.each(Object.keys(ANSWERS))("answers %s as with the wall", async (name) => {
  const { actors, theirs, region } = world;
  const command = relay[name as keyof typeof relay] as (...words: unknown[]) => Promise<unknown>;
  const expected = ANSWERS[name]?.split(" ") ?? [];
  for (const who of OTHERS) {
    const { code, whole } = await heard(() =>
      command(actors[who], COMMANDS[name]?.(theirs, theirs, world), region.now()),
    );
    expect([who, code]).toEqual([who, expected[WHO.indexOf(who)]]);
    expect(whole).not.toContain(MARK);
  }
});
