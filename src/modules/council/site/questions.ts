import { type Word, wordsOf } from "./words.ts";

/** What somebody typed, understood; and where it stands in what was found. Pure. */

const LONGEST_QUESTION = 200;
const MOST_WORDS = 12;

/** Words too common to look for, where there are others. Folded, as stems. */
const COMMON: ReadonlySet<string> = new Set(
  [
    ...wordsOf(
      "og i at er en et den det de der som til af for med på om ikke har var vi kan skal fra hvad hvem hvor the of and a to in",
    ),
  ].map(({ stem }) => stem),
);

interface Term {
  /** More than one: next to each other, in this order. */
  readonly stems: readonly string[];
  readonly phrase: boolean;
}

/** What to look for. Null: nothing was typed that could be. */
export interface Question {
  /** As PostgreSQL's tsquery: everything typed, and any of it. */
  readonly all: string;
  readonly any: string;
  readonly terms: readonly Term[];
}

/** Words, and "several in quotes" as they stand. Whatever else is typed – signs, markup, SQL – parts words and is nothing more. */
export function questionOf(typed: string): Question | null {
  const terms: Term[] = [];
  let left = MOST_WORDS;
  for (const [i, piece] of typed
    .slice(0, LONGEST_QUESTION)
    .split(/["”“»«]/)
    .entries()) {
    const stems = [...wordsOf(piece)].map(({ stem }) => stem).slice(0, left);
    left -= stems.length;
    if (stems.length === 0) continue;
    if (i % 2 === 1) terms.push({ stems, phrase: true });
    else terms.push(...stems.map((stem) => ({ stems: [stem], phrase: false })));
  }
  const telling = terms.filter(({ stems }) => stems.some((stem) => !COMMON.has(stem)));
  const sought = telling.length > 0 ? telling : terms;
  if (sought.length === 0) return null;
  const written = sought.map(queryOf);
  return { all: written.join(" & "), any: written.join(" | "), terms: sought };
}

// A stem is letters and digits only (words.ts): nothing in it needs quoting.
const queryOf = ({ stems, phrase }: Term): string =>
  phrase
    ? `(${stems.map((stem) => `'${stem}'`).join(" <-> ")})`
    : `'${stems[0]}'${begins(stems[0] ?? "") ? ":*" : ""}`;

/** A word of some length also finds the compounds it begins: "skade" finds "skadestue". */
const begins = (stem: string): boolean => stem.length >= 4;

const sought = ({ terms }: Pick<Question, "terms">) => {
  const exact = new Set(terms.flatMap(({ stems }) => stems));
  const starts = terms.flatMap(({ stems, phrase }) => (phrase ? [] : stems.filter(begins)));
  return ({ stem }: Word): boolean => exact.has(stem) || starts.some((start) => stem.startsWith(start));
};

/** A piece of text, and whether it is what was looked for. */
export interface Marked {
  readonly text: string;
  readonly hit: boolean;
}

const EXCERPT = 260;

/** The text cut up where the words looked for stand. */
export function marked(text: string, question: Pick<Question, "terms">): readonly Marked[] {
  return cutAt(text, [...wordsOf(text)].filter(sought(question)));
}

function cutAt(text: string, hits: readonly Pick<Word, "from" | "to">[]): readonly Marked[] {
  const pieces: Marked[] = [];
  let at = 0;
  for (const { from, to } of hits) {
    if (from < at) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), hit: false });
    pieces.push({ text: text.slice(from, to), hit: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
  return pieces;
}

/** The part of a text where most of the words looked for stand close together, with them marked; its beginning where none does. */
export function excerpt(text: string, question: Pick<Question, "terms">): readonly Marked[] {
  const all = [...wordsOf(text)];
  const hits = all.filter(sought(question));
  const best = hits.map((hit, i) => {
    const within = hits.slice(i, i + 40).filter(({ to }) => to <= hit.from + EXCERPT);
    return { hit, worth: new Set(within.map(({ stem }) => stem)).size * 10 + within.length };
  });
  const from = best.toSorted((a, b) => b.worth - a.worth)[0]?.hit.from ?? 0;
  // From a few words before, at a word's beginning, and to a word's end.
  const start = from < 60 ? 0 : (all.find((word) => word.from >= from - 50)?.from ?? from);
  const end =
    text.length <= start + EXCERPT
      ? text.length
      : (all.findLast(({ to }) => to <= start + EXCERPT)?.to ?? start + EXCERPT);
  const shown =
    `${start > 0 ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`.replaceAll(
      /\s+/g,
      " ",
    );
  return marked(shown, question);
}
