import { knownBy, partsOf } from "./compounds.ts";
import { PARTS } from "./lexicon.ts";
import { CODE } from "./record.ts";
import { contentOf, LONGEST_PHRASE, type Term, type Terms } from "./terms.ts";
import type { How } from "./types.ts";
import { englishStem, keysOf, roughStem, slips, slipsAllowed, sound, stem, wordsOf } from "./words.ts";

/** From what was typed to what is looked for. Pure: the vocabulary's answer is an argument. */

const MOST_TEXT = 200;
const MOST_WORDS = 12;

/** What one may look for in a service's words: all of the lexemes, or a code. */
export type Alternative =
  | {
      readonly sort: "words";
      readonly lexemes: readonly string[];
      readonly begins: boolean;
      readonly how: How;
      readonly factor: number;
    }
  | { readonly sort: "code"; readonly lexeme: string; readonly term: Term; readonly factor: number };

/** What one or several typed words may mean: any of the alternatives will do. */
export interface Group {
  readonly typed: string;
  readonly alternatives: readonly Alternative[];
  /** A wish (a condition) moves doors; anything else must be met. */
  readonly required: boolean;
  readonly terms: readonly Term[];
  /** Rare words say more: from 1 to 2. */
  readonly weight: number;
  readonly corrected: string | null;
  /** Nothing here knows the word, nor one that it may be. */
  readonly unknown: boolean;
}

/** A form in the directory's vocabulary. */
export interface Known {
  readonly form: string;
  readonly stem: string;
  readonly docs: number | null;
}

/** The words to look for, at most twelve. */
export const typedWords = (text: string): string[] =>
  contentOf(wordsOf([...text].slice(0, MOST_TEXT).join("")).slice(0, MOST_WORDS));

/** What to ask the vocabulary about. */
export function keysFor(words: readonly string[]): string[] {
  const pairs = words.slice(1).map((word, at) => `-${words[at]}${word}`);
  return [...new Set([...words.flatMap(keysOf), ...pairs, ...words.flatMap(exactPieces)])];
}

const exactPieces = (word: string): string[] => {
  if (word.length < 6 || word.length > 30) return [];
  const cuts = Array.from({ length: word.length - 3 }, (_, at) => at + 3);
  return cuts.flatMap((cut) => [`-${word.slice(0, cut)}`, `-${word.slice(cut)}`]);
};

/** `eager` also takes words that exist for other words: when nothing was found otherwise. */
export function understand(
  words: readonly string[],
  terms: Terms,
  vocabulary: readonly Known[],
  eager = false,
): Group[] {
  const lookup = lookupOf(vocabulary, terms);
  const groups: Group[] = [];
  for (let at = 0; at < words.length; ) {
    const phrase = longestPhrase(words, at, terms);
    const merged = phrase.length === 1 && !phrase.terms ? mergedAt(words, at, terms, lookup) : null;
    if (phrase.length > 1) {
      groups.push(phraseGroup(words.slice(at, at + phrase.length), phrase.terms ?? []));
      at += phrase.length;
    } else if (merged) {
      groups.push(merged);
      at += 2;
    } else {
      groups.push(wordGroup(words[at] ?? "", terms, lookup, eager));
      at += 1;
    }
  }
  return groups;
}

interface Lookup {
  readonly byForm: ReadonlyMap<string, Known>;
  readonly byKey: (key: string) => readonly Known[];
  readonly knows: (piece: string) => boolean;
  /** Is a text in the directory known to hold it, in some form? */
  readonly holds: (stemmed: string) => Known | undefined;
  /** Does a longer word begin with it? */
  readonly begins: (beginning: string) => boolean;
}

