import { knownBy, partsOf, piecesOf } from "./compounds.ts";
import { PARTS } from "./lexicon.ts";
import { CODE } from "./record.ts";
import { contentOf, LONGEST_PHRASE, type Term, type Terms } from "./terms.ts";
import type { How } from "./types.ts";
import { englishStem, keysOf, roughStem, slips, slipsAllowed, sound, stem, wordsOf } from "./words.ts";

/** From what was typed to what is looked for. Pure: the vocabulary's answer is an argument. */

export const MOST_TEXT = 200;
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
  /** It means a need or a kind: then a word in passing is not enough (CODE.telling). */
  readonly sorted: boolean;
  /** A wish (a condition) moves doors; anything else must be met. */
  readonly required: boolean;
  readonly terms: readonly Term[];
  /** Rare words say more: from 1 to 2. */
  readonly weight: number;
  readonly corrected: string | null;
  /** Nobody here writes it so: ask the vocabulary for words it may be a slip for. */
  readonly strange: boolean;
  /** Nothing here knows the word, nor one that it may be. */
  readonly unknown: boolean;
}

/** A form in the directory's vocabulary. */
export interface Known {
  readonly form: string;
  readonly stem: string;
  readonly rough: string;
  readonly docs: number | null;
}

/** The words to look for, at most twelve. */
export const typedWords = (text: string): string[] =>
  contentOf(wordsOf([...text].slice(0, MOST_TEXT).join("")).slice(0, MOST_WORDS));

/** What to ask the vocabulary about: the words, two as one, what they may be made of; and their rough stems. */
export function askedOf(words: readonly string[]): { readonly forms: string[]; readonly roughs: string[] } {
  const pairs = words.slice(1).map((word, at) => `${words[at]}${word}`);
  return {
    forms: [...new Set([...words, ...pairs, ...words.flatMap(piecesOf)])],
    roughs: [...new Set(words.map(roughStem))],
  };
}

export interface Reading {
  /** Also takes words that exist for other words: when nothing was found otherwise. */
  readonly eager?: boolean;
  /** The words as they were typed, where folding hid something (`unpaired`). */
  readonly typed?: ReadonlyMap<string, string>;
}

