/** What everybody may see of a count (law 15): nobody can be recognised by it. */

/** Fewer than this could be recognised. Nought is nobody. */
export const FEWEST = 5;

/** A count as everybody may see it: null where it is held back. */
export type ShownCount = number | null;

/** A count that stands alone – no part of it and no sum with it is shown anywhere. Where counts stand together more is held back. */
export const shownAlone = (count: number): ShownCount => (count > 0 && count < FEWEST ? null : count);
