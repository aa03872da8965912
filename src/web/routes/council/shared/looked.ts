import type { Flag, Item, Looked, Place } from "#modules/council/index.ts";

/** Minutes beside the document they were read from, page by page. Pure. */

/** What is odd, with its place among all that is, from 1. */
export interface FlagAt extends Flag {
  readonly n: number;
}

/** Lines of the document, the first by its number. */
export interface SourceLines {
  readonly from: number;
  readonly until: number;
  readonly words: readonly string[];
}

export interface ItemAt {
  /** From 1. */
  readonly place: number;
  readonly item: Item;
  readonly flags: readonly FlagAt[];
  /** So many more that are not among them. */
  readonly more: number;
  /** Null: it is not known where it stands. */
  readonly source: SourceLines | null;
  /** Too long for a list: its words and lines are on a page of their own. */
  readonly long: boolean;
}

export interface LookedPage {
  readonly page: number;
  readonly pages: number;
  /** Of the first page. */
  readonly head: Pick<ItemAt, "flags" | "more" | "source"> | null;
  readonly items: readonly ItemAt[];
}

/** A page ends with the item that brings it past one of these. */
const MOST = { items: 20, lines: 1200 } as const;
/** Of one item on a page with others; a form may hold 300 fields. */
const FLAGS = 10;
/** Lines of an item that is still shown among others, and of a part of the document on one page. */
const LONG = 400;
export const MOST_LINES = 3000;

/** The document's lines, as the reader counts them. */
export const documentLines = (text: string): readonly string[] =>
  text.replaceAll("\f", "\n").split(/\r\n|\r|\n/);

const linesOf = ({ from, until }: Place): number => until - from + 1;
const shown = (lines: readonly string[], { from, until }: Place): SourceLines => ({
  ...{ from, until },
  words: lines.slice(from - 1, Math.min(until, from - 1 + MOST_LINES)),
});

/** The first place of each page, from 1. */
function beginnings(items: number, places: readonly Place[]): readonly number[] {
  const begins = [1];
  let [count, lines] = [0, 0];
  for (let place = 1; place <= items; place += 1) {
    const own = places[place];
    const weight = own === undefined ? 0 : Math.min(linesOf(own), LONG);
    if (count > 0 && (count === MOST.items || lines + weight > MOST.lines)) {
      begins.push(place);
      [count, lines] = [0, 0];
    }
    count += 1;
    lines += weight;
  }
  return begins;
}

/** The flags of one item – null: of the head – by their places among all. */
export const flagsAt = (flags: readonly Flag[], item: number | null): readonly FlagAt[] =>
  flags.flatMap((flag, i) => (flag.item === item ? [{ ...flag, n: i + 1 }] : []));

/** The page somebody asked for (`side`), or the one an item stands on (`punkt`), or the nearest there is; from 1. */
export function lookedPage(
  { minutes, flags, places }: Looked,
  text: string,
  asked: { readonly get: (name: string) => string | null },
): LookedPage {
  const { items } = minutes;
  const begins = beginnings(items.length, places);
  const item = Math.trunc(Number(asked.get("punkt"))) || 0;
  const wanted = item > 0 ? begins.filter((first) => first <= item).length : Number(asked.get("side"));
  const page = Math.min(Math.max(Math.trunc(wanted) || 1, 1), begins.length);
  const [from = 1, next = items.length + 1] = [begins[page - 1], begins[page]];
  const lines = documentLines(text);
  const cut = (at: Place | undefined): SourceLines | null => (at ? shown(lines, at) : null);
  const few = (item: number | null) => {
    const all = flagsAt(flags, item);
    return { flags: all.slice(0, FLAGS), more: Math.max(all.length - FLAGS, 0) };
  };
  return {
    ...{ page, pages: begins.length },
    // Where it stands is not known of what was taken in before that was kept: the document whole, then.
    head: page === 1 ? { ...few(null), source: cut(places[0] ?? { from: 1, until: lines.length }) } : null,
    items: items.slice(from - 1, next - 1).map((item, i) => {
      const place = from + i;
      const at = places[place];
      const long = at !== undefined && linesOf(at) > LONG;
      return {
        ...{ place, long, ...few(place) },
        item: long ? { ...item, sections: {}, words: "" } : item,
        source: long && at ? { ...at, words: [] } : cut(at),
      };
    }),
  };
}

/** One item, or the head (0), with all that is odd about it and a page of its lines. Null where there is no such item. */
export function lookedAlone(
  { minutes, flags, places }: Looked,
  text: string,
  place: number,
  asked: number,
): {
  readonly item: Item | null;
  readonly flags: readonly FlagAt[];
  readonly source: SourceLines | null;
  readonly page: number;
  readonly pages: number;
} | null {
  const item = minutes.items[place - 1] ?? null;
  if (!Number.isInteger(place) || place < 0 || (place > 0 && item === null)) return null;
  const at = places[place];
  const pages = at ? Math.ceil(linesOf(at) / MOST_LINES) : 1;
  const page = Math.min(Math.max(Math.trunc(asked) || 1, 1), pages);
  const from = at ? at.from + (page - 1) * MOST_LINES : 1;
  return {
    ...{ item, page, pages, flags: flagsAt(flags, place === 0 ? null : place) },
    source: at
      ? shown(documentLines(text), { from, until: Math.min(at.until, from + MOST_LINES - 1) })
      : null,
  };
}
