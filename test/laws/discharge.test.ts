import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#kernel/ids.ts";
import type { Actor } from "#modules/identity/index.ts";
import { databaseFault } from "#platform/db.ts";
import { ANSWERED_FOR, aHospital } from "../builders/discharge.ts";
import { aRegion, type Region } from "../builders/region.ts";
import { aCourse, type BuiltCourse } from "../builders/relay.ts";
import { aHouse } from "../builders/stays.ts";
import { describeOnBoth, type TestDatabase } from "../db.ts";

// Hand-written SQL, as the application's own role and by somebody who may write: what a mistake in the code could type. Nobody is
// finished with an unsecured line, nobody is out on the street unseen, and no course closes on it.

describeOnBoth("the law of leaving, against the database itself", (open) => {
  let database: TestDatabase;
  let region: Region;
  let nurse: Actor;
  let street: BuiltCourse;
  let bare: BuiltCourse;
  let medicine: string;
  let nowhere: string;
  let settled: string;
  let early: string;
  let stay: string;

  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
    const hospital = aHospital(region);
    nurse = await region.actor("emergency");
    const course = () => aCourse(region, { needs: ["somatic"] });
    street = await course();
    bare = await course();
    const admitted = async (of: BuiltCourse, ...answers: [string, string?, string[]?]) => {
      const one = await hospital.admitted(of);
      await one.answer(...answers);
      return one;
    };
    nowhere = (await admitted(street, "nowhere")).id;
    medicine = (await admitted(await course(), "ownHome", "noneNeeded", ["medicine"])).id;
    const done = await admitted(await course(), "friendsOrFamily");
    await done.secureAll();
    await done.complete();
    settled = done.id;
    const gone = await admitted(await course(), "ownHome");
    await hospital.commands.leaveEarly(nurse, { leavingId: gone.id }, region.now());
    early = gone.id;
    const house = await aHouse(region, { beds: 1 });
    const guest = await aCourse(region);
    const asked = { placeId: house.bed(1), needId: guest.needId(0) };
    stay = (await house.commands.holdPlace(nurse, asked, region.now())).stayId;
    await house.commands.confirmArrival(await region.actor("shelter"), { stayId: stay }, region.now());
  });
  afterAll(() => database.close());

  const now = () => `'${region.now().toISOString()}'`;
  const left = (id: string, more = "") =>
    `update discharge.leaving set state = 'left', left_at = ${now()}, changed_at = ${now()} ${more} where id = '${id}'`;
  const { leaderName, leaderReason, municipality, municipalitySaid } = ANSWERED_FOR;
  const leader = `, leader_name = '${leaderName}', leader_reason = '${leaderReason}'`;
  const seen = `, without_place = true${leader}, municipality = '${municipality}', municipality_said = '${municipalitySaid}'`;
  const line = (leaving: string, kind: string) =>
    `(select id from discharge.line where leaving_id = '${leaving}' and kind = '${kind}')`;
  /** Says a line anew, by hand. */
  const says = (leaving: string, kind: string, state: string, more: Record<string, string> = {}) => {
    const said: Record<string, string> = {
      line_id: line(leaving, kind),
      edition: `(select edition + 1 from discharge.line where leaving_id = '${leaving}' and kind = '${kind}')`,
      state: `'${state}'`,
      at: now(),
      person_id: `'${nurse.personId}'`,
      unit_id: `'${nurse.unitId}'`,
      ...more,
    };
    return `insert into discharge.said (${Object.keys(said)}) values (${Object.values(said)}); update discharge.line set state = '${state}', edition = edition + 1 where id = ${line(leaving, kind)}`;
  };
  const secures = (leaving: string, ...kinds: string[]) =>
    kinds.map((kind) => says(leaving, kind, "secured", { by_words: "'Nogen'" })).join("; ");
  const rest = ["contact", "information", "told"];
  const admission = (more: Record<string, string> = {}) => {
    const row: Record<string, string> = {
      id: `'${newId()}'`,
      subject: "'admission'",
      course_id: `'${bare.id}'`,
      citizen_id: `'${bare.citizenId}'`,
      place_name: "'M3'",
      begun_at: now(),
      begun_by: `'${nurse.personId}'`,
      begun_unit: `'${nurse.unitId}'`,
      care: "'somatic'",
      admitted_at: now(),
      changed_at: now(),
      ...more,
    };
    return `insert into discharge.leaving (${Object.keys(row)}) values (${Object.values(row)})`;
  };
  const close = (course: string) =>
    `update relay.need set state = 'met', ended_at = ${now()} where course_id = '${course}' and ended_at is null; update relay.course set state = 'closed', closed_at = ${now()}, close_reason = 'landed', told_citizen = 'ja' where id = '${course}'`;
  const courseOf = (leaving: string) => `(select course_id from discharge.leaving where id = '${leaving}')`;

  const attacks: readonly (readonly [string, () => string, string, string | undefined])[] = [
    [
      "finished with nobody asked",
      () =>
        `${admission({ id: "'00000000-0000-7000-8000-00000000aaaa'" })}; ${left("00000000-0000-7000-8000-00000000aaaa")}`,
      "23514",
      "left_answered",
    ],
    ["to the street, as if it were nothing", () => left(nowhere), "23514", "left_without_place_unseen"],
    [
      "to the street, with a leader's name alone",
      () => left(nowhere, leader),
      "23514",
      "left_without_place_unseen",
    ],
    [
      "to the street, and no municipality answered",
      () => left(nowhere, `, without_place = true${leader}`),
      "23514",
      "somebody_answers_for_it",
    ],
    [
      "to the street, seen, and the leaders not called",
      () => left(nowhere, seen),
      "23514",
      "left_without_place_unseen",
    ],
    [
      "a place that nobody secures",
      () =>
        `${secures(nowhere, ...rest)}; ${says(nowhere, "place", "notNeeded", { words: "'Vil ikke'" })}; ${left(nowhere)}`,
      "23514",
      "left_without_place_unseen",
    ],
    [
      "a place for a night gone by",
      () =>
        `${secures(nowhere, ...rest)}; ${says(nowhere, "place", "secured", { by_words: "'Vennen'", until: "'2026-06-01'" })}; ${left(nowhere)}`,
      "23514",
      "left_without_place_unseen",
    ],
    [
      "said to be without a place when there is one",
      () => `${secures(nowhere, ...rest, "place")}; ${left(nowhere, seen)}`,
      "23514",
      "left_without_place_unseen",
    ],
    [
      "finished with an open line",
      () => `${secures(medicine, ...rest)}; ${left(medicine)}`,
      "23514",
      "left_unsecured",
    ],
    [
      "a leader lets it be, and nobody has it",
      () => `${secures(medicine, ...rest)}; ${left(medicine, leader)}`,
      "23514",
      "left_unsecured",
    ],
    [
      "let be, and no need of it",
      () =>
        `${secures(medicine, ...rest)}; ${says(medicine, "medicine", "overridden")}; ${left(medicine, leader)}`,
      "23514",
      "left_unsecured",
    ],
    [
      "let be, with a need that has ended",
      () =>
        `${secures(medicine, ...rest)}; ${says(medicine, "medicine", "overridden")}; update discharge.line set need_id = (select id from relay.need where course_id = ${courseOf(medicine)} limit 1) where id = ${line(medicine, "medicine")}; update relay.need set state = 'met', ended_at = ${now()} where course_id = ${courseOf(medicine)}; ${left(medicine, leader)}`,
      "23514",
      "left_unsecured",
    ],
    [
      "let be, with a need of another course",
      () =>
        `${secures(medicine, ...rest)}; ${says(medicine, "medicine", "overridden")}; update discharge.line set need_id = '${bare.needId(0)}' where id = ${line(medicine, "medicine")}; ${left(medicine, leader)}`,
      "23514",
      "left_unsecured",
    ],
    [
      "a line that is called for, called off",
      () =>
        `${secures(medicine, ...rest)}; update discharge.line set called = false where id = ${line(medicine, "medicine")}; ${left(medicine)}`,
      "23514",
      "left_unsecured",
    ],
    ["a line opened when all is finished", () => says(settled, "place", "open"), "23514", "left_unsecured"],
    ["due, and nobody has it", () => says(settled, "place", "due"), "23514", "left_unsecured"],
    ["secured by nobody", () => says(medicine, "medicine", "secured"), "23514", "secured_by_somebody"],
    [
      "not needed, without their words",
      () => says(medicine, "medicine", "notNeeded"),
      "23514",
      "in_the_citizens_words",
    ],
    [
      "secured without a word kept",
      () =>
        `update discharge.line set state = 'secured', edition = edition + 1 where id = ${line(medicine, "medicine")}`,
      "23503",
      "stands_as_it_was_said",
    ],
    [
      "secured without being said anew",
      () => `update discharge.line set state = 'secured' where id = ${line(medicine, "medicine")}`,
      "23514",
      undefined,
    ],
    [
      "an edition jumped over",
      () => `update discharge.line set edition = edition + 2 where id = ${line(medicine, "medicine")}`,
      "23514",
      "line_said_anew",
    ],
    [
      "a line of leaving, done as at arrival",
      () => says(medicine, "medicine", "done"),
      "23514",
      "stands_as_its_kind_can",
    ],
    ["a need that is none", () => says(medicine, "medicine", "need"), "23514", "a_need_is_named"],
    [
      "two lines of a kind",
      () =>
        `insert into discharge.line (id, leaving_id, kind) values ('${newId()}', '${medicine}', 'medicine')`,
      "23505",
      "one_line_of_a_kind",
    ],
    ["went before time, and is finished", () => left(early), "23514", "leaving_goes_one_way"],
    [
      "went before time, and nobody looks",
      () => `update discharge.leaving set state = 'leftEarly', left_at = ${now()} where id = '${medicine}'`,
      "23514",
      "left_early_is_followed",
    ],
    [
      "finished, and then gone before time",
      () => `update discharge.leaving set state = 'leftEarly' where id = '${settled}'`,
      "23514",
      "leaving_goes_one_way",
    ],
    [
      "a mistake, and nobody says why",
      () =>
        `update discharge.leaving set state = 'stopped', stopped = 'mistake', left_at = ${now()} where id = '${medicine}'`,
      "23514",
      "stopped_for_a_reason",
    ],
    [
      "left before they came",
      () =>
        `update discharge.leaving set state = 'stopped', stopped = 'died', left_at = admitted_at - interval '1 hour' where id = '${medicine}'`,
      "23514",
      "left_at_a_moment",
    ],
    [
      "admitted twice",
      () => admission({ course_id: `'${street.id}'`, citizen_id: `'${street.citizenId}'` }),
      "23505",
      "one_open_admission",
    ],
    ["admitted and gone at once", () => admission({ state: "'left'", left_at: now() }), "42501", undefined],
    [
      "another's citizen",
      () => admission({ citizen_id: `'${street.citizenId}'` }),
      "23514",
      "leaving_of_its_course",
    ],
    ["nowhere at all", () => admission({ place_name: "null" }), "23514", "somewhere"],
    ["in two places", () => admission({ unit_id: `'${region.idOf("psychiatry")}'` }), "23514", "somewhere"],
    [
      "an admission that is of no hospital",
      () => admission({ care: "null" }),
      "23514",
      "an_admission_is_somewhere_since",
    ],
    [
      "a ward closed with somebody in it",
      () => `update identity.unit set closed_at = now() where id = '${region.idOf("psychiatry")}'`,
      "23503",
      "law8_ward_is_open",
    ],
    ["a course closed with somebody in a ward", () => close(street.id), "23514", "discharge_is_followed"],
    [
      "a course closed on somebody who went before time",
      () =>
        `update relay.need set state = 'met', ended_at = ${now()} where course_id = ${courseOf(early)} and ended_at is null; update relay.course set state = 'closed', closed_at = ${now()}, close_reason = 'landed', told_citizen = 'ja' where id = ${courseOf(early)}`,
      "23514",
      "discharge_is_followed",
    ],
    [
      "a stay ended without its leaving",
      () =>
        `update stays.stay set state = 'ended', ended_at = ${now()}, reason = 'ownHome', last_night = '2026-06-01' where id = '${stay}'`,
      "23514",
      "stay_ends_with_its_leaving",
    ],
    [
      "a stay ended on somebody else's",
      () =>
        `update stays.stay set state = 'ended', ended_at = ${now()}, reason = 'ownHome', last_night = '2026-06-01', leaving_id = '${settled}' where id = '${stay}'`,
      "23514",
      "stay_ends_with_its_leaving",
    ],
    [
      "another person's leaving",
      () => `update discharge.leaving set citizen_id = '${street.citizenId}' where id = '${medicine}'`,
      "42501",
      undefined,
    ],
    [
      "another course's",
      () => `update discharge.leaving set course_id = '${bare.id}' where id = '${medicine}'`,
      "42501",
      undefined,
    ],
    [
      "came at another time",
      () => `update discharge.leaving set admitted_at = now() where id = '${medicine}'`,
      "42501",
      undefined,
    ],
    ["a word changed", () => "update discharge.said set words = 'Andet'", "42501", undefined],
    ["a word taken away", () => "delete from discharge.said", "42501", undefined],
    ["answers changed", () => "update discharge.answer set tonight = 'ownHome'", "42501", undefined],
    [
      "history written by hand",
      () =>
        `insert into discharge.change (leaving_id, number, at, state) values ('${medicine}', 99, now(), 'open')`,
      "42501",
      undefined,
    ],
    ["history taken away", () => "delete from discharge.change", "42501", undefined],
    [
      "a leaving taken away",
      () => `delete from discharge.leaving where id = '${medicine}'`,
      "42501",
      undefined,
    ],
    ["the days made fewer", () => "update discharge.law set closing_days = 1", "42501", undefined],
  ];

  const state = async (): Promise<unknown> =>
    database.owner(
      `select (select jsonb_agg(l order by l.id) from discharge.leaving l) as leavings, (select jsonb_agg(n order by n.id) from discharge.line n) as lines,
              (select count(*) from discharge.said) as said, (select count(*) from discharge.change) as changes,
              (select jsonb_agg(c.state order by c.id) from relay.course c) as courses, (select jsonb_agg(s.state) from stays.stay s) as stays`,
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
    for (const table of ["leaving", "line", "said", "answer", "change"])
      await expect(database.owner(`delete from discharge.${table}`)).rejects.toMatchObject({
        constraint: "law11_nothing_is_lost",
      });
  });

  test("and what is lawful goes through by the same hand", async () => {
    await database.app.write(nurse, async (tx) => {
      for (const statement of `${secures(medicine, "medicine", ...rest)}; ${left(medicine)}`.split(";"))
        await sql.raw(statement).execute(tx);
    });
    const [row] = await database.owner("select state from discharge.leaving where id = $1", [medicine]);
    expect(row?.state).toBe("left");
  });
});
