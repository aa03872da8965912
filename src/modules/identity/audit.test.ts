import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { plus } from "#kernel/time.ts";
import { build } from "../../../test/builders/house.ts";
import { describeOnBoth, type TestDatabase } from "../../../test/db.ts";
import { sealedWhole } from "../../../test/sealed.ts";
import { type AuditEntry, createIdentity, type Identity } from "./index.ts";

const now = new Date("2026-03-02T10:00:00Z");
const actor = { personId: newId(), unitId: newId(), role: "worker" };
const citizenId = newId();
const courseId = newId();
const entry = (action: string): AuditEntry => ({ at: now, actor, action, citizenId, courseId });

describeOnBoth("the log", (open) => {
  let database: TestDatabase;
  let identity: Identity;
  const actions = async (): Promise<unknown[]> =>
    (await database.owner("select action, outcome from identity.audit_entry order by id")).map((row) =>
      Object.values(row),
    );

  beforeAll(async () => {
    database = await open();
    identity = createIdentity({ db: database.app });
  });
  afterAll(() => database.close());

  it("goes with what it tells of: undone together", async () => {
    const attempt = build(database.app, async (tx) => {
      identity.audit.record(tx, [entry("relay.accept")]);
      throw new Error("a fault");
    });
    await expect(attempt).rejects.toThrow("a fault");
    expect(await actions()).toEqual([]);
  });

  it("hands over no content when the entry cannot be written", async () => {
    const content = identity.audit.read(actor, async () => ({
      content: "what only the relay may see",
      seen: [entry("x".repeat(81))],
    }));
    await expect(content).rejects.toMatchObject({ code: "23514" });
    expect(await actions()).toEqual([]);
  });

  it("keeps who read what, for whom and why", async () => {
    const content = await identity.audit.read(actor, async () => ({
      content: "seen",
      seen: [{ ...entry("relay.course"), purpose: "ringede tilbage", detail: { page: 1 } }],
    }));
    expect(content).toBe("seen");
    const [row] = await database.owner("select * from identity.audit_entry");
    expect(row).toMatchObject({
      at: now,
      person_id: actor.personId,
      unit_id: actor.unitId,
      action: "relay.course",
      outcome: "done",
      citizen_id: citizenId,
      course_id: courseId,
      purpose: "ringede tilbage",
      detail: { page: 1 },
      sealed: false,
    });
  });

  it.each(["forbidden", "notYours", "notFound"])(
    "keeps an attempt refused as %s, though all else is undone",
    async (code) => {
      const attempt = identity.audit.watch(entry(`tried.${code}`), () =>
        build(database.app, async (tx) => {
          identity.audit.record(tx, [entry("done")]);
          throw new Refused(code);
        }),
      );
      await expect(attempt).rejects.toMatchObject({ code });
      expect((await actions()).at(-1)).toEqual([`tried.${code}`, "denied"]);
      expect(await actions()).not.toContainEqual(["done", "done"]);
    },
  );

  it.each([new Refused("stale"), new Error("a fault")])(
    "keeps nothing of %s: that is no want of a right",
    async (error) => {
      const before = await actions();
      await expect(identity.audit.watch(entry("tried"), () => Promise.reject(error))).rejects.toBe(error);
      expect(await actions()).toEqual(before);
    },
  );

  it.each([
    "update identity.audit_entry set action = 'nothing'",
    "update identity.audit_entry set sealed = true",
    "delete from identity.audit_entry",
    "truncate identity.audit_entry cascade",
    "insert into identity.audit_entry (id, at, action, outcome, sealed) values (uuidv7(), now(), 'x', 'done', true)",
    "insert into identity.audit_entry (id, at, action, outcome, xid) values (uuidv7(), now(), 'x', 'done', '3')",
    "insert into identity.audit_link (seq, entry_id, previous, hash) select 1, id, '', '' from identity.audit_entry limit 1",
    "update identity.audit_link set hash = ''",
    "delete from identity.audit_link",
    "alter table identity.audit_entry disable trigger all",
    "create or replace function identity.audit_text(e identity.audit_entry) returns text language sql return ''",
  ])("is only added to by the application: %s", async (attack) => {
    await expect(database.appSql(attack)).rejects.toMatchObject({ code: "42501" });
  });
});

/** Ways to tamper as the schema's owner, on a chain of nine sealed entries, and what is found where. */
const tampering: readonly (readonly [string, string, { seq: number; why: string }])[] = [
  [
    "a changed word",
    "update identity.audit_entry set action = 'other' where id = $4",
    { seq: 4, why: "changed" },
  ],
  [
    "a changed detail",
    `update identity.audit_entry set detail = '{"n": 5.0}' where id = $4`,
    { seq: 4, why: "changed" },
  ],
  [
    "a moved time",
    "update identity.audit_entry set at = at + interval '1 microsecond' where id = $9",
    { seq: 9, why: "changed" },
  ],
  [
    "an emptied field",
    "update identity.audit_entry set citizen_id = null where id = $1",
    { seq: 1, why: "changed" },
  ],
  ["a removed link", "delete from identity.audit_link where seq = 4", { seq: 4, why: "linkMissing" }],
  ["a removed first link", "delete from identity.audit_link where seq = 1", { seq: 1, why: "linkMissing" }],
  ["a removed entry", "delete from identity.audit_entry where id = $4", { seq: 4, why: "entryMissing" }],
  [
    "an entry removed with its link, the rest moved up",
    `delete from identity.audit_link where seq = 4; delete from identity.audit_entry where id = $4;
     update identity.audit_link set seq = -seq where seq > 4; update identity.audit_link set seq = -seq - 1 where seq < 0`,
    { seq: 4, why: "outOfOrder" },
  ],
  [
    "two entries that changed places",
    `update identity.audit_link set entry_id = case seq when 4 then $5::uuid else $4 end where seq in (4, 5)`,
    { seq: 4, why: "changed" },
  ],
  [
    "two links that changed places",
    `update identity.audit_link set seq = -seq where seq in (4, 5);
     update identity.audit_link set seq = case seq when -4 then 5 else 4 end where seq < 0`,
    { seq: 4, why: "outOfOrder" },
  ],
  [
    "an inserted entry",
    "insert into identity.audit_entry (id, at, action, outcome, sealed) values (uuidv7(), now(), 'x', 'done', true)",
    { seq: 10, why: "notInChain" },
  ],
  [
    "an inserted link",
    `insert into identity.audit_entry (id, at, action, outcome, sealed) values ('${actor.unitId}', now(), 'x', 'done', true);
     insert into identity.audit_link select 10, '${actor.unitId}', hash, sha256('guess') from identity.audit_link where seq = 9`,
    { seq: 10, why: "changed" },
  ],
  [
    "the end of the chain cut off",
    "delete from identity.audit_link where seq > 7",
    { seq: 8, why: "notInChain" },
  ],
  [
    "an entry marked as not sealed",
    "update identity.audit_entry set sealed = false where id = $4",
    { seq: 4, why: "markedUnsealed" },
  ],
];

