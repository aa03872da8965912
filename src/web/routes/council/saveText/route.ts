import { data } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import { meetingSchemas } from "#modules/council/index.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { readable } from "../../../http/form.ts";
import { found } from "../../../http/found.ts";
import { refusalStatus } from "../../../http/status.ts";
import type { Route } from "./+types/route.ts";

/** What the page where minutes are written sends and asks for (`src/web/minuting.ts`): one part of an item at a time. */

/** What has been written since; `siden` is the moment this answered with last. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const [who, at] = [signedIn(context), now(context)];
  const since = new Date(query(context).get("siden") ?? "");
  const from = Number.isNaN(since.getTime()) ? new Date(0) : since;
  const texts = await found(services(context).council.textsSince(who, params.slug, params.meeting, from, at));
  return Response.json({ now: at, texts });
}

/** `owner`: who was signed in when the page was drawn. */
const Sent = meetingSchemas.saveText
  .omit({ meetingId: true })
  .extend({ owner: meetingSchemas.saveText.shape.itemId.optional() });

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const sent: unknown = await request.json().catch(() => null);
  const parsed = Sent.safeParse(sent);
  if (!parsed.success) throw data({ code: "invalidInput" }, 400);
  const { owner, words, ...part } = parsed.data;
  // The session of whoever wrote has ended, and somebody else signed in beside: the words wait for their own.
  if (owner !== undefined && owner !== who.personId) throw data({ code: "forbidden" }, 401);
  const { plan } = await found(council.meetingFile(who, params.slug, params.meeting, at));
  try {
    return Response.json(
      await council.saveText(who, { meetingId: plan.id, ...part, words: readable(words) }, at),
    );
  } catch (error) {
    if (!isRefused(error)) throw error;
    return Response.json({ code: error.code }, { status: refusalStatus(error.code) });
  }
}
