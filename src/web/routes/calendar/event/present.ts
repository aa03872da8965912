import type { CalendarEvent } from "#exchange/ical/index.ts";
import type { AppointmentView } from "#modules/appointments/index.ts";
import type { Text } from "../../../text/types.ts";
import { whereInWords } from "../../appointments/shared/present.ts";

/** An appointment for the telephone of whoever goes along: when – and where, if asked – and nothing of whom or what. Pure. */
export function neutralEvent(
  view: AppointmentView,
  withPlace: boolean,
  words: Text["calendar"],
  at: Date,
): CalendarEvent {
  const set = view.editions.find(
    ({ day, startsAt }) => day === view.day && startsAt?.getTime() === view.startsAt?.getTime(),
  );
  return {
    uid: `${view.id}@stafet`,
    day: view.day,
    startsAt: view.startsAt,
    endsAt: view.endsAt,
    title: words.neutral,
    ...(withPlace ? { place: whereInWords(view) } : {}),
    sequence: view.edition,
    changedAt: set?.at ?? at,
  };
}
