/** The first so many in their order, without putting all of them in order. Most are far from the top, and only looked at. */
export function firstOf<T>(all: readonly T[], order: (a: T, b: T) => number, count: number): T[] {
  if (all.length <= count * 4) return [...all].sort(order).slice(0, count);
  let kept: T[] = [];
  let last: T | undefined;
  for (const one of all) {
    if (last !== undefined && order(last, one) <= 0) continue;
    kept.push(one);
    if (kept.length < count * 2) continue;
    kept = kept.sort(order).slice(0, count);
    last = kept[count - 1];
  }
  return kept.sort(order).slice(0, count);
}
