import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Db } from "#platform/db.ts";
import { cards } from "./cards.ts";
import { type Counted, count } from "./facets.ts";
import { type Asked, type Found, find } from "./find.ts";
import { firstOf } from "./first.ts";
import { hitOf } from "./hits.ts";
import { createKeeper, type News, type Question } from "./keep.ts";
import type { Model } from "./model.ts";
import { has, type Look } from "./postings.ts";
import { suggestionsFor } from "./suggest.ts";
import { loadTerms, type Point, type Terms, wordsVersion } from "./terms.ts";
import type { PersonFacts, Search, SearchQuery, SearchResult } from "./types.ts";
import { askedOf, type Group, type Known, MOST_TEXT, typedWords, understand } from "./understand.ts";
import { asWritten, keysOf, unpaired } from "./words.ts";

const SIZE = 20;
const LARGEST = 100;
/** Nobody leafs further: a stranger's page number must not make us count for ever. */
const LAST_PAGE = 10_000;
/** With fewer hits than this it is said what would find more. */
const FEW = 3;

/** What the vocabulary says: at most so many of its words, for one search. */
const MOST_KNOWN = 600;

/**
 * Two trips: what the vocabulary knows of the words, and whether the model holds; then the cards. Weighing and counting are
 * done in between, in memory. One trip more for misspelt words, and where nothing had all of them.
 */
export function createSearch(): Search {
  let kept: Terms | null = null;
  const keeper = createKeeper();

  const termsAt = async (db: Db, version: number): Promise<Terms> => {
    if (kept?.version !== version) kept = await loadTerms(db);
    return kept;
  };

  return async (db, query, now) => {
    const words = typedWords(query.words ?? "");
    const said = asWritten((query.words ?? "").slice(0, MOST_TEXT));
    const typed = unpaired((query.words ?? "").slice(0, MOST_TEXT));
    const asTyped = (all: readonly string[]) => [...all, ...all.flatMap((word) => typed.get(word) ?? [])];
    const { model, question, upToDate } = await keeper.standing(db);
    const { version, known: exact, ...moment } = await look(db, words, question);
    await upToDate(moment);
    const terms = await termsAt(db, version);
    const strange = understand(words, terms, exact).filter((group) => group.strange);
    const near = strange.length > 0 ? await lookNear(db, asTyped(strange.map((group) => group.typed))) : [];
    const known = together(exact, near);
    const groups = understand(words, terms, known, { typed });
    const first = asking(query, groups, terms, false);
    const found = answer(model, first, terms, now);
    // Nothing has all the words – or only because of the filters: then it is not the words that are to be loosened.
    const loosen = found.found.numbers.length === 0 && words.length > 0;
    const wide = loosen ? together(known, await lookNear(db, asTyped(words))) : known;
    const last = loosen
      ? answer(
          model,
          asking(query, understand(words, terms, wide, { eager: true, typed }), terms, true),
          terms,
          now,
        )
      : found;
    const shown = await cards(db, pageIn(model, last), now);
    const counting = async (asked: Asked): Promise<number> => answer(model, asked, terms, now).total;
    return {
      total: last.total,
      page: pageOf(query),
      pages: Math.ceil(last.total / last.asked.size),
      hits: shown.map((row) => hitOf(row, last.asked, now, passing(model, row.serviceId), said)),
      facets: last.facets,
      understood: understood(last.asked, groups, loosen && last.asked.groups.length > 1, said),
      suggestions:
        last.total >= FEW
          ? []
          : await suggestionsFor(
              db,
              last.asked,
              last,
              { words, typed: query.words ?? "", terms, known: wide },
              counting,
            ),
    };
  };
}

const together = (some: readonly Known[], more: readonly Known[]): readonly Known[] => {
  const forms = new Set(some.map(({ form }) => form));
  return [...some, ...more.filter(({ form }) => !forms.has(form))];
};

/** Which tests of the words a service passes. */
function passing(model: Model, serviceId: Uuid): (test: { readonly look: Look }) => boolean {
  const number = model.numberOf(serviceId);
  return ({ look }) => number !== undefined && has(model.seek(look), number);
}

interface Looked extends News {
  readonly version: number;
  readonly known: readonly Known[];
}

/** What the words are to the directory as they stand, bent or made of others; and whether the words we keep still hold. */
async function look(db: Db, words: readonly string[], question: Question): Promise<Looked> {
  const { forms, roughs } = askedOf(words);
  const { rows } = await sql<Omit<Looked, "known"> & { known: readonly Known[] | null }>`
    select ${wordsVersion} as version, ${question},
           (select jsonb_agg(w) from (
              (select form, stem, rough, docs from directory.word where form = any(${forms}::text[]))
              union
              (select form, stem, rough, docs from directory.word where rough = any(${roughs}::text[]) limit ${MOST_KNOWN})) w) as known`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new Error("A question without an answer");
  return { ...row, known: row.known ?? [] };
}

/** The words these may be slips for, or beginnings of. */
async function lookNear(db: Db, words: readonly string[]): Promise<readonly Known[]> {
  const keys = [...new Set(words.flatMap(keysOf))];
  const longer = words.filter((word) => word.length >= 4);
  const { rows } = await sql<Known>`
    (select form, stem, rough, docs from directory.word where keys && ${keys}::text[] limit ${MOST_KNOWN})
    union
    select w.form, w.stem, w.rough, w.docs
      from unnest(${longer}::text[]) b(beginning)
     cross join lateral (select form, stem, rough, docs from directory.word
                          where form collate "C" >= b.beginning and form collate "C" < b.beginning || '~' limit 5) w`.execute(
    db,
  );
  return rows;
}

interface Answer extends Counted {
  readonly asked: Asked;
  readonly found: Found;
}

function answer(model: Model, asked: Asked, { bits }: Terms, now: Instant): Answer {
  const found = find(model, asked, now);
  return { ...count(found, model.columns().marks, asked.filters, bits), asked, found };
}

/** The identifiers on the page that is asked for: the worthiest first, and of the same worth by identifier. */
function pageIn(model: Model, { found: { numbers, worths }, passed, asked: { skip, size } }: Answer): Uuid[] {
  const idOf = (nth: number): Uuid => model.idOf(numbers[nth] ?? 0);
  const order = (a: number, b: number): number =>
    (worths[b] ?? 0) - (worths[a] ?? 0) || (idOf(a) < idOf(b) ? -1 : 1);
  return firstOf(passed, order, skip + size)
    .slice(skip)
    .map(idOf);
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
  said: (folded: string) => string,
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
      corrected === null ? [] : [{ typed: said(typed), taken: corrected }],
    ),
    unknown: typed.filter(({ unknown }) => unknown).map((group) => said(group.typed)),
    someWordsOnly,
  };
}