function lookupOf(vocabulary: readonly Known[], terms: Terms): Lookup {
  const byForm = new Map(vocabulary.map((known) => [known.form, known]));
  const byStem = new Map<string, Known>();
  for (const known of vocabulary) {
    const before = byStem.get(known.stem);
    if (!before || (known.docs ?? 0) > (before.docs ?? 0)) byStem.set(known.stem, known);
  }
  const keys = new Map<string, Known[]>();
  for (const known of vocabulary)
    for (const key of keysOf(known.form)) {
      const all = keys.get(key);
      if (all) all.push(known);
      else keys.set(key, [known]);
    }
  const byKey = (key: string): readonly Known[] => [
    ...(keys.get(key) ?? []),
    ...(terms.forms.get(key) ?? [])
      .filter((form) => !byForm.has(form))
      .map((form) => ({ form, stem: stem(form), docs: 0 })),
  ];
  const knows = knownBy(new Set(vocabulary.map(({ form }) => form)));
  return {
    byForm,
    byKey,
    knows: (piece) => knows(piece) || terms.meanings.has(stem(piece)),
    holds: (stemmed) => byStem.get(stemmed),
    begins: (beginning) => vocabulary.some(({ form }) => form.startsWith(beginning)),
  };
}

function longestPhrase(
  words: readonly string[],
  at: number,
  terms: Terms,
): { length: number; terms: readonly Term[] | null } {
  for (let length = Math.min(LONGEST_PHRASE, words.length - at); length >= 1; length--) {
    const found = meaningsOf(words.slice(at, at + length), terms);
    if (found) return { length, terms: found };
  }
  return { length: 1, terms: null };
}

const meaningsOf = (words: readonly string[], terms: Terms): readonly Term[] | null =>
  terms.meanings.get(words.map(stem).join(" ")) ?? terms.roughly.get(words.map(roughStem).join(" ")) ?? null;

const codeOf = ({ means, code }: Term, places: Terms["places"]): string | null => {
  if (means === "need") return CODE.need(code);
  if (means === "kind") return CODE.kind(code);
  if (means === "condition") return CODE.met(code);
  if (means === "language") return CODE.language(code);
  const municipality = places.get(code)?.municipality;
  return municipality === code ? CODE.liesIn(code) : null;
};

const codes = (terms: readonly Term[], factor: number, places: Terms["places"] = new Map()): Alternative[] =>
  terms.flatMap((term) => {
    const lexeme = codeOf(term, places);
    return lexeme === null ? [] : [{ sort: "code" as const, lexeme, term, factor: factor * term.sure }];
  });

const text = (lexemes: readonly string[], how: How, factor: number, begins = false): Alternative => ({
  sort: "words",
  lexemes,
  begins,
  how,
  factor,
});

/** Only wishes? Then it is one; but who types nothing but wishes looks for those who fulfil them. */
const isWish = (terms: readonly Term[]): boolean =>
  terms.length > 0 && terms.every(({ means }) => means === "condition");

function phraseGroup(words: readonly string[], terms: readonly Term[]): Group {
  return {
    typed: words.join(" "),
    alternatives: [text(words.map(stem), "form", 1), ...codes(terms, 0.95)],
    required: !isWish(terms),
    terms,
    weight: 1.3,
    corrected: null,
    unknown: false,
  };
}

/** Two words that are one: "tand læge", "mit id". */
function mergedAt(words: readonly string[], at: number, terms: Terms, { byForm }: Lookup): Group | null {
  const [first = "", second] = [words[at], words[at + 1]];
  if (second === undefined) return null;
  const whole = `${first}${second}`;
  const meanings = terms.meanings.get(stem(whole)) ?? [];
  if (whole.length < 5 || (!byForm.has(whole) && meanings.length === 0)) return null;
  return {
    typed: `${first} ${second}`,
    alternatives: [
      text([stem(whole)], "compound", 1),
      text([stem(first), stem(second)], "form", 0.9),
      ...codes(meanings, 0.9),
    ],
    required: !isWish(meanings),
    terms: meanings,
    weight: 1.3,
    corrected: null,
    unknown: false,
  };
}

