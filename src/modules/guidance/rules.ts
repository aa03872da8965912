import type { Card } from "./model.ts";
import type { Situation } from "./types.ts";

/** Old is shown as old, and never hidden: a card nobody has looked at again is still better than none. */
export const isOld = ({ reviewOn }: Pick<Card, "reviewOn">, today: string): boolean => reviewOn <= today;

/** What the editor says of the English when they change the Danish: it still fits, or it must follow. */
export type EnglishSaid = "fits" | "older" | null;

/**
 * Whether the English is older than the Danish after a change. Null: nobody has said, and somebody must – it is never left
 * behind in silence. English that is written anew has followed; where there is none there is nothing to follow.
 */
export function englishOlderAfter(
  before: Pick<Card, "title" | "body" | "englishOlder">,
  after: Pick<Card, "title" | "body">,
  said: EnglishSaid,
): boolean | null {
  const changed = (lang: "da" | "en") =>
    before.title[lang] !== after.title[lang] || before.body[lang] !== after.body[lang];
  if (after.body.en === "" || changed("en")) return false;
  if (said !== null) return said === "older";
  return changed("da") ? null : before.englishOlder;
}

type Placed = Pick<Card, "moments" | "needs">;

/**
 * The cards that belong here, the most fitting first, at most so many. A need counts for more than a moment: pain is about this
 * person, a first meeting about everybody. Of two that fit alike the one that is about less comes first: it has more to say.
 */
export function fitting<C extends Placed>(cards: readonly C[], situation: Situation, most: number): C[] {
  const hits = (card: C) => {
    const moments = card.moments.filter((one) => situation.moments.includes(one)).length;
    const needs = card.needs.filter((one) => situation.needs.includes(one)).length;
    return 2 * moments + 3 * needs;
  };
  return cards
    .map((card) => ({ card, hits: hits(card), breadth: card.moments.length + card.needs.length }))
    .filter((one) => one.hits > 0)
    .sort((a, b) => b.hits - a.hits || a.breadth - b.breadth)
    .slice(0, most)
    .map(({ card }) => card);
}

export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] };

const BULLET = /^[-*•]\s+/;

/** A body as it is drawn: lines that begin with a dash are a list, others that stand together a paragraph. */
export function blocksOf(body: string): Block[] {
  const blocks: Block[] = [];
  let open = false;
  for (const line of body.split(/\r?\n/).map((one) => one.trim())) {
    const last = open ? blocks.at(-1) : undefined;
    open = line !== "";
    if (!open) continue;
    if (BULLET.test(line)) {
      const item = line.replace(BULLET, "");
      if (last?.kind === "list") blocks[blocks.length - 1] = { kind: "list", items: [...last.items, item] };
      else blocks.push({ kind: "list", items: [item] });
    } else if (last?.kind === "paragraph")
      blocks[blocks.length - 1] = { kind: "paragraph", text: `${last.text} ${line}` };
    else blocks.push({ kind: "paragraph", text: line });
  }
  return blocks;
}
