import { redirect } from "react-router";
import { readCardCode } from "#kernel/cardCode.ts";
import { isRefused } from "#kernel/refusal.ts";
import { actorContext, fromContext, now, services, text } from "../../../http/context.ts";
import { cardCookie } from "../../../http/cookies.ts";
import { commandForm } from "../../../http/form.ts";
import { refusalStatus } from "../../../http/status.ts";
import { refusalMessage } from "../../../text/refusal.ts";
import type { Again } from "../shared/again.ts";
import { drawn } from "../shared/document.tsx";
import { Line, OwnForm, Ring } from "../shared/parts.tsx";
import { easy, type OwnArgs, type OwnContext } from "../shared/session.ts";

type Args = OwnArgs & { params: { code?: string } };

/** Where the card's square leads: a number to ring for whoever found it, and the PIN for its owner. */
export const loader = ({ context, params }: Args) => page(context, params.code ?? "");

export async function action({ request, context, params }: Args) {
  const { relay, config } = services(context);
  const fields = await commandForm(request);
  const { address } = context.get(fromContext);
  try {
    const typed = { code: params.code ?? "", pin: fields.get("pin").replaceAll(" ", ""), address };
    const token = await relay.own.enter(typed, now(context));
    return redirect("/min-stafet/ind", { status: 303, headers: { "Set-Cookie": cardCookie(token, config) } });
  } catch (error) {
    if (!isRefused(error)) throw error;
    const message = refusalMessage(easy(text(context)), error.code, error.details);
    const status = refusalStatus(error.code);
    return page(context, params.code ?? "", {
      message,
      errors: { pin: message },
      fields,
      status,
      keptId: "",
    });
  }
}

async function page(context: OwnContext, typed: string, again?: Again): Promise<Response> {
  const { own } = text(context);
  const { enter } = own;
  const phone = await services(context).relay.own.numberToRing(typed);
  if (phone === null) {
    return drawn(context, {
      title: enter.unknown,
      status: 404,
      body: (
        <>
          <p>{enter.unknownLead}</p>
          <p>
            <a href="/kort">{enter.again}</a>
          </p>
        </>
      ),
    });
  }
  const code = readCardCode(typed);
  return drawn(context, {
    title: enter.title,
    again,
    body: (
      <>
        <h2>{enter.mine}</h2>
        <p>{enter.pin}</p>
        <OwnForm press={enter.press}>
          <Line name="pin" label={enter.label} type="password" numeric />
        </OwnForm>
        <p>{enter.shared}</p>
        <p>{enter.forgot}</p>
        <h2>{enter.found}</h2>
        <p>{enter.ring}</p>
        <p>
          <Ring phone={phone} say={own.ring} />
        </p>
        {context.get(actorContext) ? (
          <p>
            {enter.atWork} <a href={`/kort/${code}/her`}>{enter.atWorkLink}</a>
          </p>
        ) : null}
      </>
    ),
  });
}
