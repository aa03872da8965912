import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { hours, plus } from "#kernel/time.ts";
import { aUnit, type BuiltUnit, build, onDuty } from "../../../test/builders/house.ts";
import { describeOnBoth, type TestDatabase } from "../../../test/db.ts";
import { createIdentity, type Identity } from "./index.ts";

const now = new Date("2026-03-02T22:40:00Z");

describeOnBoth("signing in", (open) => {
  let database: TestDatabase;
  let identity: Identity;
  let shelter: BuiltUnit;
  let clinic: BuiltUnit;
  let worker: string;

  beforeAll(async () => {
    database = await open();
    identity = createIdentity({ db: database.app });
    [shelter, clinic] = await build(database.app, async (tx) => {
      const first = await aUnit(identity, tx, { slug: "shelter", members: ["worker", "lead", "volunteer"] });
      return [first, await aUnit(identity, tx, { slug: "clinic", sector: "region" })] as const;
    });
    worker = shelter.people[0] ?? "";
  });
  afterAll(() => database.close());

  it("is refused where one is no member, and leaves no session", async () => {
    const attempt = identity.signIn(worker, clinic.id, now);
    await expect(attempt).rejects.toMatchObject({ code: "notMember" });
    expect(await database.owner("select count(*)::int as n from identity.session")).toEqual([{ n: 0 }]);
  });

  it.each(["", "nobody", "0/0"])("is refused for %o, which is nobody's identifier", async (personId) => {
    await expect(identity.signIn(personId, shelter.id, now)).rejects.toMatchObject({ code: "notMember" });
    await expect(identity.signIn(worker, personId, now)).rejects.toMatchObject({ code: "notMember" });
  });

  it("is refused to a technical person", async () => {
    const { id } = await identity.createToken({ unitSlug: "clinic", role: "worker", now });
    const [row] = await database.owner("select person_id from identity.api_token where id = $1", [id]);
    const attempt = identity.signIn(String(row?.person_id), clinic.id, now);
    await expect(attempt).rejects.toMatchObject({ code: "notMember" });
  });

  it("makes an actor with its unit's card", async () => {
    const actor = await onDuty(identity, worker, shelter.id, now);
    expect(actor).toMatchObject({ personId: worker, unitId: shelter.id, role: "worker", technical: false });
    expect(actor.unit).toMatchObject({
      slug: "shelter",
      sector: "municipality",
      openingHours: { week: { 1: [["08:00", "15:00"]] } },
      leadId: shelter.people[1],
      leaderName: "Leder for shelter",
      standingReceiver: false,
    });
  });

  it("stores only a hash of the token", async () => {
    const token = await identity.signIn(worker, shelter.id, now);
    const [row] = await database.owner(
      "select count(*)::int as n from identity.session where token_hash = sha256(convert_to($1, 'UTF8'))",
      [token],
    );
    expect(row).toEqual({ n: 1 });
  });

  it.each(["", "short", "x".repeat(43), "x".repeat(4000), "æøå'--"])(
    "knows nobody by the token %j",
    async (token) => {
      expect(await identity.actorOf(token, now)).toBeNull();
    },
  );

  it("lasts twelve hours, whatever is done meanwhile", async () => {
    const token = await identity.signIn(worker, shelter.id, now);
    expect(await identity.actorOf(token, plus(now, hours(12) - 1))).not.toBeNull();
    expect(await identity.actorOf(token, plus(now, hours(12)))).toBeNull();
  });

  it("ends by signing out, once or twice, and only that session", async () => {
    const [one, other] = [
      await identity.signIn(worker, shelter.id, now),
      await identity.signIn(worker, shelter.id, now),
    ];
    await identity.signOut(one, now);
    await identity.signOut(one, now);
    expect(await identity.actorOf(one, now)).toBeNull();
    expect(await identity.actorOf(other, now)).not.toBeNull();
  });

  it("switches only to another unit of one's own", async () => {
    const token = await identity.signIn(worker, shelter.id, now);
    await expect(identity.switchUnit(token, clinic.id, now)).rejects.toMatchObject({ code: "notMember" });
    expect((await identity.actorOf(token, now))?.unitId).toBe(shelter.id);
    await build(database.app, (tx) =>
      identity.addMembership(tx, { personId: worker, unitId: clinic.id, role: "lead", now }),
    );
    await identity.switchUnit(token, clinic.id, now);
    expect(await identity.actorOf(token, now)).toMatchObject({ unitId: clinic.id, role: "lead" });
  });

  it("signing in, changing units – also where one is no member – and out stand in the log, in that order", async () => {
    const person = await build(database.app, async (tx) => {
      const id = newId();
      await identity.addPerson(tx, { id, slug: "logged", name: "Logget" });
      for (const { id: unitId } of [shelter, clinic])
        await identity.addMembership(tx, { personId: id, unitId, role: "worker", now });
      return id;
    });
    const token = await identity.signIn(person, shelter.id, now);
    await identity.switchUnit(token, clinic.id, now);
    await build(database.app, (tx) =>
      identity.endMembership(tx, { personId: person, unitId: shelter.id, now }),
    );
    await expect(identity.switchUnit(token, shelter.id, now)).rejects.toMatchObject({ code: "notMember" });
    await identity.signOut(token, now);
    await identity.signOut(token, now);
    await expect(identity.switchUnit(token, clinic.id, now)).rejects.toMatchObject({ code: "notMember" });
    const log = await database.owner(
      "select action, outcome, unit_id, detail from identity.audit_entry where person_id = $1 order by id",
      [person],
    );
    expect(log).toEqual([
      { action: "identity.signIn", outcome: "done", unit_id: shelter.id, detail: { method: "demo" } },
      { action: "identity.switchUnit", outcome: "done", unit_id: shelter.id, detail: { to: clinic.id } },
      {
        action: "identity.switchUnit",
        outcome: "denied",
        unit_id: clinic.id,
        detail: { to: shelter.id, refused: "notMember" },
      },
      { action: "identity.signOut", outcome: "done", unit_id: clinic.id, detail: {} },
    ]);
  });

  it("ends at once for who has left the unit, and stays for the others", async () => {
    const volunteer = shelter.people[2] ?? "";
    const [theirs, mine] = [
      await identity.signIn(volunteer, shelter.id, now),
      await identity.signIn(worker, shelter.id, now),
    ];
    await build(database.app, (tx) =>
      identity.endMembership(tx, { personId: volunteer, unitId: shelter.id, now }),
    );
    expect(await identity.actorOf(theirs, now)).toBeNull();
    expect(await identity.actorOf(mine, now)).not.toBeNull();
    await expect(identity.signIn(volunteer, shelter.id, now)).rejects.toMatchObject({ code: "notMember" });
  });

  it("sweeps away what was over a month ago, and nothing younger", async () => {
    const token = await identity.signIn(worker, shelter.id, now);
    const before = await database.owner("select count(*)::int as n from identity.session");
    expect(await identity.forgetOldSessions(plus(now, hours(12)))).toBe(0);
    expect(await database.owner("select count(*)::int as n from identity.session")).toEqual(before);
    expect(await identity.forgetOldSessions(plus(now, hours(12) + 1))).toBe(before[0]?.n);
    expect(await identity.actorOf(token, now)).toBeNull();
  });
});

