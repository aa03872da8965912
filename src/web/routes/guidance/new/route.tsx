import { isUuid, newId } from "#kernel/ids.ts";
import { addDays, dayOf } from "#kernel/time.ts";
import { type Card, LONGEST_BODY } from "#modules/guidance/index.ts";
import { now } from "../../../http/context.ts";
import { commandForm } from "../../../http/form.ts";
import { needNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { EditCard } from "../shared/EditCard.tsx";
import { cardFields } from "../shared/fields.ts";
import { editCard, regionKept } from "../shared/keeping.ts";
import { SHELF } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";

/** Nothing said yet; to be looked at again in a year, unless somebody says otherwise. */
const blank = (id: string, region: string, at: Date): Card => ({
  ...{ id, region, title: { da: "", en: "" }, body: { da: "", en: "" }, moments: [], needs: [], sources: [] },
  ...{
    reviewOn: addDays(dayOf(at), 365),
    clinical: null,
    englishOlder: false,
    example: false,
    withdrawn: false,
  },
});

/** A new card, of the region whose editor writes it. */
export async function loader({ context }: Route.LoaderArgs) {
  const id = newId();
  const fields = cardFields(blank(id, await regionKept(context), now(context)));
  return { newId: id, fields, needs: await needNames(context), longest: LONGEST_BODY };
}

export async function action({ context, request }: Route.ActionArgs) {
  const region = await regionKept(context);
  const posted = await commandForm(request);
  const given = posted.get("id");
  return editCard(context, posted, blank(isUuid(given) ? given : newId(), region, now(context)), 0);
}

export default function NewKnowledge({ loaderData, actionData }: Route.ComponentProps) {
  const { editing } = useText().guidance;
  return <EditCard {...loaderData} seen={0} title={editing.newTitle} back={SHELF} again={actionData} />;
}
