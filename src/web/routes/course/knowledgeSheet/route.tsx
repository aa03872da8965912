import { redirect } from "react-router";
import { actor, now, services, text } from "../../../http/context.ts";
import { foundFor } from "../../../http/found.ts";
import { knowledgeSheet } from "../../own/shared/knowledgeSheet.tsx";
import type { OwnArgs } from "../../own/shared/session.ts";
import { actionPath, coursePath } from "../paths.ts";

/** The sheet to give to somebody who knows something: a link, and lines to write on. By who has the baton. */
export async function loader({
  context,
  params,
}: OwnArgs & { params: { courseId?: string; invitationId?: string } }) {
  const courseId = params.courseId ?? "";
  const who = actor(context);
  const asked = services(context).relay.views.knowledge(who, courseId, now(context));
  const view = await foundFor(asked, context, coursePath(courseId));
  const back = { to: actionPath(courseId, "viden"), say: text(context).knowledge.course.title };
  const one = view.invitations.find(({ id }) => id === params.invitationId);
  if (one === undefined || one.token === null) return redirect(back.to);
  return knowledgeSheet(context, { ...one, token: one.token, phone: who.unit.phone, back });
}
