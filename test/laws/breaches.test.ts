import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../db.ts";
import { breaches, lawsChecked } from "./breaches.ts";
import {
  accept,
  as,
  askFor,
  aWorld,
  close,
  course,
  endNeed,
  type Fill,
  filler,
  moveNeed,
  need,
  t,
  type World,
} from "./world.ts";

/** The checker is only worth what it can find: each law is broken behind the guards' back, and must be named. */

const broken: readonly (readonly [law: string, sql: string])[] = [
  [
    "1: an open course has one current holder",
    "update relay.course set holder_id = {hostel} where id = {course}",
  ],
  ["1: an open course has one current holder", "delete from relay.period where subject_id = {course}"],
  [
    "2: an open need has one current responsible",
    "update relay.need set responsible_id = {hostel} where id = {need}",
  ],
  [
    "1, 2: periods tile each spell, without gap or overlap",
    `update relay.period set until = until - interval '1 minute' where subject_id = {need} and until <> 'infinity'`,
  ],
  [
    "1, 2: periods tile each spell, without gap or overlap",
    `update relay.period set from_unit_id = {hostel} where subject_id = {need} and follows is not null`,
  ],
  [
    "1, 2: the history begins with the opening and ends with the ending",
    `update relay.course set opened_at = ${t(7)} where id = {course}`,
  ],
  [
    "2: a need begins with the one who has the baton",
    "update relay.period set unit_id = {clinic} where subject_id = {need} and follows is null",
  ],
  [
    "2: a need lives while its course does",
    `update relay.period set since = ${t(6)} where subject_id = {need} and follows is null`,
  ],
  [
    "3: whatever moved was accepted, by the one it moved to, from the one who had it",
    "update relay.handover set to_unit_id = {hostel} where id = {ask}",
  ],
  [
    "3: whatever was accepted moved, once",
    "update relay.handover set state = 'accepted', accepted_by = {clinic_worker} where id = {waiting}",
  ],
  [
    "3: who accepted worked there, or its leader had signed",
    "update relay.handover set accepted_by = {hostel_worker} where id = {ask}",
  ],
  [
    "4: one acceptance an ask",
    "update relay.handover set state = 'accepted', ask_id = {ask_id} where id = {waiting}",
  ],
  ["4: who asks still holds", "update relay.handover set from_unit_id = {hostel} where id = {waiting}"],
  [
    "4: one at a time where an authority decides, and for the baton",
    "update relay.need set kind = 'psychiatric' where id = {second}",
  ],
  [
    "5: who shows the way on names a reason, and a door or a gap",
    "update relay.handover set state = 'redirected', next_rung_at = null where id = {waiting}",
  ],
  [
    "6: a clock on every open ask, and on no other",
    "update relay.handover set next_rung_at = null where id = {waiting}",
  ],
  [
    "6: every step of the ladder is written down, in order",
    "update relay.handover set rung = 2 where id = {waiting}",
  ],
  ["6: every open need has a next step", "update relay.need set next_step_on = null where id = {need}"],
  [
    "7: a closed course has a reason, its citizen told, and no open need",
    "update relay.course set told_citizen = null where id = {over}",
  ],
  [
    "7: a closed course has a reason, its citizen told, and no open need",
    "update relay.course set open_needs = 7 where id = {course}",
  ],
  [
    "1: one open course of a citizen",
    "drop index relay.one_open_course_of_a_citizen; update relay.course set citizen_id = {course_citizen}, closed_at = null, state = 'open' where id = {over}",
  ],
  [
    "7: what a joint table is to find a taker for has not ended",
    `insert into relay.joint_table (id, course_id, need_id, cause, state, called_at, convener_id, hold_by, anonymous)
       values ({table}, {over}, {ended}, 'called', 'called', ${t(9)}, {ward}, ${t(12)}, true)`,
  ],
  ["7: an ended need says why", "update relay.need set state = 'noLongerRelevant' where id = {ended}"],
  [
    "7: what was merged goes on, with the same",
    "update relay.need set state = 'mergedInto', merged_into = {second} where id = {ended}",
  ],
  ["8: nothing is left with a closed unit", `update identity.unit set closed_at = ${t(9)} where id = {ward}`],
  ["11: every acceptance was told once", "delete from platform.event where handover_id = {ask}"],
  ["11: every course and need was told once", "delete from platform.event where course_id = {course}"],
  [
    "11: every step of the ladder was told",
    `insert into relay.escalation (id, handover_id, rung, step, due_at, at) values ({e}, {waiting}, 1, 'unitLead', ${t(13)}, ${t(13)})`,
  ],
  [
    "11: no command is left without its answer",
    `insert into platform.command (actor_id, key, name, request_hash, at) values ({e}, 'k', 'n', 'x', ${t(9)})`,
  ],
];

const told = (type: string, column: string, id: string) =>
  `insert into platform.event (id, at, type, ${column}) values (gen_random_uuid(), ${t(9)}, 'relay.${type}', {${id}});`;

const guardsHome = `
  set constraints all immediate; set session_replication_role = replica; drop index relay.law4_first_acceptance_wins;
  do $$ declare it record; begin
    for it in select conrelid::regclass as owner, conname from pg_constraint where contype = 'c' and connamespace = 'relay'::regnamespace loop
      execute format('alter table %s drop constraint %I', it.owner, it.conname);
    end loop;
  end $$;`;

describe("the checker", () => {
  let db: TestDatabase;
  let world: World;
  let fill: Fill;
  beforeAll(async () => {
    db = await testDatabase({ engine: "postgres" });
    world = await aWorld(db);
  });
  afterAll(async () => {
    await world.close();
    await db.close();
  });
  beforeEach(() => {
    fill = filler(new Map(), world.names);
  });

  /** Everything the laws speak of, once, in one transaction that the guards are then sent home from. */
  const breakIt = async (sql: string): Promise<string[]> => {
    const lines: string[] = [];
    await db.owner(
      fill(`begin; ${course()} ${need()} ${askFor()} ${as("shelter_worker")} ${accept()} ${moveNeed()}
          ${need({ id: "second" })} ${askFor({ id: "waiting", need: "second", to: "clinic" })} ${askFor({ id: "waiting2", need: "second", to: "hostel" })}
          ${course({ id: "over" })} ${need({ id: "ended", on: "over" })} ${endNeed({ id: "ended" })} ${close({ id: "over" })}
          ${told("courseOpened", "course_id", "course")} ${told("courseOpened", "course_id", "over")}
          ${told("needOpened", "need_id", "need")} ${told("needOpened", "need_id", "second")} ${told("needOpened", "need_id", "ended")}
          ${told("handoverAccepted", "handover_id", "ask")}
          ${guardsHome}
          ${sql}`),
    );
    lines.push(...(await breaches(db.owner)));
    await db.owner("rollback; set session_replication_role = default");
    return lines;
  };

  test("finds nothing where nothing is wrong", async () => {
    expect(await breakIt("select 1")).toEqual([]);
  });

  test.each(broken)("finds a breach of %s by %s", async (law, sql) => {
    const found = await breakIt(sql);
    expect(found.map((line) => line.slice(0, law.length))).toContain(law);
  });

  test("each of its checks is tried here", () => {
    expect(lawsChecked.filter((law) => !broken.some(([tried]) => tried === law))).toEqual([]);
  });
});
