import { data } from "react-router";
import { now, services, signedIn } from "../../../http/context.ts";
import { openKept } from "../../../http/kept.ts";
import { Review } from "../choose/Review.tsx";
import type { Route } from "./+types/route.ts";

/** What one had typed when one's session ended, for who came back in by way of another organisation's pages. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const who = signedIn(context);
  const { signIn } = services(context);
  const kept = openKept(services(context), await signIn.keptBy(params.token, now(context)), who.personId);
  if (kept === null) throw data({ code: "notFound" }, 404);
  return { path: kept.path, values: kept.values };
}

export default function Kept({ loaderData }: Route.ComponentProps) {
  return <Review kept={loaderData} />;
}
