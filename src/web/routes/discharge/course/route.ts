import { redirect } from "react-router";
import { actor, now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { actionPath, coursePath } from "../../course/paths.ts";
import { leavingPath } from "../paths.ts";
import type { Route } from "./+types/route.ts";

/** Før de går, from the course: the check that is open, else the newest; where there is none, the page that records an admission. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { courseId } = params;
  const theirs = await found(
    services(context).discharge.views.ofCourse(actor(context), courseId, now(context)),
    context,
  );
  const one = theirs.find(({ state }) => state === "open") ?? theirs[0];
  if (one) throw redirect(leavingPath(one.id));
  const view = await found(
    services(context).relay.views.course(actor(context), courseId, now(context)),
    context,
  );
  const may = view.kind === "full" && view.state === "open" && view.may.addNeed;
  throw redirect(may ? actionPath(courseId, "indlaeggelse") : coursePath(courseId));
}
