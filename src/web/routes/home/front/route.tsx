import { redirect } from "react-router";
import { viewerIfAny } from "../../../http/context.ts";
import { homeOf, signInPath } from "../../../http/ways.ts";
import type { Route } from "./+types/route.ts";

/** Straight to work when signed in, else to the sign-in page. */
export function loader({ context }: Route.LoaderArgs) {
  const viewer = viewerIfAny(context);
  throw redirect(viewer ? homeOf(viewer) : signInPath("/"));
}
