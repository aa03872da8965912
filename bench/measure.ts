import { isDeepStrictEqual } from "node:util";

/** How long things take: batches at some number at once, contestants in turns, ratios with their spread. */

export interface Batch {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;

export const median = (values: readonly number[]): number =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

/** Runs all of `work`, so many at once, and measures each. What fails, fails the bench. */
export async function runBatch(work: readonly (() => Promise<unknown>)[], atOnce: number): Promise<Batch> {
  const times: number[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let task = work[next++]; task; task = work[next++]) {
      const begun = performance.now();
      await task();
      times.push(performance.now() - begun);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: atOnce }, lane));
  const seconds = (performance.now() - begun) / 1000;
  times.sort((a, b) => a - b);
  return { perSecond: work.length / seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

/** Makes the next batch of so many pieces of work; what it needs lies ready before the clock starts. */
export type Contestant = (count: number) => Promise<readonly (() => Promise<unknown>)[]>;

export interface Contest {
  readonly work: string;
  readonly ours: Contestant;
  readonly bare: Contestant;
  /** How much of each kind there is in the database: it must grow by the same both ways. */
  readonly counts: () => Promise<Readonly<Record<string, number>>>;
  readonly atOnce: number;
  /** Pieces of work in each batch. */
  readonly count: number;
  readonly rounds: number;
}

export interface Outcome {
  readonly work: string;
  readonly atOnce: number;
  readonly count: number;
  readonly rounds: number;
  readonly ours: Batch;
  readonly bare: Batch;
  /** Ours divided by the bare way, in the same round: median, lowest, highest. */
  readonly throughput: Spread;
  readonly p99: Spread;
  /** Our slowest hundredth against our median. */
  readonly tail: number;
}
export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

const spreadOf = (values: readonly number[]): Spread => ({
  median: median(values),
  lowest: Math.min(...values),
  highest: Math.max(...values),
});

const middle = (batches: readonly Batch[]): Batch => ({
  perSecond: median(batches.map((batch) => batch.perSecond)),
  p50: median(batches.map((batch) => batch.p50)),
  p99: median(batches.map((batch) => batch.p99)),
});

/** What `work` adds and takes away, by kind. */
async function growth({ counts }: Contest, work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await counts();
  await work();
  const after = await counts();
  const kinds = Object.keys({ ...before, ...after });
  const grown = kinds.map((kind) => [kind, (after[kind] ?? 0) - (before[kind] ?? 0)] as const);
  return Object.fromEntries(grown.filter(([, by]) => by !== 0));
}

/** Warms up, and throws unless both ways leave the same behind: otherwise they do not do the same work. */
async function tryBoth(contest: Contest): Promise<void> {
  const [mine, bares] = [await contest.ours(contest.count), await contest.bare(contest.count)];
  const ours = await growth(contest, () => runBatch(mine, contest.atOnce));
  const bare = await growth(contest, () => runBatch(bares, contest.atOnce));
  if (isDeepStrictEqual(ours, bare)) return;
  throw new Error(
    `${contest.work}: ours leaves ${JSON.stringify(ours)}, the bare way ${JSON.stringify(bare)}`,
  );
}

/**
 * Both ways in every round, the first in turns, so that whatever else the machine does meets both; after a round that
 * warms up and does not count.
 */
export async function hold(contest: Contest): Promise<Outcome> {
  const { work, atOnce, count, rounds } = contest;
  const ours: Batch[] = [];
  const bare: Batch[] = [];
  await tryBoth(contest);
  for (let round = 0; round < rounds; round += 1) {
    const [a, b] = [await contest.ours(count), await contest.bare(count)];
    const runs = [
      async () => ours.push(await runBatch(a, atOnce)),
      async () => bare.push(await runBatch(b, atOnce)),
    ];
    for (const run of round % 2 ? runs : runs.reverse()) await run();
  }
  const ratio = (of: (batch: Batch) => number): Spread =>
    spreadOf(ours.map((batch, index) => of(batch) / of(bare[index] ?? batch)));
  const mine = middle(ours);
  return {
    work,
    atOnce,
    count,
    rounds,
    ours: mine,
    bare: middle(bare),
    throughput: ratio((batch) => batch.perSecond),
    p99: ratio((batch) => batch.p99),
    tail: mine.p99 / mine.p50,
  };
}
