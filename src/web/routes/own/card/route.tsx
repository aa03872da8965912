import { redirect } from "react-router";
import { readCardCode } from "#kernel/cardCode.ts";
import { actorContext, query, text } from "../../../http/context.ts";
import { commandForm } from "../../../http/form.ts";
import { drawn } from "../shared/document.tsx";
import { Line, Note, OwnForm, Trouble } from "../shared/parts.tsx";
import type { OwnArgs, OwnContext } from "../shared/session.ts";

/** Type the code of a card: the way in for its owner, for whoever found it – and for whoever stands at a door with them. */
export const loader = ({ context }: OwnArgs) => page(context, {});

/** The code leads on to a page of its own; nothing of it is kept here. */
export async function action({ request, context }: OwnArgs) {
  const fields = await commandForm(request);
  const code = readCardCode(fields.get("cardCode"));
  if (code === null) return page(context, { typed: fields.get("cardCode") });
  // Whoever is on duty stands with somebody; from there the citizen's own page is one link away.
  const atWork = context.get(actorContext) !== null;
  return redirect(`/kort/${code}${atWork ? "/her" : ""}`, 303);
}

function page(context: OwnContext, { typed }: { typed?: string }): Response {
  const { own } = text(context);
  const { card } = own;
  return drawn(context, {
    title: card.title,
    status: typed === undefined ? 200 : 400,
    body: (
      <>
        {query(context).has("lukket") ? <Note>{own.ended}</Note> : null}
        {typed === undefined ? null : <Trouble head={own.wrong} message={card.wrong} />}
        <p>{card.lead}</p>
        <OwnForm press={card.press}>
          <Line name="cardCode" label={card.code} value={typed ?? ""} />
        </OwnForm>
        <p>
          {card.none} <a href="/find">{card.find}</a>
        </p>
      </>
    ),
  });
}
