import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { addDays, dayOf, plus } from "#kernel/time.ts";
import { createCitizen } from "#modules/citizen/index.ts";
import { type Actor, createIdentity, SYSTEM } from "#modules/identity/index.ts";
import { aUnit, build, onDuty } from "../../../test/builders/house.ts";
import { testKeyring } from "../../../test/builders/keyring.ts";
import { describeOnBoth, type TestDatabase } from "../../../test/db.ts";
import { type ConsentScope, createConsent } from "./index.ts";

/** Late in the evening: already the next day in Denmark. */
const now = new Date("2026-03-02T23:30:00Z");
const today = dayOf(now);

describeOnBoth("consents", (open) => {
  const consents = createConsent();
  let database: TestDatabase;
  let actor: Actor;

  const citizen = () =>
    build(database.app, (tx) =>
      createCitizen({ keyring: testKeyring }).addCitizen(tx, { region: "DK-84", knownAs: "Mette", now }),
    );
  const give = (citizenId: string, scope: ConsentScope, at = now, witness?: string) =>
    build(database.app, (tx) =>
      consents.give(tx, { citizenId, scope, form: "oral", witness, actor, now: at }),
    );
  const current = async (citizenId: string, day = today) =>
    (await database.app.read(SYSTEM, (db) => consents.said(db, [citizenId], day))).get(citizenId)?.consent ??
    undefined;

  beforeAll(async () => {
    database = await open();
    const identity = createIdentity({ db: database.app });
    const unit = await build(database.app, (tx) => aUnit(identity, tx, { slug: "shelter" }));
    actor = await onDuty(identity, unit.people[0] ?? "", unit.id, now);
  });
  afterAll(() => database.close());

  it("are none until something is said", async () => {
    expect(await current(await citizen())).toBeUndefined();
    expect(await database.app.read(SYSTEM, (db) => consents.said(db, [], today))).toEqual(new Map());
  });

  it("say what, to whom, how and until when", async () => {
    const citizenId = await citizen();
    const id = await give(citizenId, "relay", now, "Bisidder");
    expect(await current(citizenId)).toEqual({
      id,
      citizenId,
      scope: "relay",
      allowances: [],
      form: "oral",
      witness: "Bisidder",
      givenBy: "citizen",
      givenByName: null,
      givenToUnit: actor.unitId,
      recordedBy: actor.personId,
      givenAt: now,
      endsOn: "2027-03-03",
    });
  });

  it("lapse after a year, by Danish days", async () => {
    const citizenId = await citizen();
    await give(citizenId, "relay");
    expect(await current(citizenId, addDays(today, 365))).toMatchObject({ scope: "relay" });
    expect(await current(citizenId, addDays(today, 366))).toBeUndefined();
  });

  it("cannot last longer, not even by hand (sundhedsloven § 44)", async () => {
    const attempt = database.appSql(
      `insert into consent.consent (id, citizen_id, scope, form, given_to_unit, recorded_by, given_at, ends_on)
       values ($1, $2, 'relay', 'oral', $3, $4, $5, '2027-03-04')`,
      [newId(), await citizen(), actor.unitId, actor.personId, now],
    );
    await expect(attempt).rejects.toMatchObject({ code: "23514" });
  });

  it("are replaced by what is said later; the earlier is kept as withdrawn", async () => {
    const citizenId = await citizen();
    await give(citizenId, "relay");
    const later = plus(now, 1000);
    await give(citizenId, "notNow", later);
    expect(await current(citizenId)).toMatchObject({ scope: "notNow" });
    const rows = await database.owner(
      "select scope, withdrawn_at from consent.consent where citizen_id = $1 order by given_at",
      [citizenId],
    );
    expect(rows).toEqual([
      { scope: "relay", withdrawn_at: later },
      { scope: "notNow", withdrawn_at: null },
    ]);
  });

  it("said at two doors at once: both are kept, one counts", async () => {
    const citizenId = await citizen();
    await Promise.all((["relay", "thisDoor", "notNow"] as const).map((scope) => give(citizenId, scope)));
    const [row] = await database.owner(
      "select count(*)::int as n, count(*) filter (where withdrawn_at is null)::int as current from consent.consent where citizen_id = $1",
      [citizenId],
    );
    expect(row).toEqual({ n: 3, current: 1 });
  });

  it("are withdrawn in one step", async () => {
    const citizenId = await citizen();
    const withdraw = () => build(database.app, (tx) => consents.withdraw(tx, citizenId, now));
    expect(await withdraw()).toBe(false);
    await give(citizenId, "relay");
    expect(await withdraw()).toBe(true);
    expect(await current(citizenId)).toBeUndefined();
  });
});
