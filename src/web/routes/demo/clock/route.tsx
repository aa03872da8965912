import { data, redirect } from "react-router";
import { services } from "../../../http/context.ts";
import { commandForm, oneOf } from "../../../http/form.ts";
import { safeWay } from "../../../http/ways.ts";
import type { Route } from "./+types/route.ts";
import { windBy } from "./windBy.ts";

/** Winds the demonstration's clock and goes back. Not there outside a demonstration. */
export async function action({ request, context }: Route.ActionArgs) {
  const { config, clock } = services(context);
  if (!config.demo || !clock.wind) throw data({ code: "notFound" }, 404);
  const fields = await commandForm(request);
  const step = oneOf(fields.get("to"), ["1h", "4h", "morning", "1d"]);
  if (!step) throw data({ code: "unknownStep" }, 400);
  await clock.wind(windBy(step, clock.now()));
  return redirect(safeWay(fields.get("videre"), "/"));
}

export const loader = () => redirect("/");
