import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countCommands, expectAllThere, figures } from "./aftermath.ts";
import { startLoad } from "./load.ts";
import { answers, killRepeatedly, stafet, startServer, startWorker } from "./process.ts";
import { aWorld, ladderOf, overdue, type World } from "./world.ts";

/** On a real PostgreSQL, with everything on disk that should be: the server, the worker and the database are killed under load. */

const PEOPLE = 8;
const OVERDUE = 300;
let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const verify = async (): Promise<Record<string, unknown>> =>
  JSON.parse(await stafet(world.env, "verify", "--json"));

test("the server is killed again and again: what was acknowledged is there, once", {
  timeout: 240_000,
}, async () => {
  const late = await overdue(world, OVERDUE);
  const before = await countCommands(world.owner);
  const first = await startServer(world.env);
  const load = startLoad(world.doors, PEOPLE);
  const { last, back } = await killRepeatedly(12, first, () => startServer(world.env), [300, 2500]);
  await load.stop();
  const ladder = await ladderOf(world, late);
  await last.stop();
  const found = await expectAllThere(world.owner, load, before);
  expect(found.acknowledged).toBeGreaterThan(100);
  expect(ladder).toEqual({ climbed: OVERDUE, steps: OVERDUE, told: OVERDUE });
  expect(await verify()).toMatchObject({ ok: true, withoutHolder: 0, handoversWithoutClock: 0 });
  figures("server killed", { kills: back.length, msToBeBack: back, ...found, overdue: OVERDUE, ladder });
});

test("the worker is killed again and again: no step is lost, none is taken twice", {
  timeout: 180_000,
}, async () => {
  const late = await overdue(world, OVERDUE);
  const env = { ...world.env, STAFET_WORKER: "off" };
  const { last, back } = await killRepeatedly(8, startWorker(env), async () => startWorker(env), [700, 1600]);
  const ladder = await ladderOf(world, late);
  await last.stop();
  expect(ladder).toEqual({ climbed: OVERDUE, steps: OVERDUE, told: OVERDUE });
  expect(await verify()).toMatchObject({ ok: true });
  figures("worker killed", { kills: back.length, overdue: OVERDUE, ladder });
});

test("the database is killed and comes back: the server goes on by itself, and nothing is lost", {
  timeout: 240_000,
}, async () => {
  const before = await countCommands(world.owner);
  const server = await startServer(world.env);
  const load = startLoad(world.doors, PEOPLE);
  const back: number[] = [];
  for (let kills = 0; kills < 5; kills += 1) {
    await delay(800 + Math.random() * 1500);
    await world.killDatabase();
    const from = performance.now();
    while (!(await answers(`${world.doors.origin}/readyz`))) await delay(20);
    back.push(Math.round(performance.now() - from));
  }
  await delay(500);
  await load.stop();
  await server.stop();
  const found = await expectAllThere(world.owner, load, before);
  expect(found.acknowledged).toBeGreaterThan(50);
  expect(await verify()).toMatchObject({ ok: true });
  figures("database killed", { kills: back.length, msFromDatabaseToReady: back, ...found });
});
