import { redirect } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import { now, query, services, text } from "../../../http/context.ts";
import { commandForm } from "../../../http/form.ts";
import { issueErrors } from "../../../http/parse.ts";
import { refusalStatus } from "../../../http/status.ts";
import { refusalMessage } from "../../../text/refusal.ts";
import type { Again } from "../shared/again.ts";
import { drawn } from "../shared/document.tsx";
import { Faces } from "../shared/Faces.tsx";
import { saidIn } from "../shared/face.ts";
import { OwnForm, Words } from "../shared/parts.tsx";
import { easy, type OwnArgs, type OwnContext } from "../shared/session.ts";

type Args = OwnArgs & { params: { token?: string } };

/**
 * A one-time link from a message: how did it feel? Whoever has the phone learns nothing – not whom it is about, nor which door –,
 * and whom it was passed on to can answer once, without a name to it.
 */
export const loader = ({ context, params }: Args) => page(context, params.token ?? "");

export async function action({ request, context, params }: Args) {
  const fields = await commandForm(request);
  const token = params.token ?? "";
  const said = saidIn(fields);
  try {
    await services(context).relay.feltSafe.answerByLink({ token, ...said }, now(context));
    return redirect(`/hvordan-gik-det/${token}?${said.face === null ? "ikke" : "svaret"}=1`, 303);
  } catch (error) {
    if (!isRefused(error)) throw error;
    const words = easy(text(context));
    const errors = issueErrors(error.details.issues, words);
    const message = errors.face ?? refusalMessage(words, error.code, error.details);
    return page(context, token, { message, errors, fields, status: refusalStatus(error.code), keptId: "" });
  }
}

async function page(context: OwnContext, token: string, again?: Again): Promise<Response> {
  const { own } = text(context);
  const { felt: words } = own;
  const [answered, notNow] = [query(context).has("svaret"), query(context).has("ikke")];
  const headers = { "X-Robots-Tag": "noindex, nofollow", "Cache-Control": "no-store" };
  if (answered || notNow)
    return drawn(context, { title: answered ? words.thanks : words.okay, headers, body: null });
  if (!(await services(context).relay.feltSafe.asksByLink(token, now(context))))
    return drawn(context, { title: words.over, status: 404, headers, body: <p>{words.overLead}</p> });
  return drawn(context, {
    title: words.title,
    again,
    headers,
    body: (
      <>
        <p>{words.secretLink}</p>
        <OwnForm name="answer" press={words.press}>
          <Faces legend={words.byLink} words={words.faces} />
          <Words name="words" label={words.words} rows={3} />
        </OwnForm>
        <OwnForm name="notNow" press={own.notNow} quiet />
      </>
    ),
  });
}
