import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { createIdentity } from "#modules/identity/index.ts";
import { aLocation, anOrganisation, aService } from "../../../test/builders/directory.ts";
import { aUnit, type BuiltUnit, build } from "../../../test/builders/house.ts";
import { describeOnEngine, type TestDatabase } from "../../../test/db.ts";
import { createDirectory, type Directory, hoursOf, openingOf, type Schedule } from "./index.ts";

/** A Tuesday in June, ten in the morning in Denmark. */
const now = new Date("2026-06-02T08:00:00Z");
const saying = { at: now, personId: null, source: null };
const weekly = (opensAt: string, closesAt: string): Schedule => ({
  ...{ id: newId(), freq: "WEEKLY", byday: "TU", opensAt, closesAt },
});

describeOnEngine("records with what stands around them", (open) => {
  let database: TestDatabase;
  let directory: Directory;
  let shelter: BuiltUnit;
  const owner = anOrganisation({ name: "Nordlys" });
  const parent = anOrganisation({ name: "Nordlys i hele landet" });
  const own = aLocation({ name: "Kajen", organisationId: owner.id });
  const borrowed = aLocation({ name: "Biblioteket" });
  beforeAll(async () => {
    database = await open();
    const identity = createIdentity({ db: database.app });
    directory = createDirectory({ db: database.app, identity, secret: "a secret for trying things out" });
    await build(database.app, async (tx) => {
      shelter = await aUnit(identity, tx, { slug: "shelter", sector: "civilSociety", area: "0101" });
      await directory.put(tx, "organisation", [parent, { ...owner, parentId: parent.id }], saying);
      await directory.put(tx, "location", [own, borrowed], saying);
    });
  });
  afterAll(() => database.close());

  const period = {
    ...{ id: newId(), validFrom: "2026-01-01", validTo: null, operatorId: null, funding: "" },
    ...{ authorityId: parent.id, areas: ["0370"], fundingEndsOn: null, agreementEndsOn: null },
  };
  const service = aService(owner.id, {
    places: [{ id: newId(), locationId: borrowed.id, details: {} }],
    arrangements: [period],
  });

  it("a service names its parties, places and municipalities", async () => {
    const shown = await build(database.app, async (tx) => {
      await directory.put(tx, "service", [service], saying);
      return directory.serviceShown(tx, service.id);
    });
    expect(shown?.parties.get(parent.id)).toBe("Nordlys i hele landet");
    expect(shown?.locations.get(borrowed.id)?.name).toBe("Biblioteket");
    expect([...(shown?.areas ?? [])]).toEqual([["0370", "Næstved"]]);
    expect(await build(database.app, (tx) => directory.serviceShown(tx, newId()))).toBeNull();
  });

  it("an organisation shows its own places and those it uses, and what it gives before what it does not", async () => {
    const closed = aService(owner.id, { name: "A lukket", status: "defunct" });
    const given = aService(owner.id, { name: "Å åben" });
    const shown = await build(database.app, async (tx) => {
      await directory.put(tx, "service", [service, closed, given], saying);
      return directory.organisationShown(tx, owner.id);
    });
    expect(shown?.parent?.name).toBe("Nordlys i hele landet");
    expect(shown?.locations.map(({ name }) => name)).toEqual(["Biblioteket", "Kajen"]);
    expect(shown?.services.map(({ name }) => name)).toEqual(["Værestedet", "Å åben", "A lukket"]);
  });

  it("a unit offers what a service of its meets while that is given", async () => {
    const offer = aService(owner.id, { unitId: shelter.id, needs: ["sleepTonight"] });
    const offering = (status: typeof offer.status, need: string) =>
      build(database.app, async (tx) => {
        await directory.put(tx, "service", [{ ...offer, status }], saying);
        return [...(await directory.unitsOffering(tx, need, [shelter.id]))];
      });
    expect(await offering("active", "sleepTonight")).toEqual([shelter.id]);
    expect(await offering("active", "dental")).toEqual([]);
    const others = await build(database.app, (tx) => directory.unitsOffering(tx, "sleepTonight", [newId()]));
    expect([...others]).toEqual([]);
    expect(await offering("temporarilyClosed", "sleepTonight")).toEqual([]);
  });

  it("a postcode says town and municipality, and what is none says nothing", async () => {
    const look = (code: string) => build(database.app, (tx) => directory.postcode(tx, code));
    expect(await look("4700")).toEqual({ city: "Næstved", municipalities: expect.arrayContaining(["0370"]) });
    expect(await look("x")).toBeNull();
  });
});

describe("opening hours on a page", () => {
  const place = (name: string, schedules?: Schedule[]) => aLocation({ name, details: { schedules } });
  const at = (locationId: string, schedules?: Schedule[]) => ({
    id: newId(),
    locationId,
    details: { schedules },
  });

  it("what is said nearest the door holds: of the place of the service, else the service, else the house", () => {
    const house = place("Huset", [weekly("08:00", "09:00")]);
    const locations = new Map([[house.id, house]]);
    const owner = newId();
    const shown = (details: { schedules?: Schedule[] }, here?: Schedule[]) =>
      hoursOf(aService(owner, { details, places: [at(house.id, here)] }), locations, now).map(
        ({ schedules }) => schedules[0]?.opensAt,
      );
    expect(shown({})).toEqual(["08:00"]);
    expect(shown({ schedules: [weekly("10:00", "11:00")] })).toEqual(["10:00"]);
    expect(shown({ schedules: [weekly("10:00", "11:00")] }, [weekly("12:00", "13:00")])).toEqual(["12:00"]);
    expect(hoursOf(aService(owner), new Map(), now)).toEqual([]);
  });

  it("stops that differ are told apart, and open is where it is open now, else where it opens first", () => {
    const [one, two] = [place("Broen"), place("Torvet")];
    const locations = new Map([one, two].map((stop) => [stop.id, stop]));
    const places = [at(one.id, [weekly("14:00", "15:00")]), at(two.id, [weekly("12:00", "13:00")])];
    const hours = hoursOf(aService(newId(), { places }), locations, now);
    expect(hours.map(({ locationId }) => locationId)).toEqual([one.id, two.id]);
    expect(openingOf(hours)).toMatchObject({ openNow: false, opensAt: new Date("2026-06-02T10:00:00Z") });
    const later = hoursOf(aService(newId(), { places }), locations, new Date("2026-06-02T12:30:00Z"));
    expect(openingOf(later)).toMatchObject({ openNow: true, closesAt: new Date("2026-06-02T13:00:00Z") });
    expect(openingOf([])).toBeNull();
  });
});
