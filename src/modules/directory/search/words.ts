import { stemmer as danish } from "@orama/stemmers/danish";
import { stemmer as english } from "@orama/stemmers/english";
import { IRREGULAR, STOP } from "./lexicon.ts";

/**
 * Words as the search compares them: the same for a record and for what is typed, in pure functions. A text is folded, cut
 * into words, and each word known by its stem; rougher keys find the forms that a stemmer leaves apart, and misspellings.
 */

const LETTERS: Readonly<Record<string, string>> = {
  ...{ æ: "ae", ø: "o", å: "aa", ä: "ae", ö: "o", ü: "u", ß: "ss" },
  ...{ đ: "d", ł: "l", þ: "th", ð: "d", ı: "i", œ: "oe" },
};
const PAIRS: Readonly<Record<string, string>> = { aa: "a", ae: "e", oe: "o" };
const LONGEST_WORD = 60;

const lettersOf = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/\p{Cf}/gu, "")
    .toLowerCase()
    .replace(/[æøåäöüßđłþðıœ]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[æøåäöüßđłþðıœ]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/**
 * Small letters without accents, the Danish letters the same however they were typed ("Sår", "SAAR", "sar"; "hjælp",
 * "hjaelp"), words with one space between them. What cannot be seen is gone; what is neither letter nor digit parts words.
 * Folding twice is folding once.
 */
export function fold(text: string): string {
  let folded = lettersOf(text);
  for (let before = ""; before !== folded; ) {
    before = folded;
    folded = folded.replace(/aa|ae|oe/g, (pair) => PAIRS[pair] ?? pair);
  }
  return folded;
}

/**
 * The words whose two vowels were taken for one Danish letter, as they were typed: a letter lost between them
 * ("gaejurist" for "gadejurist") is a slip that folding would hide.
 */
export const unpaired = (text: string): ReadonlyMap<string, string> =>
  new Map(
    lettersOf(text)
      .split(" ")
      .map((word) => [fold(word), word] as const)
      .filter(([folded, word]) => folded !== word),
  );

/** Folded words as somebody wrote them, to be said back: "sprojter" was "sprøjter". */
export function asWritten(text: string): (folded: string) => string {
  const written = new Map(
    (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) => [fold(word), word.toLowerCase()]),
  );
  return (folded) =>
    folded
      .split(" ")
      .map((word) => written.get(word) ?? word)
      .join(" ");
}

/** The folded words of a text in their order, at most so many. */
export function wordsOf(text: string, most = 4000): string[] {
  const folded = fold(text);
  if (folded === "") return [];
  return folded
    .split(" ", most)
    .map((word) => ([...word].length > LONGEST_WORD ? [...word].slice(0, LONGEST_WORD).join("") : word));
}

/** Words that say nothing about what is looked for. */
export const isStopWord = (word: string): boolean => STOP.has(word);

const VOWELLESS_END = /([^aeiouy0-9])\1$/;
const single = (word: string): string => (word.length > 3 ? word.replace(VOWELLESS_END, "$1") : word);

const stems = new Map<string, string>();

/** The stem of a folded Danish word: Snowball's, taken twice ("pladsen" → "plads" → "plad"), and vowel changes by a list. */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size > 50_000) stems.clear();
  const made = makeStem(word);
  stems.set(word, made);
  return made;
}

function makeStem(word: string): string {
  const base = regular(word);
  if (/\d/.test(base) || base.length < 3) return base;
  const stemmed = single(danish(danish(base)));
  const bare = stemmed.length > 3 && stemmed.endsWith("e") ? stemmed.slice(0, -1) : stemmed;
  // One more turn, so that a stem is its own stem.
  const again = single(danish(bare));
  return again.length >= 2 ? again : bare;
}

/** "tænder" → "tand", also at the end of a compound ("mælketænder"). Keys are folded. */
function regular(word: string): string {
  const whole = IRREGULAR.get(word);
  if (whole !== undefined) return whole;
  for (let cut = word.length - 4; cut >= 3; cut--) {
    const end = IRREGULAR.get(word.slice(cut));
    if (end !== undefined && word.length - cut >= 4) return word.slice(0, cut) + end;
  }
  return word;
}

/** The stem of a folded English word. */
export const englishStem = (word: string): string =>
  /[^a-z]/.test(word) || word.length < 3 ? word : english(word);

const ENDING =
  /(?:hedernes|hederne|hedens|heden|heder|heds|hed|ernes|erne|enes|ene|edes|ede|endes|ende|erede|eres|eret|erer|ens|en|ets|et|ers|er|els|el|es|e|tes|te|s|t|n|r|l)$/;

/** Like a stem, but taking more off: equal for forms that the stemmer leaves apart ("artikel", "artiklerne"). Misleads now and then. */
export function roughStem(word: string): string {
  let rough = regular(word);
  for (let ending = ENDING.exec(rough)?.[0]; ending; ending = ENDING.exec(rough)?.[0]) {
    const rest = rough.slice(0, -ending.length);
    if (rest.length < 3 || !/[aeiouy]/.test(rest)) break;
    rough = single(rest);
  }
  return rough;
}

/** How it sounds, roughly: letters that Danes take for each other are one, and silent ones gone. */
export function sound(word: string): string {
  return word
    .replace(/^hj/, "j")
    .replace(/^hv/, "v")
    .replace(/ph/g, "f")
    .replace(/ch|sch|sj|sk(?=[iey])/g, "s")
    .replace(/qu|kv/g, "kv")
    .replace(/x/g, "ks")
    .replace(/[zc](?=[eiy])/g, "s")
    .replace(/[cq]/g, "k")
    .replace(/z/g, "s")
    .replace(/w/g, "v")
    .replace(/nd/g, "n")
    .replace(/ld/g, "l")
    .replace(/rd/g, "r")
    .replace(/dt/g, "t")
    .replace(/(?<=[aeiouy])g(?=[efjtn]|$)/g, "j")
    .replace(/d(?=s|t)/g, "")
    .replace(/[iy]/g, "i")
    .replace(/h(?![aeiou])/g, "")
    .replace(/(.)\1+/g, "$1");
}

/** The word with each of its letters left out: two words that share one are one slip apart, or nearly. */
export function deletions(word: string): string[] {
  const letters = [...word];
  return letters.length < 4
    ? []
    : letters.map((_, at) => letters.filter((_, index) => index !== at).join(""));
}

/** By which keys a word is found although it is misspelt: none for short ones and numbers, where a slip is another word. */
export function keysOf(word: string): string[] {
  if (word.length < 4 || /\d/.test(word)) return [];
  const heard = sound(word);
  return [
    ...new Set([
      ...[`-${word}`, `~${heard}`],
      ...deletions(word).map((key) => `-${key}`),
      ...deletions(heard).map((key) => `~${key}`),
    ]),
  ];
}

/** Slips between two words: a letter more, less, another, or two that changed places; `most` + 1 when there are more. */
export function slips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    [before, last] = [last, row];
  }
  return Math.min(last[b.length] ?? most + 1, most + 1);
}

/** How many slips a word of this length may hold and still be taken for another. */
export const slipsAllowed = (word: string): number =>
  word.length < 4 ? 0 : word.length < 8 ? 1 : word.length < 13 ? 2 : 3;
