import { services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { backFrom } from "../provider/backFrom.ts";
import type { Route } from "./+types/route.ts";

/** What a SAML provider's people feed it: who we are and where we take answers. Open to anybody. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { signIn } = services(context);
  const xml = await found(signIn.providerMetadata(params.provider, backFrom(context, params.provider)));
  return new Response(xml, { headers: { "Content-Type": "application/samlmetadata+xml; charset=utf-8" } });
}
