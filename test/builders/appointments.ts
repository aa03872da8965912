import type { z } from "zod";
import { type appointmentSchemas, createAppointments } from "#modules/appointments/index.ts";
import { insideActions } from "../../src/modules/relay/actions/inside.ts";
import { remindingActions } from "../../src/modules/relay/actions/reminding.ts";
import { ownOfDestinations } from "../../src/modules/relay/own/destination.ts";
import type { Door, Region } from "./region.ts";
import type { BuiltCourse } from "./relay.ts";

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
