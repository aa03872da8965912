import { fromContext, now, services } from "../../../http/context.ts";
import {
  answeredCookie,
  answeredCookieName,
  askedCookie,
  askedCookieName,
  readCookie,
} from "../../../http/cookies.ts";
import { arrived, backWhereTheyWrote } from "../choose/entry.ts";
import { NotIn } from "../provider/NotIn.tsx";
import { refusedAt } from "../provider/refusedAt.ts";
import type { Route } from "./+types/route.ts";

/** Back from another organisation's sign-in; a SAML provider's form has been taken in before (http/providerPosts.ts). */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { signIn, config } = services(context);
  const sent = request.headers.get("Cookie");
  const back = {
    at: new URL(request.url),
    remembered: readCookie(sent, askedCookieName(config)) ?? "",
    answered: readCookie(sent, answeredCookieName(config)) ?? "",
  };
  try {
    const from = context.get(fromContext);
    const { entered, going } = await signIn.withProvider(params.provider, back, from, now(context));
    const spent = [askedCookie("", config), answeredCookie("", config)];
    const wayBack = (await backWhereTheyWrote(context, entered, going.kept ?? "")) ?? going.wayBack;
    return await arrived(context, entered, wayBack, spent);
  } catch (error) {
    return refusedAt(context, error);
  }
}

export default function FromProvider({ loaderData, params }: Route.ComponentProps) {
  return <NotIn provider={params.provider} {...loaderData} />;
}
