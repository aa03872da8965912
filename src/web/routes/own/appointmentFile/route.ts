import { data } from "react-router";
import { writeCalendar } from "#exchange/ical/index.ts";
import { calendarAnswer } from "../../../http/calendarAnswer.ts";
import { now, query, services, text } from "../../../http/context.ts";
import { mine, type OwnArgs } from "../shared/session.ts";
import { ownEvent } from "./present.ts";

/** My own appointment, for my telephone: the time and whom to ring – and, when I choose it, where and what it is (B5). */
export async function loader(args: OwnArgs & { readonly params: { readonly appointmentId: string } }) {
  const { context, params } = args;
  const at = now(context);
  const view = await services(context).appointments.own.view(await mine(args), at);
  const it = view.ahead.find(({ id }) => id === params.appointmentId);
  if (!it) throw data({ code: "notFound" }, 404);
  return calendarAnswer(
    writeCalendar([ownEvent(it, query(context).get("med") === "alt", text(context).calendar, at)]),
  );
}
