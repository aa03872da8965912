import type { RouterContextProvider } from "react-router";
import type { UnitRef } from "#modules/relay/index.ts";
import { actor, now, services } from "../../../http/context.ts";
import type { FormFields } from "../../../http/form.ts";

type Context = Readonly<Pick<RouterContextProvider, "get">>;

/** More fit than anybody reads standing up: a longer list says that the words should be narrower. */
const MOST_FOUND = 8;

/** Doors to show in the form again: those already ticked, and those the words found. */
export async function doorsAgain(
  context: Context,
  fields: FormFields,
  needKind: string | null,
): Promise<{ doors: readonly UnitRef[]; nothing: string | null }> {
  const { identity, relay } = services(context);
  const search = fields.has("find") ? fields.get("search") : "";
  const [ticked, matching] = await Promise.all([
    Promise.all(fields.all("nextDoors").map((id) => identity.unit(id))),
    search === "" ? [] : relay.views.doors(actor(context), { needKind, search }, now(context)),
  ]);
  const chosen = ticked.filter((card) => card !== null).map(unitRef);
  const doors = [...chosen, ...matching.slice(0, MOST_FOUND)];
  return { doors, nothing: search !== "" && matching.length === 0 ? search : null };
}

const unitRef = (
  card: NonNullable<Awaited<ReturnType<ReturnType<typeof services>["identity"]["unit"]>>>,
): UnitRef => ({
  id: card.id,
  slug: card.slug,
  name: card.name,
  sector: card.sector,
  phone: card.phone,
  organisation: card.organisationName,
});
