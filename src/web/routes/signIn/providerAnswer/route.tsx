import { fromContext, now, services } from "../../../http/context.ts";
import { askedCookie, askedCookieName, readCookie } from "../../../http/cookies.ts";
import { arrived } from "../choose/entry.ts";
import { NotIn } from "../provider/NotIn.tsx";
import { refusedAt } from "../provider/refusedAt.ts";
import type { Route } from "./+types/route.ts";

/** Back from another organisation's sign-in. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { signIn, config } = services(context);
  const remembered = readCookie(request.headers.get("Cookie"), askedCookieName(config)) ?? "";
  try {
    const back = { at: new URL(request.url), remembered };
    const from = context.get(fromContext);
    const { entered, wayBack } = await signIn.withProvider(params.provider, back, from, now(context));
    return await arrived(context, entered, wayBack, [askedCookie("", config)]);
  } catch (error) {
    return refusedAt(context, error);
  }
}

export default function FromProvider({ loaderData, params }: Route.ComponentProps) {
  return <NotIn provider={params.provider} message={loaderData.message} />;
}
