import { LONGEST_BODY } from "#modules/guidance/index.ts";
import { query } from "../../../http/context.ts";
import { commandForm } from "../../../http/form.ts";
import { needNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { EditCard } from "../shared/EditCard.tsx";
import { cardFields } from "../shared/fields.ts";
import { cardToEdit, editCard } from "../shared/keeping.ts";
import { cardPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";

/** Editing a card, for its region's editor; from an older edition where the address names one. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { card, edition } = await cardToEdit(context, params.cardId);
  const older = query(context).get("udgave");
  const from = older === null ? card : (await cardToEdit(context, params.cardId, older)).card;
  return {
    ...{ id: card.id, seen: edition, name: card.title.da, fields: cardFields(from) },
    ...{ needs: await needNames(context), longest: LONGEST_BODY },
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const posted = await commandForm(request);
  const { card, edition } = await cardToEdit(context, params.cardId, posted.get("seen"));
  return editCard(context, posted, card, edition);
}

export default function EditKnowledge({ loaderData, actionData }: Route.ComponentProps) {
  const { editing } = useText().guidance;
  const { id, name, ...form } = loaderData;
  return <EditCard {...form} title={editing.title(name)} back={cardPath(id)} again={actionData} />;
}
