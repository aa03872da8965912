import type { RelayLineData } from "#modules/relay/index.ts";

/** Milliseconds since 1970. */
type Ms = number;
const DAY = 86_400_000;

/** A stretch in which nothing happened is drawn shorter when it is longer than this. */
export const QUIET_MS: Ms = 7 * DAY;
/** What a quiet stretch, or the time a course was closed, weighs at most. */
const QUIET_WEIGHT: Ms = 1.5 * DAY;
/** Room for the mark that says "drawn shorter". */
const BREAK_WIDTH = 16;

type Holder = RelayLineData["holders"][number];

/** Somebody's time with the baton, or a time the course was closed. They follow each other without a gap. */
export interface Stretch {
  readonly from: Ms;
  readonly to: Ms;
  readonly holder: Holder | null;
}

/** A part of the axis with one rate of time to width. */
export interface Piece {
  readonly from: Ms;
  readonly to: Ms;
  readonly left: number;
  readonly right: number;
  /** Drawn shorter than its time. */
  readonly shortened: boolean;
  /** Which of the stretches it is a part of. */
  readonly stretch: number;
}

export interface Scale {
  readonly stretches: readonly Stretch[];
  readonly pieces: readonly Piece[];
  /** Where a moment stands; what lies outside stands at the nearest end. */
  x(at: Date): number;
}

/** Holders in their order, with the times between and after them when the course was closed; the last ends now. */
export function stretchesOf(line: RelayLineData, now: Date): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = (line.holders[0]?.since ?? line.begunAt).getTime();
  for (const holder of line.holders) {
    const from = holder.since.getTime();
    if (from > at) stretches.push({ from: at, to: from, holder: null });
    at = Math.max(from, (holder.until ?? now).getTime());
    stretches.push({ from, to: at, holder });
  }
  if (now.getTime() > at) stretches.push({ from: at, to: now.getTime(), holder: null });
  return stretches;
}

/**
 * Time to width, from the first holder to now. Long quiet stretches are shortened, every holder gets at least `least`
 * (as far as there is room), and the rest of the width is shared by time. The same line gives the same scale.
 */
export function scaleOf(line: RelayLineData, now: Date, left: number, width: number, least: number): Scale {
  const moments = [...line.contacts.map(({ at }) => at), ...line.rungs.map(({ at }) => at)]
    .concat(line.asks.map(({ proposedAt }) => proposedAt))
    .map((at) => at.getTime())
    .sort((a, b) => a - b);
  const stretches = stretchesOf(line, now);
  const parts = stretches.flatMap((stretch, n) => partsOf(stretch, n, moments, least));
  const widths = shareOut(parts, width);
  let at = left;
  const pieces = parts.map(({ from, to, shortened, stretch }, n) => {
    const start = at;
    at += widths[n] ?? 0;
    return { from, to, left: start, right: at, shortened, stretch };
  });
  return { stretches, pieces, x: (moment) => place(pieces, moment.getTime(), left) };
}

interface Part {
  readonly from: Ms;
  readonly to: Ms;
  readonly weight: number;
  readonly least: number;
  readonly shortened: boolean;
  readonly stretch: number;
}

/** A stretch cut where long quiet begins and ends. */
function partsOf(
  { from, to, holder }: Stretch,
  stretch: number,
  moments: readonly Ms[],
  least: number,
): Part[] {
  if (holder === null) {
    const weight = Math.min(to - from, QUIET_WEIGHT);
    return [{ from, to, weight, least: BREAK_WIDTH, shortened: to - from > QUIET_MS, stretch }];
  }
  const stops = [from, ...moments.filter((moment) => moment > from && moment < to), to];
  const cuts: { from: Ms; to: Ms; shortened: boolean }[] = [];
  for (const [n, stop] of stops.slice(1).entries()) {
    const start = stops[n] ?? from;
    const shortened = stop - start > QUIET_MS;
    const last = cuts.at(-1);
    if (last && !shortened && !last.shortened) last.to = stop;
    else cuts.push({ from: start, to: stop, shortened });
  }
  return cuts.map((cut) => ({
    ...cut,
    weight: cut.shortened ? QUIET_WEIGHT : cut.to - cut.from,
    least: Math.max(least / cuts.length, cut.shortened ? BREAK_WIDTH : 0),
    stretch,
  }));
}

/** Each part its least, and what is left by weight to those whose weight earns them more. Adds up to `width`. */
function shareOut(parts: readonly Part[], width: number): number[] {
  const wanted = parts.reduce((sum, part) => sum + part.least, 0);
  const squeeze = wanted > width ? width / wanted : 1;
  const least = parts.map((part) => part.least * squeeze);
  const small = new Set<number>();
  for (;;) {
    const free = parts.map((_, n) => n).filter((n) => !small.has(n));
    const room = width - [...small].reduce((sum, n) => sum + (least[n] ?? 0), 0);
    const weight = free.reduce((sum, n) => sum + (parts[n]?.weight ?? 0), 0);
    const earned = (n: number) =>
      weight > 0 ? ((parts[n]?.weight ?? 0) * room) / weight : room / free.length;
    const poor = free.filter((n) => earned(n) < (least[n] ?? 0));
    if (poor.length === 0) return parts.map((_, n) => (small.has(n) ? (least[n] ?? 0) : earned(n)));
    for (const n of poor) small.add(n);
  }
}

function place(pieces: readonly Piece[], at: Ms, left: number): number {
  const piece = pieces.findLast((candidate) => candidate.from <= at);
  if (!piece) return left;
  if (at >= piece.to) return piece.right;
  return piece.left + ((at - piece.from) / (piece.to - piece.from)) * (piece.right - piece.left);
}
