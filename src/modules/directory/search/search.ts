import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Db } from "#platform/db.ts";
import { type Counted, count } from "./facets.ts";
import { type Asked, type Found, find } from "./find.ts";
import { hitOf } from "./hits.ts";
import { type Bits, bitsFrom, type Means } from "./marks.ts";
import { suggestionsFor } from "./suggest.ts";
import { loadTerms, type Point, type Terms, wordsVersion } from "./terms.ts";
import type { Filters, PersonFacts, Search, SearchQuery, SearchResult } from "./types.ts";
import { type Group, type Known, keysFor, typedWords, understand } from "./understand.ts";

const SIZE = 20;
const LARGEST = 100;
/** Nobody leafs further: a stranger's page number must not make us count for ever. */
const LAST_PAGE = 10_000;

/** What the vocabulary says: at most so many of its words, for one search. */
const MOST_KNOWN = 600;

interface Looked {
  readonly version: number;
  readonly known: readonly Known[] | null;
  readonly codes: readonly { means: Means; code: string; bit: number }[] | null;
}

/** Two trips: what the vocabulary knows of the words, then everything else. A third where nothing had all the words. */
export function createSearch(): Search {
  let kept: Terms | null = null;

  const termsAt = async (db: Db, version: number): Promise<Terms> => {
    if (kept?.version !== version) kept = await loadTerms(db);
    return kept;
  };

  return async (db, query, now) => {
    const words = typedWords(query.words ?? "");
    const looked = await look(db, words);
    const terms = await termsAt(db, looked.version);
    const known = looked.known ?? [];
    const bits = bitsFrom(looked.codes ?? []);
    const groups = understand(words, terms, known);
    const first = asking(query, groups, terms, false);
    const found = await answer(db, first, query.filters ?? {}, bits, now);
    // Nothing has all the words – or only because of the filters: then it is not the words that are to be loosened.
    const loosen = found.counted.total === 0 && found.found.marks.length === 0 && words.length > 0;
    const second = loosen ? asking(query, understand(words, terms, known, true), terms, true) : null;
    const last = second
      ? { asked: second, ...(await answer(db, second, query.filters ?? {}, bits, now)) }
      : { asked: first, ...found };
    const counting = async (asked: Asked): Promise<number> =>
      (await answer(db, { ...asked, size: 0, skip: 0 }, asked.filters, bits, now)).counted.total;
    const page = pageOf(query);
    const pages = Math.ceil(last.counted.total / last.asked.size);
    return {
      total: last.counted.total,
      page,
      pages,
      hits: last.found.rows.map((row) => hitOf(row, last.asked, now)),
      facets: last.counted.facets,
      understood: understood(last.asked, groups, second !== null && last.asked.groups.length > 1),
      suggestions:
        last.counted.total >= 3
          ? []
          : await suggestionsFor(
              db,
              last.asked,
              last.counted,
              { words, typed: query.words ?? "", terms, known },
              counting,
            ),
    };
  };
}

async function look(db: Db, words: readonly string[]): Promise<Looked> {
  const keys = keysFor(words);
  const longer = words.filter((word) => word.length >= 4);
  const { rows } = await sql<Looked>`
    select ${wordsVersion} as version,
           (select jsonb_agg(w) from (
              (select form, stem, docs from directory.word where keys && ${keys}::text[] limit ${MOST_KNOWN})
              union
              select w.form, w.stem, w.docs
                from unnest(${longer}::text[]) b(beginning)
               cross join lateral (select form, stem, docs from directory.word
                                    where form collate "C" >= b.beginning and form collate "C" < b.beginning || '~' limit 5) w) w) as known,
           (select jsonb_agg(jsonb_build_object('means', means, 'code', code, 'bit', bit)) from directory.facet_code) as codes`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new Error("A question without an answer");
  return row;
}

async function answer(
  db: Db,
  asked: Asked,
  filters: Filters,
  bits: Bits,
  now: Instant,
): Promise<{ found: Found; counted: Counted }> {
  const found = await find(db, asked, now);
  return { found, counted: count(found.marks, filters, bits) };
}

const whole = (value: number | undefined, least: number, most: number, otherwise: number): number =>
  value === undefined || !Number.isFinite(value)
    ? otherwise
    : Math.min(most, Math.max(least, Math.trunc(value)));
const pageOf = ({ page }: SearchQuery): number => whole(page, 1, LAST_PAGE, 1);

function asking(query: SearchQuery, groups: readonly Group[], terms: Terms, some: boolean): Asked {
  const size = whole(query.size, 1, LARGEST, SIZE);
  const person: PersonFacts = query.person ?? {};
  const meant = groups.flatMap((group) => group.terms);
  const wished = meant.flatMap(({ means, code }) => (means === "condition" ? [code] : []));
  return {
    // What nothing here knows is left out, unless nothing else was typed.
    groups: groups.every(({ unknown }) => unknown) ? groups : groups.filter(({ unknown }) => !unknown),
    some,
    filters: query.filters ?? {},
    person,
    wishes: [...new Set([...(person.conditions ?? []), ...wished])].slice(0, 12),
    near: pointOf(query, meant, terms),
    order: query.order ?? "fit",
    size,
    skip: (pageOf(query) - 1) * size,
  };
}

function pointOf(query: SearchQuery, meant: Group["terms"], terms: Terms): Point | null {
  const typed = meant.find(({ means }) => means === "place")?.code;
  for (const code of [query.near, typed, query.person?.postcode, query.person?.municipality]) {
    const point = code === undefined ? undefined : terms.places.get(code);
    if (point) return point;
  }
  return null;
}

function understood(
  asked: Asked,
  typed: readonly Group[],
  someWordsOnly: boolean,
): SearchResult["understood"] {
  const meant = (means: string): string[] => [
    ...new Set(
      asked.groups
        .flatMap((group) => group.terms)
        .flatMap((term) => (term.means === means ? [term.code] : [])),
    ),
  ];
  return {
    needs: meant("need"),
    kinds: meant("kind"),
    conditions: meant("condition"),
    near: asked.near && { code: asked.near.code, name: asked.near.name },
    corrected: asked.groups.flatMap(({ typed, corrected }) =>
      corrected === null ? [] : [{ typed, taken: corrected }],
    ),
    unknown: typed.filter(({ unknown }) => unknown).map((group) => group.typed),
    someWordsOnly,
  };
}
