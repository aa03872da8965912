/**
 * Words that say what somebody is, where it is asked what happened (D6). Found so that a hint can be given – never to refuse: the
 * word may be a quotation, and the hint may be wrong.
 */

/** What the word puts on the person: behaviour as a trait, their use of something, or anything else they are. */
export type LabelKind = "does" | "uses" | "is";

const WORDS: Readonly<Record<LabelKind, readonly string[]>> = {
  does: [
    "voldelig",
    "farlig",
    "aggressiv",
    "truende",
    "udadreagerende",
    "uberegnelig",
    "violent",
    "dangerous",
    "aggressive",
    "threatening",
    "unpredictable",
  ],
  uses: [
    "misbruger",
    "narkoman",
    "alkoholiker",
    "junkie",
    "dranker",
    "abuser",
    "addict",
    "alcoholic",
    "drunkard",
  ],
  is: [
    "psykopat",
    "manipulerende",
    "utilregnelig",
    "besværlig",
    "hysterisk",
    "sindssyg",
    "kriminel",
    "klient",
    "psychopath",
    "manipulative",
    "hysterical",
    "insane",
    "criminal",
  ],
};

/** "voldelige", "stofmisbrugeren": inflected, and at the end of a compound. */
const pattern = (words: readonly string[]) =>
  new RegExp(`(?<!\\p{L})\\p{L}*(?:${words.join("|")})\\p{L}{0,4}(?!\\p{L})`, "giu");
const PATTERNS = Object.entries(WORDS).map(([kind, words]) => [kind as LabelKind, pattern(words)] as const);

export interface Label {
  readonly kind: LabelKind;
  /** As it was written. */
  readonly word: string;
}

/** Every such word in a text, each once, in the text's order. Pure. */
export function labelsIn(text: string): readonly Label[] {
  const found = PATTERNS.flatMap(([kind, words]) =>
    [...text.matchAll(words)].map((match) => ({ kind, word: match[0], at: match.index })),
  );
  const seen = new Set<string>();
  return found
    .toSorted((a, b) => a.at - b.at)
    .filter(({ word }) => !seen.has(word.toLowerCase()) && seen.add(word.toLowerCase()))
    .map(({ kind, word }) => ({ kind, word }));
}
