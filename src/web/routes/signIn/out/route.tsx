import { redirect } from "react-router";
import { now, services, sessionContext, workstationContext } from "../../../http/context.ts";
import { endSessionCookie } from "../../../http/cookies.ts";
import { commandForm } from "../../../http/form.ts";
import type { Route } from "./+types/route.ts";

/** Ends the session on the server, not only in the browser, which forgets what it has kept of us. */
export async function action({ request, context }: Route.ActionArgs) {
  const { identity, config } = services(context);
  const fields = await commandForm(request);
  const token = context.get(sessionContext);
  if (token) await identity.signOut(token, now(context));
  const toSwitch = fields.has("skift") && context.get(workstationContext) !== null;
  const headers = { "Set-Cookie": endSessionCookie(config), "Clear-Site-Data": '"cache", "storage"' };
  return redirect(toSwitch ? "/skift" : "/log-ind?ud", { headers });
}

export const loader = () => redirect("/");
