import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#kernel/ids.ts";
import type { Actor } from "#modules/identity/index.ts";
import { databaseFault } from "#platform/db.ts";
import { type AppointmentsInRegion, appointmentsIn } from "../builders/appointments.ts";
import { aRegion, type Region } from "../builders/region.ts";
import { aCourse, type BuiltCourse } from "../builders/relay.ts";
import { describeOnBoth, type TestDatabase } from "../db.ts";

// Hand-written SQL, as the application's own role and by somebody who may write: what a mistake in the code could type. The database
// says no to all of it, and nothing is changed.

describeOnBoth("the laws of appointments, against the database itself", (open) => {
  let database: TestDatabase;
  let region: Region;
  let appointments: AppointmentsInRegion;
  let course: BuiltCourse;
  let other: BuiltCourse;
  let nurse: Actor;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
    appointments = appointmentsIn(region);
    course = await aCourse(region);
    other = await aCourse(region, { citizen: { knownAs: "Anna" } });
    nurse = await region.actor("emergency");
    ids.booked = await appointments.book(course);
    ids.missed = await appointments.book(course, { day: "2026-06-01" });
    ids.cancelled = await appointments.book(course, { day: "2026-06-09" });
    const { commands } = appointments;
    const said = { appointmentId: ids.missed, edition: 1, outcome: "noShow" as const };
    await commands.recordOutcome(nurse, said, region.now());
    const gone = { appointmentId: ids.cancelled, edition: 1, by: "place" as const };
    await commands.cancelAppointment(nurse, gone, region.now());
    const right = { courseId: course.id, kind: "assessment" as const, startedOn: "2026-06-01" };
    ids.right = (await commands.startRight(nurse, right, region.now())).rightId;
    Object.assign(ids, { course: course.id, other: other.id, anna: other.citizenId, fresh: newId() });
  });
  afterAll(() => database.close());

  const all = () =>
    database.owner(
      `select (select jsonb_agg(a order by a.id) from appointments.appointment a) as appointments, (select count(*) from appointments.edition) as editions,
              (select jsonb_agg(r) from appointments.right_clock r) as rights, (select count(*) from appointments.reminder) as reminders`,
    );
  const filled = (typed: string) => typed.replaceAll(/:([a-z]\w*)/g, (_, name: string) => `'${ids[name]}'`);
  /** What the database says to it; "nothing" = done, and nothing came of it. */
  const says = async (typed: string, as: "nurse" | "house" = "nurse"): Promise<string> => {
    const before = await all();
    const actor = as === "nurse" ? nurse : { personId: null, unitId: null, role: "system" };
    const said = await database.app
      .write(actor, (tx) => sql.raw(filled(typed)).execute(tx))
      .then(
        () => "nothing",
        (error: unknown) => databaseFault(error)?.constraint ?? databaseFault(error)?.code ?? String(error),
      );
    expect(await all()).toEqual(before);
    return said;
  };
  const update = (set: string, id = "booked") =>
    `update appointments.appointment set ${set}, edition = edition + 1 where id = :${id}`;
  const remind = (of: string, timed = 1, at = "2026-06-02T10:00Z") =>
    `insert into appointments.reminder (appointment_id, timed, before, at) values (:${of}, ${timed}, 'dayBefore', '${at}')`;

  describe.each<readonly [string, string, string, "house"?]>([
    [
      "an edition is passed over",
      "update appointments.appointment set place = 'Et andet sted' where id = :booked",
      "one_edition_at_a_time",
    ],
    [
      "two editions at once",
      "update appointments.appointment set place = 'Et andet sted', edition = 3 where id = :booked",
      "one_edition_at_a_time",
    ],
    [
      "what was missed is booked",
      update("state = 'booked', said_at = null, reasons = '{}', step_on = null", "missed"),
      "appointment_goes_one_way",
    ],
    [
      "what was cancelled is kept",
      update("state = 'attended', ended_why = null, said_at = '2026-06-09T10:00Z'", "cancelled"),
      "appointment_goes_one_way",
    ],
    [
      "what is over gets another time",
      update("day = '2026-06-02', starts_at = '2026-06-02T08:00Z'", "missed"),
      "moved_while_booked",
    ],
    [
      "they came the day before",
      update("state = 'attended', said_at = '2026-06-02T21:59Z'"),
      "attended_on_the_day",
    ],
    [
      "they did not come, before it began",
      update(
        "state = 'noShow', said_at = '2026-06-03T07:59Z', reasons = '{unknown}', step_on = '2026-06-04'",
      ),
      "missed_after_it_began",
    ],
    [
      "a no-show without a next step",
      update("state = 'noShow', said_at = '2026-06-03T09:00Z', reasons = '{unknown}'"),
      "law10_no_show_has_a_step",
    ],
    [
      "a no-show for no reason",
      update("state = 'noShow', said_at = '2026-06-03T09:00Z', step_on = '2026-06-04'"),
      "reasons_are_known",
    ],
    [
      "a reason nobody knows",
      update("state = 'noShow', said_at = '2026-06-03T09:00Z', reasons = '{lazy}', step_on = '2026-06-04'"),
      "reasons_are_known",
    ],
    ["cancelled without saying why", update("state = 'cancelled'"), "ended_says_why"],
    [
      "a day that is not its moment's in Denmark",
      update("starts_at = '2026-06-03T22:30Z'"),
      "day_is_denmarks",
    ],
    ["it ends before it begins", update("ends_at = starts_at"), "appointment_check"],
    ["nowhere", update("place = ''"), "is_somewhere"],
    ["a companion nobody named", update("company = 'companion'"), "company_is_named"],
    [
      "somebody else's course",
      "update appointments.appointment set course_id = :other where id = :booked",
      "appointment_of_its_course",
    ],
    [
      "somebody else's citizen",
      "update appointments.appointment set citizen_id = :anna where id = :booked",
      "appointment_of_its_course",
    ],
    ["it is taken away", "delete from appointments.appointment where id = :booked", "42501"],
    [
      "its history is rewritten",
      "update appointments.edition set day = '2026-06-09' where appointment_id = :booked",
      "42501",
    ],
    [
      "a right is given more days",
      "update appointments.right_clock set days = 60 where id = :right",
      "42501",
    ],
    [
      "a right begins anew",
      "update appointments.right_clock set started_on = '2026-07-01' where id = :right",
      "42501",
    ],
    [
      "a right of more days than the law gives",
      "insert into appointments.right_clock (id, course_id, citizen_id, kind, started_on, term_from, days, started_at, started_by, started_for) select :fresh, course_id, citizen_id, kind, '2026-06-02', term_from, 60, started_at, started_by, started_for from appointments.right_clock where id = :right",
      "right_clock_kind_term_from_days_fkey",
    ],
    [
      "the same right twice",
      "insert into appointments.right_clock (id, course_id, citizen_id, kind, started_on, term_from, days, started_at, started_by, started_for) select :fresh, course_id, citizen_id, kind, started_on, term_from, days, started_at, started_by, started_for from appointments.right_clock where id = :right",
      "one_right_of_a_kind",
    ],
    ["reminded of what is cancelled", remind("cancelled"), "reminds_of_what_is_booked", "house"],
    ["reminded of what was missed", remind("missed"), "reminds_of_what_is_booked", "house"],
    ["reminded of a time it does not have", remind("booked", 2), "reminds_of_what_is_booked", "house"],
    [
      "reminded once it has begun",
      remind("booked", 1, "2026-06-03T08:00Z"),
      "reminds_of_what_is_booked",
      "house",
    ],
    [
      "reminded twice",
      `${remind("booked")}, (:booked, 1, 'dayBefore', '2026-06-02T11:00Z')`,
      "one_reminder_of_a_time",
      "house",
    ],
    ["reminded by somebody at work", remind("booked"), "42501"],
  ])("%s", (_, typed = "", answer, as) => {
    test(`is refused: ${answer}`, async () =>
      expect(await says(typed, as === "house" ? as : "nurse")).toBe(answer));
  });

  test("the citizen's own hand says that they cannot come, and nothing else", async () => {
    const me = { personId: course.citizenId, unitId: null, role: "citizen" };
    const typed = (set: string) =>
      database.app
        .write(me, (tx) =>
          sql
            .raw(filled(`update appointments.appointment set ${set} where id = :booked returning id`))
            .execute(tx),
        )
        .then(
          ({ rows }) => rows.length,
          (error: unknown) => databaseFault(error)?.constraint ?? databaseFault(error)?.code,
        );
    expect(await typed("place = 'Hjemme', edition = edition + 1")).toBe("changed_by_who_may");
    expect(await typed("step = 'notNeeded', step_at = now(), step_by = booked_by")).toBe(
      "changed_by_who_may",
    );
    expect(await typed("cannot_come_at = '2026-06-02T10:00Z'")).toBe(1);
    const them = { personId: other.citizenId, unitId: null, role: "citizen" };
    const { rows } = await database.app.write(them, (tx) =>
      sql
        .raw(
          filled("update appointments.appointment set cannot_come_at = null where id = :booked returning id"),
        )
        .execute(tx),
    );
    expect(rows).toEqual([]);
  });
});
