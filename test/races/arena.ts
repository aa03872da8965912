import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { Uuid } from "#kernel/ids.ts";
import type { Actor } from "#modules/identity/index.ts";
import { aRegion, type Region } from "../builders/region.ts";
import { type TestDatabase, testDatabase } from "../db.ts";
import { breaches } from "../laws/breaches.ts";
import { anotherProcess, type Process } from "./processes.ts";

export const agreed = { agreedWithCitizen: true };

/** A race is run many times: what is wrong only now and then is wrong. */
const ROUNDS = 12;
export async function rounds(work: (round: number) => Promise<void>): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) await work(round);
}

interface Arena {
  readonly db: TestDatabase;
  readonly region: Region;
  readonly processes: readonly Process[];
  readonly nurse: Actor;
}

/**
 * Four processes of the house against one real PostgreSQL, for the tests of one file. After each test every law is
 * read from the raw tables.
 */
export function arena() {
  let made: Arena | undefined;
  const there = (): Arena => {
    if (!made) throw new Error("The arena is made before the tests");
    return made;
  };
  beforeAll(async () => {
    const db = await testDatabase({ engine: "postgres" });
    const region = await aRegion(db);
    const processes = [1, 2, 3, 4].map(() => anotherProcess(db));
    made = { db, region, processes, nurse: await region.actor("emergency") };
  });
  afterAll(() => made?.db.close());
  afterEach(async () => {
    expect(await breaches(there().db.owner)).toEqual([]);
  });

  const rowsOf = (sql: string, ...params: unknown[]) => there().db.owner(sql, params);
  return {
    get db() {
      return there().db;
    },
    get region() {
      return there().region;
    },
    get processes() {
      return there().processes;
    },
    get nurse() {
      return there().nurse;
    },
    /** The process that takes the call, one after the other. */
    one(index: number): Process {
      const found = there().processes[index % there().processes.length];
      if (!found) throw new Error("No process");
      return found;
    },
    now: () => there().region.clock.now(),
    rowsOf,
    holderOf: async (courseId: Uuid) =>
      (await rowsOf("select holder_id from relay.course where id = $1", courseId))[0]?.holder_id,
    responsibleOf: async (needId: Uuid) =>
      (await rowsOf("select responsible_id from relay.need where id = $1", needId))[0]?.responsible_id,
    stateOf: async (handoverId: Uuid) =>
      (await rowsOf("select state from relay.handover where id = $1", handoverId))[0]?.state,
  };
}
