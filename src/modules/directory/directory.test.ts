import { afterAll, beforeAll, expect, it } from "vitest";
import { newId, type Uuid } from "#kernel/ids.ts";
import { createIdentity, type Identity, type Remit, type SignedIn } from "#modules/identity/index.ts";
import { aLocation, anOrganisation, aService } from "../../../test/builders/directory.ts";
import { aUnit, type BuiltUnit, build, onDuty } from "../../../test/builders/house.ts";
import { describeOnBoth, type TestDatabase } from "../../../test/db.ts";
import { createDirectory, type Directory, type Service } from "./index.ts";

const now = new Date("2026-03-02T10:00:00Z");
const saying = { at: now, personId: null, source: "test" };

describeOnBoth("the directory's records", (open) => {
  let database: TestDatabase;
  let identity: Identity;
  let directory: Directory;
  let region: BuiltUnit;
  let shelter: BuiltUnit;
  const organisation = anOrganisation();

  beforeAll(async () => {
    database = await open();
    identity = createIdentity({ db: database.app });
    directory = createDirectory({ db: database.app, identity, secret: "a secret for trying things out" });
    await build(database.app, async (tx) => {
      region = await aUnit(identity, tx, { slug: "region", sector: "region", area: "0101" });
      shelter = await aUnit(identity, tx, { slug: "shelter", sector: "civilSociety", area: "0101" });
      await directory.put(tx, "organisation", [organisation], saying);
    });
  });
  afterAll(() => database.close());

  const put = (...services: Service[]) =>
    build(database.app, (tx) => directory.put(tx, "service", services, saying));
  const current = async (id: Uuid) =>
    (await build(database.app, (tx) => directory.records(tx, "service", [id]))).get(id);
  const refused = (code: string) => expect.objectContaining({ code });
  const period = (validFrom: string, validTo: string | null) => ({
    ...{ id: newId(), validFrom, validTo, authorityId: null, operatorId: null, areas: ["0101"] },
    ...{ funding: "", fundingEndsOn: null, agreementEndsOn: null },
  });

  it("are put whole, become editions, and are left alone when they are the same", async () => {
    const place = aLocation();
    await build(database.app, (tx) => directory.put(tx, "location", [place], saying));
    const service = aService(organisation.id, {
      places: [{ id: newId(), locationId: place.id, details: {} }],
      arrangements: [period("2026-01-01", "2027-01-01"), period("2027-01-01", null)],
    });
    expect(await put(service)).toEqual([{ id: service.id, edition: 1, outcome: "new" }]);
    expect(await put({ ...service })).toEqual([{ id: service.id, edition: 1, outcome: "same" }]);
    const moved = { ...service, name: "Værestedet ved havnen", places: [] };
    expect(await put(moved)).toEqual([{ id: service.id, edition: 2, outcome: "changed" }]);
    expect(await current(service.id)).toEqual({
      record: moved,
      edition: 2,
      changedAt: now,
      absentSince: null,
    });
    await build(database.app, async (tx) => {
      expect(await directory.edition(tx, "service", service.id, 1)).toEqual(service);
      expect((await directory.editions(tx, service.id)).map(({ edition }) => edition)).toEqual([2, 1]);
    });
    expect(
      await database.owner(
        "select (select count(*)::int from directory.service_at_location where service_id = $1) as places, (select count(*)::int from directory.arrangement where service_id = $1) as arrangements",
        [service.id],
      ),
    ).toEqual([{ places: 0, arrangements: 2 }]);
  });

  it("come back when their source has them again", async () => {
    const service = aService(organisation.id);
    await put(service);
    const gone = () => build(database.app, (tx) => directory.markAbsent(tx, "service", [service.id], saying));
    expect([await gone(), await gone()]).toEqual([1, 0]);
    expect((await current(service.id))?.absentSince).toEqual(now);
    expect(await put(service)).toEqual([{ id: service.id, edition: 2, outcome: "changed" }]);
    expect((await current(service.id))?.absentSince).toBeNull();
  });

  it("have one arrangement at a time, also for who writes SQL by hand", async () => {
    const service = aService(organisation.id, { arrangements: [period("2026-01-01", null)] });
    await put(service);
    await expect(
      database.appSql(
        "insert into directory.arrangement (id, service_id, valid_from) values ($1, $2, '2026-06-01')",
        [newId(), service.id],
      ),
    ).rejects.toEqual(refused("23P01"));
  });

  const as = async (unit: BuiltUnit, role: number, remits: Remit[] = []): Promise<SignedIn> => {
    const actor = await onDuty(identity, unit.people[role] ?? "", unit.id, now);
    return {
      ...{ sessionId: newId(), personId: actor.personId, personName: actor.personName, method: "password" },
      ...{ provedAt: now, remits, lacksSecondStep: false, actor },
    };
  };
  const saved = async (who: SignedIn, service: Service, seen: number) =>
    directory.save(who, "service", service, seen, now);

  it("are edited by the lead of their own unit, not by its workers, and not by others", async () => {
    const service = aService(organisation.id, { unitId: shelter.id });
    const [worker, lead, other] = [await as(shelter, 0), await as(shelter, 1), await as(region, 1)];
    for (const who of [worker, other])
      await expect(saved(who, service, 0)).rejects.toEqual(refused("forbidden"));
    expect(await saved(lead, service, 0)).toMatchObject({ outcome: "new" });
    const taken = { ...service, unitId: region.id };
    await expect(saved(other, taken, 1)).rejects.toEqual(refused("forbidden"));
    await expect(saved(lead, taken, 1)).rejects.toEqual(refused("forbidden"));
    expect(
      await database.owner(
        "select action, outcome from identity.audit_entry where detail->>'recordId' = $1 order by id",
        [service.id],
      ),
    ).toEqual([
      { action: "directory.save", outcome: "denied" },
      { action: "directory.save", outcome: "denied" },
      { action: "directory.save", outcome: "done" },
      { action: "directory.save", outcome: "denied" },
      { action: "directory.save", outcome: "denied" },
    ]);
  });

  it("are edited by the region's editor where they serve its area, and not when two edit at once", async () => {
    const who = await as(region, 0, ["directoryEditor"]);
    await build(database.app, (tx) =>
      identity.addRemit(
        tx,
        { personId: who.personId, remit: "directoryEditor", organisationId: region.organisationId },
        now,
      ),
    );
    const near = aService(organisation.id, { arrangements: [period("2026-01-01", null)] });
    const far = aService(organisation.id, {
      arrangements: [{ ...period("2026-01-01", null), areas: ["0851"] }],
    });
    expect(await saved(who, near, 0)).toMatchObject({ edition: 1 });
    await expect(saved(who, far, 0)).rejects.toEqual(refused("forbidden"));
    expect(await saved(who, { ...near, name: "Et andet navn" }, 1)).toMatchObject({ edition: 2 });
    await expect(saved(who, { ...near, name: "Et tredje" }, 1)).rejects.toEqual(refused("editedMeanwhile"));
    // Whoever must first set up a second step holds nothing yet.
    await expect(saved({ ...who, remits: [] }, near, 2)).rejects.toEqual(refused("forbidden"));
  });

  it("are refused with the fields that are wrong", async () => {
    const who = await as(shelter, 1);
    const odd = {
      ...aService(organisation.id, { unitId: shelter.id }),
      name: " ",
      meets: ["dogs"],
      lacks: ["dogs"],
      arrangements: [period("2026-01-01", null), period("2026-02-01", null)],
      details: { url: "javascript:alert(1)" },
    };
    const error = await saved(who, odd, 0).catch((thrown: unknown) => thrown);
    expect(error).toEqual(
      expect.objectContaining({
        code: "invalidInput",
        details: {
          issues: expect.arrayContaining([
            { field: "name", code: "too_small" },
            { field: "details.url", code: "invalid_format" },
          ]),
        },
      }),
    );
  });

  it("belong to kinds and are told by conditions that there are words for", async () => {
    const { kinds, conditions } = await build(database.app, (tx) => directory.catalogue(tx));
    expect(kinds.find(({ code }) => code === "shelter")?.name).toEqual({ da: "Herberg", en: "Shelter" });
    expect(conditions.map(({ code }) => code)).toContain("dogs");
    const needs = await database.owner("select code from relay.need_kind");
    const known = new Set(needs.map(({ code }) => code));
    expect(kinds.flatMap((kind) => kind.needs).filter((code) => !known.has(code))).toEqual([]);
  });
});
