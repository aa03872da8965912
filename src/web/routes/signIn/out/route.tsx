import { redirect } from "react-router";
import { services, sessionContext } from "../../../http/context.ts";
import { endSessionCookie } from "../../../http/cookies.ts";
import type { Route } from "./+types/route.ts";

/** Ends the session on the server, not only in the browser. */
export async function action({ context }: Route.ActionArgs) {
  const { identity, config, clock } = services(context);
  const token = context.get(sessionContext);
  if (token) await identity.signOut(token, clock.now());
  return redirect("/log-ind?ud", { headers: { "Set-Cookie": endSessionCookie(config) } });
}

export const loader = () => redirect("/");
