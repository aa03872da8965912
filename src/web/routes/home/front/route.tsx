import { redirect } from "react-router";
import { signedInContext } from "../../../http/context.ts";
import { HOME, signInPath } from "../../../http/ways.ts";
import type { Route } from "./+types/route.ts";

/** Straight to work: Min vagt when signed in, else the sign-in page. */
export function loader({ context }: Route.LoaderArgs) {
  throw redirect(context.get(signedInContext) ? HOME : signInPath("/"));
}
