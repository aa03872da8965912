import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId, type Uuid } from "#kernel/ids.ts";
import { addDays, dayOf, hours, plus } from "#kernel/time.ts";
import { type Actor, SYSTEM } from "#modules/identity/index.ts";
import { type ActorKey, asOf, type Db } from "#platform/db.ts";
import { aRegion, type Region } from "../builders/region.ts";
import type { BuiltCourse } from "../builders/relay.ts";
import { describeOnBoth, type TestDatabase } from "../db.ts";
import { walledTables } from "./catalogue.ts";
import { filled } from "./filled.ts";

/**
 * The second wall on its own: no view, no policy of the code, just `select *` without a WHERE, as every sort of actor.
 * One course has something in every table there is; another belongs to somebody else.
 */
describeOnBoth("the second wall", (open) => {
  let database: TestDatabase;
  let region: Region;
  let tables: readonly string[];
  let bo: BuiltCourse;
  let strangers: Actor;

  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
    tables = await walledTables(database.owner);
    ({ bo, strangers } = await filled(database, region));
  });
  afterAll(() => database.close());

  const all = async (db: Db, table: string): Promise<Record<string, unknown>[]> =>
    (await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db)).rows;

  /** How many rows of each table the actor finds, where any. */
  const counts = async (
    read: (table: string) => Promise<readonly unknown[]>,
  ): Promise<Record<string, number>> => {
    const found: Record<string, number> = {};
    for (const table of tables) {
      const { length } = await read(table);
      if (length > 0) found[table] = length;
    }
    return found;
  };
  const reads = (actor: ActorKey) =>
    counts((table) => database.app.read(asOf(actor, region.now()), (db) => all(db, table)));
  const looks = (actor: ActorKey) =>
    counts((table) => database.app.look(asOf(actor, region.now()), (tx) => all(tx, table)));
  const commands = (actor: ActorKey) => counts((table) => database.app.write(actor, (tx) => all(tx, table)));
  const rowsOf = (actor: ActorKey, table: string) =>
    database.app.read(asOf(actor, region.now()), (db) => all(db, table));

  it("is tried with something in every table", async () => {
    const there = await counts((table) => database.owner(`select from ${table}`));
    expect(Object.keys(there).sort()).toEqual([...tables].sort());
  });

  const nobody: readonly (readonly [string, ActorKey])[] = [
    ["nobody at all", { personId: null, unitId: null, role: "public" }],
    ["an administrator, who has no unit", { personId: newId(), unitId: null, role: "administrator" }],
    ["an analyst", { personId: newId(), unitId: null, role: "analyst" }],
    ["a council's secretary", { personId: newId(), unitId: null, role: "councilSecretary" }],
    ["a unit that does not exist", { personId: newId(), unitId: newId(), role: "lead" }],
  ];
  describe.each(nobody)("shows nothing to %s", (_, actor) => {
    it("reading", async () => expect(await reads(actor)).toEqual({}));
    it("reading and logging it", async () => expect(await looks(actor)).toEqual({}));
    it("as a command", async () => expect(await commands(actor)).toEqual({}));
  });

  it("shows nothing outside our transactions", async () => {
    expect(await counts((table) => database.app.plain(`select * from ${table}`))).toEqual({});
    expect(await counts((table) => database.appSql(`select * from ${table}`))).toEqual({});
  });

  it("shows nothing to another region, and lets it change nothing", async () => {
    expect(await reads(strangers)).toEqual({});
    expect(await looks(strangers)).toEqual({});
    expect(await commands(strangers)).toEqual({});
    const change = (statement: string) =>
      database.app.write(strangers, (tx) => sql.raw(statement).execute(tx));
    for (const statement of [
      "update citizen.citizen set known_as = 'Ingen'",
      "update relay.course set last_contact_at = now()",
      "update relay.need set note = ''",
      "update relay.handover set message = ''",
      "update relay.joint_table set notes = ''",
      "update consent.consent set withdrawn_at = now()",
      "update relay.alarm set cleared_at = now()",
    ]) {
      expect((await change(statement)).numAffectedRows, statement).toBe(0n);
    }
    await expect(
      change(`insert into relay.contact (id, course_id, unit_id, person_id, at, way)
              values ('${newId()}', '${bo.id}', '${strangers.unitId}', '${strangers.personId}', now(), 'met')`),
    ).rejects.toMatchObject({ code: "42501" });
    await expect(
      change(
        `insert into citizen.citizen (id, region, known_as, created_at) values ('${newId()}', 'DK-84', 'Ny', now())`,
      ),
    ).rejects.toMatchObject({ code: "42501" });
  });

  it("shows a unit that knows of nobody nothing about anybody", async () => {
    expect(await reads(await region.actor("nursing"))).toEqual({});
    expect(await looks(await region.actor("nursing", "lead"))).toEqual({});
  });

  it("shows the holder its own course whole, and nobody else's", async () => {
    const nurse = await region.actor("emergency");
    const mine = await reads(nurse);
    // How it felt is read by no unit that the citizen has not shown it to.
    const hidden = new Set([
      "identity.audit_entry",
      "citizen.card_session",
      "citizen.kept_form",
      "relay.felt_answer",
    ]);
    expect(Object.keys(mine).sort()).toEqual(tables.filter((table) => !hidden.has(table)).sort());
    expect(await looks(nurse)).toEqual(mine);
    for (const table of tables) {
      for (const row of await rowsOf(nurse, table)) {
        if ("course_id" in row && row.course_id !== null) expect(row.course_id, table).toBe(bo.id);
        if ("citizen_id" in row && row.citizen_id !== null) expect(row.citizen_id, table).toBe(bo.citizenId);
      }
    }
    expect((await rowsOf(nurse, "citizen.citizen")).map((row) => row.known_as)).toEqual(["Bo"]);
    expect(mine["relay.need"]).toBe(3);
    expect(mine["citizen.link"]).toBe(1);
    const told = (await rowsOf(nurse, "platform.event")).filter((row) => row.course_id !== null);
    const happened = await database.owner("select from platform.event where course_id = $1", [bo.id]);
    expect(told.length).toBe(happened.length);
  });

  it("shows what others have told when the citizen shares it; before that to them, and to whoever wrote it down", async () => {
    const words = async (actor: ActorKey) =>
      (await rowsOf(actor, "citizen.knowledge_note")).map((row) => row.words).sort();
    expect(await words(await region.actor("emergency"))).toEqual(["Ro"]);
    expect(await words(await region.actor("shelter"))).toEqual(["Ro"]);
    expect(await words(await region.actor("emergency", "lead"))).toEqual(["Ro", "Venter"]);
    const elsewhere = { ...(await region.actor("emergency", "lead")), unitId: region.idOf("shelter") };
    expect(await words(elsewhere)).toEqual(["Ro"]);
    expect(await words({ personId: bo.citizenId, unitId: null, role: "citizen" })).toEqual(["Ro", "Venter"]);
    expect(await words(await region.actor("psychiatry"))).toEqual([]);
  });

  it("shows a unit that is asked what it is asked about, and no more", async () => {
    const asked = await region.actor("psychiatry");
    expect((await rowsOf(asked, "relay.need")).map((row) => row.id)).toEqual([bo.needId(1)]);
    expect((await rowsOf(asked, "relay.handover")).map((row) => row.need_id)).toEqual([bo.needId(1)]);
    expect(await reads(asked)).toEqual({
      "citizen.citizen": 1,
      "citizen.identifier": 1,
      "consent.consent": 1,
      "relay.course": 1,
      "relay.handover": 1,
      "relay.joint_table": 1,
      "relay.need": 1,
      "relay.question": 1,
      "relay.seat": expect.any(Number),
      "relay.escalation": 1,
    });
  });

  it("opens to the door one arrives at only while the citizen lets those on the relay know, and not by one day more", async () => {
    const nursing = await region.actor("nursing");
    const seen = async (at: Date) =>
      (await database.app.read(asOf(nursing, at), (db) => all(db, "relay.course"))).map((row) => row.id);
    expect(await seen(region.now())).toEqual([]);
    await bo.consented("relay", "emergency");
    expect(await seen(region.now())).toEqual([bo.id]);
    expect(await rowsOf(nursing, "relay.need")).toEqual([]);
    expect((await rowsOf(nursing, "citizen.citizen")).map((row) => row.id)).toEqual([bo.citizenId]);
    const [given] = await database.owner(
      "select ends_on from consent.consent where withdrawn_at is null and scope = 'relay'",
    );
    expect(given?.ends_on).toBe(addDays(dayOf(region.now()), 365));
    expect(await seen(plus(region.now(), hours(24 * 365)))).toEqual([bo.id]);
    expect(await seen(plus(region.now(), hours(24 * 367)))).toEqual([]);
    expect(await database.app.read(asOf(strangers, region.now()), (db) => all(db, "relay.course"))).toEqual(
      [],
    );
    await bo.withdrewConsent("emergency");
    expect(await seen(region.now())).toEqual([]);
  });

  it("opens for one person in an emergency, for as long as it lasts", async () => {
    const nurse = await region.actor("nursing");
    await database.owner(`
      insert into relay.emergency_access (id, course_id, person_id, unit_id, reason, confirmed, opened_at, until)
      values ('${newId()}', '${bo.id}', '${nurse.personId}', '${nurse.unitId}', 'lifeOrHealth', true, '${region.now().toISOString()}',
              timestamptz '${region.now().toISOString()}' + interval '1 hour')`);
    const needs = async (actor: ActorKey, at: Date) =>
      (await database.app.look(asOf(actor, at), (tx) => all(tx, "relay.need"))).length;
    expect(await needs(nurse, plus(region.now(), hours(0.9)))).toBe(3);
    expect(await needs(nurse, plus(region.now(), hours(1)))).toBe(0);
    expect(await needs(await region.actor("nursing", "lead"), region.now())).toBe(0);
  });

  it("tells an organisation's leader what its units have and are asked, without the citizen", async () => {
    const leader: ActorKey = {
      personId: region.unit("psychiatry").leaderId,
      unitId: region.idOf("nursing"),
      role: "worker",
    };
    expect(await reads(leader)).toEqual({
      "relay.handover": 1,
      "relay.joint_table": 1,
      "relay.need": 1,
      "relay.question": 1,
      "relay.escalation": 1,
      "relay.seat": expect.any(Number),
      // A leader by name has a seat of their own.
      "citizen.citizen": 1,
      "citizen.identifier": 1,
      "relay.course": 1,
    });
    const shelters: ActorKey = { ...leader, personId: region.unit("shelter").leaderId };
    expect(await reads(shelters)).toEqual({ "relay.need": 1, "relay.alarm": expect.any(Number) });
  });

  describe("shows the citizen, with their card, what is theirs", () => {
    const theirs = (): ActorKey => ({ personId: bo.citizenId, unitId: null, role: "citizen" });
    const change = (statement: string) =>
      database.app.write(theirs(), (tx) => sql.raw(statement).execute(tx));

    it("and nobody else's", async () => {
      const mine = await reads(theirs());
      expect(Object.keys(mine).sort()).toEqual([
        "appointments.appointment",
        "appointments.edition",
        "appointments.reminder",
        "appointments.right_clock",
        "appointments.wish",
        "citizen.citizen",
        "citizen.companion",
        "citizen.companion_wish",
        "citizen.complaint",
        "citizen.knowledge_invitation",
        "citizen.knowledge_note",
        "citizen.knowledge_useful",
        "citizen.meet_me",
        "citizen.meet_me_read",
        "citizen.own_doctor",
        "citizen.safety_answer",
        "citizen.safety_note",
        "citizen.safety_version",
        "citizen.work_up",
        "consent.allowance",
        "consent.consent",
        "consent.objection",
        "discharge.answer",
        "discharge.change",
        "discharge.leaving",
        "discharge.line",
        "discharge.said",
        "relay.contact",
        "relay.course",
        "relay.delivery",
        "relay.felt_answer",
        "relay.felt_ask",
        "relay.handover",
        "relay.joint_table",
        "relay.message",
        "relay.need",
        "relay.seat",
        "relay.turned_away",
        "stays.night",
        "stays.stay",
        "stays.stay_change",
      ]);
      expect(await looks(theirs())).toEqual(mine);
      for (const table of Object.keys(mine))
        for (const row of await rowsOf(theirs(), table)) {
          if ("course_id" in row) expect(row.course_id, table).toBe(bo.id);
          if ("citizen_id" in row) expect(row.citizen_id, table).toBe(bo.citizenId);
        }
      expect((await rowsOf(theirs(), "citizen.citizen")).map((row) => row.known_as)).toEqual(["Bo"]);
      expect(await commands(theirs())).toEqual(mine);
    });

    it("lets them change nothing but what they say and ask for", async () => {
      for (const statement of [
        "update citizen.citizen set known_as = 'Kongen'",
        "update citizen.card set round = 9",
        "update citizen.meet_me_read set at = now()",
        "update citizen.safety_note set ended_at = now(), ended_why = 'x'",

        "update relay.course set last_contact_at = now()",
        "update relay.need set note = ''",
        "update relay.handover set message = ''",
        "update relay.joint_table set notes = ''",
        "update relay.seat set came = true",
        "update relay.question set answer = 'x'",
        "update citizen.knowledge_note set words = 'x'",
        "update relay.message set state = 'dropped'",
        "update relay.message set course_id = course_id",
        "update relay.delivery set state = 'dropped'",
        "update relay.felt_answer set face = 5",
      ])
        expect(
          await change(statement).then(
            ({ numAffectedRows }) => numAffectedRows,
            (error: { code: string }) => error.code,
          ),
          statement,
        ).toSatisfy((answer) => answer === 0n || answer === "42501");
      const { personId, unitId } = await region.actor("emergency");
      const anna = (
        await database.owner("select id from relay.course where citizen_id <> $1", [bo.citizenId])
      )[0];
      const asks = (course: unknown, way: string) =>
        change(`insert into relay.contact (id, course_id, unit_id, person_id, at, way)
                values ('${newId()}', '${course}', '${unitId}', '${personId}', now(), '${way}')`);
      await expect(asks(bo.id, "met")).rejects.toMatchObject({ code: "42501" });
      await expect(asks(anna?.id, "askedForHelp")).rejects.toMatchObject({ code: "42501" });
      for (const statement of [
        `insert into citizen.identifier (id, citizen_id, system, sealed, hash, added_at, added_by, added_unit)
         values ('${newId()}', '${bo.citizenId}', 'urn:oid:1.2.208.176.1.2', 'k1:' || repeat('a', 40), sha256('y'), now(), '${personId}', '${unitId}')`,
        `insert into citizen.card (id, citizen_id, code_hash, code_sealed, pin_sealed, issued_at, issued_by, issued_unit)
         values ('${newId()}', '${bo.citizenId}', sha256('ny'), 'k', 'k', now(), '${personId}', '${unitId}')`,
        `insert into citizen.knowledge_note (id, citizen_id, way, reference, received_at, giver_name, relation, words, known_to_citizen, language, noted_by, noted_unit)
         values ('${newId()}', '${bo.citizenId}', 'phone', '00000000', now(), 'x', 'x', 'x', 'yes', 'da', '${personId}', '${unitId}')`,
        `insert into citizen.knowledge_invitation (id, citizen_id, reference, token_hash, made_at, made_by, made_unit, expires_at)
         values ('${newId()}', '${bo.citizenId}', '00000000', sha256('x'), now(), '${personId}', '${unitId}', now() + interval '1 day')`,
        `insert into platform.event (id, at, type, citizen_id) values ('${newId()}', now(), 'relay.helpAsked', '${newId()}')`,
      ])
        await expect(change(statement), statement).rejects.toMatchObject({ code: "42501" });
    });

    it("and a citizen there is not sees nothing", async () => {
      expect(await reads({ personId: newId(), unitId: null, role: "citizen" })).toEqual({});
    });
  });

  it("lets a look be logged in one's own name, and in nobody else's", async () => {
    const nurse = await region.actor("emergency");
    const log = (personId: Uuid) =>
      database.app.look(nurse, (tx) =>
        sql`insert into identity.audit_entry (id, at, person_id, unit_id, action, outcome)
            values (${newId()}, ${region.now()}, ${personId}, ${nurse.unitId}, 'tried', 'done')`.execute(tx),
      );
    await log(nurse.personId);
    await expect(log(newId())).rejects.toMatchObject({ code: "42501" });
  });

  it("lets a look change nothing else", async () => {
    const nurse = await region.actor("emergency");
    const change = (statement: string) => database.app.look(nurse, (tx) => sql.raw(statement).execute(tx));
    expect((await change("update relay.need set note = 'x'")).numAffectedRows).toBe(0n);
    expect((await change("update citizen.citizen set known_as = 'x'")).numAffectedRows).toBe(0n);
    await expect(
      change(`insert into relay.contact (id, course_id, unit_id, person_id, at, way)
              values ('${newId()}', '${bo.id}', '${nurse.unitId}', '${nurse.personId}', now(), 'met')`),
    ).rejects.toMatchObject({ code: "42501" });
  });

  it("is no wall to the house, which verifies all of it", async () => {
    expect(await reads(SYSTEM)).toEqual(await counts((table) => database.owner(`select from ${table}`)));
  });
});