describeOnBoth("verifying the log", (open) => {
  let database: TestDatabase;
  let identity: Identity;
  let ids: string[];

  const sealAll = (): Promise<void> => sealedWhole(identity, now);

  async function nineSealed(): Promise<void> {
    database = await open();
    identity = createIdentity({ db: database.app });
    for (let n = 1; n <= 3; n++) {
      const three = ["a", "b", "æ\u2028'\\"].map((action) => ({
        ...entry(action),
        purpose: action,
        detail: { n, text: action },
      }));
      await build(database.app, async (tx) => identity.audit.record(tx, three));
    }
    await sealAll();
    ids = (await database.owner("select entry_id from identity.audit_link order by seq")).map((row) =>
      String(row.entry_id),
    );
  }

  beforeAll(nineSealed);
  afterAll(() => database.close());

  it("finds a whole chain whole, in the order things became visible", async () => {
    const findings = await identity.audit.verify(now);
    expect(findings).toMatchObject({ ok: true, entries: 9, sealed: 9, firstBroken: null, head: { seq: 9 } });
    expect(ids).toEqual([...ids].sort());
  });

  it("says how long entries have waited to be sealed", async () => {
    await build(database.app, async (tx) => identity.audit.record(tx, [entry("waits")]));
    expect(await identity.audit.verify(plus(now, 90_000))).toMatchObject({
      ok: true,
      entries: 10,
      sealed: 9,
      oldestUnsealedMs: 90_000,
    });
  });

  it("seals what a backup brought from a server that had come further", async () => {
    await database.owner("update identity.audit_entry set xid = '99999999999' where not sealed");
    await sealAll();
    expect(await identity.audit.verify(now)).toMatchObject({ ok: true, sealed: 10 });
  });

  it("seals nothing of the transaction it runs in", async () => {
    await build(database.app, async (tx) => {
      identity.audit.record(tx, [entry("mine")]);
      await sql`select identity.seal_log(1000)`.execute(tx);
    });
    expect(await identity.audit.verify(now)).toMatchObject({ ok: true, entries: 11, sealed: 10 });
    await sealAll();
  });

  it("knows its own head again, and notices a log that was laid anew or cut off", async () => {
    const { head } = await identity.audit.verify(now);
    expect(await identity.audit.verify(now, head ?? expect.fail())).toMatchObject({ ok: true });
    const other = { seq: 7, hash: "0".repeat(64) };
    expect(await identity.audit.verify(now, other)).toMatchObject({
      ok: false,
      firstBroken: { seq: 7, why: "anchorDiffers" },
    });
    await database.owner(
      `create temporary table gone as select entry_id from identity.audit_link where seq > 9;
       delete from identity.audit_link where seq > 9;
       delete from identity.audit_entry where id in (select entry_id from gone); drop table gone`,
    );
    expect(await identity.audit.verify(now)).toMatchObject({ ok: true, sealed: 9 });
    expect(await identity.audit.verify(now, head ?? expect.fail())).toMatchObject({
      ok: false,
      firstBroken: { seq: 11, why: "anchorDiffers" },
    });
  });

  it("is made ready: an owner is held by no constraint", async () => {
    for (const name of ["seq_check", "entry_id_key", "entry_id_fkey"]) {
      await database.owner(`alter table identity.audit_link drop constraint audit_link_${name}`);
    }
  });

  it.each(tampering)("finds %s", async (_what, attack, firstBroken) => {
    const undo = await snapshot();
    await database.owner(attack.replace(/\$(\d)/g, (_, n) => `'${ids[Number(n) - 1]}'`));
    expect(await identity.audit.verify(now)).toMatchObject({ ok: false, firstBroken });
    await undo();
    expect(await identity.audit.verify(now)).toMatchObject({ ok: true, sealed: 9 });
  });

  /** Copies both tables, and gives the way back. */
  async function snapshot(): Promise<() => Promise<unknown>> {
    await database.owner(`
      create table entry_before as select * from identity.audit_entry;
      create table link_before as select * from identity.audit_link`);
    return () =>
      database.owner(`
        delete from identity.audit_link; delete from identity.audit_entry;
        insert into identity.audit_entry select * from entry_before;
        insert into identity.audit_link select * from link_before;
        drop table entry_before; drop table link_before`);
  }
});
