import type { NeedKind } from "#modules/relay/index.ts";

/** Shorter words say too little: "en", "at", "i nat". */
const SHORTEST = 3;

/**
 * Kinds of need that somebody's own words lead to: each word – in any of its endings – begins one of the kind's words, or
 * is begun by one. Those that more words fit come first. Pure.
 */
export function kindsByWords<K extends Pick<NeedKind, "words" | "name">>(
  kinds: readonly K[],
  search: string,
): readonly K[] {
  const asked = wordsOf(search);
  return kinds
    .map((kind) => {
      const known = [...kind.words.flatMap(wordsOf), ...wordsOf(kind.name.da), ...wordsOf(kind.name.en)];
      return { kind, fit: asked.filter((word) => known.some((other) => alike(word, other))).length };
    })
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit)
    .map(({ kind }) => kind);
}

const wordsOf = (text: string): string[] =>
  text
    .toLocaleLowerCase("da")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= SHORTEST);

/** "tænderne" is begun by "tænder"; "metad" begins "metadon". */
const alike = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);
