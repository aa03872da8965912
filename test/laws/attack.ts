import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databaseFault } from "#platform/db.ts";
import { describeOnBoth, type TestDatabase } from "../db.ts";
import { aWorld, type Fill, filler, type Sql, type World } from "./world.ts";

/** What the database says: an SQLSTATE and, where a law has a name, the name. "nothing" = done, and nothing came of it. */
export type Answer = string | readonly [code: string, constraint: string] | "nothing";

/** [what is tried, what was so before, what is typed, what the database answers] */
export type Attack = readonly [name: string, given: Sql, attack: Sql, answer: Answer];

/** [what is done, what was so before, what is typed, a query, what it gives] */
export type Lawful = readonly [name: string, given: Sql, act: Sql, ask: Sql, expected: unknown];

/** SQLSTATEs as they read. */
export const DENIED = "42501";
export const GENERATED = "428C9";
export const law = (constraint: string): readonly [string, string] => ["23514", constraint];
export const key = (constraint: string): readonly [string, string] => ["23503", constraint];
export const unique = (constraint: string): readonly [string, string] => ["23505", constraint];

const inTransaction = (sql: Sql): Sql => `begin; ${sql} commit;`;

/**
 * Runs every attack as the application's role on both engines. Each has its own course in a shared world; each must get
 * exactly the answer it names, and leave every row, trigger and constraint of the world as it was.
 */
export function attacks(title: string, list: readonly Attack[], lawful: readonly Lawful[] = []): void {
  describeOnBoth(title, (open) => {
    let db: TestDatabase;
    let world: World;
    beforeAll(async () => {
      db = await open();
      world = await aWorld(db);
    });
    afterAll(async () => {
      await world?.close();
      await db?.close();
    });
    const fresh = (): Fill => filler(new Map(), world.names);

    describe("refuses", () => {
      test.each(list)("%s", async (_, given, attack, answer) => {
        const fill = fresh();
        if (given) await world.app(fill(inTransaction(given)));
        const before = await world.state();
        expect(await answerTo(world, fill(inTransaction(attack)))).toEqual(answer);
        expect(await world.state()).toEqual(before);
      });
    });

    describe.skipIf(lawful.length === 0)("allows", () => {
      test.each(lawful)("%s", async (_, given, act, ask, expected) => {
        const fill = fresh();
        if (given) await world.app(fill(inTransaction(given)));
        await world.app(fill(inTransaction(act)));
        expect(await db.owner(fill(ask))).toEqual(expected);
      });
    });
  });
}

async function answerTo(world: World, sql: string): Promise<Answer> {
  try {
    await world.app(sql);
    return "nothing";
  } catch (error) {
    const fault = databaseFault(error);
    if (fault === null) throw error;
    return fault.constraint === undefined ? fault.code : [fault.code, fault.constraint];
  }
}
