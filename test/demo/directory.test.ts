import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays, dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { offers, placeDirectory } from "../../demo/directory/place.ts";
import { placeRegion } from "../../demo/region/place.ts";
import { type TestDatabase, testDatabase } from "../db.ts";
import { houseOver } from "./house.ts";

const now = new Date("2026-03-02T10:00:00Z");
let database: TestDatabase;
let house: ReturnType<typeof houseOver>;

beforeAll(async () => {
  database = await testDatabase({ engine: "postgres" });
  house = houseOver(database);
  const mark = { size: "small" as const, seed: 1, now: now.toISOString(), whole: false };
  const placed = await placeRegion(house, mark, now);
  await placeDirectory(house, placed, now);
});
afterAll(() => database.close());

it("has an offer for every need in the catalogue but something else", async () => {
  const missing = await database.owner(
    "select code from relay.need_kind k where not exists (select from directory.service where k.code = any(needs))",
  );
  expect(missing).toEqual([{ code: "other" }]);
});

it("has at least one of each condition, so that each can be looked for", async () => {
  const missing = await database.owner(
    "select code from directory.condition c where not exists (select from directory.service where c.code = any(meets))",
  );
  expect(missing).toEqual([]);
});

it("shows what is old, what ends, what is full and what somebody found wrong", async () => {
  await database.app.read(SYSTEM, async (db) => {
    const { lines } = await house.directory.worklist(
      db,
      { organisationIds: null, region: "DK-84", unitId: null },
      now,
    );
    const wanting = new Set(lines.flatMap((line) => line.wanting));
    expect([...wanting].sort()).toEqual(["dueSoon", "ending", "reported", "stale", "unverified"]);
    expect(lines.find(({ name }) => name === "Tandbussen")?.wanting).toEqual(["ending"]);
    expect(lines.find(({ name }) => name === "Halvvejshuset Broen")?.endsOn).toBe(addDays(dayOf(now), 90));
  });
  expect(
    await database.owner("select distinct available = 0 as full from directory.capacity order by 1"),
  ).toEqual([{ full: false }, { full: true }]);
  expect(offers.length).toBeGreaterThan(50);
});

it.each([
  ["selvmord", "Psykiatrisk akutmodtagelse"],
  ["jeg vil ikke leve mere", "Psykiatrisk akutmodtagelse"],
  ["want to die", "Psykiatrisk akutmodtagelse"],
  ["jeg er hjemløs", "Herberget Nordlys"],
  ["smidt ud hjemmefra i nat", "Herberget Nordlys"],
  ["rene sprøjter i Storvang", "Gadeteamet"],
])("is found by who is at the end of their rope: %s", async (words, first) => {
  const { hits } = await database.app.read(SYSTEM, (db) => house.directory.search(db, { words }, now));
  expect(hits[0]?.name.da).toBe(first);
});
