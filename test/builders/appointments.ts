import type { z } from "zod";
import { calendarDay, instantAt } from "#kernel/time.ts";
import { type appointmentSchemas, createAppointments } from "#modules/appointments/index.ts";
import { insideActions } from "../../src/modules/relay/actions/inside.ts";
import { remindingActions } from "../../src/modules/relay/actions/reminding.ts";
import { ownOfDestinations } from "../../src/modules/relay/own/destination.ts";
import type { TestDatabase } from "../db.ts";
import { aRegion, type Door, type Region } from "./region.ts";
import { aCourse, type BuiltCourse } from "./relay.ts";

type Booking = z.input<typeof appointmentSchemas.BookAppointment>;

/** Appointments in a region: booked by the emergency department the day after the builders' today, unless said otherwise. */
export function appointmentsIn(region: Region) {
  const appointments = createAppointments({
    ...region,
    relay: {
      inside: insideActions(region),
      reminders: remindingActions(region),
      sighted: { asParticipant: region.views.asParticipant },
      ownOf: ownOfDestinations(region),
    },
  });
  return {
    ...appointments,
    async book(course: Pick<BuiltCourse, "id">, more: Partial<Booking> = {}, by: Door = "emergency") {
      const asked: Booking = {
        courseId: course.id,
        kind: "hospital",
        purpose: "Røntgen af foden",
        day: "2026-06-03",
        time: "10:00",
        place: "Ambulatoriet, indgang 4",
        citizenSays: "agreed",
        ...more,
      };
      return (await appointments.commands.bookAppointment(await region.actor(by), asked, region.now()))
        .appointmentId;
    },
  };
}

export type AppointmentsInRegion = ReturnType<typeof appointmentsIn>;

/** A course at the emergency department with two needs, and what one does with its appointments. */
export async function appointmentWorld(database: TestDatabase, consent: "relay" | null = "relay") {
  const region = await aRegion(database);
  const appointments = appointmentsIn(region);
  const course = await aCourse(region, { consent, needs: ["somatic", "transport"] });
  const actor = (door: Door = "emergency") => region.actor(door);
  const { commands, views } = appointments;
  const one = async (id: string, door: Door = "emergency") => views.one(await actor(door), id, region.now());
  const today = async (door: Door = "emergency") =>
    (await views.today(await actor(door), region.now())).lines.map(({ why, knownAs }) => `${why} ${knownAs}`);
  const say = async (appointmentId: string, more: object = {}, door: Door = "emergency") =>
    commands.recordOutcome(
      await actor(door),
      { appointmentId, edition: 1, outcome: "attended" as const, ...more },
      region.now(),
    );
  const move = async (appointmentId: string, edition: number, day: string, door: Door = "emergency") =>
    commands.moveAppointment(
      await actor(door),
      { appointmentId, edition, day, time: "09:00", movedBy: "place", citizenSays: "told" },
      region.now(),
    );
  const clockTo = (day: string, time: string) =>
    region.clock.advance(instantAt(calendarDay(day), time).getTime() - region.now().getTime());
  const events = async () =>
    (
      await database.owner(
        "select type, data from platform.event where type like 'appointments.%' and course_id is not null order by at, id",
      )
    ).map(({ type }) => String(type).slice("appointments.".length));
  return { ...appointments, database, region, course, actor, one, today, say, move, clockTo, events };
}
