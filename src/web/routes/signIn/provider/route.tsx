import { redirect } from "react-router";
import { origin, query, services } from "../../../http/context.ts";
import { askedCookie } from "../../../http/cookies.ts";
import { safeWay } from "../../../http/ways.ts";
import type { Route } from "./+types/route.ts";
import { NotIn } from "./NotIn.tsx";
import { refusedAt } from "./refusedAt.ts";

/** On to another organisation's sign-in. A link and no form: a form may be answered by our own pages only (CSP). */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { signIn, config } = services(context);
  const back = new URL(`/log-ind/hos/${params.provider}/svar`, origin(context)).href;
  try {
    const wayBack = safeWay(query(context).get("videre"));
    const { url, remember } = await signIn.askProvider(params.provider, back, wayBack);
    return redirect(url, { headers: { "Set-Cookie": askedCookie(remember, config) } });
  } catch (error) {
    return refusedAt(context, error);
  }
}

export default function AtProvider({ loaderData, params }: Route.ComponentProps) {
  return <NotIn provider={params.provider} message={loaderData.message} />;
}
