import { writeCalendar } from "#exchange/ical/index.ts";
import { calendarAnswer } from "../../../http/calendarAnswer.ts";
import { actor, now, query, services, text } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { whereInWords } from "../../appointments/shared/present.ts";
import type { Route } from "./+types/route.ts";

/**
 * One appointment for a telephone: the time, and – asked for – the place. Never whom it is about or what for: it lies on tables, and may
 * be somebody else's who goes along.
 */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { calendar: words } = text(context);
  const view = await found(
    services(context).appointments.views.one(actor(context), params.appointmentId, now(context)),
    context,
  );
  const withPlace = query(context).get("med") === "sted";
  const set = view.editions.find(
    ({ day, startsAt }) => day === view.day && startsAt?.getTime() === view.startsAt?.getTime(),
  );
  const body = writeCalendar([
    {
      uid: `${view.id}@stafet`,
      day: view.day,
      startsAt: view.startsAt,
      endsAt: view.endsAt,
      title: words.neutral,
      ...(withPlace ? { place: whereInWords(view) } : {}),
      sequence: view.edition,
      changedAt: set?.at ?? now(context),
    },
  ]);
  return calendarAnswer(body);
}
