import { beforeEach, expect, it, onTestFinished } from "vitest";
import { createIdentity, SYSTEM } from "#modules/identity/index.ts";
import type { Db, Tx } from "#platform/db.ts";
import { DOORS, putDoors } from "../../../../test/builders/doors.ts";
import { build } from "../../../../test/builders/house.ts";
import { describeOnBoth, type TestDatabase } from "../../../../test/db.ts";
import { createDirectory } from "../index.ts";

const now = new Date("2026-03-04T11:00:00Z");
const saying = { at: now, personId: null, source: "test" };
class Undone extends Error {}

describeOnBoth("what the search keeps in memory", (open, engine) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await open();
    onTestFinished(() => database.close());
  });

  /** A process of its own, as far as the search can tell. */
  const aProcess = () => {
    const db = database.app;
    const directory = createDirectory({
      db,
      identity: createIdentity({ db }),
      secret: "a secret for trying things out",
    });
    const names = async (tx: Db, words: string): Promise<string[]> =>
      (await directory.search(tx, { words }, now)).hits.map(({ name }) => name.da);
    return {
      directory,
      names,
      find: (words: string) => db.read(SYSTEM, (tx) => names(tx, words)),
      /** Gives the service another name. */
      async rename(tx: Tx, id: string, name: string): Promise<void> {
        const record = (await directory.records(tx, "service", [id])).get(id)?.record;
        if (!record) throw new Error("No service");
        await directory.put(tx, "service", [{ ...record, name }], saying);
      },
    };
  };
  const withDoors = async () => {
    const one = aProcess();
    const doors = await build(database.app, (tx) => putDoors(one.directory, tx, DOORS, now));
    return { one, id: doors.get("Samtalen") ?? "", another: doors.get("Tandbussen") ?? "" };
  };

  it("is in step with what another process has changed, a search later", async () => {
    const { one, id } = await withDoors();
    const other = aProcess();
    expect(await other.find("samtalen")).toContain("Samtalen");
    for (const [name, word] of [
      ["Lytterummet", "lytterum"],
      ["Krogen", "krog"],
    ] as const) {
      await build(database.app, (tx) => one.rename(tx, id, name));
      expect(await other.find(word)).toContain(name);
    }
    expect(await other.find("lytterum")).toEqual([]);
  });

  it("knows nothing of what was never committed, even when it was read whole in between", async () => {
    const { one, id, another } = await withDoors();
    const late = aProcess();
    expect(await one.find("samtalen")).toContain("Samtalen");
    await build(database.app, async (tx) => {
      await late.rename(tx, id, "Krogen");
      await late.rename(tx, another, "Karlsvognen");
    });
    const undone = build(database.app, async (tx) => {
      await one.rename(tx, id, "Lytterummet");
      expect(await one.names(tx, "karlsvognen")).toEqual(["Karlsvognen"]);
      await late.names(tx, "lytterum");
      throw new Undone();
    });
    await expect(undone).rejects.toThrow(Undone);
    for (const each of [one, late]) {
      expect(await each.find("lytterum")).toEqual([]);
      expect(await each.find("krogen")).toEqual(["Krogen"]);
    }
  });

  it("misses no change because somebody with an older view of the table searched after it", async (context) => {
    // The embedded engine does one thing at a time: nobody's view is older.
    if (engine === "pglite") return context.skip();
    const { one, id } = await withDoors();
    const [begun, changed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const old = database.app.read(SYSTEM, async (db) => {
      await one.names(db, "samtalen");
      begun.resolve();
      await changed.promise;
      return one.names(db, "samtalen");
    });
    await begun.promise;
    await build(database.app, (tx) => one.rename(tx, id, "Lytterummet"));
    expect(await one.find("lytterum")).toContain("Lytterummet");
    changed.resolve();
    await old;
    await build(database.app, (tx) => one.rename(tx, id, "Krogen"));
    expect(await one.find("krog")).toContain("Krogen");
    expect(await one.find("lytterum")).toEqual([]);
  });
});
