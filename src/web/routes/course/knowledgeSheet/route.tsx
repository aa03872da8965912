import { redirect } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import { actor, now, services, text } from "../../../http/context.ts";
import { commandForm } from "../../../http/form.ts";
import { foundFor } from "../../../http/found.ts";
import { knowledgeSheet } from "../../own/shared/knowledgeSheet.tsx";
import type { OwnArgs } from "../../own/shared/session.ts";
import { actionPath, coursePath } from "../paths.ts";

type Args = OwnArgs & { params: { courseId?: string; invitationId?: string } };

/** The sheet to give to somebody who knows something: lines to write on, and a number. By who has the baton. */
export const loader = (args: Args) => sheet(args, null);

/** The same with the link on it, for whoever has just made it: they alone know its token. */
export async function action(args: Args) {
  const { context, params, request } = args;
  const token = (await commandForm(request)).get("token");
  const { invitationOfToken } = services(context).relay.views;
  const led = await invitationOfToken(token, now(context)).catch((error: unknown) => {
    if (isRefused(error)) return null;
    throw error;
  });
  return sheet(args, led?.id === params.invitationId ? token : null);
}

async function sheet({ context, params }: Args, token: string | null) {
  const courseId = params.courseId ?? "";
  const who = actor(context);
  const asked = services(context).relay.views.knowledge(who, courseId, now(context));
  const view = await foundFor(asked, context, coursePath(courseId));
  const back = { to: actionPath(courseId, "viden"), say: text(context).knowledge.course.title };
  const one = view.invitations.find(({ id }) => id === params.invitationId);
  if (one === undefined || one.byCitizen) return redirect(back.to);
  return knowledgeSheet(context, { ...one, token, phone: who.unit.phone, back });
}
