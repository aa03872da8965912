import { afterAll, beforeAll, expect, it } from "vitest";
import { plus } from "#kernel/time.ts";
import { createIdentity, type Identity, SYSTEM } from "#modules/identity/index.ts";
import { aUnit, type BuiltUnit, build, onDuty } from "../../../test/builders/house.ts";
import { describeOnEngine, type TestDatabase } from "../../../test/db.ts";
import { createDirectory, type Directory, type GapFilter } from "./index.ts";

const now = new Date("2026-03-02T10:00:00Z");

describeOnEngine("gaps", (open) => {
  let directory: Directory;
  let identity: Identity;
  let unit: BuiltUnit;
  let database: TestDatabase;
  const gaps = async (filter: GapFilter) =>
    (await database.app.read(SYSTEM, (db) => directory.gapList(db, filter))).map(
      ({ area, needKind, count, causes }) =>
        `${area} ${needKind} ${count}: ${causes.map(({ code, count: n }) => `${code} ${n}`).join(", ")}`,
    );

  beforeAll(async () => {
    database = await open();
    identity = createIdentity({ db: database.app });
    directory = createDirectory({ db: database.app, identity, secret: "a secret for trying things out" });
    unit = await build(database.app, (tx) => aUnit(identity, tx, { slug: "region", sector: "region" }));
    const feed = (
      area: string,
      needKind: string,
      cause: string,
      at: Date,
      more: { region?: string; conditions?: string[] } = {},
    ) =>
      build(database.app, (tx) =>
        directory.feedGap(tx, { region: "DK-84", area, needKind, cause, unitId: unit.id, now: at, ...more }),
      );
    await feed("0101", "sleepTonight", "noCapacity", now, { conditions: ["dogs", "couples"] });
    await feed("0101", "sleepTonight", "noCapacity", plus(now, -1));
    await feed("0101", "sleepTonight", "outsideTargetGroup", now, { conditions: ["dogs"] });
    await feed("0101", "dental", "noDoorFound", now);
    await feed("0851", "dental", "unmetNeed", now, { region: "DK-81" });
  });
  afterAll(() => database.close());

  it("are counted by place and need, most often first, with their causes", async () => {
    expect(await gaps({ region: "DK-84" })).toEqual([
      "0101 sleepTonight 3: noCapacity 2, outsideTargetGroup 1",
      "0101 dental 1: noDoorFound 1",
    ]);
  });

  it("can be asked for by region, area, need and time", async () => {
    expect(await gaps({ region: "DK-81" })).toEqual(["0851 dental 1: unmetNeed 1"]);
    expect(await gaps({ region: "DK-84", area: "0851" })).toEqual([]);
    expect(await gaps({ region: "DK-84", area: "0101", since: now })).toEqual([
      "0101 sleepTonight 2: noCapacity 1, outsideTargetGroup 1",
      "0101 dental 1: noDoorFound 1",
    ]);
    expect(await gaps({ region: "DK-84", needKind: "dental" })).toEqual(["0101 dental 1: noDoorFound 1"]);
  });

  it("tell under which conditions, and in which months", async () => {
    await database.app.read(SYSTEM, async (db) => {
      const [line] = await directory.gapList(db, { region: "DK-84", needKind: "sleepTonight" });
      expect(line).toMatchObject({
        areaName: "København",
        conditions: [
          { code: "dogs", count: 2 },
          { code: "couples", count: 1 },
        ],
      });
      const gap = { region: "DK-84", area: "0101", needKind: "sleepTonight" };
      expect(await directory.gapMonths(db, gap)).toEqual([{ month: "2026-03", count: 3 }]);
    });
  });

  it("are commented on by who is on duty in the region, and decided upon by its editors", async () => {
    const worker = await onDuty(identity, unit.people[0] ?? "", unit.id, now);
    const who = { personId: worker.personId, personName: worker.personName, remits: [], actor: worker };
    const note = { area: "0101", needKind: "dental", words: "Tandbussen kom kun i juni." };
    await directory.noteGap(who, "DK-84", note, now);
    await expect(directory.noteGap(who, "DK-81", note, now)).rejects.toMatchObject({ code: "forbidden" });
    const raised = { ...note, decision: "raised" as const, words: "Rejst i sundhedsrådet." };
    await expect(directory.noteGap(who, "DK-84", raised, now)).rejects.toMatchObject({ code: "forbidden" });
    const held = { personId: who.personId, remit: "directoryEditor" as const };
    await build(database.app, (tx) =>
      identity.addRemit(tx, { ...held, organisationId: unit.organisationId }, now),
    );
    const editor = { ...who, remits: ["directoryEditor" as const] };
    await directory.noteGap(editor, "DK-84", raised, plus(now, 1000));
    await expect(
      directory.noteGap(editor, "DK-84", { ...note, serviceId: unit.id }, now),
    ).rejects.toMatchObject({
      code: "invalidInput",
    });
    const shown = await directory.gapFor(who, { area: "0101", needKind: "dental" });
    expect(shown.notes.map(({ decision, words }) => [decision, words])).toEqual([
      ["raised", "Rejst i sundhedsrådet."],
      [null, "Tandbussen kom kun i juni."],
    ]);
    expect(shown.mayDecide).toBe(false);
    expect(shown.line).toMatchObject({ notes: 2, decided: { decision: "raised", at: plus(now, 1000) } });
    expect((await directory.gapsFor(editor, {})).lines.map(({ needKind }) => needKind)).toEqual([
      "sleepTonight",
      "dental",
    ]);
    const nobody = { ...who, actor: null };
    await expect(directory.gapsFor(nobody, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(directory.gapFor(who, { area: "0851", needKind: "dental" })).rejects.toMatchObject({
      code: "notFound",
    });
  });
});
