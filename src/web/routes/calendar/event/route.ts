import { writeCalendar } from "#exchange/ical/index.ts";
import { calendarAnswer } from "../../../http/calendarAnswer.ts";
import { actor, now, query, services, text } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import type { Route } from "./+types/route.ts";
import { neutralEvent } from "./present.ts";

/**
 * One appointment for a telephone: the time, and – asked for – the place. Never whom it is about or what for: it lies on tables, and may
 * be somebody else's who goes along.
 */
export async function loader({ context, params }: Route.LoaderArgs) {
  const at = now(context);
  const { appointments } = services(context);
  const view = await found(appointments.views.one(actor(context), params.appointmentId, at), context);
  const withPlace = query(context).get("med") === "sted";
  return calendarAnswer(writeCalendar([neutralEvent(view, withPlace, text(context).calendar, at)]));
}
