import { afterAll, beforeAll, expect, it } from "vitest";
import { CPR_SYSTEM, D_ECPR_SYSTEM, parsePersonNumber } from "#kernel/cpr.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { calendarDay } from "#kernel/time.ts";
import { type Actor, createIdentity, SYSTEM } from "#modules/identity/index.ts";
import { createKeyring } from "#platform/crypto.ts";
import { aUnit, build, onDuty } from "../../../test/builders/house.ts";
import { describeOnEngine, type TestDatabase } from "../../../test/db.ts";
import { createCitizen } from "./index.ts";

const now = new Date("2026-03-02T10:00:00Z");
const region = "DK-84";
const [old, young] = [
  { id: "old", key: Buffer.alloc(32, 1) },
  { id: "young", key: Buffer.alloc(32, 2) },
];
const numberOf = (text: string, issuer = "") => {
  const number = parsePersonNumber(text, issuer);
  return number === null || number === "issuer" ? expect.fail(`${text} is none`) : number;
};

describeOnEngine("what identifies a citizen", (open) => {
  const before = createCitizen({ keyring: createKeyring([old]) });
  const during = createCitizen({ keyring: createKeyring([young, old]) });
  const after = createCitizen({ keyring: createKeyring([young]) });
  let database: TestDatabase;
  let nurse: Actor;

  type House = typeof before;
  const add = (phone: string | null = null, house: House = before, of = region) =>
    build(database.app, (tx) => house.addCitizen(tx, { region: of, knownAs: "Mette", phone, now }));
  const note = (citizenId: Uuid, text: string, house: House = before, issuer = "") =>
    build(database.app, (tx) =>
      house.addNumber(tx, { citizenId, number: numberOf(text, issuer), actor: nurse, now }),
    );
  const numbers = (citizenId: Uuid, house: House = before) =>
    database.app.read(SYSTEM, (db) => house.numbersOf(db, citizenId));
  const whose = (text: string, house: House = before, issuer = "", of = region) =>
    database.app.read(SYSTEM, (db) =>
      house.citizensWithNumber(db, { region: of, number: numberOf(text, issuer) }),
    );
  const holdings = async (house: House) =>
    Object.fromEntries(
      (await database.app.read(SYSTEM, (db) => house.keyHoldings(db))).map(({ key, numbers, phones }) => [
        key,
        [numbers, phones],
      ]),
    );
  const phone = async (id: Uuid, house: House) => {
    const card = (
      await database.app.read(SYSTEM, (db) => house.citizenCards(db, [id], calendarDay("2026-03-02")))
    ).get(id);
    return card ? house.phoneOf(card) : expect.fail("no card");
  };

  beforeAll(async () => {
    database = await open();
    const identity = createIdentity({ db: database.app });
    const ward = await build(database.app, (tx) => aUnit(identity, tx, { slug: "ward", sector: "region" }));
    nurse = await onDuty(identity, ward.people[0] ?? "", ward.id, now);
  });
  afterAll(() => database.close());

  it("stands nowhere in the database as it is", async () => {
    const id = await add("+4520000077");
    await note(id, "010203-4567");
    const [citizen] = await database.owner(
      "select row_to_json(z)::text as row from citizen.citizen z where id = $1",
      [id],
    );
    const [number] = await database.owner(
      "select row_to_json(i)::text as row from citizen.identifier i where citizen_id = $1",
      [id],
    );
    expect(`${citizen?.row}${number?.row}`).not.toMatch(/20000077|010203|4567/);
    expect(await phone(id, before)).toBe("+4520000077");
    expect(await numbers(id)).toMatchObject([
      { system: CPR_SYSTEM, value: "0102034567", addedByName: nurse.personName, addedUnitName: "Enhed ward" },
    ]);
  });

  it("does not open in another row", async () => {
    const [a, b] = [await add("+4520000001"), await add("+4520000002")];
    await database.owner(
      "update citizen.citizen z set phone_sealed = o.phone_sealed from citizen.citizen o where z.id = $1 and o.id = $2",
      [a, b],
    );
    await expect(phone(a, before)).rejects.toMatchObject({ name: "Unreadable", reason: "changed" });
    await database.owner("update citizen.citizen set phone_sealed = null where id = $1", [a]);
  });

  it("is noted once, and a second CPR number on one record is refused", async () => {
    const id = await add();
    const first = await note(id, "020304-1111");
    expect(await note(id, "0203041111")).toBe(first);
    await expect(note(id, "020304-2222")).rejects.toMatchObject({ code: "hasAnotherNumber" });
    await note(id, "620304-1111", before, "1084");
    expect((await numbers(id)).map(({ system, issuer }) => [system, issuer])).toEqual([
      [CPR_SYSTEM, ""],
      [D_ECPR_SYSTEM, "1084"],
    ]);
  });

  it("finds the person within the region, by number and issuer together", async () => {
    const [a, b, elsewhere] = [await add(), await add(), await add(null, before, "DK-85")];
    for (const id of [a, b, elsewhere]) await note(id, "030405-1111");
    expect(await whose("0304051111")).toEqual([a, b]);
    expect(await whose("0304051111", before, "", "DK-85")).toEqual([elsewhere]);
    expect(await whose("030405-1112")).toEqual([]);
    await note(a, "630405-1111", before, "Hospital A");
    await note(b, "630405-1111", before, "Hospital B");
    expect(await whose("6304051111", before, "hospital  b")).toEqual([b]);
    const sharing = await database.app.read(SYSTEM, (db) =>
      before.sharingANumber(db, { citizenId: a, region }),
    );
    expect(sharing).toEqual([b]);
  });

  it("is gone when it is taken away; that there was one is not", async () => {
    const id = await add();
    const number = await note(id, "040506-1111");
    const remove = (citizenId: Uuid) =>
      build(database.app, (tx) => before.removeNumber(tx, { citizenId, id: number, actor: nurse, now }));
    await expect(remove(newId())).rejects.toMatchObject({ code: "unknownNumber" });
    await remove(id);
    expect(await numbers(id)).toEqual([]);
    expect(await whose("0405061111")).toEqual([]);
    await expect(remove(id)).rejects.toMatchObject({ code: "unknownNumber" });
    const [row] = await database.owner(
      "select sealed, hash, removed_by from citizen.identifier where id = $1",
      [number],
    );
    expect(row).toEqual({ sealed: null, hash: null, removed_by: nurse.personId });
  });

  it("moves to a new key in batches, is found throughout, and what is stopped half-way goes on", async () => {
    const ids: Uuid[] = [];
    for (let i = 0; i < 7; i++) ids.push(await add(`+452000010${i}`));
    for (const [i, id] of ids.entries()) await note(id, `05060${i}-1111`);
    const was = await holdings(during);
    expect(was.young).toEqual([0, 0]);

    let batches = 0;
    const dying = during.rotateKeys(
      database.app,
      () => {
        batches += 1;
        if (batches === 2) throw new Error("killed");
      },
      2,
    );
    await expect(dying).rejects.toThrow("killed");
    expect((await holdings(during)).young).toEqual([4, 0]);
    for (const [i, id] of ids.entries()) expect(await whose(`05060${i}-1111`, during)).toEqual([id]);
    const twice = await note(ids[0] ?? "", "050600-1111", during);
    expect((await numbers(ids[0] ?? "", during)).map((one) => one.id)).toEqual([twice]);

    const { numbers: n, phones: p, unreadable } = await during.rotateKeys(database.app, () => {}, 2);
    expect([n + 4, p, unreadable]).toEqual([was.old?.[0], was.old?.[1], []]);
    expect(await holdings(after)).toEqual({ young: was.old });
    expect(await phone(ids[3] ?? "", after)).toBe("+4520000103");
    expect(await whose("050603-1111", after)).toEqual([ids[3]]);
    expect(await during.rotateKeys(database.app)).toEqual({
      numbers: 0,
      phones: 0,
      cards: 0,
      channels: 0,
      companions: 0,
      thanks: 0,
      unreadable: [],
    });
  });

  it("of whoever told something moves along: where to thank them is read under the new key", async () => {
    const citizenId = await add();
    const told = {
      giverName: "Karen",
      relation: "Søster",
      words: "Ro",
      knownToCitizen: "yes" as const,
      language: "da" as const,
      thanksTo: { kind: "email" as const, to: "karen@eksempel.dk" },
    };
    const { noteId } = await build(database.app, (tx) =>
      before.receiveKnowledge(tx, {
        ...told,
        citizenId,
        citizenIds: [citizenId],
        way: "phone",
        invitationId: null,
        by: nurse,
        now,
      }),
    );
    await build(database.app, (tx) => before.markKnowledgeUseful(tx, noteId, nurse, now));
    const [row] = await database.owner("select n::text as row from citizen.knowledge_note n where id = $1", [
      noteId,
    ]);
    expect(row?.row).not.toContain("eksempel");
    expect((await during.rotateKeys(database.app)).thanks).toBe(1);
    const thanks = await database.app.write(SYSTEM, (tx) => after.thanksFor(tx, noteId, now));
    expect(thanks?.to).toEqual(told.thanksTo);
  });

  it("that was changed behind our back is left, and named", async () => {
    const [id, fine] = [await add("+4520000200"), await add("+4520000201")];
    await database.owner(
      "update citizen.citizen set phone_sealed = 'old:' || repeat('A', 60) where id = $1",
      [id],
    );
    const done = await during.rotateKeys(database.app);
    expect(done.unreadable).toEqual([{ table: "citizen.citizen", id }]);
    expect(await phone(fine, after)).toBe("+4520000201");
    expect(await database.app.read(SYSTEM, (db) => after.keyHoldings(db))).toContainEqual({
      key: "old",
      known: false,
      first: false,
      numbers: 0,
      cards: 0,
      channels: 0,
      companions: 0,
      thanks: 0,
      phones: 1,
    });
  });
});
