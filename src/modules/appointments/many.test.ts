import { expect, it, onTestFinished } from "vitest";
import { appointmentWorld } from "../../../test/builders/appointments.ts";
import { describeOnEngine } from "../../../test/db.ts";

describeOnEngine("more appointments than a page holds", (open) => {
  const world = async () => {
    const database = await open();
    onTestFinished(() => database.close());
    return appointmentWorld(database);
  };

  it("what others answer for stands in nobody's way on I dag; what is too much is said, the gravest first", async () => {
    const { course, book, region, actor, views, database, clockTo } = await world();
    await (await course.asked("nightTeam", { need: 0 })).accepted();
    // All are the baton's but one, which goes with the need that was taken.
    await book(course, { needId: course.needId(0), day: "2026-06-03", time: "12:00" });
    await database.owner(`
      insert into appointments.appointment (id, course_id, citizen_id, kind, purpose, day, place, company, transport, citizen_says, state, edition,
                                            booked_at, booked_by, booked_for, changed_at)
      select gen_random_uuid(), a.course_id, a.citizen_id, a.kind, a.purpose, '2026-06-02', a.place, a.company, a.transport, a.citizen_says, 'booked', 1,
             a.booked_at, a.booked_by, a.booked_for, a.changed_at
        from appointments.appointment a, generate_series(1, 210)`);
    clockTo("2026-06-03", "09:00");
    const today = async (door: "nightTeam" | "emergency") => views.today(await actor(door), region.now());
    expect(await today("nightTeam")).toMatchObject({ lines: [{ why: "today", knownAs: "Bo" }], more: 0 });
    expect(await today("emergency")).toMatchObject({ more: 160 });

    // They cannot come to one far ahead: that is told first, before two hundred others.
    const far = await book(course, { day: "2026-06-20" });
    await database.owner("update appointments.appointment set cannot_come_at = changed_at where id = $1", [
      far,
    ]);
    const { lines, more } = await today("emergency");
    expect([lines.length, more, lines[0]?.id]).toEqual([50, 161, far]);
  });

  it("what is ahead stands on the course, and stops when they die, however much is over", async () => {
    const { course, book, region, actor, views, database, clock } = await world();
    const old = await book(course, { day: "2026-05-20" });
    await database.owner(
      "update appointments.appointment set state = 'attended', said_at = day + interval '20 hours', edition = 2 where id = $1",
      [old],
    );
    await database.owner(`
      insert into appointments.appointment (id, course_id, citizen_id, kind, purpose, day, place, company, transport, citizen_says, state, edition,
                                            booked_at, booked_by, booked_for, changed_at)
      select gen_random_uuid(), a.course_id, a.citizen_id, a.kind, a.purpose, '2026-05-21', a.place, a.company, a.transport, a.citizen_says, 'booked', 1,
             a.booked_at, a.booked_by, a.booked_for, a.changed_at from appointments.appointment a, generate_series(1, 510)`);
    await database.owner(
      "update appointments.appointment set state = 'attended', said_at = day + interval '20 hours', edition = 2 where state = 'booked'",
    );
    const [late, soon] = [
      await book(course, { day: "2026-07-01" }),
      await book(course, { day: "2026-06-05" }),
    ];
    const see = async (asked?: string) => views.ofCourse(await actor(), course.id, region.now(), asked);
    expect((await see()).ahead.map(({ id }) => id)).toEqual([soon, late]);
    expect((await see()).over).toHaveLength(30);
    expect((await see(old)).over.map(({ id }) => id)).toContain(old);
    expect(await clock.died(course.id, region.now())).toBe(2);
  });
});
