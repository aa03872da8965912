import type { RelayLineData } from "#modules/relay/index.ts";
import type { Sector } from "../UnitName.tsx";
import { scaleOf } from "./scale.ts";

/** The line in a list: who had it how long, how many are asked, whether a deadline has passed. Parts in per cent. */
export interface MiniLine {
  readonly segments: readonly { readonly left: number; readonly right: number; readonly sector: Sector }[];
  readonly grips: readonly number[];
  readonly closed: readonly { readonly left: number; readonly right: number }[];
  readonly now: number;
  readonly asks: readonly { readonly sector: Sector; readonly passed: boolean }[];
}

const WITHOUT_ASKS = 97;
const WITH_ASKS = 76;
const MOST_ASKS = 3;

export function miniLine(line: RelayLineData, now: Date): MiniLine {
  const width = line.asks.length > 0 ? WITH_ASKS : WITHOUT_ASKS;
  const { stretches, pieces } = scaleOf(
    line,
    now,
    2,
    width - 2,
    Math.min(7, (0.6 * width) / Math.max(1, line.holders.length)),
  );
  const extents = stretches.map(({ holder }, n) => {
    const own = pieces.filter(({ stretch }) => stretch === n);
    return { holder, left: own[0]?.left ?? 2, right: own.at(-1)?.right ?? width };
  });
  return {
    segments: extents.flatMap(({ holder, left, right }) =>
      holder ? [{ left, right, sector: holder.unit.sector }] : [],
    ),
    grips: extents.flatMap(({ holder, left }, n) =>
      n > 0 && holder && extents[n - 1]?.holder ? [left] : [],
    ),
    closed: extents.flatMap(({ holder, left, right }) => (holder ? [] : [{ left, right }])),
    now: width,
    asks: line.asks
      .toSorted((a, b) => a.answerBy.getTime() - b.answerBy.getTime())
      .slice(0, MOST_ASKS)
      .map(({ to, answerBy }) => ({ sector: to.sector, passed: answerBy < now })),
  };
}
