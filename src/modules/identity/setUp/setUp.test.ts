import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId, type Uuid } from "#kernel/ids.ts";
import { build } from "../../../../test/builders/house.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import {
  createIdentity,
  type Identity,
  type OrganisationDraft,
  type Remit,
  type Role,
  type SignedIn,
  type UnitDraft,
} from "../index.ts";

const now = new Date("2026-03-02T10:00:00Z");
const longAgo = new Date("2026-03-02T09:00:00Z");
const nobody = "01890000-0000-7000-8000-000000000000";

const municipality: OrganisationDraft = {
  name: "Åkær Kommune",
  sector: "municipality",
  region: "DK-84",
  municipalityCode: "0101",
  cvr: "12 34 56 74",
};
const shelter: UnitDraft = {
  name: "Herberget Åhuset",
  kind: "shelter",
  area: "0101",
  phone: "33 12 34 56",
  email: "Herberg@Example.dk",
  openingHours: { always: true },
  holdsCourses: true,
  holdsNeeds: true,
  answersAsks: true,
};

describeOnEngine("setting a house up", (open) => {
  let database: TestDatabase;
  let identity: Identity;
  let admin: SignedIn;
  let lead: SignedIn;
  let organisationId: Uuid;
  let unitId: Uuid;

  const person = async (name: string): Promise<Uuid> => {
    const id = newId();
    await build(database.app, (tx) => identity.addPerson(tx, { id, slug: name, name }));
    await database.owner(
      "insert into identity.auth_user (name, email, email_verified, person_id) values ($1, $2, true, $3)",
      [name, `${name}@region.example`, id],
    );
    return id;
  };
  const as = (personId: Uuid, ...remits: Remit[]): SignedIn => ({
    sessionId: newId(),
    personId,
    personName: "who",
    method: "password",
    provedAt: now,
    remits,
    lacksSecondStep: false,
    actor: null,
  });
  const onDuty = async (who: SignedIn, at: Uuid, role: Role): Promise<SignedIn> => {
    await build(database.app, (tx) =>
      identity.addMembership(tx, { personId: who.personId, unitId: at, role, now }),
    );
    const unit = await identity.unit(at);
    if (!unit) return expect.fail("no such unit");
    const { personId, personName } = who;
    return { ...who, actor: { personId, personName, unitId: at, role, unit, technical: false } };
  };
  const refused = (code: string, details = {}) => expect.objectContaining({ code, ...details });
  const wrong = (...fields: string[]) =>
    refused("invalidInput", {
      details: { issues: fields.map((field) => expect.objectContaining({ field })) },
    });

  beforeAll(async () => {
    database = await open();
    identity = createIdentity({ db: database.app });
    admin = as(await person("anna"), "administrator");
    lead = as(await person("lis"));
    organisationId = await identity.setUp.addOrganisation(admin, municipality, now);
    unitId = await identity.setUp.addUnit(admin, organisationId, shelter, now);
  });
  afterAll(() => database.close());

  it.each<[string, (who: SignedIn) => Promise<unknown>]>([
    ["organisationList", (who) => identity.setUp.organisationList(who)],
    ["organisationPage", (who) => identity.setUp.organisationPage(who, organisationId)],
    ["unitList", (who) => identity.setUp.unitList(who)],
    ["unitPage", (who) => identity.setUp.unitPage(who, unitId)],
    ["unitPage of none", (who) => identity.setUp.unitPage(who, nobody)],
    ["setUpState", (who) => identity.setUp.setUpState(who)],
    ["addOrganisation", (who) => identity.setUp.addOrganisation(who, municipality, now)],
    [
      "changeOrganisation",
      (who) => identity.setUp.changeOrganisation(who, organisationId, municipality, now),
    ],
    ["nameLeader", (who) => identity.setUp.nameLeader(who, organisationId, "lis@region.example", now)],
    ["giveAnswerTimes", (who) => identity.setUp.giveAnswerTimes(who, organisationId, null, now)],
    ["addUnit", (who) => identity.setUp.addUnit(who, organisationId, shelter, now)],
    ["changeUnit", (who) => identity.setUp.changeUnit(who, unitId, facts(), now)],
    ["describeUnit", (who) => identity.setUp.describeUnit(who, unitId, contact(), now)],
    ["nameLead", (who) => identity.setUp.nameLead(who, unitId, who.personId, now)],
    ["offerDuty", (who) => identity.setUp.offerDuty(who, unitId, "0101", now)],
    ["takeBackOffer", (who) => identity.setUp.takeBackOffer(who, { unitId, id: nobody }, now)],
    ["signDuty", (who) => identity.setUp.signDuty(who, { unitId, id: nobody }, now)],
  ])("%s is not for a data-protection officer, nor a worker of the unit", async (_, attempt) => {
    const officer = as(await person(`officer-${newId()}`), "dataProtectionOfficer", "analyst");
    await expect(attempt(officer)).rejects.toEqual(refused("forbidden"));
    const worker = await onDuty(as(await person(`worker-${newId()}`)), unitId, "worker");
    await expect(attempt(worker)).rejects.toEqual(refused("forbidden"));
  });

  const facts = () => {
    const { name, kind, area, holdsCourses, holdsNeeds, answersAsks } = shelter;
    return { name, kind, area, holdsCourses, holdsNeeds, answersAsks };
  };
  const contact = () => ({ phone: "33 12 34 57", openingHours: { always: true as const } });

  it("a refusal is in the log, and a change says which fields", async () => {
    await expect(identity.setUp.addOrganisation(lead, municipality, now)).rejects.toEqual(
      refused("forbidden"),
    );
    const rows = await database.owner(
      "select outcome from identity.audit_entry where action = 'organisation.added' and person_id = $1",
      [lead.personId],
    );
    expect(rows).toEqual([{ outcome: "denied" }]);
  });

  describe("an organisation", () => {
    it.each<[string, Partial<OrganisationDraft>]>([
      ["name", { name: " " }],
      ["cvr", { cvr: "12345675" }],
      ["municipalityCode", { municipalityCode: null }],
      ["municipalityCode", { municipalityCode: "København" }],
      ["slug", { slug: "Åkær Kommune" }],
      ["region", { region: "DK-99" as "DK-81" }],
    ])("is refused for its %s: %j", (field, draft) =>
      expect(identity.setUp.addOrganisation(admin, { ...municipality, ...draft }, now)).rejects.toEqual(
        wrong(field),
      ),
    );

    it("has a short name out of its long one, and no two the same", async () => {
      const again = await identity.setUp.addOrganisation(admin, municipality, now);
      expect((await identity.setUp.organisationPage(admin, organisationId)).slug).toBe("aakaer-kommune");
      expect((await identity.setUp.organisationPage(admin, again)).slug).toBe("aakaer-kommune-2");
      const taken = { ...municipality, slug: "aakaer-kommune" };
      await expect(identity.setUp.addOrganisation(admin, taken, now)).rejects.toEqual(refused("slugTaken"));
    });

    it("is renamed at once; what binds its units is settled with the first of them", async () => {
      const { slug: _, ...page } = await identity.setUp.organisationPage(admin, organisationId);
      expect(page).toMatchObject({ cvr: "12345674", units: 1 });
      const fields = await identity.setUp.changeOrganisation(
        admin,
        organisationId,
        { ...municipality, name: "Ny Kommune" },
        now,
      );
      expect(fields).toEqual(["name"]);
      expect((await identity.unit(unitId))?.organisationName).toBe("Ny Kommune");
      expect(
        await identity.setUp.changeOrganisation(
          admin,
          organisationId,
          { ...municipality, name: "Ny Kommune" },
          now,
        ),
      ).toEqual([]);
      const moved = { ...municipality, region: "DK-85" as const };
      await expect(identity.setUp.changeOrganisation(admin, organisationId, moved, now)).rejects.toEqual(
        refused("organisationHasUnits"),
      );
      const { history } = await identity.setUp.organisationPage(admin, organisationId);
      expect(history.map(({ action, fields, person }) => [action, fields, person])).toEqual([
        ["organisation.changed", ["name"], "anna"],
        ["organisation.added", [], "anna"],
      ]);
    });

    it("has a responsible leader when somebody who has just proved who they are says so", async () => {
      const stale = { ...admin, provedAt: longAgo };
      const name = (who: SignedIn, email: string | null) =>
        identity.setUp.nameLeader(who, organisationId, email, now);
      await expect(name(stale, "lis@region.example")).rejects.toEqual(refused("proveFirst"));
      await expect(name(admin, "nobody@region.example")).rejects.toEqual(refused("noSuchPerson"));
      await name(admin, " Lis@region.example ");
      expect((await identity.unit(unitId))?.leaderName).toBe("lis");
      await name(admin, null);
      expect((await identity.unit(unitId))?.leaderName).toBeNull();
    });

    it("is found by words, CVR and short name, fifty at a time", async () => {
      const found = async (search: string) =>
        (await identity.setUp.organisationList(admin, { search })).total;
      expect([await found("ny kommune"), await found("12345674"), await found("findes ikke")]).toEqual([
        1, 2, 0,
      ]);
      expect(await identity.setUp.organisationList(admin, { page: 99 })).toMatchObject({ page: 1, pages: 1 });
    });
  });

  describe("a unit", () => {
    it.each<[string, Partial<UnitDraft>]>([
      ["name", { name: "" }],
      ["phone", { phone: "112" }],
      ["email", { email: "herberg" }],
      ["area", { area: "101" }],
      ["kind", { kind: "<b>" }],
      ["openingHours", { openingHours: { week: { 1: [["25:00", "26:00"]] } } }],
      ["contactNote", { contactNote: "x".repeat(501) }],
    ])("is refused for its %s: %j", (field, draft) =>
      expect(identity.setUp.addUnit(admin, organisationId, { ...shelter, ...draft }, now)).rejects.toEqual(
        wrong(field),
      ),
    );

    it("lies in its municipality's region, and its telephone is written as such", async () => {
      const id = await identity.setUp.addUnit(admin, organisationId, { ...shelter, area: "0259" }, now);
      expect(await identity.unit(id)).toMatchObject({
        region: "DK-85",
        phone: "+4533123456",
        email: "herberg@example.dk",
        slug: "herberget-aahuset-2",
      });
      const away = { ...facts(), area: "0101" };
      await expect(identity.setUp.changeUnit(admin, id, away, now)).rejects.toEqual(
        refused("areaInAnotherRegion"),
      );
      expect(await identity.setUp.changeUnit(admin, id, { ...facts(), area: "0265" }, now)).toEqual(["area"]);
    });

    it("is described by its own lead on duty, who decides nothing else about it", async () => {
      const who = await onDuty(lead, unitId, "lead");
      const hours = { week: { 1: [["08:00", "15:00"] as const] }, openOnHolidays: true };
      const fields = await identity.setUp.describeUnit(
        who,
        unitId,
        { phone: "33 12 34 58", openingHours: hours, contactNote: "Ring på klokken" },
        now,
      );
      expect([...fields].sort()).toEqual(["contactNote", "openingHours", "phone"]);
      expect(await identity.unit(unitId)).toMatchObject({
        phone: "+4533123458",
        openingHours: hours,
        contactNote: "Ring på klokken",
      });
      await expect(identity.setUp.changeUnit(who, unitId, facts(), now)).rejects.toEqual(
        refused("forbidden"),
      );
      await expect(identity.setUp.nameLead(who, unitId, lead.personId, now)).rejects.toEqual(
        refused("forbidden"),
      );
      const elsewhere = await identity.setUp.addUnit(admin, organisationId, shelter, now);
      await expect(identity.setUp.describeUnit(who, elsewhere, contact(), now)).rejects.toEqual(
        refused("forbidden"),
      );
    });

    it("keeps what it is not told, and forgets what is taken away", async () => {
      const given = { ...contact(), email: "ny@example.dk", address: "Gade 1" };
      await identity.setUp.describeUnit(admin, unitId, given, now);
      await identity.setUp.describeUnit(admin, unitId, contact(), now);
      expect(await identity.unit(unitId)).toMatchObject({ email: "ny@example.dk", address: "Gade 1" });
      await identity.setUp.describeUnit(admin, unitId, { ...contact(), email: null, address: "" }, now);
      expect(await identity.unit(unitId)).toMatchObject({ email: null, address: "" });
    });

    it("has a lead among its own leads", async () => {
      await expect(identity.setUp.nameLead(admin, unitId, admin.personId, now)).rejects.toEqual(
        refused("notALead"),
      );
      await identity.setUp.nameLead(admin, unitId, lead.personId, now);
      expect((await identity.unit(unitId))?.leadName).toBe("lis");
      expect((await identity.setUp.unitPage(admin, unitId)).leads.map(({ name }) => name)).toEqual(["lis"]);
    });

    it("becomes the standing receiver when an administrator has offered and its leader has signed (law 3)", async () => {
      const receiver = () =>
        database.app.read({ personId: null, unitId: null, role: "system" }, (db) =>
          identity.standingReceiverFor(db, "0101"),
        );
      const stale = { ...admin, provedAt: longAgo };
      await expect(identity.setUp.offerDuty(stale, unitId, "0101", now)).rejects.toEqual(
        refused("proveFirst"),
      );
      await expect(identity.setUp.offerDuty(admin, unitId, "0259", now)).rejects.toEqual(
        refused("areaInAnotherRegion"),
      );
      await identity.setUp.offerDuty(admin, unitId, "0101", now);
      await identity.setUp.offerDuty(admin, unitId, "0101", now);
      const { offers, may } = await identity.setUp.unitPage(admin, unitId);
      expect([offers.length, may.sign, await receiver()]).toEqual([1, false, null]);
      const offer = { unitId, id: offers[0]?.id ?? "" };

      await expect(identity.setUp.signDuty(admin, offer, now)).rejects.toEqual(refused("forbidden"));
      const who = await onDuty(lead, unitId, "lead");
      await expect(identity.setUp.signDuty({ ...who, provedAt: longAgo }, offer, now)).rejects.toEqual(
        refused("proveFirst"),
      );
      await expect(identity.setUp.signDuty({ ...who, lacksSecondStep: true }, offer, now)).rejects.toEqual(
        refused("forbidden"),
      );
      await identity.setUp.signDuty(who, offer, now);
      expect((await receiver())?.unitId).toBe(unitId);
      await expect(identity.setUp.signDuty(who, offer, now)).rejects.toEqual(refused("notFound"));

      const page = await identity.setUp.unitPage(who, unitId);
      expect(page).toMatchObject({
        offers: [],
        duties: [{ area: "0101", signedBy: "lis" }],
        may: { setUp: false, describe: true, sign: true },
      });
      expect(page.history[0]).toMatchObject({ action: "unit.dutySigned", person: "lis" });
      const holdsNothing = { ...facts(), holdsCourses: false };
      await expect(identity.setUp.changeUnit(admin, unitId, holdsNothing, now)).rejects.toEqual(
        refused("standingReceiverHolds"),
      );
    });

    it("of an association is offered no duty, and an offer can be taken back", async () => {
      const club = await identity.setUp.addOrganisation(
        admin,
        { name: "Klub", sector: "civilSociety", region: "DK-84" },
        now,
      );
      const cafe = await identity.setUp.addUnit(admin, club, shelter, now);
      await expect(identity.setUp.offerDuty(admin, cafe, "0101", now)).rejects.toEqual(
        refused("notStandingReceiver"),
      );
      await identity.setUp.offerDuty(admin, unitId, "0147", now);
      const [offer] = (await identity.setUp.unitPage(admin, unitId)).offers;
      const id = offer?.id ?? "";
      await identity.setUp.takeBackOffer(admin, { unitId, id }, now);
      await expect(identity.setUp.takeBackOffer(admin, { unitId, id }, now)).rejects.toEqual(
        refused("notFound"),
      );
      expect((await identity.setUp.unitPage(admin, unitId)).offers).toEqual([]);
    });

    it("that is closed is changed no more", async () => {
      const id = await identity.setUp.addUnit(admin, organisationId, shelter, now);
      await build(database.app, (tx) => identity.closeUnit(tx, id, now));
      await expect(identity.setUp.changeUnit(admin, id, facts(), now)).rejects.toEqual(
        refused("unknownUnit"),
      );
      const { lines } = await identity.setUp.unitList(admin, { organisationId });
      expect(lines.at(-1)).toMatchObject({ id, isOpen: false });
    });
  });

  it("says what is still missing", async () => {
    const state = await identity.setUp.setUpState(admin);
    expect(state.areasWithoutReceiver).toContain("0265");
    expect(state.areasWithoutReceiver).not.toContain("0101");
    expect(state.withoutLead.map(({ id }) => id)).not.toContain(unitId);
    expect(state.withoutLeader.map(({ id }) => id)).toContain(organisationId);
  });
});
