import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { aRegion, type Region } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnBoth, type TestDatabase, testDatabase } from "../../../../test/db.ts";
import type { VerifyReport } from "../view-types.ts";
import type { Breach } from "./verify-checks.ts";

/** One course that has been through most of what happens, so that there is something of everything to break. */
async function aLongStory(region: Region) {
  const kinds = ["sleepTonight", "psychiatric", "foodClothes", "dental", "legal"];
  const course = await aCourse(region, { needs: kinds, consent: "relay" });
  const taken = await course.movedTo("shelter", { need: 0 });
  await course.movedTo("nightTeam", { need: 0, by: "shelter" });
  const pair = await course.asked(["nursing", "doctor"], { need: 2 });
  const accepted = await pair.accepted();
  const redirected = await (await course.asked("psychiatry", { need: 1 })).redirected(["nightTeam"]);
  const waiting = await course.asked("nursing", { need: 3 });
  await course.ended(4);
  const baton = await course.movedTo("receiver");
  const over = await aCourse(region, { consent: "relay" });
  await over.ended(0);
  await over.closed();
  await region.relay.reopenCourse(
    await region.actor("shelter"),
    { courseId: over.id, because: "Kom igen", needs: [] },
    region.later(),
  );
  return { course, over, taken, pair, accepted, redirected, waiting, baton };
}
type Story = Awaited<ReturnType<typeof aLongStory>>;

describeOnBoth("verify", (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it("finds nothing wrong where nothing is", async () => {
    const region = await aRegion(database);
    expect(await region.views.verify(region.now())).toMatchObject({ openCourses: 0, openNeeds: 0, ok: true });
    const { course, waiting } = await aLongStory(region);
    await waiting.overdue(4);
    const merged = await aCourse(region, { at: "receiver", needs: ["income"] });
    const receiver = await region.actor("receiver");
    await region.relay.mergeCourses(
      receiver,
      { fromCourseId: merged.id, intoCourseId: course.id },
      region.later(),
    );
    await region.identity.audit.seal();
    const report = await region.views.verify(region.now());
    expect(report).toMatchObject({
      openCourses: 2,
      openNeeds: 5,
      logChain: "ok",
      logFirstBroken: null,
      examples: [],
      ok: true,
    });
    expect(report.logEntries).toBeGreaterThan(20);
  });
});

/** All that would stop a breach at the door: keys, checks, unique indexes. Triggers stay; `plant` steps around them. */
const guardsHome = `
  do $$ declare it record; begin
    for it in select conrelid::regclass as owner, conname from pg_constraint
               where contype in ('c', 'f', 'x', 'u') and connamespace in ('relay'::regnamespace, 'identity'::regnamespace) loop
      execute format('alter table %s drop constraint if exists %I cascade', it.owner, it.conname);
    end loop;
    for it in select i.indexrelid::regclass as name from pg_index i join pg_class c on c.oid = i.indrelid
               where i.indisunique and not i.indisprimary and c.relnamespace in ('relay'::regnamespace, 'identity'::regnamespace) loop
      execute format('drop index %s', it.name);
    end loop;
    for it in select attrelid::regclass as owner, attname from pg_attribute
               where attnum > 0 and attnotnull and attgenerated = '' and attrelid in (
                 select oid from pg_class where relkind = 'r' and relnamespace = 'relay'::regnamespace)
                 and not exists (select from pg_index i where i.indrelid = attrelid and i.indisprimary and attnum = any (i.indkey)) loop
      execute format('alter table %s alter column %I drop not null', it.owner, it.attname);
    end loop;
  end $$`;

