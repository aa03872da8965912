import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
    await database.appSql("set stafet.role = 'system'"); // nothing of the second wall in the way
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

  describe("chosen line by line", () => {
    const line = { recipient: "relay" as const, unitId: null, organisationId: null, purpose: "En seng" };

    it("are kept as they were said, and go with what is said later", async () => {
      const citizenId = await citizen();
      const allowances = [
        { ...line, kinds: ["need", "health"] as const },
        { ...line, recipient: "unit" as const, unitId: actor.unitId, kinds: ["contact"] as const },
      ];
      await build(database.app, (tx) =>
        consents.give(tx, {
          citizenId,
          scope: "chosen",
          allowances,
          form: "written",
          givenBy: "guardian",
          givenByName: "Karen Krog",
          actor,
          now,
        }),
      );
      expect(await current(citizenId)).toMatchObject({
        scope: "chosen",
        allowances,
        givenBy: "guardian",
        givenByName: "Karen Krog",
      });
      await give(citizenId, "relay", plus(now, 1000));
      expect(await current(citizenId)).toMatchObject({ scope: "relay", allowances: [] });
    });

    const byHand = async (scope: string, allowance?: { kinds: string; purpose?: string; to?: string }) => {
      const id = newId();
      const insert = `with given as (
          insert into consent.consent (id, citizen_id, scope, form, given_to_unit, recorded_by, given_at, ends_on)
          values ('${id}', '${await citizen()}', '${scope}', 'oral', '${actor.unitId}', '${actor.personId}',
                  '${now.toISOString()}', '${today}'))`;
      if (!allowance) return database.appSql(`${insert} select`);
      const { kinds, purpose = "En seng", to = "'relay', null, null" } = allowance;
      return database.appSql(`begin; ${insert} select; insert into consent.allowance values
        ('${id}', 1, ${to}, '${kinds}', '${purpose}'); commit`);
    };

    it.each([
      ["without a line", () => byHand("chosen"), "23503"],
      ["with a line that names nothing", () => byHand("chosen", { kinds: "{}" }), "23514"],
      ["with a kind nobody knows", () => byHand("chosen", { kinds: "{everything}" }), "23514"],
      ["without a purpose", () => byHand("chosen", { kinds: "{need}", purpose: "  " }), "23514"],
      ["to nobody", () => byHand("chosen", { kinds: "{need}", to: "'unit', null, null" }), "23514"],
      ["under one of the sentences", () => byHand("relay", { kinds: "{need}" }), "23503"],
    ])("cannot be chosen %s, not even by hand", async (_, attempt, code) => {
      await expect(attempt()).rejects.toMatchObject({ code });
    });

    it("can be, by hand too", async () => {
      await expect(byHand("chosen", { kinds: "{need,health}" })).resolves.toBeDefined();
    });
  });

  describe("objections", () => {
    const object = (citizenId: string, against: "all" | "unit" = "all") =>
      build(database.app, (tx) =>
        consents.object(tx, {
          citizenId,
          against,
          unitId: against === "unit" ? actor.unitId : null,
          organisationId: null,
          form: "oral",
          actor,
          now,
        }),
      );
    const lift = (citizenId: string, objectionId: string) =>
      build(database.app, (tx) => consents.lift(tx, { citizenId, objectionId, by: actor.personId, now }));
    const inForce = async (citizenId: string, day = today) =>
      (await database.app.read(SYSTEM, (db) => consents.said(db, [citizenId], day))).get(citizenId)
        ?.objections ?? [];

    it("stand until they are lifted: no year ends them, and what is said otherwise changes nothing", async () => {
      const citizenId = await citizen();
      const id = await object(citizenId, "unit");
      await give(citizenId, "relay");
      const objection = { id, against: "unit", unitId: actor.unitId, organisationId: null };
      expect(await inForce(citizenId)).toEqual([objection]);
      expect(await inForce(citizenId, addDays(today, 4000))).toEqual([objection]);
    });

    it("said twice stand once", async () => {
      const citizenId = await citizen();
      const ids = await Promise.all([object(citizenId), object(citizenId)]);
      expect(ids.filter((id) => id !== null)).toHaveLength(1);
      expect(await inForce(citizenId)).toHaveLength(1);
    });

    it("are lifted once, and by nobody else's name", async () => {
      const citizenId = await citizen();
      const id = (await object(citizenId)) ?? "";
      expect(await lift(await citizen(), id)).toBe(false);
      expect(await lift(citizenId, id)).toBe(true);
      expect(await lift(citizenId, id)).toBe(false);
      expect(await inForce(citizenId)).toEqual([]);
      expect(await object(citizenId)).not.toBeNull();
    });
  });

  describe("said by somebody with two records", () => {
    const said = async (citizenId: string) =>
      (await database.app.read(SYSTEM, (db) => consents.said(db, [citizenId], today))).get(citizenId);
    const kinds = async (citizenId: string) =>
      (
        await database.appSql("select consent.kinds_for($1, $2, $3) as kinds", [
          citizenId,
          actor.unitId,
          today,
        ])
      )[0]?.kinds;
    const objection = { against: "unit" as const, organisationId: null, form: "oral" as const };
    const object = (citizenId: string) =>
      build(database.app, (tx) =>
        consents.object(tx, { ...objection, citizenId, unitId: actor.unitId, actor, now }),
      );
    const lift = (citizenId: string, objectionId: string) =>
      build(database.app, (tx) => consents.lift(tx, { citizenId, objectionId, by: actor.personId, now }));
    const link = (kept: string, other: string) =>
      build(database.app, (tx) =>
        createCitizen({ keyring: testKeyring }).linkSamePerson(tx, {
          kept,
          other,
          basis: "name",
          actor,
          now,
        }),
      );

    it("an objection counts on every record, in the rules and in the database, and is lifted from either", async () => {
      const [kept, other, stranger] = [await citizen(), await citizen(), await citizen()];
      await give(kept, "relay");
      const id = await object(other);
      expect(await kinds(kept)).not.toEqual([]);
      await link(kept, other);
      expect((await said(kept))?.objections).toMatchObject([{ id, unitId: actor.unitId }]);
      expect(await kinds(kept)).toEqual([]);
      expect(await said(stranger)).toBeUndefined();
      expect(await object(kept)).toBeNull();
      expect(await lift(stranger, id ?? "")).toBe(false);
      expect(await lift(kept, id ?? "")).toBe(true);
      expect((await said(other))?.objections ?? []).toEqual([]);
      expect(await kinds(kept)).not.toEqual([]);
    });

    it("made on both before they were known to be one: lifted once, it is lifted", async () => {
      const [kept, other] = [await citizen(), await citizen()];
      const [id] = [await object(kept), await object(other)];
      await link(kept, other);
      expect(await lift(kept, id ?? "")).toBe(true);
      expect((await said(kept))?.objections ?? []).toEqual([]);
    });

    it.each([
      ["stopped", "relay", null, false],
      ["not now", "relay", "notNow", false],
      ["only this door", "relay", "thisDoor", false],
      ["those on my relay, once more", "relay", "relay", true],
      ["those on my relay", "thisDoor", "relay", false],
    ] as const)("%s: what stood on the other record, %s", async (_, before, scope, stands) => {
      const [kept, other] = [await citizen(), await citizen()];
      await give(other, before);
      await link(kept, other);
      if (scope === null)
        expect(await build(database.app, (tx) => consents.withdraw(tx, kept, plus(now, 1000)))).toBe(true);
      else await give(kept, scope, plus(now, 1000));
      expect((await current(other)) !== undefined).toBe(stands);
      if (scope !== null) expect((await current(kept))?.scope).toBe(scope);
    });
  });
});
