import { redirect } from "react-router";
import { now, query, services } from "../../../http/context.ts";
import { askedCookie } from "../../../http/cookies.ts";
import { safeWay } from "../../../http/ways.ts";
import type { Route } from "./+types/route.ts";
import { backFrom } from "./backFrom.ts";
import { NotIn } from "./NotIn.tsx";
import { refusedAt } from "./refusedAt.ts";

/** On to another organisation's sign-in. A link and no form: a form may be answered by our own pages only (CSP). */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  // Somebody presses our button: no other site's page signs anybody in here unasked.
  if (request.headers.get("Sec-Fetch-Site") === "cross-site") throw redirect("/log-ind");
  const { signIn, config } = services(context);
  const asked = query(context);
  const going = {
    wayBack: safeWay(asked.get("videre")),
    invitation: short(asked.get("invitation")),
    kept: short(asked.get("gemt")),
    anew: asked.has("igen"),
  };
  try {
    const back = backFrom(context, params.provider);
    const { url, remember } = await signIn.askProvider(params.provider, back, going, now(context));
    return redirect(url, { headers: { "Set-Cookie": askedCookie(remember, config) } });
  } catch (error) {
    return refusedAt(context, error);
  }
}

/** A token of ours; what is longer is none, and would not fit the cookie. */
const short = (token: string | null): string | null => (token !== null && token.length <= 100 ? token : null);

export default function AtProvider({ loaderData, params }: Route.ComponentProps) {
  return <NotIn provider={params.provider} {...loaderData} />;
}