describe("verify finds", () => {
  let database: TestDatabase;
  let region: Region;
  beforeAll(async () => {
    database = await testDatabase({ engine: "postgres" });
    region = await aRegion(database);
    await database.owner(guardsHome);
  });
  afterAll(() => database.close());

  /** What a new story adds to the report once this has been done to it behind the triggers' back. */
  const plant = async (sql: (story: Story) => string): Promise<Partial<Record<Breach, number>>> => {
    const story = await aLongStory(region);
    const before = await region.views.verify(region.now());
    await database.owner(`begin; set local session_replication_role = replica; ${sql(story)}; commit`);
    const after = await region.views.verify(region.now());
    expect(after.ok).toBe(false);
    const keys = Object.keys(after).filter(
      (key): key is Breach & keyof VerifyReport =>
        typeof after[key as Breach] === "number" && !/^open|^log/.test(key),
    );
    return Object.fromEntries(
      keys.map((key) => [key, after[key] - before[key]]).filter(([, more]) => more !== 0),
    );
  };

  const door = (slug: "faraway" | "dropIn") => `(select id from identity.unit where slug = '${slug}')`;
  const need = ({ course }: Story, index: number) => `'${course.needId(index)}'`;
  const periods = (subject: string, more = "true") =>
    `relay.period where subject_id = ${subject} and ${more}`;

  const table = ({ course }: Story, needId: string) => `
    insert into relay.joint_table (id, course_id, need_id, cause, state, called_at, convener_id, hold_by, anonymous)
      values (gen_random_uuid(), '${course.id}', ${needId}, 'called', 'called', now(), ${door("dropIn")}, now(), true)`;

  const breaches: readonly (readonly [string, (story: Story) => string, Partial<Record<Breach, number>>])[] =
    [
      [
        "a course whose holder is not the last in its history",
        (s) => `update relay.course set holder_id = ${door("faraway")} where id = '${s.over.id}'`,
        { withoutHolder: 1 },
      ],
      [
        "a course without any history",
        (s) => `delete from ${periods(`'${s.over.id}'`)}`,
        { withoutHolder: 1, gaps: 1, movedWithoutAcceptance: 1 },
      ],
      [
        "a need whose responsible is not the last in its history",
        (s) => `update relay.need set responsible_id = ${door("faraway")} where id = ${need(s, 0)}`,
        { needsWithoutResponsible: 1 },
      ],
      [
        "a hole between two periods",
        (s) =>
          `update relay.period set until = until - interval '1 second' where subject_id = ${need(s, 0)} and follows is null`,
        { gaps: 1 },
      ],
      [
        "a period that begins after the opening",
        (s) => `update relay.period set since = since + interval '1 second' where subject_id = ${need(s, 3)}`,
        { gaps: 1 },
      ],
      [
        "a period that ends before the need did",
        (s) => `update relay.period set until = until - interval '1 second' where subject_id = ${need(s, 4)}`,
        { gaps: 1 },
      ],
      [
        "a spell that is missing",
        (s) => `delete from ${periods(`'${s.over.id}'`, "spell = 1")}`,
        { gaps: 1, movedWithoutAcceptance: 1 },
      ],
      [
        "two periods that overlap",
        (s) =>
          `update relay.period set until = until + interval '1 second' where subject_id = ${need(s, 0)} and follows is null`,
        { overlaps: 1 },
      ],
      [
        "a period that is empty",
        (s) => `update relay.period set until = since where subject_id = ${need(s, 4)}`,
        { overlaps: 1, gaps: 1 },
      ],
      [
        "a period that begins before the opening",
        (s) => `update relay.period set since = since - interval '1 second' where subject_id = ${need(s, 3)}`,
        { overlaps: 1 },
      ],
      [
        "two that have it at once",
        (s) => `insert into relay.period (subject_id, course_id, need_id, spell, since, unit_id)
        select subject_id, course_id, need_id, spell, since + interval '1 second', ${door("faraway")} from ${periods(need(s, 3))}`,
        { overlaps: 1, movedWithoutAcceptance: 1 },
      ],
      [
        "somebody who still has what has ended",
        (s) => `update relay.period set until = 'infinity' where subject_id = ${need(s, 4)}`,
        { overlaps: 1 },
      ],
      [
        "history of what never was",
        (s) => `update relay.period set subject_id = '${newId()}' where subject_id = ${need(s, 4)}`,
        { overlaps: 1, gaps: 1 },
      ],
      [
        "a move without any handover",
        (s) =>
          `update relay.period set handover_id = null where subject_id = ${need(s, 0)} and unit_id = '${region.idOf("shelter")}'`,
        { movedWithoutAcceptance: 1, acceptedWithoutMove: 1 },
      ],
      [
        "a move by a handover that was not accepted",
        (s) => `update relay.handover set state = 'withdrawn' where id = '${s.taken.id}'`,
        { movedWithoutAcceptance: 1 },
      ],
      [
        "a move to another than the one who accepted",
        (s) => `update relay.handover set to_unit_id = ${door("faraway")} where id = '${s.taken.id}'`,
        { movedWithoutAcceptance: 1 },
      ],
      [
        "a move from another than the one who had it",
        (s) => `update relay.handover set from_unit_id = ${door("faraway")} where id = '${s.taken.id}'`,
        { movedWithoutAcceptance: 1 },
      ],
      [
        "a move by a handover of something else",
        (s) => `update relay.handover set need_id = ${need(s, 1)} where id = '${s.taken.id}'`,
        { movedWithoutAcceptance: 1, acceptedWithoutMove: 1 },
      ],
      [
        "an acceptance by somebody who never worked there",
        (s) =>
          `update relay.handover set accepted_by = (select lead_id from identity.unit where slug = 'faraway') where id = '${s.taken.id}'`,
        { movedWithoutAcceptance: 1 },
      ],
      [
        "an acceptance by somebody who had left",
        (s) => `
        insert into identity.person (id, slug, name) values ('${s.course.id}', 'left-${s.course.id}', 'Gone');
        insert into identity.membership (person_id, unit_id, role, since, ended_at)
          values ('${s.course.id}', '${region.idOf("shelter")}', 'worker', '2026-01-01', '2026-05-01');
        update relay.handover set accepted_by = '${s.course.id}' where id = '${s.taken.id}'`,
        { movedWithoutAcceptance: 1 },
      ],
      [
        "an acceptance on another unit's duty",
        (s) =>
          `update relay.handover set accepted_by = null, duty_id = (select id from identity.accepting_duty limit 1) where id = '${s.taken.id}'`,
        { movedWithoutAcceptance: 1 },
      ],
      [
        "a need that began with a stranger",
        (s) => `update relay.period set unit_id = ${door("faraway")} where subject_id = ${need(s, 4)};
        update relay.need set responsible_id = ${door("faraway")} where id = ${need(s, 4)}`,
        { movedWithoutAcceptance: 1 },
      ],
      [
        "a beginning that pretends to be a move",
        (s) => `update relay.period set handover_id = '${s.waiting.id}' where subject_id = ${need(s, 4)}`,
        { movedWithoutAcceptance: 1 },
      ],
      [
        "an acceptance that moved nothing",
        (s) =>
          `update relay.handover set state = 'accepted', next_rung_at = null where id = '${s.waiting.id}'`,
        { acceptedWithoutMove: 1 },
      ],
      [
        "two acceptances in one ask",
        (s) =>
          `update relay.handover set ask_id = (select ask_id from relay.handover where id = '${s.taken.id}') where id = '${s.accepted.id}'`,
        { doubleAcceptances: 1 },
      ],
      [
        "two asked at once where only one may be",
        (s) => `update relay.need set kind = 'income' where id = ${need(s, 3)};
        insert into relay.handover (id, course_id, need_id, ask_id, from_unit_id, to_unit_id, state, exclusive, urgency, agreed_with_citizen, legal_basis,
                                    proposed_by, proposed_at, answer_by, next_rung_at)
          select gen_random_uuid(), course_id, need_id, gen_random_uuid(), from_unit_id, ${door("dropIn")}, state, exclusive, urgency, true, legal_basis,
                 proposed_by, proposed_at, answer_by, next_rung_at from relay.handover where id = '${s.waiting.id}'`,
        { doubleAsks: 1 },
      ],
      [
        "an ask by one who does not have it",
        (s) => `update relay.handover set from_unit_id = ${door("faraway")} where id = '${s.waiting.id}'`,
        { asksByOthers: 1 },
      ],
      [
        "an open handover without a time to answer by",
        (s) => `update relay.handover set answer_by = null where id = '${s.waiting.id}'`,
        { handoversWithoutClock: 1 },
      ],
      [
        "an open handover without a next step of the ladder",
        (s) => `update relay.handover set next_rung_at = null where id = '${s.waiting.id}'`,
        { handoversWithoutClock: 1 },
      ],
      [
        "an answered handover with a clock",
        (s) => `update relay.handover set next_rung_at = now() where id = '${s.redirected.id}'`,
        { handoversWithoutClock: 1 },
      ],
      [
        "a step of the ladder that nobody wrote down",
        (s) => `update relay.handover set rung = 1 where id = '${s.waiting.id}'`,
        { rungsNotWrittenDown: 1 },
      ],
      [
        "a step written down that was never taken",
        (s) => `insert into relay.escalation (id, handover_id, rung, step, due_at, at)
          values (gen_random_uuid(), '${s.waiting.id}', 1, 'unitLead', now(), now())`,
        { rungsNotWrittenDown: 1 },
      ],
      ["a joint table about a need that has ended", (s) => table(s, need(s, 4)), { tablesOnEnded: 1 }],
      [
        "a joint table about the baton of a course that is closed",
        (
          s,
        ) => `update relay.course set state = 'closed', closed_at = '2027-01-01', close_reason = 'landed', told_citizen = 'x' where id = '${s.over.id}';
        update relay.period set until = '2027-01-01' where subject_id = '${s.over.id}' and until = 'infinity';
        ${table({ ...s, course: s.over }, "null")}`,
        { tablesOnEnded: 1 },
      ],
      [
        "a citizen on two open courses",
        (s) => `update relay.course set citizen_id = '${s.course.citizenId}' where id = '${s.over.id}'`,
        { doubleCourses: 1 },
      ],
      [
        "a need without a next step",
        (s) => `update relay.need set next_step = null where id = ${need(s, 3)}`,
        { needsWithoutNextStep: 1 },
      ],
      [
        "a need whose next step has no day",
        (s) => `update relay.need set next_step_on = null where id = ${need(s, 3)}`,
        { needsWithoutNextStep: 1 },
      ],
      [
        "a bare no",
        (s) =>
          `delete from relay.next_door where handover_id = '${s.redirected.id}'; update relay.handover set gap_id = null where id = '${s.redirected.id}'`,
        { redirectsWithoutDoor: 1 },
      ],
      [
        "a redirect without a reason",
        (s) => `update relay.handover set redirect_reason = null where id = '${s.redirected.id}'`,
        { redirectsWithoutDoor: 1 },
      ],
      [
        "a course closed with an open need",
        (
          s,
        ) => `update relay.course set state = 'closed', closed_at = '2027-01-01', close_reason = 'landed', told_citizen = 'x' where id = '${s.course.id}';
        update relay.period set until = '2027-01-01' where subject_id = '${s.course.id}' and until = 'infinity'`,
        { closedWithOpenNeeds: 1 },
      ],
      [
        "a count of open needs that is wrong",
        (s) => `update relay.course set open_needs = 0 where id = '${s.course.id}'`,
        { closedWithOpenNeeds: 1 },
      ],
      [
        "a course closed without telling the citizen",
        (
          s,
        ) => `update relay.course set state = 'closed', closed_at = '2027-01-01', close_reason = 'landed', told_citizen = null where id = '${s.over.id}';
        update relay.period set until = '2027-01-01' where subject_id = '${s.over.id}' and until = 'infinity'`,
        { closedWithoutReason: 1 },
      ],
      [
        "an ended need without a reason",
        (s) => `update relay.need set state = 'noLongerRelevant', end_reason = '' where id = ${need(s, 4)}`,
        { closedWithoutReason: 1 },
      ],
      [
        "a need merged into nothing",
        (s) => `update relay.need set state = 'mergedInto' where id = ${need(s, 4)}`,
        { closedWithoutReason: 1 },
      ],
      [
        "a rest nobody will look at again",
        (s) =>
          `update relay.need set state = 'recognisedGap', gap_id = gen_random_uuid(), recognised_on = next_step_on - 91 where id = ${need(s, 3)}`,
        { closedWithoutReason: 1 },
      ],
    ];

  it.each(breaches)("%s", async (_, sql, expected) => {
    expect(await plant(sql)).toEqual(expected);
  });

  it("everything left with a unit that closed", async () => {
    const slug = "emergency";
    const before = await region.views.verify(region.now());
    await database.owner(`update identity.unit set closed_at = now() where slug = '${slug}'`);
    const after = await region.views.verify(region.now());
    const [held] = await database.owner(
      `select (select count(*) from relay.course where holder_id = u.id and closed_at is null)
            + (select count(*) from relay.need where responsible_id = u.id and ended_at is null)
            + (select count(*) from relay.need where next_step_unit_id = u.id and ended_at is null)
            + (select count(*) from relay.handover where to_unit_id = u.id and state in ('proposed', 'questioned')) as n
         from identity.unit u where slug = '${slug}'`,
    );
    expect(held?.n).toBeGreaterThan(0);
    expect(after.orphans - before.orphans).toBe(held?.n);
    expect(after.examples.filter((example) => example.breach === "orphans")).toHaveLength(5);
    await database.owner(`update identity.unit set closed_at = null where slug = '${slug}'`);
  });

  it("a standing receiver's duty that outlived its unit", async () => {
    const before = await region.views.verify(region.now());
    await database
      .owner(`insert into identity.accepting_duty (id, unit_id, area, signed_by, signed_at)
        select gen_random_uuid(), id, '0999', lead_id, now() from identity.unit where slug = 'faraway'`)
      .catch(() => {});
    await database.owner(
      "begin; set local session_replication_role = replica; update identity.unit set closed_at = now() where slug = 'faraway'; commit",
    );
    expect((await region.views.verify(region.now())).orphans).toBeGreaterThan(before.orphans);
  });

  it("where to look: the identifier of what is wrong", async () => {
    const { examples } = await region.views.verify(region.now());
    expect(new Set(examples.map((example) => example.breach)).size).toBe(18);
    for (const { id } of examples) expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("a log that was changed", async () => {
    await region.identity.audit.seal();
    await database.owner(
      "update identity.audit_entry set action = 'nothing' where id = (select entry_id from identity.audit_link where seq = 3)",
    );
    expect(await region.views.verify(region.now())).toMatchObject({
      logChain: "broken",
      logFirstBroken: { seq: 3, why: "changed" },
      ok: false,
    });
  });
});
