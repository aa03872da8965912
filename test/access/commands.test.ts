import { afterAll, beforeAll, expect, it } from "vitest";
import { isRefused } from "#kernel/refusal.ts";
import type { Actor } from "#modules/identity/index.ts";
import { type TestDatabase, testDatabase } from "../db.ts";
import { COMMANDS, guessed, NESTED, WITHOUT_AN_ACTOR } from "./commands.ts";
import { ANSWERS } from "./commands-answers.ts";
import { aWorld, MARK, type Rich, WHO, type World } from "./world.ts";

// Every command of the relay, asked by everybody about a course that is the emergency department's, and about one of the
// doctor's own with parts of the other put in. Each is undone again, with every law looked at.

let database: TestDatabase;
let world: World;
let ghost: Rich;
beforeAll(async () => {
  database = await testDatabase({ engine: "postgres" });
  world = await aWorld(database);
  ghost = guessed(world.theirs);
});
afterAll(() => database.close());

interface Heard {
  readonly code: string;
  /** All of it, as a page or program could be told. */
  readonly whole: string;
}

async function ask(name: string, actor: Actor, course: Rich, part: Rich = course): Promise<Heard> {
  const command = world.relay[name as keyof typeof world.relay] as (...words: unknown[]) => Promise<unknown>;
  try {
    const answer = await command(actor, COMMANDS[name]?.(course, part, world), world.region.now());
    return { code: "ok", whole: JSON.stringify(answer) };
  } catch (error) {
    if (!isRefused(error)) throw error;
    return { code: error.code, whole: JSON.stringify([error.code, error.details]) };
  }
}

const names = (): string[] => Object.keys(ANSWERS);
const everything = async (): Promise<string> =>
  JSON.stringify(
    await database.owner(`
      select (select count(*) from platform.event) as events, (select count(*) from relay.period) as periods,
             (select md5(string_agg(n::text, ',' order by id)) from relay.need n) as needs,
             (select md5(string_agg(c::text, ',' order by id)) from relay.course c) as courses`),
  );
const denials = async (): Promise<number> =>
  Number(
    (await database.owner("select count(*) from identity.audit_entry where outcome = 'denied'"))[0]?.count,
  );

it("has a row for every command, and none for one that is gone", () => {
  const there = Object.keys(world.relay).filter((name) => !WITHOUT_AN_ACTOR.includes(name));
  expect(names().sort()).toEqual(there.sort());
  expect(Object.keys(COMMANDS).sort()).toEqual(there.sort());
});

it.each(Object.keys(ANSWERS))(
  "%s answers each of them as it should, and leaves everything as it was",
  async (name) => {
    const before = await everything();
    const { outsider } = world.actors;
    const cells: string[] = [];
    for (const who of WHO) {
      const { code, whole } = await ask(name, world.actors[who], world.theirs);
      cells.push(code);
      if (!["worker", "lead", "volunteer"].includes(who))
        expect([who, whole.includes(MARK)]).toEqual([who, false]);
    }
    cells.push((await ask(name, outsider, world.own)).code);
    if (NESTED.has(name)) {
      cells.push((await ask(name, outsider, world.own, world.theirs)).code);
      cells.push((await ask(name, outsider, world.theirs, world.own)).code);
    }
    expect(cells.join(" ")).toBe(ANSWERS[name]);
    expect(await everything()).toBe(before);
  },
);

it.each(Object.keys(ANSWERS))(
  "%s says of what is hidden what it says of what was never there, to the letter",
  async (name) => {
    const { outsider, otherRegion } = world.actors;
    const nothing = await ask(name, outsider, ghost);
    if (nothing.code === "ok") return; // about nobody
    expect(await ask(name, outsider, world.theirs)).toEqual(nothing);
    expect(await ask(name, otherRegion, world.theirs)).toEqual(await ask(name, otherRegion, ghost));
    if (NESTED.has(name))
      expect(await ask(name, outsider, world.own, world.theirs)).toEqual(
        await ask(name, outsider, world.own, ghost),
      );
  },
);

it("writes down every one that was denied, also of parts that are another's", async () => {
  const before = await denials();
  const { outsider, otherRegion } = world.actors;
  let refused = 0;
  for (const name of names()) {
    if ((await ask(name, otherRegion, world.theirs)).code !== "ok") refused += 1;
    const nested = NESTED.has(name) ? await ask(name, outsider, world.own, world.theirs) : null;
    // What stands there has changed since: told apart from nothing by nobody, and no attempt on anything.
    if (nested !== null && nested.code !== "stale") refused += 1;
  }
  const stale = [...NESTED].filter((name) => ANSWERS[name]?.split(" ").at(-2) === "stale");
  expect(refused).toBe(names().length - 1 + NESTED.size - stale.length);
  expect((await denials()) - before).toBe(refused);
});
