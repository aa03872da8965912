import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { WIDTH } from "./marks.ts";
import { createPostings } from "./postings.ts";

/** All services as the search reads them, in memory. Pure: what is in it was read elsewhere (keep.ts). */

/** A row of directory.searchable. */
export interface SearchableRow {
  readonly serviceId: Uuid;
  /** A tsvector as text. */
  readonly words: string;
  readonly marks: Buffer;
  readonly nameWords: number;
  readonly sortName: string;
  readonly shown: boolean;
  readonly closed: boolean;
  readonly absent: boolean;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly morePlaces: readonly number[] | null;
  readonly minimumAge: number | null;
  readonly maximumAge: number | null;
  readonly hours: readonly number[] | null;
  readonly believedUntil: Instant | null;
  readonly free: number | null;
  readonly unknownAt: Instant | null;
}

export const LIVE = 1;
export const SHOWN = 2;
export const CLOSED = 4;
export const ABSENT = 8;

/** What is weighed of a service, by its number: beside each other, so that thousands are read in a moment. */
const columnsFor = (room: number) => ({
  /** LIVE, unless it has another number now; SHOWN, CLOSED, ABSENT. */
  state: new Uint8Array(room),
  nameWords: new Uint16Array(room),
  /** NaN where it has told no place. */
  latitude: new Float64Array(room),
  longitude: new Float64Array(room),
  minimumAge: new Int16Array(room),
  maximumAge: new Int16Array(room),
  /** Which of `hours`; −1 where it has told none. */
  hours: new Int32Array(room),
  /** Milliseconds since 1970; NaN for never. */
  believedUntil: new Float64Array(room),
  unknownAt: new Float64Array(room),
  free: new Int32Array(room),
  /** WIDTH bytes each. */
  marks: new Uint8Array(room * WIDTH),
});
export type Columns = ReturnType<typeof columnsFor>;

const FIRST_ROOM = 256;
const LARGEST_AGE = 32_767;

export function createModel() {
  const postings = createPostings();
  const numbers = new Map<Uuid, number>();
  const morePlaces = new Map<number, readonly number[]>();
  let columns = columnsFor(FIRST_ROOM);
  let room = FIRST_ROOM;
  let ids: Uuid[] = [];
  let sortNames: string[] = [];
  /** Many are open at the same times. */
  let hours: Int32Array[] = [];
  const hoursAt = new Map<string, number>();

  const hoursOf = (minutes: readonly number[]): number => {
    const key = minutes.join(" ");
    const known = hoursAt.get(key);
    if (known !== undefined) return known;
    hoursAt.set(key, hours.length);
    return hours.push(Int32Array.from(minutes)) - 1;
  };

  function write(number: number, row: SearchableRow): void {
    columns.state[number] =
      LIVE | (row.shown ? SHOWN : 0) | (row.closed ? CLOSED : 0) | (row.absent ? ABSENT : 0);
    columns.nameWords[number] = row.nameWords;
    columns.latitude[number] = row.latitude ?? Number.NaN;
    columns.longitude[number] = row.longitude ?? Number.NaN;
    columns.minimumAge[number] = row.minimumAge ?? 0;
    columns.maximumAge[number] = row.maximumAge ?? LARGEST_AGE;
    columns.hours[number] = row.hours === null ? -1 : hoursOf(row.hours);
    columns.believedUntil[number] = row.believedUntil?.getTime() ?? Number.NaN;
    columns.unknownAt[number] = row.unknownAt?.getTime() ?? Number.NaN;
    columns.free[number] = row.free ?? 0;
    columns.marks.set(row.marks.subarray(0, WIDTH), number * WIDTH);
    if (row.morePlaces) morePlaces.set(number, row.morePlaces);
  }

  /** Forgets what was replaced, once that is as much as what holds. */
  function tidy(): void {
    if (ids.length < 1000 || ids.length < numbers.size * 2) return;
    const renumber = new Int32Array(ids.length).fill(-1);
    const live = [...ids.keys()].filter((old) => columns.state[old] !== 0);
    const [before, places, opening] = [columns, new Map(morePlaces), hours];
    room = Math.max(FIRST_ROOM, live.length);
    columns = columnsFor(room);
    hours = [];
    hoursAt.clear();
    morePlaces.clear();
    live.forEach((old, number) => {
      renumber[old] = number;
      numbers.set(ids[old] ?? "", number);
      for (const [name, column] of Object.entries(before)) {
        const width = name === "marks" ? WIDTH : 1;
        columns[name as keyof Columns].set(column.subarray(old * width, (old + 1) * width), number * width);
      }
      const open = opening[before.hours[old] ?? -1];
      if (open) columns.hours[number] = hoursOf([...open]);
      const more = places.get(old);
      if (more) morePlaces.set(number, more);
    });
    ids = live.map((old) => ids[old] ?? "");
    sortNames = live.map((old) => sortNames[old] ?? "");
    postings.compact(renumber);
  }

  return {
    put(rows: readonly SearchableRow[]): void {
      for (const row of rows) {
        const before = numbers.get(row.serviceId);
        if (before !== undefined) columns.state[before] = 0;
        const number = ids.push(row.serviceId) - 1;
        sortNames.push(row.sortName);
        numbers.set(row.serviceId, number);
        if (number >= room) {
          room *= 2;
          const more = columnsFor(room);
          for (const [name, column] of Object.entries(columns)) more[name as keyof Columns].set(column);
          columns = more;
        }
        write(number, row);
        eachLexeme(row.words, (lexeme, weight) => postings.add(lexeme, number, weight));
      }
      tidy();
    },
    seek: postings.seek,
    numberOf: (id: Uuid): number | undefined => numbers.get(id),
    /** Numbers are below this. */
    size: (): number => ids.length,
    columns: (): Columns => columns,
    hours: (): readonly Int32Array[] => hours,
    /** Latitude, longitude, latitude, … of the places after the first. */
    morePlaces: (number: number): readonly number[] | undefined => morePlaces.get(number),
    sortName: (number: number): string => sortNames[number] ?? "",
    idOf: (number: number): Uuid => ids[number] ?? "",
  };
}
export type Model = ReturnType<typeof createModel>;

/** Reads what PostgreSQL writes: `'lexeme':1A 'it''s':1`, where no letter is D. */
export function eachLexeme(words: string, tell: (lexeme: string, weight: number) => void): void {
  let at = 0;
  while (at < words.length) {
    let end = words.indexOf("'", at + 1);
    let escaped = false;
    for (; words.charCodeAt(end + 1) === QUOTE; end = words.indexOf("'", end + 2)) escaped = true;
    const lexeme = words.slice(at + 1, end);
    const space = words.indexOf(" ", end);
    const next = space < 0 ? words.length : space;
    const weight = words.charCodeAt(next - 1) - A;
    tell(
      escaped || lexeme.includes("\\") ? lexeme.replace(/''|\\\\/g, (two) => two.charAt(0)) : lexeme,
      weight < 0 ? 3 : weight,
    );
    at = next + 1;
  }
}
const QUOTE = 39;
const A = 65;
