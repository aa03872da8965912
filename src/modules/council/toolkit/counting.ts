import { FEWEST, type ShownCount } from "#kernel/disclosure.ts";

/**
 * The counts of one question, so that nobody can be recognised, also by subtraction from how many answered: counts from 1 to 4 are held
 * back, and so are the smallest others, until at least two are, and five people or more together. Pure.
 */
export function heldBack(counts: readonly number[]): readonly ShownCount[] {
  const small = counts.flatMap((count, i) => (count > 0 && count < FEWEST ? [i] : []));
  if (small.length === 0) return counts;
  const hidden = new Set(small);
  const others = counts
    .flatMap((count, i) => (hidden.has(i) ? [] : [{ count, i }]))
    // A nought protects nobody: it comes last.
    .sort((a, b) => Number(a.count === 0) - Number(b.count === 0) || a.count - b.count);
  const together = (): number => [...hidden].reduce((sum, i) => sum + (counts[i] ?? 0), 0);
  for (const { i } of others) {
    if (hidden.size >= 2 && together() >= FEWEST) break;
    hidden.add(i);
  }
  return counts.map((count, i) => (hidden.has(i) ? null : count));
}

/** An average of 1 to 5 with one decimal; null of fewer than five answers. */
export function averageOf(counts: readonly number[]): number | null {
  const answered = counts.reduce((sum, count) => sum + count, 0);
  if (answered < FEWEST) return null;
  return Math.round((counts.reduce((sum, count, i) => sum + count * (i + 1), 0) / answered) * 10) / 10;
}
