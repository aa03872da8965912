import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { hours, plus } from "#kernel/time.ts";
import { createIdentity, type Identity, SYSTEM } from "#modules/identity/index.ts";
import { putService } from "../../../test/builders/directory.ts";
import { aUnit, type BuiltUnit, build, onDuty } from "../../../test/builders/house.ts";
import { describeOnEngine, type TestDatabase } from "../../../test/db.ts";
import { createDirectory, type Directory, type ReminderLetter, type Service, type Who } from "./index.ts";

const now = new Date("2026-03-02T10:00:00Z");
const days = (n: number) => hours(24 * n);

describeOnEngine("what keeps the directory true", (open) => {
  let database: TestDatabase;
  let identity: Identity;
  let directory: Directory;
  let shelter: BuiltUnit;
  let worker: Who;
  let lead: Who;
  let stranger: Who;

  beforeAll(async () => {
    database = await open();
    identity = createIdentity({ db: database.app });
    directory = createDirectory({ db: database.app, identity, secret: "a secret for trying things out" });
    let other: BuiltUnit | undefined;
    await build(database.app, async (tx) => {
      shelter = await aUnit(identity, tx, { slug: "shelter", sector: "civilSociety" });
      other = await aUnit(identity, tx, { slug: "other" });
    });
    const as = async (unit: BuiltUnit | undefined, which: number): Promise<Who> => {
      const actor = await onDuty(identity, unit?.people[which] ?? "", unit?.id ?? "", now);
      return { personId: actor.personId, personName: actor.personName, remits: [], actor };
    };
    [worker, lead, stranger] = [await as(shelter, 0), await as(shelter, 1), await as(other, 0)];
  });
  afterAll(() => database.close());

  const service = (draft: Partial<Service> = {}, at = now) =>
    build(database.app, (tx) =>
      putService(directory, tx, { unitId: shelter.id, kind: "shelter", ...draft }, at),
    );
  const read = <T>(work: Parameters<typeof database.app.read<T>>[1]) => database.app.read(SYSTEM, work);
  const refused = (code: string) => expect.objectContaining({ code });
  const listed = async (at = now) =>
    (
      await read((db) =>
        directory.worklist(db, { organisationIds: null, region: null, unitId: shelter.id }, at),
      )
    ).lines;

  it("is said by those who work there, and becomes unknown", async () => {
    const { id: serviceId } = await service();
    const said = { serviceId, said: [{ unit: "bed", available: 3, maximum: 24, waiting: 2 }] };
    await expect(directory.sayCapacity(stranger, said, "page", now)).rejects.toEqual(refused("forbidden"));
    await directory.sayCapacity(worker, said, "page", now);
    const figure = async (at: Date) => (await read((db) => directory.capacityOf(db, [serviceId], at)))[0];
    expect(await figure(now)).toEqual({
      ...{ serviceId, unit: "bed", available: 3, maximum: 24, waiting: 2, saidAt: now, age: "fresh" },
    });
    expect((await figure(plus(now, hours(5))))?.age).toBe("ageing");
    expect((await figure(plus(now, hours(13))))?.age).toBe("unknown");
    await directory.sayCapacity(
      worker,
      { serviceId, said: [{ unit: "bed", available: 1 }] },
      "message",
      plus(now, 1),
    );
    expect(await figure(now)).toMatchObject({ available: 1, maximum: 24, waiting: null });
    const tooMany = { serviceId, said: [{ unit: "bed", available: 25 }] };
    await expect(directory.sayCapacity(worker, tooMany, "api", now)).rejects.toEqual(refused("moreThanAll"));
    const ofWhat = { serviceId, said: [{ unit: "castle", available: 1 }] };
    await expect(directory.sayCapacity(worker, ofWhat, "api", now)).rejects.toEqual(
      refused("unknownCapacityUnit"),
    );
    expect(
      await database.owner(
        "select available, channel from directory.capacity_said where service_id = $1 order by id",
        [serviceId],
      ),
    ).toEqual([
      { available: 3, channel: "page" },
      { available: 1, channel: "message" },
    ]);
  });

  it("is vouched for in one click, by who saw how it stands", async () => {
    const { id } = await service({}, plus(now, -days(10)));
    await expect(directory.vouch(stranger, id, 1, now)).rejects.toEqual(refused("forbidden"));
    await directory.vouch(worker, id, 1, now);
    await expect(directory.vouch(worker, id, 1, now)).rejects.toEqual(refused("editedMeanwhile"));
    const kept = (await read((db) => directory.records(db, "service", [id]))).get(id);
    expect(kept?.edition).toBe(2);
    expect(kept?.record.verified).toEqual({
      at: now.toISOString(),
      by: `${worker.personName}, ${worker.actor?.unit.name}`,
    });
    await expect(directory.vouch(worker, newId(), 1, now)).rejects.toEqual(refused("notFound"));
  });

  it("is told by anybody what is wrong, and settled by its editors", async () => {
    const { id: serviceId } = await service({ verified: { at: now.toISOString(), by: "Mette" } });
    await directory.reportError(null, { serviceId, words: "Telefonen er lukket" }, now);
    await directory.reportError(stranger, { serviceId, words: "De er flyttet" }, plus(now, 1));
    await expect(directory.reportError(null, { serviceId, words: " " }, now)).rejects.toEqual(
      refused("invalidInput"),
    );
    const [first, second] = await read((db) => directory.openReports(db, [serviceId]));
    expect([first?.words, first?.by, second?.by]).toEqual(["Telefonen er lukket", null, stranger.personName]);
    expect(await listed()).toContainEqual(
      expect.objectContaining({ serviceId, reports: 2, wanting: ["reported"] }),
    );
    const id = first?.id ?? "";
    await expect(directory.settleReport(worker, id, "corrected", now)).rejects.toEqual(refused("forbidden"));
    await directory.settleReport(lead, id, "corrected", now);
    await expect(directory.settleReport(lead, id, "corrected", now)).rejects.toEqual(refused("notFound"));
    expect(await read((db) => directory.openReports(db, [serviceId]))).toHaveLength(1);
  });

  it("takes only so many reports about one entry", async () => {
    const { id: serviceId } = await service();
    for (let n = 0; n < 20; n += 1) await directory.reportError(null, { serviceId, words: `Fejl ${n}` }, now);
    await expect(directory.reportError(null, { serviceId, words: "En til" }, now)).rejects.toEqual(
      refused("reportedAlready"),
    );
  });

  it("lists what wants looking after, and why", async () => {
    const of = async (draft: Partial<Service>, at = now) => (await service(draft, at)).id;
    const verified = (daysAgo: number) => ({ at: plus(now, -days(daysAgo)).toISOString(), by: "Mette" });
    const period = (validFrom: string, more: object) => ({
      ...{
        id: newId(),
        validFrom,
        validTo: null,
        authorityId: null,
        operatorId: null,
        areas: [],
        funding: "",
      },
      ...{ fundingEndsOn: null, agreementEndsOn: null, ...more },
    });
    const ids = {
      fresh: await of({ verified: verified(1) }),
      soon: await of({ verified: verified(80) }),
      stale: await of({ verified: verified(200) }),
      ending: await of({
        verified: verified(1),
        arrangements: [period("2026-01-01", { agreementEndsOn: "2026-06-30" })],
      }),
      goesOn: await of({
        verified: verified(1),
        arrangements: [period("2026-01-01", { validTo: "2026-07-01" }), period("2026-07-01", {})],
      }),
    };
    const lines = await listed();
    const wanting = (id: string) => lines.find(({ serviceId }) => serviceId === id)?.wanting;
    expect([ids.fresh, ids.soon, ids.stale, ids.ending, ids.goesOn].map(wanting)).toEqual([
      undefined,
      ["dueSoon"],
      ["stale"],
      ["ending"],
      undefined,
    ]);
  });

  it("asks by letter, once for each address and not again soon; the link says still right", async () => {
    const email = "kontakt@nordlys.example";
    const old = plus(now, -days(30));
    const services = [];
    for (const name of ["Nordlys nat", "Nordlys dag"])
      services.push(await service({ name, details: { email } }, old));
    await service({ name: "Skrevet i går", details: { email } }, plus(now, -days(1)));
    const letters: ReminderLetter[] = [];
    const remind = (at: Date) => directory.remindServices((_tx, letter) => letters.push(letter), at);
    await remind(now);
    const [letter] = letters.filter(({ recipient }) => recipient === email);
    expect(letter?.entries.map(({ name }) => name)).toEqual(["Nordlys dag", "Nordlys nat"]);
    letters.length = 0;
    await remind(plus(now, days(1)));
    expect(letters.filter(({ recipient }) => recipient === email)).toEqual([]);

    const token = letter?.token ?? "";
    await expect(directory.askedBy("guessed", now)).rejects.toEqual(refused("linkExpired"));
    const { entries } = await directory.askedBy(token, now);
    expect(entries.map(({ freshness, answeredAt }) => [freshness, answeredAt])).toEqual([
      ["unverified", null],
      ["unverified", null],
    ]);
    const day = entries[0]?.serviceId ?? "";
    await directory.answerReminder(token, day, 1, now);
    await directory.answerReminder(token, day, 1, now);
    expect((await directory.askedBy(token, now)).entries[0]).toMatchObject({
      freshness: "verified",
      edition: 2,
    });
    await expect(directory.answerReminder(token, newId(), 1, now)).rejects.toEqual(refused("notFound"));
    await expect(directory.answerReminder(token, day, 2, plus(now, days(46)))).rejects.toEqual(
      refused("linkExpired"),
    );
    await directory.forgetReminders(plus(now, days(500)));
    expect(await database.owner("select 1 from directory.reminded")).toEqual([]);
  });
});
