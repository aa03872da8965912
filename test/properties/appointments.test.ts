import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isRefused } from "#kernel/refusal.ts";
import { addDays, calendarDay, dayOf, minutes } from "#kernel/time.ts";
import { type AppointmentsInRegion, appointmentsIn } from "../builders/appointments.ts";
import { aRegion, type Region } from "../builders/region.ts";
import { aCourse } from "../builders/relay.ts";
import { type TestDatabase, testDatabase } from "../db.ts";

// Two offices do whatever they like with one appointment at a time, seeing the newest edition or an old one, over a night the clocks
// change, while the clock looks again and again. After every step: what is kept is whole, a right runs on, and nobody is reminded of
// what is not booked.

type Step =
  | { readonly do: "book" | "came" | "missed" | "cancel" | "finish" | "remind" | "wish" }
  | { readonly do: "move"; readonly away: number; readonly late: boolean }
  | { readonly do: "wait"; readonly minutes: number };

const steps = fc.array(
  fc.oneof(
    fc.constantFrom<Step>(
      { do: "book" },
      { do: "came" },
      { do: "missed" },
      { do: "cancel" },
      { do: "finish" },
      { do: "remind" },
      { do: "wish" },
    ),
    fc.record({
      do: fc.constant("move" as const),
      away: fc.integer({ min: 0, max: 9 }),
      late: fc.boolean(),
    }),
    fc.record({ do: fc.constant("wait" as const), minutes: fc.integer({ min: 1, max: 2400 }) }),
    fc.constant<Step>({ do: "remind" }),
  ),
  { minLength: 6, maxLength: 26 },
);

let database: TestDatabase;
let region: Region;
let appointments: AppointmentsInRegion;
beforeAll(async () => {
  database = await testDatabase({ engine: "postgres" });
  // The Friday before the clocks go back.
  region = await aRegion(database, "2026-10-23T06:00:00Z");
  appointments = appointmentsIn(region);
});
afterAll(() => database.close());

/** What must be so whatever happened: each a query that finds what is wrong. */
const WRONG: Readonly<Record<string, string>> = {
  "editions are counted without a gap, and the last is what stands":
    "select a.id from appointments.appointment a where a.edition <> (select count(*) from appointments.edition e where e.appointment_id = a.id) or a.timed > a.edition",
  "a no-show has a step, and nothing else has":
    "select id from appointments.appointment where (state = 'noShow') <> (step_on is not null)",
  "no need closed because nobody came": "select n.id from relay.need n where n.ended_at is not null",
  "the thirty days are thirty days":
    "select id from appointments.right_clock where last_on <> started_on + 30 or started_on <> '2026-10-20'",
  "nobody is reminded of what is not booked at that time": `select r.appointment_id from appointments.reminder r join appointments.appointment a on a.id = r.appointment_id join relay.message m on m.id = r.message_id
      where m.state in ('underWay', 'byHand', 'failed') and (a.state <> 'booked' or a.timed <> r.timed)`,
  "a reminder is in time":
    "select m.id from relay.message m where m.moot_at is not null and m.at >= m.moot_at",
};

async function happens(step: Step, world: { courseId: string; current: string }): Promise<void> {
  const nurse = await region.actor("emergency");
  const { commands, clock } = appointments;
  const now = region.now();
  const [row] = await database.owner("select edition from appointments.appointment where id = $1", [
    world.current,
  ]);
  const edition = Number(row?.edition ?? 1);
  const at = { appointmentId: world.current, edition };
  switch (step.do) {
    case "wait":
      region.clock.advance(minutes(step.minutes));
      return;
    case "book":
      world.current = await appointments.book({ id: world.courseId }, { day: addDays(dayOf(now), 2) });
      return;
    case "came":
      await commands.recordOutcome(nurse, { ...at, outcome: "attended" }, now);
      return;
    case "missed":
      await commands.recordOutcome(nurse, { ...at, outcome: "noShow", reasons: ["afraid"] }, now);
      return;
    case "cancel":
      await commands.cancelAppointment(nurse, { ...at, by: "place" }, now);
      return;
    case "finish":
      await commands.finishStep(nurse, { appointmentId: world.current, step: "otherWay" }, now);
      return;
    case "remind":
      await clock.remind(now);
      await clock.settleLate(now);
      return;
    case "wish":
      await commands.chooseReminders(
        nurse,
        { courseId: world.courseId, before: ["sameMorning", "twoHours"] },
        now,
      );
      return;
    case "move":
      await commands.moveAppointment(
        nurse,
        {
          ...at,
          edition: step.late ? Math.max(1, edition - 1) : edition,
          day: addDays(dayOf(now), step.away),
          time: "02:30",
          movedBy: "us",
          citizenSays: "told",
        },
        now,
      );
  }
}

test("whatever two offices do, and whenever the clock looks", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const course = await aCourse(region, { needs: ["somatic"] });
      const nurse = await region.actor("emergency");
      const way = { courseId: course.id, kind: "sms" as const, to: "20 00 00 31" };
      await region.relay.addChannel(nurse, way, region.now());
      const right = {
        courseId: course.id,
        kind: "assessment" as const,
        startedOn: calendarDay("2026-10-20"),
      };
      await appointments.commands.startRight(nurse, right, region.now());
      const world = {
        courseId: course.id,
        current: await appointments.book(course, { day: addDays(dayOf(region.now()), 2) }),
      };
      for (const step of all) {
        await happens(step, world).catch((error: unknown) => {
          if (!isRefused(error)) throw error;
        });
        for (const [law, query] of Object.entries(WRONG))
          expect([law, await database.owner(query)]).toEqual([law, []]);
      }
      expect(await appointments.verify()).toMatchObject({ examples: [], ok: true });
    }),
    { numRuns: 12 },
  );
});
