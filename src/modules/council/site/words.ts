import { stemmer as danish } from "@orama/stemmers/danish";
import { foldName } from "#kernel/fold.ts";

/**
 * Words as the public search compares them, the same for what is written and what is typed. In our own code, so that nothing hangs on
 * what a database server has installed, and so that what is marked in an excerpt is what was found.
 */

const LONGEST = 60;
/** PostgreSQL's limits for one tsvector: positions, places of one word, bytes (of a million). */
const [LAST_PLACE, MOST_PLACES, MOST_BYTES] = [16_383, 255, 900_000];

export interface Word {
  readonly stem: string;
  /** Where it stands in the text. */
  readonly from: number;
  readonly to: number;
}

/** The words of a text in their order, with their stems. */
export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu))
    for (const folded of foldName(word.slice(0, LONGEST)).split(" "))
      if (folded !== "") yield { stem: stemOf(folded), from: index, to: index + word.length };
}

const stems = new Map<string, string>();

/** Snowball's, taken twice ("pladsen" → "plads" → "plad"), so that bent forms meet. */
function stemOf(folded: string): string {
  const known = stems.get(folded);
  if (known !== undefined) return known;
  if (stems.size > 50_000) stems.clear();
  const made = folded.length < 4 || /\d/.test(folded) ? folded : danish(danish(folded));
  stems.set(folded, made);
  return made;
}

/**
 * A tsvector in PostgreSQL's own writing: titles weigh A, words D. Never longer than PostgreSQL takes: a text too long for it is found
 * by its beginning.
 */
export function stemsOf(title: string, words: string): string {
  const places = new Map<string, string[]>();
  let [place, bytes] = [0, 0];
  for (const [text, weight] of [
    [title, "A"],
    [words, ""],
  ] as const)
    for (const { stem } of wordsOf(text)) {
      place += 1;
      const known = places.get(stem);
      if (known && known.length >= MOST_PLACES) continue;
      bytes += known ? 2 : Buffer.byteLength(stem) + 8;
      if (bytes > MOST_BYTES) break;
      const at = `${Math.min(place, LAST_PLACE)}${weight}`;
      if (known) known.push(at);
      else places.set(stem, [at]);
    }
  // A stem is letters and digits only (`foldName`): nothing in it needs quoting.
  return [...places].map(([stem, at]) => `'${stem}':${at.join(",")}`).join(" ");
}
