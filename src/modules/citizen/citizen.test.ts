import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { calendarDay, plus } from "#kernel/time.ts";
import { type Actor, createIdentity, SYSTEM } from "#modules/identity/index.ts";
import { aUnit, build, onDuty } from "../../../test/builders/house.ts";
import { testKeyring } from "../../../test/builders/keyring.ts";
import { describeOnBoth, type TestDatabase } from "../../../test/db.ts";
import { type CitizenCard, createCitizen } from "./index.ts";

const now = new Date("2026-03-02T10:00:00Z");
const today = calendarDay("2026-03-02");
const region = "DK-84";

describeOnBoth("citizens", (open) => {
  const citizens = createCitizen({ keyring: testKeyring });
  let database: TestDatabase;
  let nurse: Actor;
  let worker: Actor;

  const add = (draft: Partial<Parameters<typeof citizens.addCitizen>[1]>) =>
    build(database.app, (tx) => citizens.addCitizen(tx, { region, knownAs: "Mette", now, ...draft }));
  const card = async (id: string): Promise<CitizenCard> => {
    const cards = await database.app.read(SYSTEM, (db) => citizens.citizenCards(db, [id], today));
    return cards.get(id) ?? expect.fail("no card");
  };
  const link = (kept: string, other: string) =>
    build(database.app, (tx) =>
      citizens.linkSamePerson(tx, { kept, other, basis: "name", actor: nurse, now }),
    );

  beforeAll(async () => {
    database = await open();
    const identity = createIdentity({ db: database.app });
    [nurse, worker] = await build(database.app, async (tx) => [
      await aUnit(identity, tx, { slug: "ward", sector: "region" }),
      await aUnit(identity, tx, { slug: "shelter" }),
    ]).then(([ward, shelter]) =>
      Promise.all([
        onDuty(identity, ward?.people[0] ?? "", ward?.id ?? "", now),
        onDuty(identity, shelter?.people[0] ?? "", shelter?.id ?? "", now),
      ]),
    );
  });
  afterAll(() => database.close());

  it("need no more than a name they choose", async () => {
    const id = await add({ knownAs: "Ukendt mand" });
    expect(await card(id)).toEqual({
      id,
      region,
      knownAs: "Ukendt mand",
      fullName: null,
      birthYear: null,
      ageBand: "unknown",
      language: "da",
      municipalityCode: null,
      sealedPhone: null,
      sameAs: null,
      createdAt: now,
    });
  });

  it("have the age band told, until the birth year says better", async () => {
    expect((await card(await add({ ageBand: "25-39" }))).ageBand).toBe("25-39");
    expect((await card(await add({ ageBand: "25-39", birthYear: 1950 }))).ageBand).toBe("60+");
  });

  it("come many at once, in the order given", async () => {
    const drafts = Array.from({ length: 50 }, (_, i) => ({
      id: newId(),
      region,
      knownAs: `Prøve ${i}`,
      now,
    }));
    const ids = await build(database.app, (tx) => citizens.addCitizens(tx, drafts));
    expect(ids).toEqual(drafts.map((draft) => draft.id));
    const cards = await database.app.read(SYSTEM, (db) =>
      citizens.citizenCards(db, [...ids, newId()], today),
    );
    expect([...cards.values()].map((c) => c.knownAs).sort()).toEqual(drafts.map((d) => d.knownAs).sort());
  });

  it("can be known by another name, and are then found by it", async () => {
    const id = await add({ knownAs: "Ræven" });
    await build(database.app, (tx) =>
      citizens.rename(tx, { citizenId: id, knownAs: "Ræven", fullName: "Torkild Ravnsborg" }),
    );
    expect((await card(id)).fullName).toBe("Torkild Ravnsborg");
    const found = await database.app.read(SYSTEM, (db) =>
      citizens.possibleMatches(db, { region, knownAs: "Thorkild Ravnsborg" }),
    );
    expect(found.map((match) => match.citizenId)).toEqual([id]);
    const attempt = build(database.app, (tx) =>
      citizens.rename(tx, { citizenId: newId(), knownAs: "X", fullName: null }),
    );
    await expect(attempt).rejects.toMatchObject({ code: "unknownCitizen" });
  });

  it("are found by likeness, likeliest first, in their own region only", async () => {
    const [exact, likely] = [
      await add({ knownAs: "Kirsten Sørvang", birthYear: 1971 }),
      await add({ knownAs: "Kirsten Soervang" }),
    ];
    const elsewhere = await add({ knownAs: "Kirsten Sørvang", birthYear: 1971, region: "DK-85" });
    const other = await add({ knownAs: "Gunnar Brink", birthYear: 1971 });
    const matches = await database.app.read(SYSTEM, (db) =>
      citizens.possibleMatches(db, { region, knownAs: "kirsten sørvang", birthYear: 1971 }),
    );
    expect(matches.map((match) => match.citizenId)).toEqual([exact, likely]);
    expect(matches[0]?.score).toBe(1);
    expect(matches.map((match) => match.citizenId)).not.toContain(elsewhere);
    expect(matches.map((match) => match.citizenId)).not.toContain(other);
    expect(
      await database.app.read(SYSTEM, (db) => citizens.possibleMatches(db, { region, knownAs: "?" })),
    ).toEqual([]);
  });

  it("are found through the index", async () => {
    await database.owner("analyze citizen.citizen");
    const plan = await database.owner(
      "set enable_seqscan = off; explain select id from citizen.citizen where name_keys && '{DK-84mt,DK-84=mette}'::text[]",
    );
    await database.owner("reset enable_seqscan");
    expect(JSON.stringify(plan)).toContain("citizen_name_keys_idx");
  });

  it("say how they want to be met; the newest version counts and its readers are counted by door", async () => {
    const id = await add({});
    const latest = () => database.app.read(SYSTEM, (db) => citizens.latestMeetMe(db, id));
    const write = (words: string, at: Date) =>
      build(database.app, (tx) => citizens.writeMeetMe(tx, { citizenId: id, words, actor: worker, now: at }));
    expect(await latest()).toBeNull();
    const first = await write("Spørg, før I rører ved mig.", now);
    const readIt = (meetMeId: string, actor: Actor) =>
      build(database.app, async (tx) => citizens.markRead(tx, { meetMeId, actor, now }));
    for (const actor of [nurse, nurse, worker]) await readIt(first, actor);
    expect(await latest()).toMatchObject({
      id: first,
      words: "Spørg, før I rører ved mig.",
      readByUnits: 2,
      writtenBy: worker.personId,
      unitName: "Enhed shelter",
      at: now,
    });
    const second = await write("Tal dansk, langsomt.", plus(now, 1));
    expect(await latest()).toMatchObject({ id: second, readByUnits: 0 });
  });

  it("are recognised as one person without losing a record, in any order and without a ring", async () => {
    const [a, b, c, d] = [await add({}), await add({}), await add({}), await add({})];
    await link(a, b);
    await link(c, d);
    await link(b, d); // joins both pairs under a
    await link(d, a); // known already
    await link(a, a);
    const roots = await Promise.all([a, b, c, d].map(async (id) => (await card(id)).sameAs));
    expect(roots).toEqual([null, a, a, a]);
    await expect(link(a, newId())).rejects.toMatchObject({ code: "unknownCitizen" });
  });
});
