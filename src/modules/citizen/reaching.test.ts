import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Uuid } from "#kernel/ids.ts";
import { type Actor, createIdentity, SYSTEM } from "#modules/identity/index.ts";
import { createKeyring } from "#platform/crypto.ts";
import { aUnit, build, onDuty } from "../../../test/builders/house.ts";
import { describeOnEngine, type TestDatabase } from "../../../test/db.ts";
import { createCitizen, type NewChannel } from "./index.ts";

const now = new Date("2026-03-02T10:00:00Z");
const [old, young] = [
  { id: "old", key: Buffer.alloc(32, 1) },
  { id: "young", key: Buffer.alloc(32, 2) },
];

describeOnEngine("the ways to reach a person", (open) => {
  const before = createCitizen({ keyring: createKeyring([old]) });
  const during = createCitizen({ keyring: createKeyring([young, old]) });
  const after = createCitizen({ keyring: createKeyring([young]) });
  let database: TestDatabase;
  let actor: Actor;
  let citizenId: Uuid;

  const add = (way: Partial<NewChannel> = {}, to = "+4520000031") =>
    build(database.app, (tx) =>
      before.addChannel(tx, {
        citizenId,
        channel: {
          kind: "sms",
          to,
          name: "",
          opens: null,
          closes: null,
          shared: false,
          words: false,
          asks: false,
          ...way,
        },
        actor,
        now,
      }),
    );
  const ways = (house = before) =>
    database.app.read(SYSTEM, async (db) => (await house.channelsOf(db, [citizenId])).map(({ id }) => id));
  const raise = (id: Uuid) => build(database.app, (tx) => before.raiseChannel(tx, { citizenId, id }));
  const remove = (id: Uuid, whose = citizenId) =>
    build(database.app, (tx) => before.removeChannel(tx, { citizenId: whose, id, actor, now }));

  beforeAll(async () => {
    database = await open();
    const identity = createIdentity({ db: database.app });
    const ward = await build(database.app, (tx) => aUnit(identity, tx, { slug: "ward", sector: "region" }));
    actor = await onDuty(identity, ward.people[0] ?? "", ward.id, now);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    citizenId = await build(database.app, (tx) =>
      before.addCitizen(tx, { region: "DK-84", knownAs: "Mette", now }),
    );
  });

  it("stand in the order they were given, and one is moved up at a time", async () => {
    const [a, b, c] = [
      await add(),
      await add({ kind: "call" }),
      await add({ kind: "email", to: "m@example.dk" }),
    ];
    expect(await ways()).toEqual([a, b, c]);
    await raise(c);
    expect(await ways()).toEqual([a, c, b]);
    await raise(c);
    await raise(c);
    expect(await ways()).toEqual([c, a, b]);
    await remove(a);
    expect(await ways()).toEqual([c, b]);
    expect(await ways()).not.toContain(await add());
    expect((await ways()).slice(0, 2)).toEqual([c, b]);
  });

  it("the same again is refused, and so are more than eight, and another's", async () => {
    const mine = await add();
    await expect(add()).rejects.toMatchObject({ code: "channelKnown" });
    for (let n = 0; n < 7; n++) await add({}, `+452000004${n}`);
    await expect(add({}, "+4520000049")).rejects.toMatchObject({ code: "tooManyChannels" });
    const other = await build(database.app, (tx) =>
      before.addCitizen(tx, { region: "DK-84", knownAs: "En anden", now }),
    );
    await expect(remove(mine, other)).rejects.toMatchObject({ code: "unknownChannel" });
  });

  it("what was removed leads nowhere any more, also in the database", async () => {
    const id = await add({ name: "Varmestuen", kind: "place" });
    await remove(id);
    const [row] = await database.owner("select sealed, hash, ended_why from citizen.channel where id = $1", [
      id,
    ]);
    expect(row).toEqual({ sealed: null, hash: null, ended_why: "removed" });
    await expect(remove(id)).rejects.toMatchObject({ code: "unknownChannel" });
  });

  it("an SMS carries no words, whoever asks: not even the database lets it", async () => {
    const id = await add({ words: true });
    expect(await database.owner("select words from citizen.channel where id = $1", [id])).toEqual([
      { words: false },
    ]);
    await expect(
      database.owner("update citizen.channel set words = true where id = $1", [id]),
    ).rejects.toMatchObject({ constraint: "an_sms_carries_no_words" });
  });

  it("are sealed anew when keys change, and STOP still finds the number", async () => {
    const id = await add({}, "+4520000077");
    const { channels } = await during.rotateKeys(database.app);
    expect(channels).toBeGreaterThan(0);
    expect(await ways(after)).toEqual([id]);
    const stopped = await build(database.app, (tx) => after.stopNumber(tx, "+4520000077", now));
    expect(stopped).toEqual([{ id, citizenId }]);
    expect(await ways(after)).toEqual([]);
    await database.owner("delete from citizen.channel");
  });
});
