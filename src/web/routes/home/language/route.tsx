import { data, redirect } from "react-router";
import { services } from "../../../http/context.ts";
import { languageCookie } from "../../../http/cookies.ts";
import { commandForm } from "../../../http/form.ts";
import { safeWay } from "../../../http/ways.ts";
import { langOf } from "../../../text/lang.ts";
import type { Route } from "./+types/route.ts";

/** Switches language and goes back to where the person was; kept in a cookie for a year. */
export async function action({ request, context }: Route.ActionArgs) {
  const fields = await commandForm(request);
  const lang = langOf(fields.get("lang"));
  if (!lang) throw data({ code: "unknownLanguage" }, 400);
  const headers = { "Set-Cookie": languageCookie(lang, services(context).config) };
  return redirect(safeWay(fields.get("videre"), "/"), { headers });
}

export const loader = () => redirect("/");
