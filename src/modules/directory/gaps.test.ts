import { afterAll, beforeAll, expect, it } from "vitest";
import { plus } from "#kernel/time.ts";
import { createIdentity, SYSTEM } from "#modules/identity/index.ts";
import { aUnit, build } from "../../../test/builders/house.ts";
import { describeOnBoth, type TestDatabase } from "../../../test/db.ts";
import { createDirectory, type Directory, type GapFilter } from "./index.ts";

const now = new Date("2026-03-02T10:00:00Z");

describeOnBoth("gaps", (open) => {
  let directory: Directory;
  let database: TestDatabase;
  const gaps = async (filter?: GapFilter) =>
    (await database.app.read(SYSTEM, (db) => directory.gaps(db, filter))).map((gap) =>
      Object.values(gap).join(" "),
    );

  beforeAll(async () => {
    database = await open();
    const identity = createIdentity({ db: database.app });
    directory = createDirectory({ db: database.app, identity });
    const unit = await build(database.app, (tx) => aUnit(identity, tx, { slug: "shelter" }));
    const feed = (area: string, needKind: string, cause: string, at: Date, region = "DK-84") =>
      build(database.app, (tx) =>
        directory.feedGap(tx, { region, area, needKind, cause, unitId: unit.id, now: at }),
      );
    await feed("0101", "sleepTonight", "noCapacity", now);
    await feed("0101", "sleepTonight", "noCapacity", plus(now, -1));
    await feed("0101", "dental", "noDoorFound", now);
    await feed("0851", "dental", "unmetNeed", now, "DK-81");
  });
  afterAll(() => database.close());

  it("are counted by place, need and cause, most often first", async () => {
    expect(await gaps()).toEqual([
      "0101 sleepTonight noCapacity 2",
      "0101 dental noDoorFound 1",
      "0851 dental unmetNeed 1",
    ]);
  });

  it("can be asked for by region, area and time", async () => {
    expect(await gaps({ region: "DK-81" })).toEqual(["0851 dental unmetNeed 1"]);
    expect(await gaps({ area: "0101", since: now })).toEqual([
      "0101 dental noDoorFound 1",
      "0101 sleepTonight noCapacity 1",
    ]);
  });
});