export function understand(
  words: readonly string[],
  terms: Terms,
  vocabulary: readonly Known[],
  { eager = false, typed = new Map() }: Reading = {},
): Group[] {
  const lookup = lookupOf(vocabulary, terms, typed);
  const groups: Group[] = [];
  for (let at = 0; at < words.length; ) {
    const phrase = longestPhrase(words, at, terms);
    const merged = phrase.length === 1 && !phrase.terms ? mergedAt(words, at, terms, lookup) : null;
    if (phrase.length > 1) {
      const group = phraseGroup(words.slice(at, at + phrase.length), phrase.terms ?? []);
      groups.push(eager ? { ...group, sorted: false } : group);
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
  /** Its other forms. */
  readonly bent: (rough: string) => readonly Known[];
  /** What it may be a slip for. */
  readonly likest: (word: string) => readonly Known[];
  readonly knows: (piece: string) => boolean;
  /** Is a text in the directory known to hold it, in some form? */
  readonly holds: (stemmed: string) => Known | undefined;
  /** Does a longer word begin with it? */
  readonly begins: (beginning: string) => boolean;
}

function lookupOf(vocabulary: readonly Known[], terms: Terms, typed: ReadonlyMap<string, string>): Lookup {
  const byForm = new Map(vocabulary.map((known) => [known.form, known]));
  const byStem = new Map<string, Known>();
  for (const known of vocabulary) {
    const before = byStem.get(known.stem);
    if (!before || (known.docs ?? 0) > (before.docs ?? 0)) byStem.set(known.stem, known);
  }
  const knows = knownBy(new Set(vocabulary.map(({ form }) => form)));
  return {
    byForm,
    bent: (rough) => vocabulary.filter((known) => known.rough === rough),
    likest: (word) => likest(word, nearTo(word, vocabulary, terms), typed.get(word)),
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

/** Is it surely the name of a need or a kind? */
const isSorted = (terms: readonly Term[]): boolean =>
  terms.some(({ means, sure }) => (means === "need" || means === "kind") && sure === 1);

/** Only wishes? Then it is one; but who types nothing but wishes looks for those who fulfil them. */
const isWish = (terms: readonly Term[]): boolean =>
  terms.length > 0 && terms.every(({ means }) => means === "condition");

function phraseGroup(words: readonly string[], terms: readonly Term[]): Group {
  return {
    typed: words.join(" "),
    alternatives: [text(words.map(stem), "form", 1), ...codes(terms, 0.95)],
    sorted: isSorted(terms),
    required: !isWish(terms),
    terms,
    weight: 1.3,
    corrected: null,
    strange: false,
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
    sorted: isSorted(meanings),
    required: !isWish(meanings),
    terms: meanings,
    weight: 1.3,
    corrected: null,
    strange: false,
    unknown: false,
  };
}

function wordGroup(word: string, terms: Terms, lookup: Lookup, eager: boolean): Group {
  const own = stem(word);
  const meanings = meaningsOf([word], terms) ?? [];
  const english = englishStem(word);
  const bent = lookup.bent(roughStem(word));
  const parts = partsOf(word, (piece) => piece !== word && lookup.knows(piece));
  const held = lookup.holds(own);
  const known = held ?? lookup.holds(english) ?? bent[0];
  const heavy = (parts ?? []).filter((part) => !isLight(part));
  // What it is made of says what it means, where nobody says it of the whole.
  const inParts = meanings.length > 0 ? [] : heavy.flatMap((part) => terms.meanings.get(stem(part)) ?? []);
  const found: Alternative[] = [
    text([own], lookup.byForm.has(word) ? "same" : "form", 1),
    ...(english !== own && (!held || ENGLISH.test(word)) ? [text([english], "form", 1)] : []),
    ...distinct(bent.map((each) => each.stem))
      .filter((other) => other !== own && other !== english)
      .slice(0, 5)
      .map((other) => text([other], "form", 0.9)),
    text([`+${own}`], "compound", 0.75),
    ...(parts && !held ? [text(parts.map(stem), "compound", 0.8)] : []),
    ...codes(meanings, 0.95, terms.places),
    ...codes(inParts, 0.6),
  ];
  const isKnown = known !== undefined || meanings.length > 0 || PARTS.has(word);
  const begun = lookup.begins(word);
  if (isKnown && !eager)
    return {
      typed: word,
      alternatives: found,
      sorted: isSorted(meanings),
      required: !isWish(meanings),
      terms: [...meanings, ...inParts],
      weight: weightOf(held),
      corrected: null,
      strange: false,
      unknown: false,
    };

  // Nobody writes it so: what it is made of, what it begins, and what it may be a slip for.
  const made = [
    ...heavy.map((part) => text([stem(part)], "compound", 0.6)),
    ...heavy.map((part) => text([`+${stem(part)}`], "compound", 0.5)),
    ...(word.length >= 4 ? [text([word], "compound", 0.5, true)] : []),
  ];
  const slipped = lookup.likest(word);
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
    sorted: false,
    required: !isWish(all) || slipped.some(({ docs }) => (docs ?? 0) > 0),
    terms: all,
    weight: weightOf(slipped[0]),
    corrected: !isKnown && slipped[0] ? slipped[0].form : null,
    strange: !isKnown,
    unknown: !isKnown && parts === null && slipped.length === 0 && !begun,
  };
}

/** Forms that are rather English. */
const ENGLISH = /(?:ing|ings|ed|ies|ly)$/;

const distinct = (all: readonly string[]): string[] => [...new Set(all)];

/** The words it may be a slip for: the fewest slips first, then what sounds alike, then what is common. At most four. */
export function likest(word: string, candidates: readonly Known[], typed = word): Known[] {
  const most = slipsAllowed(word);
  const heard = sound(word);
  const near = candidates.flatMap((known) => {
    if (known.form === word || Math.abs(known.form.length - word.length) > most + 1) return [];
    const alike = sound(known.form) === heard;
    const wrong = Math.min(slips(word, known.form, most + 1), slips(typed, known.form, most + 1));
    const far = wrong - (alike ? 0.6 : 0) + (known.form[0] === word[0] ? 0 : 0.3);
    return far <= most || (alike && far <= most + 1) ? [{ known, far }] : [];
  });
  const best = [...near].sort((a, b) => a.far - b.far || (b.known.docs ?? 0) - (a.known.docs ?? 0));
  const stems = new Set<string>();
  return best
    .filter(
      ({ known, far }) => far <= (best[0]?.far ?? 0) + 0.7 && !stems.has(known.stem) && stems.add(known.stem),
    )
    .slice(0, 4)
    .map(({ known }) => known);
}

/** The directory's words that were fetched, and those of the catalogue that share a key with it. */
function nearTo(word: string, vocabulary: readonly Known[], terms: Terms): readonly Known[] {
  const ours = new Set(keysOf(word).flatMap((key) => terms.forms.get(key) ?? []));
  for (const { form } of vocabulary) ours.delete(form);
  return [
    ...vocabulary,
    ...[...ours].map((form) => ({ form, stem: stem(form), rough: roughStem(form), docs: 0 })),
  ];
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
