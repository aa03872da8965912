/**
 * Which services have which words, in memory. A service has a small number; an entry is that number with the weight of the
 * place where the word stands (0 A … 3 D) in its last two bits, and a list of entries ascends. Numbers are given once: a
 * service that changes gets a new one.
 */

/** Places a word may stand in, as a mask: 1 A, 2 B, 4 C, 8 D. */
export const ANYWHERE = 15;

/** Something to look for: all of the lexemes, each standing in one of the places, or beginning a lexeme that does. */
export interface Look {
  readonly lexemes: readonly string[];
  readonly begins: boolean;
  readonly places: number;
}

/** A look with its lists at hand: for each lexeme those of which one must have the service. */
export interface Sought {
  readonly lists: readonly (readonly Uint32Array[])[];
  readonly places: number;
  /** At most so many entries are read to find all. */
  readonly cost: number;
}

interface List {
  entries: Uint32Array;
  length: number;
}

export function createPostings() {
  const lists = new Map<string, List>();
  /** In order, for looking up beginnings; null when lexemes have come since. */
  let sorted: readonly string[] | null = null;

  const listOf = (lexeme: string): List => {
    const found = lists.get(lexeme);
    if (found) return found;
    const made = { entries: new Uint32Array(4), length: 0 };
    // A piece of a longer text would keep all of it alive.
    lists.set(Buffer.from(lexeme).toString(), made);
    sorted = null;
    return made;
  };

  const entriesOf = (lexeme: string): readonly Uint32Array[] => {
    const list = lists.get(lexeme);
    return list ? [list.entries.subarray(0, list.length)] : [];
  };

  return {
    /** Numbers must ascend from call to call. */
    add(lexeme: string, service: number, weight: number): void {
      const list = listOf(lexeme);
      if (list.length === list.entries.length) {
        const more = new Uint32Array(list.length * 2);
        more.set(list.entries);
        list.entries = more;
      }
      list.entries[list.length++] = (service << 2) | weight;
    },
    seek({ lexemes, begins, places }: Look): Sought {
      const found = lexemes.map((lexeme) => {
        if (!begins) return entriesOf(lexeme);
        sorted ??= [...lists.keys()].sort();
        return beginning(sorted, lexeme).flatMap(entriesOf);
      });
      const cost = found.reduce((sum, some) => sum + some.reduce((all, { length }) => all + length, 0), 0);
      return { lists: found, places, cost };
    },
    /** Lets go of services: `renumber` gives the new number, or −1, and ascends. */
    compact(renumber: Int32Array): void {
      for (const [lexeme, list] of lists) {
        let kept = 0;
        for (let at = 0; at < list.length; at++) {
          const entry = list.entries[at] ?? 0;
          const service = renumber[entry >>> 2] ?? -1;
          if (service >= 0) list.entries[kept++] = (service << 2) | (entry & 3);
        }
        if (kept === 0) lists.delete(lexeme);
        else list.entries = list.entries.slice(0, kept);
        list.length = kept;
      }
      sorted = null;
    },
  };
}
export type Postings = ReturnType<typeof createPostings>;

/** Where something would stand in an ascending row. */
function placeIn<T>(row: ArrayLike<T>, value: T): number {
  let [low, high] = [0, row.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((row[middle] as T) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function beginning(sorted: readonly string[], prefix: string): readonly string[] {
  const from = placeIn(sorted, prefix);
  let to = from;
  while (sorted[to]?.startsWith(prefix)) to++;
  return sorted.slice(from, to);
}

function stands(list: Uint32Array, service: number, places: number): boolean {
  const entry = list[placeIn(list, service << 2)] ?? 0xffffffff;
  return entry >>> 2 === service && ((1 << (entry & 3)) & places) !== 0;
}

/** Has the service what is sought? */
export const has = ({ lists, places }: Sought, service: number): boolean =>
  lists.length > 0 && lists.every((some) => some.some((list) => stands(list, service, places)));

/** All services that have it; some more than once. */
export function servicesWith(sought: Sought): Uint32Array {
  const [first = [], ...others] = sought.lists;
  const found = new Uint32Array(first.reduce((sum, { length }) => sum + length, 0));
  let length = 0;
  for (const list of first)
    for (let at = 0; at < list.length; at++) {
      const entry = list[at] ?? 0;
      if (((1 << (entry & 3)) & sought.places) !== 0) found[length++] = entry >>> 2;
    }
  const some = found.subarray(0, length);
  return others.length === 0 ? some : some.filter((service) => has({ ...sought, lists: others }, service));
}

export const costOf = (all: readonly Sought[]): number => all.reduce((sum, { cost }) => sum + cost, 0);

/** All services, of so many, that have any of these: each once. */
export function withAnyOf(all: readonly Sought[], services: number): Uint32Array {
  const seen = new Uint8Array(services);
  const found = new Uint32Array(Math.min(services, costOf(all)));
  let length = 0;
  for (const one of all)
    for (const service of servicesWith(one)) {
      if (seen[service] === 1) continue;
      seen[service] = 1;
      found[length++] = service;
    }
  return found.subarray(0, length);
}

/**
 * Whether a service has any of these, for so many services that will be asked about: for few they are looked up one by
 * one, for many all that have it are marked.
 */
export function anyOfThese(
  all: readonly Sought[],
  services: number,
  asked: number,
): (service: number) => boolean {
  if (asked * LOOK_UP < costOf(all)) return (service) => all.some((one) => has(one, service));
  const marked = new Uint8Array(services);
  for (const one of all) for (const service of servicesWith(one)) marked[service] = 1;
  return (service) => marked[service] === 1;
}

/** To look one service up costs about as much as to read so many entries. */
export const LOOK_UP = 16;
