import { afterAll, beforeAll, expect, it } from "vitest";
import { aUnit, type BuiltUnit, build, onDuty } from "../../../test/builders/house.ts";
import { describeOnBoth, type TestDatabase } from "../../../test/db.ts";
import { createIdentity, type Identity, SYSTEM } from "./index.ts";

const now = new Date("2026-03-02T10:00:00Z");

describeOnBoth("units and people", (open) => {
  let database: TestDatabase;
  let identity: Identity;
  const built: Record<string, BuiltUnit> = {};
  const of = (slug: string): BuiltUnit => built[slug] ?? expect.fail(`no unit ${slug}`);
  const person = (slug: string, index: number): string =>
    of(slug).people[index] ?? expect.fail("no such person");
  const read = <T>(work: Parameters<typeof database.app.read<T>>[1]) => database.app.read(SYSTEM, work);

  beforeAll(async () => {
    database = await open();
    identity = createIdentity({ db: database.app });
    await build(database.app, async (tx) => {
      built.shelter = await aUnit(identity, tx, {
        slug: "shelter",
        name: "Åhusets herberg",
        kind: "shelter",
        members: ["volunteer", "worker", "lead"],
      });
      built.nurse = await aUnit(identity, tx, {
        slug: "nurse",
        name: "Ældre sygepleje",
        kind: "homeNursing",
      });
      built.ward = await aUnit(identity, tx, {
        slug: "ward",
        sector: "region",
        name: "Zoneafsnit",
        region: "DK-85",
        area: "0102",
      });
      built.cafe = await aUnit(identity, tx, {
        slug: "cafe",
        sector: "civilSociety",
        name: "Varmestuen",
        members: ["volunteer"],
      });
    });
  });
  afterAll(() => database.close());

  it("lists open units in Danish order, by area, region and everyday words", async () => {
    const slugs = async (filter?: Parameters<Identity["units"]>[0]) =>
      (await identity.units(filter)).map((u) => u.slug);
    expect(await slugs()).toEqual(["cafe", "ward", "nurse", "shelter"]);
    expect(await slugs({ area: "0102" })).toEqual(["ward"]);
    expect(await slugs({ region: "DK-84" })).toEqual(["cafe", "nurse", "shelter"]);
    expect(await slugs({ search: "AAHUSETS  herb" })).toEqual(["shelter"]);
    expect(await slugs({ search: "ældre" })).toEqual(["nurse"]);
    expect(await slugs({ search: "findes ikke" })).toEqual([]);
  });

  it("finds one by its identifier or slug, and a batch in one go", async () => {
    expect((await identity.unit(of("ward").id))?.slug).toBe("ward");
    expect((await identity.unitBySlug("cafe"))?.id).toBe(of("cafe").id);
    expect(await identity.unitBySlug("nowhere")).toBeNull();
    const unknown = "01890000-0000-7000-8000-000000000000";
    const cards = await read((db) =>
      identity.unitCards(db, [of("ward").id, unknown, of("ward").id, of("cafe").id]),
    );
    expect([...cards.keys()].sort()).toEqual([of("ward").id, of("cafe").id].sort());
    expect(await read((db) => identity.unitCards(db, []))).toEqual(new Map());
  });

  it("names members, the lead first", async () => {
    const members = await read((db) => identity.membersOf(db, of("shelter").id));
    expect(members.map((member) => member.role)).toEqual(["lead", "volunteer", "worker"]);
  });

  it("changes a member's role, and takes somebody back", async () => {
    const personId = person("cafe", 0);
    const unitId = of("cafe").id;
    await build(database.app, (tx) => identity.addMembership(tx, { personId, unitId, role: "lead", now }));
    const roles = async () =>
      (await read((db) => identity.membersOf(db, unitId))).map((member) => member.role);
    expect(await roles()).toEqual(["lead"]);
    await build(database.app, (tx) => identity.endMembership(tx, { personId, unitId, now }));
    expect(await roles()).toEqual([]);
    await build(database.app, (tx) =>
      identity.addMembership(tx, { personId, unitId, role: "volunteer", now }),
    );
    expect(await roles()).toEqual(["volunteer"]);
  });

  it("takes no duty from an association", async () => {
    const attempt = build(database.app, (tx) =>
      identity.signAcceptingDuty(tx, {
        unitId: of("cafe").id,
        area: "0101",
        signedBy: of("cafe").leaderId,
        now,
      }),
    );
    await expect(attempt).rejects.toMatchObject({ code: "notStandingReceiver" });
    expect(await read((db) => identity.standingReceiverFor(db, "0101"))).toBeNull();
  });

  it("takes no duty that its leader has not signed", async () => {
    const signedBy = person("shelter", 0);
    const attempt = build(database.app, (tx) =>
      identity.signAcceptingDuty(tx, { unitId: of("shelter").id, area: "0101", signedBy, now }),
    );
    await expect(attempt).rejects.toMatchObject({ code: "notStandingReceiver" });
  });

  it("has one standing receiver an area: the one last signed for", async () => {
    const sign = (slug: string) =>
      build(database.app, (tx) =>
        identity.signAcceptingDuty(tx, {
          unitId: of(slug).id,
          area: "0101",
          signedBy: of(slug).leaderId,
          now,
        }),
      );
    await sign("shelter");
    const dutyId = await sign("nurse");
    expect(await read((db) => identity.standingReceiverFor(db, "0101"))).toEqual({
      dutyId,
      unitId: of("nurse").id,
    });
    expect((await identity.unit(of("shelter").id))?.standingReceiver).toBe(false);
    expect((await identity.unit(of("nurse").id))?.standingReceiver).toBe(true);
  });

  it("does not close a standing receiver (law 8)", async () => {
    const attempt = build(database.app, (tx) => identity.closeUnit(tx, of("nurse").id, now));
    await expect(attempt).rejects.toMatchObject({
      code: "unitResponsible",
      details: { unitId: of("nurse").id, standingReceiver: true },
    });
    expect((await identity.unit(of("nurse").id))?.isOpen).toBe(true);
  });

  it("keeps the application's role from closing one by hand (law 8)", async () => {
    const attempt = database.appSql("update identity.unit set closed_at = now() where id = $1", [
      of("nurse").id,
    ]);
    await expect(attempt).rejects.toMatchObject({
      code: "23503",
      constraint: "law8_standing_receiver_is_open",
    });
  });

  it("closes a unit that is responsible for nothing, and its sessions", async () => {
    const token = await identity.signIn(person("ward", 0), of("ward").id, now);
    const { token: bearer } = await identity.createToken({ unitSlug: "ward", role: "worker", now });
    await build(database.app, (tx) => identity.closeUnit(tx, of("ward").id, now));
    expect(await identity.actorOf(token, now)).toBeNull();
    expect(await identity.actorOfToken(bearer, now)).toBeNull();
    expect((await identity.units()).map((u) => u.slug)).not.toContain("ward");
    await expect(identity.signIn(person("ward", 0), of("ward").id, now)).rejects.toMatchObject({
      code: "notMember",
    });
    await expect(identity.createToken({ unitSlug: "ward", role: "worker", now })).rejects.toMatchObject({
      code: "unknownUnit",
    });
  });

  it("lets a person go at once, and shows the unit left empty", async () => {
    const volunteer = person("cafe", 0);
    const token = await identity.signIn(volunteer, of("cafe").id, now);
    const { token: bearer } = await identity.createToken({ unitSlug: "cafe", role: "worker", now });
    expect(await read(identity.unitsWithoutMembers)).toEqual([]);
    const left = await build(database.app, (tx) => identity.offboard(tx, volunteer, now));
    expect(left).toEqual([of("cafe").id]);
    expect(await identity.actorOf(token, now)).toBeNull();
    expect((await read(identity.unitsWithoutMembers)).map((u) => u.slug)).toEqual(["cafe"]);
    // A token is not a human being: it keeps working, and the unit is still empty.
    expect(await identity.actorOfToken(bearer, now)).not.toBeNull();
  });

  it("shows in the demo only those who have a hint", async () => {
    expect(await identity.demoPeople()).toEqual([]);
    await build(database.app, async (tx) => {
      const personId = await identity.addPerson(tx, {
        slug: "natten",
        name: "Signe Prøve",
        title: "sygeplejerske",
        demoHint: "Åbn et forløb.",
      });
      await identity.addMembership(tx, { personId, unitId: of("nurse").id, role: "worker", now });
      await identity.addMembership(tx, { personId, unitId: of("shelter").id, role: "lead", now });
    });
    const people = await identity.demoPeople();
    expect(people).toMatchObject([{ slug: "natten", hint: "Åbn et forløb.", title: "sygeplejerske" }]);
    expect(people[0]?.units.map((u) => [u.unitName, u.role])).toEqual([
      ["Ældre sygepleje", "worker"],
      ["Åhusets herberg", "lead"],
    ]);
  });

  it("is on duty with the role of the membership", async () => {
    expect((await onDuty(identity, person("shelter", 2), of("shelter").id, now)).role).toBe("lead");
  });
});
