import { PARTS } from "./lexicon.ts";

/** Danish words are made of words: "tandlægevagt" of "tandlæge" and "vagt". Taken apart by the words that are known. */

const SHORTEST = 3;
/** Of what the directory has taught us only words of this length count: short ones are in everything. */
const SHORTEST_LEARNT = 4;
const LONGEST = 30;

/** Is it a word? Learnt ones are the directory's own. */
export const knownBy =
  (learnt: ReadonlySet<string>) =>
  (piece: string): boolean =>
    PARTS.has(piece) || (piece.length >= SHORTEST_LEARNT && learnt.has(piece));

/** What to ask the vocabulary about, so that `partsOf` can be answered: every beginning and end that could be a word. */
export function piecesOf(word: string): string[] {
  if (word.length < 2 * SHORTEST || word.length > LONGEST || /\d/.test(word)) return [];
  const pieces: string[] = [];
  for (let from = 0; from <= word.length - SHORTEST_LEARNT; from++)
    for (let to = from + SHORTEST_LEARNT; to <= word.length; to++)
      // What lies between two cuts matters only where there is room for three.
      if (from === 0 || to === word.length || word.length >= 3 * SHORTEST_LEARNT)
        pieces.push(word.slice(from, to));
  return pieces;
}

/** The words it is made of, in their order: the fewest and the longest; null when it is not made of known ones. */
export function partsOf(word: string, knows: (piece: string) => boolean, depth = 2): string[] | null {
  if (word.length < 2 * SHORTEST || word.length > LONGEST || /\d/.test(word)) return null;
  let best: string[] | null = null;
  for (let cut = SHORTEST; cut <= word.length - SHORTEST; cut++) {
    const head = headOf(word.slice(0, cut), knows);
    if (head === null) continue;
    const tail = word.slice(cut);
    const rest = knows(tail) ? [tail] : depth > 1 ? partsOf(tail, knows, depth - 1) : null;
    if (rest && better([head, ...rest], best)) best = [head, ...rest];
  }
  return best;
}

/** A first part as a word of its own: "herbergs-" is "herberg", "børne-" is "børn". */
function headOf(piece: string, knows: (piece: string) => boolean): string | null {
  if (knows(piece)) return piece;
  const bare = piece.slice(0, -1);
  return /[^aeiouy][se]$/.test(piece) && bare.length >= SHORTEST && knows(bare) ? bare : null;
}

const better = (parts: readonly string[], best: readonly string[] | null): boolean =>
  best === null ||
  parts.length < best.length ||
  (parts.length === best.length && shortest(parts) > shortest(best));

const shortest = (parts: readonly string[]): number => Math.min(...parts.map((part) => part.length));

/** All words inside, those inside the parts as well: "tandlægevagt" has "tandlæge", "vagt", "tand" and "læge". */
export function allParts(word: string, knows: (piece: string) => boolean): string[] {
  const parts = partsOf(word, (piece) => piece !== word && knows(piece)) ?? [];
  return [...new Set([...parts, ...parts.flatMap((part) => allParts(part, knows))])];
}
