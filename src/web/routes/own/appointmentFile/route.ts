import { data } from "react-router";
import { type CalendarEvent, writeCalendar } from "#exchange/ical/index.ts";
import type { OwnAppointment } from "#modules/appointments/index.ts";
import { calendarAnswer } from "../../../http/calendarAnswer.ts";
import { now, query, services, text } from "../../../http/context.ts";
import type { Text } from "../../../text/types.ts";
import { mine, type OwnArgs } from "../shared/session.ts";

/** My own appointment, for my telephone: the time and whom to ring – and, when I choose it, where and what it is (B5). */
export async function loader(args: OwnArgs & { readonly params: { readonly appointmentId: string } }) {
  const { context, params } = args;
  const view = await services(context).appointments.own.view(await mine(args), now(context));
  const it = view.ahead.find(({ id }) => id === params.appointmentId);
  if (!it) throw data({ code: "notFound" }, 404);
  return calendarAnswer(
    writeCalendar([eventOf(it, query(context).get("med") === "alt", text(context).calendar, now(context))]),
  );
}

const eventOf = (it: OwnAppointment, all: boolean, words: Text["calendar"], at: Date): CalendarEvent => ({
  uid: `${it.id}@stafet`,
  day: it.day,
  startsAt: it.startsAt,
  endsAt: it.endsAt,
  title: all ? it.purpose : words.neutral,
  ...(all ? { place: it.place } : {}),
  words: [it.unit ? words.ring(it.unit.name, it.unit.phone) : "", ...(all ? [it.bring] : [])]
    .filter((one) => one !== "")
    .join("\n"),
  sequence: it.timed,
  changedAt: at,
});
