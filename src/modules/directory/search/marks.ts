import { sql } from "kysely";
import type { Db } from "#platform/db.ts";

/**
 * What a service is counted under, packed small, so that thousands are counted in a moment. One byte for the
 * kind, eight each for needs, conditions and languages, one for the rest.
 */
export const WIDTH = 26;
const AT = { need: 1, condition: 9, language: 17, rest: 25 } as const;
export const ASKABLE = 1;
/** Set when it is found, since they depend on the moment. */
export const OPEN_NOW = 2;
export const OPEN_TONIGHT = 4;
export const FREE = 8;

export type Means = "kind" | "need" | "condition" | "language";
/** Code → bit. More codes than there is room for are found by words and filters, but have no counts. */
export type Bits = Readonly<Record<Means, ReadonlyMap<string, number>>>;
const ROOM: Readonly<Record<Means, number>> = { kind: 255, need: 64, condition: 64, language: 64 };
const NO_KIND = 255;

export async function codeBits(db: Db): Promise<Bits> {
  const { rows } = await sql<{ means: Means; code: string; bit: number }>`
    select means, code, bit from directory.facet_code`.execute(db);
  return bitsFrom(rows);
}

export function bitsFrom(rows: readonly { means: Means; code: string; bit: number }[]): Bits {
  const of = (means: Means) =>
    new Map(rows.filter((row) => row.means === means).map(({ code, bit }) => [code, bit]));
  return { kind: of("kind"), need: of("need"), condition: of("condition"), language: of("language") };
}

interface Marked {
  readonly codes: {
    readonly kind: string;
    readonly needs: readonly string[];
    readonly conditions: readonly string[];
    readonly languages: readonly string[];
  };
  readonly askable: boolean;
}

export function marksOf({ codes, askable }: Marked, bits: Bits): Buffer {
  const marks = Buffer.alloc(WIDTH);
  const kind = bits.kind.get(codes.kind);
  marks[0] = kind !== undefined && kind < ROOM.kind ? kind : NO_KIND;
  const set = (means: "need" | "condition" | "language", all: readonly string[]): void => {
    for (const code of all) {
      const bit = bits[means].get(code);
      if (bit === undefined || bit >= ROOM[means]) continue;
      const byte = AT[means] + (bit >> 3);
      marks[byte] = (marks[byte] ?? 0) | (1 << (bit & 7));
    }
  };
  set("need", codes.needs);
  set("condition", codes.conditions);
  set("language", codes.languages);
  marks[AT.rest] = askable ? ASKABLE : 0;
  return marks;
}

/** Where in a row of marks a code's bit is: byte and mask. */
const placeOf = (means: "need" | "condition" | "language", bit: number) => ({
  byte: AT[means] + (bit >> 3),
  mask: 1 << (bit & 7),
});

export { AT, placeOf };
