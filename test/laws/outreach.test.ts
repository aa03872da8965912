import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { databaseFault } from "#platform/db.ts";
import { aTeam, type Team } from "../builders/outreach.ts";
import { aRegion, type Region } from "../builders/region.ts";
import { aCourse, type BuiltCourse } from "../builders/relay.ts";
import { describeOnBoth, type TestDatabase } from "../db.ts";

// Hand-written SQL, as the application's role acting for the team itself: what the database does not let anybody do.

describeOnBoth("outreach, against the database itself", (open) => {
  let database: TestDatabase;
  let region: Region;
  let team: Team;
  let course: BuiltCourse;
  let other: BuiltCourse;
  let searchId: string;
  let sightingId: string;

  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
    team = await aTeam(region);
    course = await aCourse(region, { at: "nightTeam" });
    other = await aCourse(region, { at: "nightTeam", citizen: { knownAs: "Anna" } });
    const nurse = await region.actor("nightTeam");
    ({ searchId } = await team.commands.lookFor(nurse, { courseId: course.id }, region.now()));
    await team.commands.noteMet(nurse, { searchId, how: "talked" }, region.now());
    const done = { stopId: team.stop(1), day: "2026-06-02", state: "done" as const };
    await team.commands.markStop(nurse, done, region.now());
    ({ sightingId } = await team.commands.noteSighting(nurse, { words: "Rød hue" }, region.now()));
  });
  afterAll(() => database.close());

  const attacks: readonly (readonly [
    what: string,
    statement: () => string,
    code: string,
    constraint: string | null,
  ])[] = [
    [
      "counted twice on a day",
      () =>
        `insert into outreach.attempt select search_id, day, 'notFound', null, at, person_id from outreach.attempt`,
      "23505",
      "one_attempt_a_day",
    ],
    [
      "who was met was not",
      () => `update outreach.attempt set outcome = 'notFound', how = null where search_id = '${searchId}'`,
      "23514",
      "met_stays_met",
    ],
    [
      "been there twice on a day",
      () => `insert into outreach.visit select stop_id, day, 'done', null, at, person_id from outreach.visit`,
      "23505",
      "one_visit_a_day",
    ],
    [
      "where somebody was, nobody was",
      () => `update outreach.visit set state = 'skipped', why = 'other'`,
      "23514",
      "done_stays_done",
    ],
    [
      "looked for twice",
      () =>
        `insert into outreach.search (id, unit_id, course_id, citizen_id, begun_at, begun_by)
         select gen_random_uuid(), unit_id, course_id, citizen_id, begun_at, begun_by from outreach.search`,
      "23505",
      "looked_for_once",
    ],
    [
      "another's course",
      () =>
        `insert into outreach.search (id, unit_id, course_id, citizen_id, begun_at, begun_by)
         select gen_random_uuid(), unit_id, '${other.id}', citizen_id, begun_at, begun_by from outreach.search`,
      "23514",
      "search_of_its_course",
    ],
    ["a search taken away", () => "delete from outreach.search", "42501", null],
    ["an attempt taken away", () => "delete from outreach.attempt", "42501", null],
    [
      "words kept of somebody who was met",
      () => `update outreach.sighting set ended_at = seen_at, ended_how = 'brief' where id = '${sightingId}'`,
      "23514",
      "words_only_while_it_stands",
    ],
    [
      "words that stand for ever",
      () =>
        `insert into outreach.sighting (id, unit_id, region, words, seen_at, seen_on, seen_by, ends_on)
         select gen_random_uuid(), unit_id, region, words, seen_at, seen_on, seen_by, seen_on + 31 from outreach.sighting`,
      "23514",
      "stands_a_month_at_most",
    ],
    [
      "words moved to another team",
      () => `update outreach.sighting set unit_id = '${region.idOf("dropIn")}'`,
      "42501",
      null,
    ],
  ];

  it.each(attacks)("%s", async (_, statement, code, constraint) => {
    const before = await database.owner(
      "select (select count(*) from outreach.attempt) as a, (select count(*) from outreach.search) as s",
    );
    const nurse = await region.actor("nightTeam");
    const fault = await database.app
      .write(nurse, async (tx) => {
        await sql.raw(statement()).execute(tx);
      })
      .then(() => null, databaseFault);
    expect(fault?.code).toBe(code);
    if (constraint) expect(fault?.constraint).toBe(constraint);
    expect(
      await database.owner(
        "select (select count(*) from outreach.attempt) as a, (select count(*) from outreach.search) as s",
      ),
    ).toEqual(before);
  });
});
