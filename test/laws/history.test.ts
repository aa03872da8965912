import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "#platform/db.ts";
import { describeOnBoth, type TestDatabase, testDatabase } from "../db.ts";
import { type Attack, attacks, DENIED, GENERATED, law } from "./attack.ts";
import { aWorld, course, need, t } from "./world.ts";

/** Laws 11 and 14, and the ways round all of them: history is not rewritten, and the guards are not sent home. */

const open = course() + need();
const entry = `insert into identity.audit_entry (id, at, action, outcome) values ({entry}, ${t(9)}, 'relay.accept', 'done');`;
const event = `insert into platform.event (id, at, type, course_id) values ({event}, ${t(9)}, 'relay.courseOpened', {course});`;

// biome-ignore format: one to a line, to be read as a table
const list: readonly Attack[] = [
  ["an event is rewritten", open + event, "update platform.event set type = 'nothing' where id = {event};", DENIED],
  ["an event is deleted", open + event, "delete from platform.event where id = {event};", DENIED],
  ["the events are emptied out", open, "truncate platform.event;", DENIED],
  ["an entry of the log is rewritten", entry, "update identity.audit_entry set outcome = 'denied' where id = {entry};", DENIED],
  ["an entry of the log is deleted", entry, "delete from identity.audit_entry where id = {entry};", DENIED],
  ["an entry claims to be sealed", "", `insert into identity.audit_entry (id, at, action, outcome, sealed) values ({entry}, ${t(9)}, 'relay.accept', 'done', true);`, DENIED],
  ["an entry claims another transaction", "", `insert into identity.audit_entry (id, at, action, outcome, xid) values ({entry}, ${t(9)}, 'relay.accept', 'done', '3');`, DENIED],
  ["a link is laid by hand", entry, "insert into identity.audit_link (seq, entry_id, previous, hash) values (1, {entry}, '', 'x');", DENIED],
  ["a link is rewritten", entry, "update identity.audit_link set hash = 'x';", DENIED],
  ["a link is deleted", entry, "delete from identity.audit_link;", DENIED],
  ["a contact is rewritten", open, "update relay.contact set way = 'met';", DENIED],
  ["a ladder step is rewritten", open, "update relay.escalation set step = 'unitLead';", DENIED],
  ["a handover gets another beginning", open, `update relay.handover set id = {other};`, DENIED],
  ["a handover is said to be open", open, "update relay.handover set is_open = true;", GENERATED],
  ["a course is emptied out", open, "truncate relay.course cascade;", DENIED],
  ["a trigger is sent home", open, "alter table relay.course disable trigger a_course_before;", DENIED],
  ["all triggers are sent home", open, "alter table relay.need disable trigger all;", DENIED],
  ["a trigger is dropped", open, "drop trigger a_need_after on relay.need;", DENIED],
  ["a constraint is dropped", open, "alter table relay.period drop constraint law1_no_gap;", DENIED],
  ["a table is dropped", "", "drop table relay.period cascade;", DENIED],
  ["triggers are told it is only replication", "", "set local session_replication_role = 'replica';", DENIED],
  ["a guard is replaced", "", "create or replace function relay.never() returns trigger language plpgsql as $$ begin return null; end $$;", DENIED],
  ["a function in the relay's house", "", "create function relay.mine() returns int language sql as 'select 1';", DENIED],
  ["a trigger of one's own", "", "create trigger mine before insert on relay.course execute function relay.never();", DENIED],
  ["a rule that does nothing instead", "", "create rule mine as on update to relay.course do instead nothing;", DENIED],
  ["a guard is called by hand", "", "select relay.course_after();", DENIED],
  ["another guard is called by hand", "", "select relay.need_before();", DENIED],
  ["more rights", "", "grant all on relay.period to stafet_app;", "nothing"],
  ["more rights for the role", "", "alter role stafet_app bypassrls;", DENIED],
  ["a table is taken over", "", "alter table relay.period owner to stafet_app;", DENIED],
  ["a new kind of need", "", "insert into relay.need_kind (code, position, name_da, name_en, several, usual_urgency) values ('x', 99, 'x', 'x', true, 'soon');", DENIED],
  ["a migration is forgotten", "", "delete from platform.migration;", DENIED],
  ["a name is put before the relay's", open, "create temp table period (subject_id uuid); set local search_path = pg_temp, relay; update relay.course set holder_id = {shelter} where id = {course};", law("law3_only_acceptance_moves")],
];

attacks("history and its guards", list);

describe("on a server, where the application logs in as its own role", () => {
  test.each([["set role postgres"], ["set session authorization postgres"]])("%s is refused", async (way) => {
    const db = await testDatabase({ engine: "postgres" });
    const world = await aWorld(db);
    await expect(world.app(way)).rejects.toMatchObject({ code: DENIED });
    expect(await world.app("select current_user as who, session_user as login")).toEqual([
      { who: "stafet_app", login: "stafet_app" },
    ]);
    await world.close();
    await db.close();
  });
});

describeOnBoth("the house's own handle", (open) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.close());
  test.each([
    ["set session authorization postgres"],
    ["set  SESSION\nAUTHORIZATION default"],
    ["set role postgres"],
    ["reset role"],
    ["set local role none"],
    ["select 1; reset role"],
  ])("does not run %j", async (way) => {
    const run = db.app.write(systemActor, (tx) => sql.raw(way).execute(tx));
    await expect(run).rejects.toThrow("does not change its role");
    const who = await db.app.read(systemActor, (tx) => sql`select current_user as who`.execute(tx));
    expect(who.rows).toEqual([{ who: "stafet_app" }]);
  });
});
