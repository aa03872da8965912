import { describe, expect, test } from "vitest";
import { addDays, dayOf, instantAt } from "#kernel/time.ts";
import { appointmentsIn } from "../builders/appointments.ts";
import { aCourse } from "../builders/relay.ts";
import { arena, rounds } from "./arena.ts";
import { atOnce, codes } from "./processes.ts";

/** What may meet at one appointment, from several processes. */

const a = arena();

const editions = async (id: string) =>
  (
    await a.rowsOf(
      "select became, day::text from appointments.edition where appointment_id = $1 order by number",
      id,
    )
  ).map(({ became, day }) => `${became} ${day}`);

describe("an appointment", () => {
  test("two offices move it at once: one does, the other is told what it is now, and moves it knowing that", async () => {
    await rounds(async () => {
      const course = await aCourse(a.region);
      const day = addDays(dayOf(a.now()), 3);
      const appointmentId = await appointmentsIn(a.region).book(course, { day });
      const move = (process: number, edition: number, away: number) => () =>
        a.one(process).appointments.commands.moveAppointment(
          a.nurse,
          {
            appointmentId,
            edition,
            day: addDays(day, away),
            time: "09:00",
            movedBy: "place",
            citizenSays: "told",
          },
          a.now(),
        );
      const outcome = await atOnce([move(0, 1, 1), move(1, 1, 2), move(2, 1, 3)]);
      expect(outcome.done).toHaveLength(1);
      expect(codes(outcome)).toEqual(["staleAppointment", "staleAppointment"]);
      await move(1, 2, 7)();
      const kept = await editions(appointmentId);
      expect(kept).toHaveLength(3);
      expect([kept[0], kept[2]]).toEqual([`booked ${day}`, `moved ${addDays(day, 7)}`]);
    });
  });

  test("it is said that they came, that they did not, and cancelled, at once: one of the three", async () => {
    await rounds(async () => {
      const course = await aCourse(a.region);
      const appointmentId = await appointmentsIn(a.region).book(course, { day: addDays(dayOf(a.now()), -1) });
      const at = { appointmentId, edition: 1 };
      const { commands } = a.one(0).appointments;
      const outcome = await atOnce<unknown>([
        () => commands.recordOutcome(a.nurse, { ...at, outcome: "attended" }, a.now()),
        () => a.one(1).appointments.commands.recordOutcome(a.nurse, { ...at, outcome: "noShow" }, a.now()),
        () => a.one(2).appointments.commands.cancelAppointment(a.nurse, { ...at, by: "us" }, a.now()),
      ]);
      expect(outcome.done).toHaveLength(1);
      expect(new Set(codes(outcome))).toEqual(new Set(["staleAppointment"]));
      expect(await editions(appointmentId)).toHaveLength(2);
    });
  });

  test("read from the same calendar by three at once: it is there once, as the newest has it", async () => {
    await rounds(async () => {
      const course = await aCourse(a.region);
      const day = addDays(dayOf(a.now()), 4);
      const read = (process: number, sequence: number) => () =>
        a.one(process).appointments.commands.bookFromSource(
          a.nurse,
          {
            courseId: course.id,
            source: { kind: "ical", uid: "a@b", sequence },
            day: addDays(day, sequence),
            purpose: "Aftale",
            place: "Stuen",
          },
          a.now(),
        );
      const outcome = await atOnce([read(0, 1), read(1, 3), read(2, 2)]);
      expect(outcome.refused).toEqual([]);
      expect(
        await a.rowsOf(
          "select day::text, source_sequence::int as sequence from appointments.appointment where course_id = $1",
          course.id,
        ),
      ).toEqual([{ day: addDays(day, 3), sequence: 3 }]);
    });
  });

  test("reminded by two workers while somebody cancels it: written once at most, and what is cancelled does not leave", async () => {
    await rounds(async () => {
      const course = await aCourse(a.region);
      const { relay, clock } = a.region;
      const way = { courseId: course.id, kind: "sms" as const, to: "20 00 00 31" };
      await relay.addChannel(a.nurse, way, a.now());
      const day = addDays(dayOf(a.now()), 2);
      const appointmentId = await appointmentsIn(a.region).book(course, { day });
      const due = instantAt(addDays(day, -1), "10:00");
      clock.advance(due.getTime() - a.now().getTime());
      const cancel = { appointmentId, edition: 1, by: "citizen" as const };
      const outcome = await atOnce<unknown>([
        () => a.one(0).appointments.clock.remind(a.now()),
        () => a.one(1).appointments.clock.remind(a.now()),
        () => a.one(2).appointments.commands.cancelAppointment(a.nurse, cancel, a.now()),
      ]);
      expect(outcome.refused).toEqual([]);
      const written = await a.rowsOf(
        `select m.state, d.state as try from appointments.reminder r join relay.message m on m.id = r.message_id
           join relay.delivery d on d.message_id = m.id where r.appointment_id = $1`,
        appointmentId,
      );
      expect(written.length).toBeLessThanOrEqual(1);
      for (const one of written) expect(one).toEqual({ state: "dropped", try: "dropped" });
    });
  });
});