function wordGroup(word: string, terms: Terms, lookup: Lookup, eager: boolean): Group {
  const own = stem(word);
  const meanings = meaningsOf([word], terms) ?? [];
  const english = englishStem(word);
  const bent = lookup.byKey(`=${roughStem(word)}`);
  const parts = partsOf(word, (piece) => piece !== word && lookup.knows(piece));
  const known = lookup.holds(own) ?? lookup.holds(english) ?? bent[0];
  const found: Alternative[] = [
    text([own], lookup.byForm.has(word) ? "same" : "form", 1),
    ...(english === own ? [] : [text([english], "form", 1)]),
    ...distinct(bent.map((each) => each.stem))
      .filter((other) => other !== own && other !== english)
      .slice(0, 5)
      .map((other) => text([other], "form", 0.9)),
    text([`+${own}`], "compound", 0.75),
    ...(parts
      ? [
          text(
            parts.map((part) => stem(part)),
            "compound",
            0.8,
          ),
        ]
      : []),
    ...codes(meanings, 0.95, terms.places),
  ];
  const inParts = parts?.flatMap((part) => terms.meanings.get(stem(part)) ?? []) ?? [];
  const isKnown = known !== undefined || meanings.length > 0 || PARTS.has(word);
  const begun = lookup.begins(word);
  if (isKnown && !eager)
    return {
      typed: word,
      alternatives: found,
      required: !isWish(meanings),
      terms: meanings,
      weight: weightOf(lookup.holds(own)),
      corrected: null,
      unknown: false,
    };

  // Nobody writes it so: what it is made of, what it begins, and what it may be a slip for.
  const heavy = (parts ?? []).filter((part) => !isLight(part));
  const made = [
    ...codes(inParts, 0.6),
    ...heavy.map((part) => text([stem(part)], "compound", 0.6)),
    ...heavy.map((part) => text([`+${stem(part)}`], "compound", 0.5)),
    ...(word.length >= 4 ? [text([word], "compound", 0.5, true)] : []),
  ];
  const slipped = isKnown || !parts || eager ? likest(word, lookup) : [];
  const alternatives = [
    ...found,
    ...made,
    ...slipped.flatMap(({ stem: other }) => [
      text([other], "spelling", 0.7),
      text([`+${other}`], "spelling", 0.5),
      ...codes(terms.meanings.get(other) ?? [], 0.65, terms.places),
    ]),
  ];
  const taken = slipped.flatMap(({ stem: other }) => terms.meanings.get(other) ?? []);
  const all = [...meanings, ...inParts, ...taken];
  return {
    typed: word,
    alternatives,
    required: !isWish(all) || slipped.some(({ docs }) => (docs ?? 0) > 0),
    terms: all,
    weight: weightOf(slipped[0]),
    corrected: !isKnown && slipped[0] ? slipped[0].form : null,
    unknown: !isKnown && parts === null && slipped.length === 0 && !begun,
  };
}

const distinct = (all: readonly string[]): string[] => [...new Set(all)];

/** The words it may be a slip for: the fewest slips first, then what sounds alike, then what is common. At most four. */
export function likest(word: string, { byKey }: Pick<Lookup, "byKey">): Known[] {
  const most = slipsAllowed(word);
  const heard = sound(word);
  const near = new Map<string, { known: Known; far: number }>();
  for (const key of keysOf(word))
    for (const known of byKey(key)) {
      if (known.form === word || near.has(known.form)) continue;
      const alike = sound(known.form) === heard;
      const far =
        slips(word, known.form, most + 1) - (alike ? 0.6 : 0) + (known.form[0] === word[0] ? 0 : 0.3);
      if (far <= most || (alike && far <= most + 1)) near.set(known.form, { known, far });
    }
  const all = [...near.values()].sort((a, b) => a.far - b.far || (b.known.docs ?? 0) - (a.known.docs ?? 0));
  const best = all[0]?.far ?? 0;
  const stems = new Set<string>();
  return all
    .filter(({ known, far }) => far <= best + 0.7 && !stems.has(known.stem) && stems.add(known.stem))
    .slice(0, 4)
    .map(({ known }) => known);
}

/** Parts that say little by themselves. */
const LIGHT = new Set(
  "hjelp plads hus huse center stue sted team gruppe linje behandling dag aften kontakt person klinik service stotte vagt radgivning gade plan".split(
    " ",
  ),
);
const isLight = (part: string): boolean =>
  LIGHT.has(part) || LIGHT.has(stem(part)) || (part.length < 4 && !PARTS.has(part));

const weightOf = (known: Known | undefined): number => 1 + 1 / (1 + Math.log10(1 + (known?.docs ?? 3)));
