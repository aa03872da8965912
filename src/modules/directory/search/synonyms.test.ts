import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { createIdentity, type Identity, SYSTEM } from "#modules/identity/index.ts";
import { putDoors } from "../../../../test/builders/doors.ts";
import { aUnit, type BuiltUnit, build, onDuty } from "../../../../test/builders/house.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import type { Who } from "../actions.ts";
import { createDirectory, type Directory } from "../index.ts";

const now = new Date("2026-03-04T11:00:00Z");
const words = { words: "tandbøvl", means: "need", code: "dental" } as const;

describeOnEngine("everyday words", (open) => {
  let database: TestDatabase;
  let identity: Identity;
  let directory: Directory;
  let region: BuiltUnit;
  let town: BuiltUnit;

  beforeAll(async () => {
    database = await open();
    identity = createIdentity({ db: database.app });
    directory = createDirectory({ db: database.app, identity, secret: "a secret for trying things out" });
    await build(database.app, async (tx) => {
      region = await aUnit(identity, tx, { slug: "region", sector: "region" });
      town = await aUnit(identity, tx, { slug: "town", sector: "municipality" });
      await putDoors(directory, tx, [{ name: "Klinikken Ved Åen", kind: "dental" }], now);
      for (const unit of [region, town])
        await identity.addRemit(
          tx,
          { personId: unit.people[0] ?? "", remit: "directoryEditor", organisationId: unit.organisationId },
          now,
        );
    });
  });
  afterAll(() => database.close());

  const editor = async (
    unit: BuiltUnit,
    remits: readonly "directoryEditor"[] = ["directoryEditor"],
  ): Promise<Who> => {
    const actor = await onDuty(identity, unit.people[0] ?? "", unit.id, now);
    return {
      ...{ sessionId: newId(), personId: actor.personId, personName: actor.personName, method: "password" },
      ...{ provedAt: now, remits: [...remits], lacksSecondStep: false, actor },
    } as Who;
  };
  const found = async (): Promise<number> =>
    (await database.app.read(SYSTEM, (db) => directory.search(db, { words: words.words }, now))).total;
  const refused = (code: string) => expect.objectContaining({ code });

  it("are kept by the region's editor alone, and hold from the next search on", async () => {
    expect(await found()).toBe(0);
    for (const who of [await editor(town), await editor(region, [])])
      await expect(directory.addSynonym(who, words, now)).rejects.toEqual(refused("forbidden"));
    const who = await editor(region);
    await directory.addSynonym(who, words, now);
    await directory.addSynonym(who, words, now);
    expect(await found()).toBe(1);
    const all = await database.app.read(SYSTEM, (db) => directory.synonyms(db));
    const mine = all.filter((one) => one.words === words.words);
    expect(mine).toHaveLength(1);
    const id = mine[0]?.id ?? "";
    await expect(directory.removeSynonym(await editor(town), id, now)).rejects.toEqual(refused("forbidden"));
    await directory.removeSynonym(who, id, now);
    await expect(directory.removeSynonym(who, id, now)).rejects.toEqual(refused("notFound"));
    expect(await found()).toBe(0);
  });

  it("mean something there is, and can be searched for", async () => {
    const who = await editor(region);
    await expect(directory.addSynonym(who, { ...words, code: "noSuchNeed" }, now)).rejects.toEqual(
      refused("unknownReference"),
    );
    for (const odd of ["!!!", "en to tre fire fem seks syv"])
      await expect(directory.addSynonym(who, { ...words, words: odd }, now)).rejects.toEqual(
        refused("invalidInput"),
      );
  });
});
