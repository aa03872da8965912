import { data, type RouterContextProvider } from "react-router";
import type { Card, KeptCard } from "#modules/guidance/index.ts";
import { langContext, now, services, signedIn, signedInContext, text } from "../../../http/context.ts";
import type { FormFields } from "../../../http/form.ts";
import { needNames } from "../../../http/needs.ts";
import { editRecord } from "../../directory/editing/action.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import type { CardShown } from "./CardView.tsx";
import { cardFields, cardFrom } from "./fields.ts";
import { cardPath } from "./paths.ts";
import { shownCard } from "./shown.ts";

type Context = Readonly<Pick<RouterContextProvider, "get">>;

/** The regions whose cards the reader keeps; none, where nobody is signed in. */
export async function keptIfAny(context: Context): Promise<readonly string[]> {
  const who = context.get(signedInContext);
  return who === null ? [] : services(context).guidance.keeps(who);
}

/** The first region whose cards the reader keeps, for a new card. Leads to sign-in, or says that it is not theirs. */
export async function regionKept(context: Context): Promise<string> {
  const [region] = await services(context).guidance.keeps(signedIn(context));
  if (region === undefined) throw data({ code: "forbidden" }, 403);
  return region;
}

/** The card a form stands on, for its editor: the newest edition, and where `seen` names another, that one as it read. */
export async function cardToEdit(
  context: Context,
  id: string,
  seen: string | null = null,
): Promise<KeptCard> {
  const { guidance } = services(context);
  const who = signedIn(context);
  const kept = (await guidance.card(id)) ?? unknown();
  if (!(await guidance.keeps(who)).includes(kept.card.region)) throw data({ code: "forbidden" }, 403);
  if (seen === null || Number(seen) === kept.edition) return kept;
  const card = /^\d{1,9}$/.test(seen) ? await guidance.cardEdition(id, Number(seen)) : null;
  return card ? { ...kept, card, edition: Number(seen) } : unknown();
}

/** The posted form of a card: looked at or saved. */
export async function editCard(context: Context, posted: FormFields, base: Card, seen: number) {
  const { guidance } = services(context);
  const words = text(context);
  const names = await needNames(context);
  return editRecord<Card, CardShown>({
    ...{ posted, context, base, seen, fields: cardFields },
    parse: (fields) => cardFrom(fields, base, words),
    inWords: (name, values) => inWords(name, values, words.guidance, names),
    page: (card) => shownCard(card, names, context.get(langContext), now(context)),
    save: (card, key) => guidance.saveCard(signedIn(context), card, seen, now(context), key),
    current: async () => {
      const kept = await guidance.card(base.id);
      return kept && { record: kept.card, edition: kept.edition };
    },
    after: ({ id }) => `${cardPath(id)}?gemt`,
  });
}

/** How a field's value reads to people. */
export function inWords(
  name: string,
  values: readonly string[],
  { moments, editing }: ReturnType<typeof text>["guidance"],
  names: Readonly<Record<string, string>>,
): string {
  const known: Readonly<Record<string, string>> =
    name === "moments"
      ? moments
      : name === "needs"
        ? names
        : name === "english"
          ? editing.english
          : { yes: editing.yes };
  return values
    .map((value) => known[value] ?? value)
    .join(name === "moments" || name === "needs" ? ", " : "\n");
}
