import type { CalendarEvent } from "#exchange/ical/index.ts";
import type { OwnAppointment } from "#modules/appointments/index.ts";
import type { Text } from "../../../text/types.ts";

/** The citizen's own appointment for their telephone: when, and whom to ring; `all`, when they chose it, where and what it is too. Pure. */
export const ownEvent = (
  it: OwnAppointment,
  all: boolean,
  words: Text["calendar"],
  at: Date,
): CalendarEvent => ({
  uid: `${it.id}@stafet`,
  day: it.day,
  startsAt: it.startsAt,
  endsAt: it.endsAt,
  title: all ? it.purpose : words.neutral,
  ...(all ? { place: it.place } : {}),
  words: [it.unit ? words.ring(it.unit.name, it.unit.phone) : "", all ? it.bring : ""]
    .filter((one) => one !== "")
    .join("\n"),
  sequence: it.timed,
  changedAt: at,
});
