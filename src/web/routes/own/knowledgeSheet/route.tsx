import { redirect } from "react-router";
import { now, services, text } from "../../../http/context.ts";
import { knowledgeSheet } from "../shared/knowledgeSheet.tsx";
import { mine, type OwnArgs } from "../shared/session.ts";

const BACK = "/min-stafet/viden";

/** The sheet to give to somebody who knows something, for the citizen to print or have printed. */
export async function loader(args: OwnArgs & { params: { invitationId?: string } }) {
  const { context, params } = args;
  const view = await services(context).relay.own.views.knowledge(await mine(args), now(context));
  const one = view.invitations.find(({ id }) => id === params.invitationId);
  if (one === undefined) return redirect(BACK);
  const back = { to: BACK, say: text(context).knowledge.own.title };
  return knowledgeSheet(context, { ...one, phone: view.phone, back });
}
