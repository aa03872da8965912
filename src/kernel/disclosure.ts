/** What everybody may see of a count (law 15): nobody can be recognised by it. Pure. */

/** Fewer than this could be recognised. Nought is nobody. */
export const FEWEST = 5;

/** A count as everybody may see it: null where it is held back. */
export type ShownCount = number | null;

/** Whether so few could be recognised. */
export const isFew = (count: number): boolean => count > 0 && count < FEWEST;

/** A count that stands alone – no part of it and no sum with it is shown anywhere. Where counts stand together: `heldBack`. */
export const shownAlone = (count: number): ShownCount => (isFew(count) ? null : count);

/**
 * Counts whose sum may be known as well, so that nobody can be recognised, also by subtraction, and also by whoever knows this rule.
 * Where there is a count from 1 to 4, all counts below five are held back – noughts too, else five times one could be worked out from
 * a sum of five –, and the next smallest with them, until at least two are, five people or more together, and not all of them four.
 * Equally many are held back or shown alike: which of two is hidden would tell something too. Where there are fewer than five in
 * all, all are held back, and their sum must be too.
 */
export function heldBack(counts: readonly number[]): readonly ShownCount[] {
  if (!counts.some(isFew)) return counts;
  const bounds = [...new Set([FEWEST - 1, ...counts.filter((count) => count >= FEWEST)])].sort(
    (a, b) => a - b,
  );
  const upTo =
    bounds.find((bound) => cannotBeWorkedOut(counts.filter((count) => count <= bound))) ?? Infinity;
  return counts.map((count) => (count <= upTo ? null : count));
}

function cannotBeWorkedOut(hidden: readonly number[]): boolean {
  const together = hidden.reduce((sum, count) => sum + count, 0);
  return hidden.length >= 2 && together >= FEWEST && hidden.some((count) => count !== FEWEST - 1);
}
