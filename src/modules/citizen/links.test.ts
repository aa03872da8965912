import { afterAll, beforeAll, expect, it } from "vitest";
import { newId, type Uuid } from "#kernel/ids.ts";
import { plus } from "#kernel/time.ts";
import { type Actor, createIdentity, SYSTEM } from "#modules/identity/index.ts";
import { aUnit, build, onDuty } from "../../../test/builders/house.ts";
import { testKeyring } from "../../../test/builders/keyring.ts";
import { describeOnEngine, type TestDatabase } from "../../../test/db.ts";
import { createCitizen } from "./index.ts";

const now = new Date("2026-03-02T10:00:00Z");
const region = "DK-84";

describeOnEngine("records of one person", (open) => {
  const citizens = createCitizen({ keyring: testKeyring });
  let database: TestDatabase;
  let nurse: Actor;
  let born = 0;

  const add = (draft: object = {}) =>
    build(database.app, (tx) => {
      born += 1;
      return citizens.addCitizen(tx, { region, knownAs: "Mette", now: plus(now, born), ...draft });
    });
  const link = (kept: Uuid, other: Uuid) =>
    build(database.app, (tx) =>
      citizens.linkSamePerson(tx, { kept, other, basis: "name", why: "Samme ar", actor: nurse, now }),
    );
  const unlink = (linkId: Uuid | null, of: Uuid) =>
    build(database.app, (tx) =>
      citizens.unlinkSamePerson(tx, {
        linkId: linkId ?? "",
        of,
        why: "To søstre",
        actor: nurse,
        now: plus(now, 9),
      }),
    );
  const family = async (id: Uuid) =>
    [...(await database.app.read(SYSTEM, (db) => citizens.recordsOf(db, id)))].sort();
  const links = (id: Uuid) => database.app.read(SYSTEM, (db) => citizens.linksOf(db, id));

  beforeAll(async () => {
    database = await open();
    const identity = createIdentity({ db: database.app });
    const ward = await build(database.app, (tx) => aUnit(identity, tx, { slug: "ward", sector: "region" }));
    nurse = await onDuty(identity, ward.people[0] ?? "", ward.id, now);
  });
  afterAll(() => database.close());

  it("part again, and who linked and unlinked them, when and why is kept", async () => {
    const [a, b] = [await add(), await add()];
    const id = await link(a, b);
    expect(await family(b)).toEqual([a, b].sort());
    await unlink(id, b);
    expect(await family(a)).toEqual([a]);
    expect(await family(b)).toEqual([b]);
    expect(await links(a)).toEqual([
      {
        id,
        keptId: a,
        otherId: b,
        basis: "name",
        why: "Samme ar",
        linkedAt: now,
        linkedByName: nurse.personName,
        linkedUnitName: "Enhed ward",
        unlinkedAt: plus(now, 9),
        unlinkedByName: nurse.personName,
        unlinkedUnitName: "Enhed ward",
        unlinkWhy: "To søstre",
      },
    ]);
    expect(await link(b, a)).not.toBeNull();
  });

  it("that other links hold together stay together", async () => {
    const [a, b, c, d] = [await add(), await add(), await add(), await add()];
    const [ab, cd, bd] = [await link(a, b), await link(c, d), await link(b, d)];
    expect(await link(c, a)).toBeNull();
    await unlink(ab, d);
    expect(await family(a)).toEqual([a]);
    expect(await family(c)).toEqual([b, c, d].sort());
    await unlink(bd, b);
    expect(await family(b)).toEqual([b]);
    expect(await family(d)).toEqual([c, d].sort());
    await unlink(cd, c);
    for (const one of [a, b, c, d]) expect(await family(one)).toEqual([one]);
  });

  it("linked and parted by several at once are what their links say", async () => {
    for (let round = 0; round < 5; round++) {
      const ids = await Promise.all([add(), add(), add(), add()]);
      const [a = "", b = "", c = "", d = ""] = ids;
      const [ab] = await Promise.all([link(a, b), link(b, c), link(d, c)]);
      expect(await family(a)).toEqual(ids.toSorted());
      await Promise.all([ab === null ? null : unlink(ab, a), link(c, a)]);
      const groups = new Set(await Promise.all(ids.map(async (id) => (await family(id)).join())));
      const inForce = (await links(c)).filter(({ unlinkedAt }) => unlinkedAt === null).length;
      expect(groups.size).toBe(ids.length - inForce);
    }
  });

  it("are not parted by a link that is not theirs, is gone, or never was", async () => {
    const [a, b, c] = [await add(), await add(), await add()];
    const id = await link(a, b);
    for (const [linkId, of] of [[id, c] as const, [newId(), a] as const])
      await expect(unlink(linkId, of)).rejects.toMatchObject({ code: "unknownLink" });
    await unlink(id, a);
    await expect(unlink(id, a)).rejects.toMatchObject({ code: "unknownLink" });
  });

  it("are seen by the same words in the name and the same year, in the same region", async () => {
    const who = { knownAs: "Kis", fullName: "Kirsten Sørvang", birthYear: 1971 };
    const a = await add(who);
    const b = await add({ knownAs: "kirsten soervang", birthYear: 1971 });
    await add({ ...who, birthYear: 1972 });
    await add({ ...who, region: "DK-85" });
    await add({ knownAs: "Kirsten", birthYear: 1971 });
    const seen = (card: object) =>
      database.app.read(SYSTEM, (db) => citizens.sameNameAndYear(db, { id: a, region, ...who, ...card }));
    expect(await seen({})).toEqual([b]);
    expect(await seen({ birthYear: null })).toEqual([]);
    expect(await seen({ fullName: null, knownAs: "?" })).toEqual([]);
  });
});
