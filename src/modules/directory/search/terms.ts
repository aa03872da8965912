import { sql } from "kysely";
import type { Db } from "#platform/db.ts";
import { type Bits, bitsFrom, type Means } from "./marks.ts";
import { isStopWord, keysOf, roughStem, stem, wordsOf } from "./words.ts";

/**
 * What everyday words mean: needs, kinds, conditions, languages and places. A few thousand phrases, kept in memory and read
 * again when the database says that they have changed.
 */

export interface Term {
  readonly means: "need" | "kind" | "condition" | "language" | "place";
  readonly code: string;
  /** How surely the words mean it: 1 its name or a synonym, less for a word from a list. */
  readonly sure: number;
}
export interface Terms {
  readonly version: number;
  readonly bits: Bits;
  /** Stems with a space between them, stop words left out → what they mean. */
  readonly meanings: ReadonlyMap<string, readonly Term[]>;
  /** The same by rough stems: for forms the stemmer leaves apart. */
  readonly roughly: ReadonlyMap<string, readonly Term[]>;
  /** Key (words.ts) → words of ours it leads to. */
  readonly forms: ReadonlyMap<string, readonly string[]>;
  /** Code of a postcode or municipality → its name and the point to measure from. */
  readonly places: ReadonlyMap<string, Point>;
}
export interface Point {
  readonly code: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  /** The municipality it is, or lies in. */
  readonly municipality: string;
}

/** No phrase is longer. */
export const LONGEST_PHRASE = 4;

/** The words that carry meaning; all of them when none does. */
export function contentOf(words: readonly string[]): string[] {
  const content = words.filter((word) => !isStopWord(word) && (word.length > 1 || /\d/.test(word)));
  return content.length > 0 ? content : [...words];
}

interface Rows {
  readonly version: number;
  readonly codes: readonly { means: Means; code: string; bit: number }[];
  readonly synonyms: readonly { words: string; means: "need" | "kind" | "condition"; code: string }[];
  readonly kinds: readonly Listed[];
  readonly conditions: readonly Listed[];
  readonly places: readonly Point[];
}
interface Listed {
  readonly code: string;
  readonly names: readonly string[];
  readonly lists: readonly string[];
}

/** Languages people here speak: what the names of in Danish and English lead to. */
const LANGUAGES =
  "ar bg bs ckb cs de el en es et fa fi fo fr hr hu is it kl ku lt lv nl no pl ps pt ro ru sk so sq sr sv th ti tr uk ur vi zh".split(
    " ",
  );

/** Too general to mean a kind by themselves when they stand in a list of words. */
const GENERAL = new Set(
  "hjelp plads hus sted center stotte tid nok kommer hjem samme aftale gruppe igennem gennem system kontakt behandling sygehus hospital kommune abent dukke bus ikke ingen uden tag home help offer centre room support team person health care"
    .split(" ")
    .map(stem),
);

/** What the words stand at: one number, asked with every search. It only grows: versions are far apart. */
const VERSION =
  "(select version * 1000 from directory.words_version) + (select count(*) from directory.facet_code)";
export const wordsVersion = sql.raw<number>(VERSION);

export async function loadTerms(db: Db): Promise<Terms> {
  const { rows } = await sql<Rows>`
    select ${wordsVersion} as version,
           (select coalesce(jsonb_agg(jsonb_build_object('means', means, 'code', code, 'bit', bit)), '[]') from directory.facet_code) as codes,
           (select coalesce(jsonb_agg(jsonb_build_object('words', words, 'means', means, 'code', code) order by words, means, code), '[]') from directory.synonym) as synonyms,
           (select jsonb_agg(jsonb_build_object('code', code, 'names', jsonb_build_array(name_da, name_en), 'lists', jsonb_build_array(words_da, words_en)) order by code)
              from directory.service_kind) as kinds,
           (select jsonb_agg(jsonb_build_object('code', code, 'names', jsonb_build_array(name_da, name_en), 'lists', jsonb_build_array(words_da, words_en)) order by code)
              from directory.condition) as conditions,
           (select jsonb_agg(p) from (
              select code, name, latitude, longitude, code as municipality, 0 as nth from directory.municipality
              union all
              select code, name, latitude, longitude, municipalities[1], 1 from directory.postcode
              order by nth, code) p) as places`.execute(db);
  const [found] = rows;
  if (!found) throw new Error("The directory has no words");
  return termsFrom(found);
}

export function termsFrom({ version, codes, synonyms, kinds, conditions, places }: Rows): Terms {
  const meanings = new Map<string, Term[]>();
  const roughly = new Map<string, Term[]>();
  const ours = new Set<string>();
  const put = (into: Map<string, Term[]>, key: string, term: Term): void => {
    const all = into.get(key) ?? [];
    if (!all.some(({ means, code }) => means === term.means && code === term.code))
      into.set(key, [...all, term]);
  };
  const add = (text: string, term: Term): void => {
    const words = contentOf(wordsOf(text, 20));
    if (words.length === 0 || words.length > LONGEST_PHRASE) return;
    put(meanings, words.map(stem).join(" "), term);
    put(roughly, words.map(roughStem).join(" "), term);
    for (const word of words) ours.add(word);
  };
  for (const { words, means, code } of synonyms) add(words, { means, code, sure: 1 });
  const listed = (means: "kind" | "condition", all: readonly Listed[]): void => {
    for (const { code, names } of all)
      for (const name of names) if (code !== "other") add(name, { means, code, sure: 1 });
    // A word in a list counts where nothing better says what it means.
    for (const { code, lists } of all)
      for (const word of contentOf(wordsOf(lists.join(" "))))
        if (word.length > 2 && !/\d/.test(word) && !GENERAL.has(stem(word)) && !meanings.has(stem(word)))
          add(word, { means, code, sure: 0.6 });
  };
  listed("kind", kinds);
  listed("condition", conditions);
  const namesOf = ["da", "en"].map((language) => new Intl.DisplayNames([language], { type: "language" }));
  for (const code of LANGUAGES)
    for (const names of namesOf) add(names.of(code) ?? code, { means: "language", code, sure: 1 });
  const points = new Map<string, Point>();
  // Municipalities come first, and have their names before the postcodes that share them.
  for (const place of places) {
    if (!points.has(place.code)) points.set(place.code, place);
    const means = { means: "place", code: place.code, sure: 1 } as const;
    if (!isPlace(meanings.get(contentOf(wordsOf(place.name)).map(stem).join(" ")))) add(place.name, means);
    if (place.code !== place.municipality) add(place.code, means);
  }
  return { version, bits: bitsFrom(codes), meanings, roughly, forms: formsByKey(ours), places: points };
}

const isPlace = (terms: readonly Term[] | undefined): boolean =>
  terms?.some(({ means }) => means === "place") ?? false;

function formsByKey(words: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const forms = new Map<string, string[]>();
  for (const word of words)
    for (const key of keysOf(word)) {
      const all = forms.get(key);
      if (all) all.push(word);
      else forms.set(key, [word]);
    }
  return forms;
}
