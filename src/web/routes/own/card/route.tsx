import { redirect } from "react-router";
import { readCardCode } from "#kernel/cardCode.ts";
import { actorContext, query, services, text } from "../../../http/context.ts";
import { commandForm, oneOf } from "../../../http/form.ts";
import type { Text } from "../../../text/types.ts";
import type { Again } from "../shared/again.ts";
import { drawn } from "../shared/document.tsx";
import { Line, Note, OwnForm, Ring } from "../shared/parts.tsx";
import { type OwnArgs, tokenOf } from "../shared/session.ts";

/** Type the code of a card: the way in for its owner, for whoever found it – and for whoever stands at a door with them. */
export const loader = (args: OwnArgs) => page(args);

/** The code leads on to a page of its own; nothing of it is kept here. */
export async function action(args: OwnArgs) {
  const { request, context } = args;
  const fields = await commandForm(request);
  const code = readCardCode(fields.get("cardCode"));
  const { wrong } = text(context).own.card;
  if (code === null)
    return page(args, { message: wrong, errors: { cardCode: wrong }, fields, status: 400, keptId: "" });
  // Whoever is on duty stands with somebody; from there the citizen's own page is one link away.
  const atWork = context.get(actorContext) !== null;
  return redirect(`/kort/${code}${atWork ? "/her" : ""}`, 303);
}

async function page(args: OwnArgs, again?: Again): Promise<Response> {
  const { context } = args;
  const { own } = text(context);
  const { card } = own;
  const token = tokenOf(args);
  const ring = token === null ? null : await services(context).relay.own.blocked(token);
  const closed = ring === null ? closedInWords(query(context), own) : null;
  return drawn(context, {
    title: card.title,
    again,
    body: (
      <>
        {ring === null ? null : (
          <div className="note" role="status">
            <p>{own.kept.blocked}</p>
            <Ring phone={ring} say={own.ring} />
          </div>
        )}
        {closed === null || again ? null : <Note>{closed}</Note>}
        <p>{card.lead}</p>
        <OwnForm press={card.press}>
          <Line name="cardCode" label={card.code} />
        </OwnForm>
        <p>
          {card.none} <a href="/find">{card.find}</a>
        </p>
      </>
    ),
  });
}

/** Why the page they were on is closed, and what became of what they sent; null for who comes of their own accord. */
function closedInWords(asked: URLSearchParams, { ended, kept }: Text["own"]): string | null {
  if (asked.has("cookies")) return kept.noCookies;
  for (const why of ["lukket", "andet"] as const) {
    const became = oneOf(asked.get(why) ?? "", ["gemt", "vaek", "intet"]);
    if (became !== null) return `${kept.closed[why]} ${kept.became[became]}`;
  }
  return asked.has("lukket") ? ended : null;
}
