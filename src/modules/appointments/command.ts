import { Refused } from "#kernel/refusal.ts";
import type { Citizens } from "#modules/citizen/index.ts";
import type { Consents } from "#modules/consent/index.ts";
import {
  type CommandingDeps,
  type DestinationAbout,
  destination,
  type Relay,
  type Work,
} from "#modules/relay/index.ts";
import type { Ruling } from "./rules.ts";
import type { AppointmentEvent } from "./types.ts";

export interface AppointmentsDeps extends CommandingDeps {
  readonly citizens: Citizens;
  readonly consents: Consents;
  readonly relay: Pick<Relay, "inside" | "reminders" | "sighted" | "ownOf">;
}

/** One command under way. */
export type Job<C> = Work<C, AppointmentEvent, DestinationAbout>;
export type Happened = Job<unknown>["happened"];

export const { commands, eventOf } = destination<AppointmentEvent>("appointments", {
  one_edition_at_a_time: "staleAppointment",
  moved_while_booked: "appointmentOver",
  appointment_goes_one_way: "appointmentOver",
  appointment_of_its_course: "unknownReference",
  right_of_its_course: "unknownReference",
  one_right_of_a_kind: "rightRunsAlready",
  one_appointment_of_a_source: "staleAppointment",
  sequence_goes_forward: "staleAppointment",
});

/** Who does it, for the rows. */
export const handOf = ({ actor, now }: Pick<Job<unknown>, "actor" | "now">) => ({
  personId: actor.personId,
  unitId: actor.unitId,
  at: now,
});

export type MakeCommand = ReturnType<typeof commands>;

/** Throws `Refused` with the rule's code where it says no – for actions, inside their transaction. */
export function obey(ruling: Ruling): void {
  if (!ruling.ok) throw new Refused(ruling.code, ruling.details);
}
