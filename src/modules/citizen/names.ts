import { foldName } from "#kernel/fold.ts";
import type { MatchQuery } from "./types.ts";

/**
 * Finding a person again whose name was heard in a doorway. The database finds candidates by rough keys (indexed);
 * `matchScore` then says how alike two people are. Pure: the same names always give the same keys and scores.
 */

/**
 * What every word in the names may be found by: itself ("=mette"), its consonants as they sound, and – where there are
 * enough of them – the same with any one left out, so that one slip still meets ("Mohammed", "Muhamad", "Mohamet").
 * Keys carry their region, since nobody is looked for in another (and the index is that much narrower).
 */
export function nameKeys({ region, knownAs, fullName }: Named): string[] {
  const keys = new Set<string>();
  for (const word of wordsOf([knownAs, fullName])) {
    const sound = soundOf(word);
    keys.add(`=${word}`).add(sound);
    if (sound.length < 4) continue;
    for (let i = 0; i < sound.length; i++) keys.add(sound.slice(0, i) + sound.slice(i + 1));
  }
  return [...keys].map((key) => region + key).sort();
}

/** The keys that only the very same words share. */
export const exactKeys = (named: Named): string[] =>
  [...new Set(wordsOf([named.knownAs, named.fullName]))].map((word) => `${named.region}=${word}`);

type Named = Pick<MatchQuery, "region" | "knownAs" | "fullName">;

const wordsOf = (names: readonly (string | null | undefined)[]): string[] =>
  names.flatMap((name) => foldName(name ?? "").split(" ")).filter((word) => word !== "");

const sounds: readonly (readonly [RegExp, string])[] = [
  [/ph/g, "f"],
  [/ch|ck|[cqg]/g, "k"],
  [/[zx]/g, "s"],
  [/w/g, "v"],
  [/d/g, "t"],
  [/[jy]/g, "i"],
];

const respelt = (word: string): string =>
  sounds.reduce((text, [pattern, sound]) => text.replace(pattern, sound), word);

/** The first letter and the consonants after it, like-sounding ones as one and none twice in a row. */
function soundOf(word: string): string {
  const alike = respelt(word);
  const spine = alike.slice(0, 1) + alike.slice(1).replace(/[aeiouh]/g, "");
  return spine.replace(/(.)\1+/g, "$1");
}

/**
 * How likely two descriptions are of one person, 0 to 1. Every word of the shorter name is compared with its best
 * counterpart, so that a first name alone meets a full name, only with less weight. Birth years that differ by more
 * than a misheard digit or two count against.
 */
export function matchScore(a: Omit<MatchQuery, "region">, b: Omit<MatchQuery, "region">): number {
  const name = Math.max(
    0,
    ...namesOf(a).flatMap((mine) => namesOf(b).map((theirs) => nameScore(mine, theirs))),
  );
  return name * ageFactor(a.birthYear, b.birthYear);
}

const namesOf = ({ knownAs, fullName }: Omit<MatchQuery, "region">): string[][] =>
  [knownAs, fullName].map((name) => wordsOf([name])).filter((words) => words.length > 0);

function nameScore(a: readonly string[], b: readonly string[]): number {
  if (a.length === b.length) return Math.max(aligned(a, b), aligned(b, a));
  return a.length < b.length ? aligned(a, b) : aligned(b, a);
}

/** Each word of the shorter name takes the best of what is left of the longer. */
function aligned(few: readonly string[], many: readonly string[]): number {
  const free = [...many];
  let sum = 0;
  for (const word of few) {
    const scores = free.map((other) => likeness(word, other));
    const best = Math.max(...scores);
    free.splice(scores.indexOf(best), 1);
    sum += best;
  }
  // Words only one of them has weigh a quarter: people leave out middle names, seldom invent them.
  return sum / (few.length + free.length / 4);
}

/** Shared letter pairs over all letter pairs (Dice), with the word's edges counted: 1 the same, 0 nothing alike. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const pairs = (word: string): string[] =>
    Array.from({ length: word.length + 1 }, (_, i) => ` ${word} `.slice(i, i + 2));
  const theirs = pairs(b);
  const total = a.length + 1 + theirs.length;
  let shared = 0;
  for (const pair of pairs(a)) {
    const at = theirs.indexOf(pair);
    if (at < 0) continue;
    theirs.splice(at, 1);
    shared += 1;
  }
  const spelt = (2 * shared) / total;
  // Spelt differently but sounding the same is nearly the same name.
  return soundsLike(a, b) ? Math.max(spelt, 0.85) : spelt;
}

/** Where one consonant is all there is ("Kai", "Ea"), the vowels are the name: then they must be the same too. */
function soundsLike(a: string, b: string): boolean {
  const sound = soundOf(a);
  return sound === soundOf(b) && (sound.length > 1 || respelt(a) === respelt(b));
}

function ageFactor(a: number | null | undefined, b: number | null | undefined): number {
  if (a == null || b == null) return 0.9;
  const apart = Math.abs(a - b);
  if (apart === 0) return 1;
  if (apart <= 2) return 0.9;
  return apart === 10 ? 0.8 : 0.5;
}