describeOnBoth("API tokens", (open) => {
  let database: TestDatabase;
  let identity: Identity;

  beforeAll(async () => {
    database = await open();
    identity = createIdentity({ db: database.app });
    await build(database.app, (tx) => aUnit(identity, tx, { slug: "clinic", sector: "region" }));
  });
  afterAll(() => database.close());

  it("are refused for a unit nobody knows", async () => {
    const attempt = identity.createToken({ unitSlug: "nowhere", role: "worker", now });
    await expect(attempt).rejects.toMatchObject({ code: "unknownUnit" });
  });

  it("act for their unit as a technical member, until revoked", async () => {
    const { id, token } = await identity.createToken({ unitSlug: "clinic", role: "lead", now });
    expect(await identity.actorOfToken(token, now)).toMatchObject({
      role: "lead",
      technical: true,
      unit: { slug: "clinic" },
    });
    expect(await identity.apiTokens()).toEqual([
      {
        id,
        unitSlug: "clinic",
        role: "lead",
        createdAt: now,
        expiresAt: plus(now, hours(24 * 365)),
        revokedAt: null,
      },
    ]);
    await identity.revokeToken(id, now);
    await identity.revokeToken(id, now);
    expect(await identity.actorOfToken(token, now)).toBeNull();
    expect(await identity.apiTokens()).toMatchObject([{ revokedAt: now }]);
  });

  it.each([
    [undefined, 365],
    [30, 30],
    [5_000, 365],
  ])("asked for %j days work for %i, and not a moment longer", async (days, lasts) => {
    const asked = { unitSlug: "clinic", role: "worker", now, ...(days ? { days } : {}) } as const;
    const { token, expiresAt } = await identity.createToken(asked);
    expect(expiresAt).toEqual(plus(now, hours(24 * lasts)));
    expect(await identity.actorOfToken(token, plus(expiresAt, -1))).not.toBeNull();
    expect(await identity.actorOfToken(token, expiresAt)).toBeNull();
  });

  it("cannot be revoked when there is none", async () => {
    const attempt = identity.revokeToken("01890000-0000-7000-8000-000000000000", now);
    await expect(attempt).rejects.toMatchObject({ code: "unknownToken" });
  });

  it("are not sessions, nor sessions tokens", async () => {
    const { token } = await identity.createToken({ unitSlug: "clinic", role: "worker", now });
    expect(await identity.actorOf(token, now)).toBeNull();
    expect(await identity.actorOfToken(token.slice("stafet_".length), now)).toBeNull();
    expect(await identity.actorOfToken("stafet_wrong", now)).toBeNull();
  });
});
