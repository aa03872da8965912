/** Chance that comes out the same from the same seed. Nothing in the demo throws other dice. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  pick<T>(from: readonly T[]): T;
  chance(probability: number): boolean;
  /** Another stream of chance, the same for the same name, whatever was drawn from this one before. */
  branch(name: string | number): Random;
}

/** Mixes a seed and a name to 32 bits (FNV-1a). */
function mix(seed: number, name: string): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

/** Mulberry32: small, quick, and good enough for stories; nothing for secrets. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick<T>(from: readonly T[]): T {
      const index = Math.floor(next() * from.length);
      if (index >= from.length) throw new RangeError("Nothing to pick from");
      return from[index] as T;
    },
    chance: (probability) => next() < probability,
    branch: (name) => randomFrom(mix(seed, String(name))),
  };
}
