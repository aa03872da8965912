import { origin, services } from "../../../http/context.ts";
import { leadOn } from "../shared/leadOn.ts";
import { publicCalendar } from "../shared/letter.ts";
import type { Route } from "./+types/calendar.ts";

/** A called meeting for one's own calendar. For everybody. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const agenda = await services(context).council.agenda(params.slug, params.meeting);
  if (agenda === null) return leadOn(context, params, "/kalender.ics");
  return new Response(publicCalendar([agenda], origin(context)), {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": `attachment; filename="${params.meeting}.ics"`,
    },
  });
}
