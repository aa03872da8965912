import { FEWEST } from "#kernel/disclosure.ts";

/** An average of 1 to 5 with one decimal; null of fewer than five answers. */
export function averageOf(counts: readonly number[]): number | null {
  const answered = counts.reduce((sum, count) => sum + count, 0);
  if (answered < FEWEST) return null;
  return Math.round((counts.reduce((sum, count, i) => sum + count * (i + 1), 0) / answered) * 10) / 10;
}
