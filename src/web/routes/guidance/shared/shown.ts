import { dayOf } from "#kernel/time.ts";
import { blocksOf, type Card, isOld } from "#modules/guidance/index.ts";
import type { NeedNames } from "../../../http/needs.ts";
import type { Lang } from "../../../text/lang.ts";
import type { CardShown } from "./CardView.tsx";
import { saidIn } from "./present.ts";

/** A card as its page draws it, for a reader of this language. */
export function shownCard(card: Card, names: NeedNames, lang: Lang, at: Date): CardShown {
  const body = saidIn(card.body, lang);
  const { moments, sources, clinical, reviewOn, example, withdrawn } = card;
  return {
    ...{ lang: body.lang, blocks: blocksOf(body.text) },
    ...{ moments, needs: card.needs.map((code) => names[code] ?? code), sources, clinical },
    englishOlder: card.englishOlder && body.lang === "en",
    ...{ reviewOn, old: isOld(card, dayOf(at)), example, withdrawn },
  };
}
