import { foldName } from "#kernel/fold.ts";
import type { Card, CardName } from "#modules/guidance/index.ts";
import type { Lang } from "../../../text/lang.ts";

/** A text in the reader's language; in Danish, and said to be, where nobody has written it in English. */
export interface Said {
  readonly text: string;
  readonly lang: Lang;
}

export const saidIn = (both: Card["title"], lang: Lang): Said =>
  both[lang] === "" ? { text: both.da, lang: "da" } : { text: both[lang], lang };

/** A card's name as a link shows it. */
export const namedIn = ({ id, title }: CardName, lang: Lang) => ({ id, title: saidIn(title, lang) });
export type NamedCard = ReturnType<typeof namedIn>;

/** The cards in which every word asked for stands somewhere, of the moment asked for; all, where nothing is. */
export function sought<C extends Pick<Card, "title" | "body" | "moments">>(
  cards: readonly C[],
  { words, moment }: { words: string; moment: string },
): C[] {
  const wanted = foldName(words).split(" ");
  return cards.filter(({ title, body, moments }) => {
    if (moment !== "" && !moments.some((one) => one === moment)) return false;
    const all = foldName(`${title.da} ${title.en} ${body.da} ${body.en}`);
    return wanted.every((word) => all.includes(word));
  });
}
