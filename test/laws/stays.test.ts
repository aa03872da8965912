import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#kernel/ids.ts";
import type { Actor } from "#modules/identity/index.ts";
import { databaseFault } from "#platform/db.ts";
import { aRegion, type Region } from "../builders/region.ts";
import { aCourse, type BuiltCourse } from "../builders/relay.ts";
import { aHouse, type House } from "../builders/stays.ts";
import { describeOnBoth, type TestDatabase } from "../db.ts";

// Hand-written SQL, as the application's own role and by somebody who may write: what a mistake in the code could type. The database
// says no to all of it, and nothing is changed.

const TONIGHT = "2026-06-02";

describeOnBoth("the laws of places and stays, against the database itself", (open) => {
  let database: TestDatabase;
  let region: Region;
  let house: House;
  let course: BuiltCourse;
  let other: BuiltCourse;
  let nurse: Actor;
  let held: string;
  let there: string;

  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
    house = await aHouse(region, { beds: 4 });
    course = await aCourse(region);
    other = await aCourse(region, { citizen: { knownAs: "Anna" } });
    nurse = await region.actor("emergency");
    const hold = (placeId: string, of: BuiltCourse) =>
      house.commands.holdPlace(nurse, { placeId, needId: of.needId(0), nights: 3 }, region.now());
    held = (await hold(house.bed(1), course)).stayId;
    there = (await hold(house.bed(2), other)).stayId;
    await house.commands.confirmArrival(await region.actor("shelter"), { stayId: there }, region.now());
  });
  afterAll(() => database.close());

  /** A stay as the application writes one, with something changed. */
  const insert = (more: Record<string, string> = {}): string => {
    const now = region.now();
    const row: Record<string, string> = {
      id: `'${newId()}'`,
      place_id: `'${house.bed(3)}'`,
      unit_id: `'${house.unitId}'`,
      course_id: `'${course.id}'`,
      citizen_id: `'${course.citizenId}'`,
      need_id: `'${course.needId(0)}'`,
      state: "'held'",
      first_night: `'${TONIGHT}'`,
      last_night: `'${TONIGHT}'`,
      held_at: `'${now.toISOString()}'`,
      held_until: `'${new Date(now.getTime() + 3_600_000).toISOString()}'`,
      held_by: `'${nurse.personId}'`,
      held_for: `'${nurse.unitId}'`,
      changed_at: `'${now.toISOString()}'`,
      changed_by: `'${nurse.personId}'`,
      changed_for: `'${nurse.unitId}'`,
      ...more,
    };
    return `insert into stays.stay (${Object.keys(row)}) values (${Object.values(row)})`;
  };
  const update = (what: string, id: string) => `update stays.stay set ${what} where id = '${id}'`;

  const attacks: readonly (readonly [string, () => string, string, string | undefined])[] = [
    [
      "two on one night",
      () => insert({ place_id: `'${house.bed(1)}'`, last_night: "'2026-06-03'" }),
      "23505",
      "one_stay_a_night",
    ],
    [
      "two on a night where only the last meets the first",
      () =>
        insert({ place_id: `'${house.bed(1)}'`, first_night: "'2026-06-04'", last_night: "'2026-06-09'" }),
      "23505",
      "one_stay_a_night",
    ],
    [
      "kept on into another's nights",
      () =>
        `${insert({ place_id: `'${house.bed(1)}'`, first_night: "'2026-06-05'", last_night: "'2026-06-05'" })}; ${update("last_night = '2026-06-05'", held)}`,
      "23505",
      "one_stay_a_night",
    ],
    [
      "two guests in one bed, nights apart",
      () =>
        `with a as (${insert({ place_id: `'${house.bed(2)}'`, first_night: "'2026-06-05'", last_night: "'2026-06-05'" })} returning id) select id from a; update stays.stay set state = 'occupied', occupied_at = held_at where place_id = '${house.bed(2)}' and state = 'held'`,
      "23505",
      "one_guest_of_a_place",
    ],
    [
      "one guest in two beds",
      () =>
        `${insert({ course_id: `'${other.id}'`, citizen_id: `'${other.citizenId}'`, need_id: `'${other.needId(0)}'` })}; update stays.stay set state = 'occupied', occupied_at = held_at where place_id = '${house.bed(3)}'`,
      "23505",
      "one_place_of_a_guest",
    ],
    ["a stay that nobody promised", () => insert({ state: "'lapsed'" }), "23514", "stay_begins_held"],
    [
      "another's citizen",
      () => insert({ citizen_id: `'${other.citizenId}'` }),
      "23514",
      "stay_of_its_course",
    ],
    ["another's need", () => insert({ need_id: `'${other.needId(0)}'` }), "23514", "stay_of_its_course"],
    ["a place in another house", () => insert({ unit_id: `'${region.idOf("dropIn")}'` }), "23503", undefined],
    ["nights backwards", () => insert({ last_night: "'2026-06-01'" }), "23514", "nights_in_order"],
    ["more than a year", () => insert({ last_night: "'2027-06-03'" }), "23514", "nights_in_order"],
    [
      "come at the very second it lapsed",
      () => update("state = 'occupied', occupied_at = held_until", held),
      "23514",
      "arrived_while_held",
    ],
    [
      "come, and nobody says when",
      () => update("state = 'occupied'", held),
      "23514",
      "occupied_when_they_came",
    ],
    ["lapsed before its time", () => update("state = 'lapsed'", held), "23514", "lapsed_after_its_time"],
    ["given back without a word", () => update("state = 'cancelled'", held), "23514", "says_why"],
    [
      "ended before it began",
      () => update("state = 'ended', ended_at = changed_at, reason = 'ownHome'", held),
      "23514",
      "stay_goes_one_way",
    ],
    [
      "held again when they have come",
      () => update("state = 'held', occupied_at = null", there),
      "23514",
      "stay_goes_one_way",
    ],
    [
      "come at another time than they did",
      () => update("occupied_at = occupied_at - interval '1 hour'", there),
      "23514",
      "stay_goes_one_way",
    ],
    [
      "out with nowhere to go, and nobody answers",
      () => update("state = 'ended', ended_at = changed_at, reason = 'nowhere'", there),
      "23514",
      "somebody_answers_for_it",
    ],
    [
      "out with nowhere to go, and no answer from the municipality",
      () =>
        update(
          "state = 'ended', ended_at = changed_at, reason = 'nowhere', leader_name = 'L', leader_reason = 'R', municipality = '0101'",
          there,
        ),
      "23514",
      "somebody_answers_for_it",
    ],
    [
      "a house closed under who is there",
      () => `update identity.unit set closed_at = now() where id = '${region.idOf("shelter")}'`,
      "23503",
      "law8_house_is_open",
    ],
    ["another person's stay", () => update(`citizen_id = '${other.citizenId}'`, held), "42501", undefined],
    ["other nights behind them", () => update("first_night = '2026-06-01'", held), "42501", undefined],
    [
      "a promise that lasts longer than was said",
      () => update("held_until = held_until + interval '1 day'", held),
      "42501",
      undefined,
    ],
    [
      "a night written by hand",
      () => `insert into stays.night values ('${house.bed(4)}', '${TONIGHT}', '${held}')`,
      "42501",
      undefined,
    ],
    ["a night taken away by hand", () => "delete from stays.night", "42501", undefined],
    ["history written by hand", () => `update stays.stay_change set state = 'lapsed'`, "42501", undefined],
    ["history taken away", () => "delete from stays.stay_change", "42501", undefined],
    ["a stay taken away", () => `delete from stays.stay where id = '${held}'`, "42501", undefined],
    [
      "a place given to another house",
      () => `update stays.place set unit_id = '${region.idOf("dropIn")}'`,
      "42501",
      undefined,
    ],
  ];

  const state = async (): Promise<unknown> =>
    database.owner(
      `select (select jsonb_agg(s order by s.id) from stays.stay s) as stays, (select jsonb_agg(n order by n.place_id, n.night) from stays.night n) as nights,
              (select count(*) from stays.stay_change) as changes, (select jsonb_agg(p order by p.id) from stays.place p) as places`,
    );

  describe("refuses", () => {
    test.each(attacks)("%s", async (_, attack, code, constraint) => {
      const before = await state();
      const fault = await database.app
        .write(nurse, async (tx) => {
          for (const statement of attack().split(";")) await sql.raw(statement).execute(tx);
        })
        .then(() => null, databaseFault);
      expect(fault).toMatchObject({ code, ...(constraint ? { constraint } : {}) });
      expect(await state()).toEqual(before);
    });
  });

  test("even the owner does not delete what was", async () => {
    await expect(database.owner("delete from stays.stay")).rejects.toMatchObject({
      constraint: "law11_nothing_is_lost",
    });
    await expect(database.owner("delete from stays.stay_change")).rejects.toMatchObject({
      constraint: "law11_nothing_is_lost",
    });
  });

  test("every state was written down by the database, whoever asked", async () => {
    const rows = await database.owner(
      "select number, state, last_night::text as last from stays.stay_change where stay_id = $1 order by number",
      [there],
    );
    expect(rows).toEqual([
      { number: 1, state: "held", last: "2026-06-04" },
      { number: 2, state: "occupied", last: "2026-06-04" },
    ]);
  });

  test("who verifies sees it from the raw rows, were the keys not there", async () => {
    expect(await house.verify()).toEqual({ bedsTwice: 0, nightsAstray: 0, examples: [], ok: true });
    await database.owner(`
      begin;
      alter table stays.stay disable trigger a_stay_after;
      ${insert({ place_id: `'${house.bed(1)}'` })};
      alter table stays.stay enable trigger a_stay_after;
      delete from stays.night where stay_id = '${there}' and night = '2026-06-03';
      commit;`);
    const report = await house.verify();
    expect(report).toMatchObject({ bedsTwice: 1, nightsAstray: 2, ok: false });
    expect(report.examples).toContainEqual({ breach: "nightsAstray", id: there });
  });
});
