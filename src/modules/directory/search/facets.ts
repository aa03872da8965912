import type { Found } from "./find.ts";
import { ASKABLE, AT, type Bits, FREE, OPEN_NOW, OPEN_TONIGHT, placeOf, WIDTH } from "./marks.ts";
import type { Count, Facets, FilterName, Filters } from "./types.ts";

/** Counts what was found by kind, need, condition and language. Pure. */

type Passes = (marks: Uint8Array, at: number, rest: number) => boolean;

/** A filter as a test of one service: its marks begin at `at`, and `rest` is their last byte with what holds now. */
interface Gate {
  readonly filter: FilterName;
  readonly value: string | null;
  readonly passes: Passes;
}

export interface Counted {
  /** Which of the found pass all filters. */
  readonly passed: readonly number[];
  readonly total: number;
  readonly facets: Facets;
  /** What one would find without one filter. */
  readonly without: readonly {
    readonly filter: FilterName;
    readonly value: string | null;
    readonly count: number;
  }[];
}

function gatesOf(filters: Filters, bits: Bits): Gate[] {
  const bit = (means: "need" | "condition" | "language", code: string) => {
    const number = bits[means].get(code);
    if (number === undefined || number >= 64) return () => false;
    const { byte, mask } = placeOf(means, number);
    return (marks: Uint8Array, at: number): boolean => ((marks[at + byte] ?? 0) & mask) !== 0;
  };
  const oneOf = (filter: FilterName, tests: readonly Passes[]): Gate[] =>
    tests.length === 0
      ? []
      : [{ filter, value: null, passes: (marks, at, rest) => tests.some((test) => test(marks, at, rest)) }];
  const kinds = new Set((filters.kinds ?? []).map((code) => bits.kind.get(code)));
  const flag = (filter: FilterName, mask: number, on: boolean | undefined): Gate[] =>
    on ? [{ filter, value: null, passes: (_, __, rest) => (rest & mask) !== 0 }] : [];
  return [
    ...(kinds.size === 0
      ? []
      : [
          {
            filter: "kinds" as const,
            value: null,
            passes: (marks: Uint8Array, at: number) => kinds.has(marks[at] ?? -1),
          },
        ]),
    ...oneOf(
      "needs",
      (filters.needs ?? []).map((code) => bit("need", code)),
    ),
    ...oneOf(
      "languages",
      (filters.languages ?? []).map((code) => bit("language", code)),
    ),
    ...(filters.conditions ?? []).map(
      (code): Gate => ({ filter: "conditions", value: code, passes: bit("condition", code) }),
    ),
    ...flag("open", OPEN_NOW, filters.open === "now"),
    ...flag("open", OPEN_TONIGHT, filters.open === "tonight"),
    ...flag("askable", ASKABLE, filters.askable),
    ...flag("free", FREE, filters.free),
  ];
}

/** How often each value of each byte was seen: bits are told apart afterwards, not for every service. */
function createTally(bytes: readonly number[]) {
  const seen = new Uint32Array(WIDTH * 256);
  const exactly = (byte: number, value: number): number => seen[byte * 256 + value] ?? 0;
  return {
    add(marks: Uint8Array, at: number, rest: number): void {
      // By index: this line is run more often than any other of the search.
      for (let nth = 0; nth < bytes.length; nth++) {
        const byte = bytes[nth] ?? 0;
        const place = byte * 256 + (marks[at + byte] ?? 0);
        seen[place] = (seen[place] ?? 0) + 1;
      }
      const last = AT.rest * 256 + rest;
      seen[last] = (seen[last] ?? 0) + 1;
    },
    exactly,
    having(byte: number, mask: number): number {
      let sum = 0;
      for (let value = 1; value < 256; value++) if ((value & mask) !== 0) sum += exactly(byte, value);
      return sum;
    },
  };
}
type Tally = ReturnType<typeof createTally>;

/** The bytes in which anything can stand. */
const bytesOf = (bits: Bits): number[] => [
  ...new Set([
    0,
    ...(["need", "condition", "language"] as const).flatMap((means) =>
      [...bits[means].values()].flatMap((bit) => (bit < 64 ? [placeOf(means, bit).byte] : [])),
    ),
  ]),
];

/**
 * Counts what was found, by the marks of all services. A facet's counts leave its own filter aside, so that they say what choosing would give; for
 * conditions, which are all to be met, they say what one more would leave.
 */
export function count({ numbers, flags }: Found, marks: Uint8Array, filters: Filters, bits: Bits): Counted {
  const gates = gatesOf(filters, bits);
  const bytes = bytesOf(bits);
  const passing = createTally(bytes);
  const failing = new Map<Gate, { tally: Tally; count: number }>(
    gates.map((gate) => [gate, { tally: createTally(bytes), count: 0 }]),
  );
  const passed: number[] = [];
  for (let nth = 0; nth < numbers.length; nth++) {
    const at = (numbers[nth] ?? 0) * WIDTH;
    const rest = (marks[at + AT.rest] ?? 0) | (flags[nth] ?? 0);
    let failed: Gate | null = null;
    let fails = 0;
    for (const gate of gates) {
      if (gate.passes(marks, at, rest)) continue;
      failed = gate;
      if (++fails > 1) break;
    }
    if (fails > 1) continue;
    if (failed === null) {
      passed.push(nth);
      passing.add(marks, at, rest);
    } else {
      const one = failing.get(failed);
      one?.tally.add(marks, at, rest);
      if (one) one.count++;
    }
  }
  const talliesFor = (filter: FilterName): Tally[] => [
    passing,
    ...[...failing].flatMap(([gate, { tally }]) =>
      gate.filter === filter && filter !== "conditions" ? [tally] : [],
    ),
  ];
  const having = (filter: FilterName, byte: number, mask: number): number =>
    talliesFor(filter).reduce((sum, tally) => sum + tally.having(byte, mask), 0);
  const listed = (filter: FilterName, means: "need" | "condition" | "language"): Count[] =>
    sorted(
      [...bits[means]].flatMap(([code, bit]) => {
        if (bit >= 64) return [];
        const { byte, mask } = placeOf(means, bit);
        return [{ code, count: having(filter, byte, mask) }];
      }),
    );
  const total = passed.length;
  return {
    passed,
    total,
    facets: {
      kinds: sorted(
        [...bits.kind].map(([code, bit]) => ({
          code,
          count: talliesFor("kinds").reduce((sum, tally) => sum + tally.exactly(0, bit), 0),
        })),
      ),
      needs: listed("needs", "need"),
      conditions: listed("conditions", "condition"),
      languages: listed("languages", "language"),
      openNow: having("open", AT.rest, OPEN_NOW),
      openTonight: having("open", AT.rest, OPEN_TONIGHT),
      askable: having("askable", AT.rest, ASKABLE),
      free: having("free", AT.rest, FREE),
    },
    without: [...failing]
      .map(([{ filter, value }, { count: more }]) => ({ filter, value, count: total + more }))
      .filter((one) => one.count > total)
      .sort((a, b) => b.count - a.count),
  };
}

const sorted = (counts: readonly Count[]): Count[] =>
  counts.filter((one) => one.count > 0).sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
