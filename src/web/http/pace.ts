/** Whom a request is counted for, and how much it weighs. */
interface Step {
  /** A person, a token or – where nobody is known – an address. Kept in memory only. */
  readonly who: string;
  /** A form weighs more than a look: each may write. */
  readonly weight: number;
}

/** What a form weighs against a look at a page. */
export const FORM_WEIGHS = 5;
/** What a search of the directory weighs: the database works for it, and nobody need be signed in. */
export const SEARCH_WEIGHS = 4;
/** How many people may sit behind one address, as a ward does: what is nobody's is counted that much more mildly. */
export const SHARED = 4;

interface Bucket {
  left: number;
  at: number;
  /** Told of once, until it has been well again. */
  told: boolean;
}

/** No more buckets than this are kept: whoever fills them all starts everybody afresh, at no cost to anybody. */
const MOST = 50_000;

export interface Pace {
  /** Seconds to wait, and whether this is the first time in a row; null where one may go on. `now`: milliseconds, of the machine. */
  take(step: Step, now: number): { readonly seconds: number; readonly first: boolean } | null;
}

/**
 * How fast anybody may go: so many steps at once, and so many a minute after that. For the machine's sake, and so that
 * nobody reads a whole region through one session. In the memory of each process: where several serve, each counts by
 * itself. Not for guessing passwords, which the database counts (`signIn/throttle.ts`). 0: no limit.
 */
export function createPace(perMinute: number): Pace {
  const buckets = new Map<string, Bucket>();
  return {
    take({ who, weight }, now) {
      if (perMinute === 0) return null;
      const bucket = buckets.get(who) ?? { left: perMinute, at: now, told: false };
      const filled = bucket.left + (Math.max(0, now - bucket.at) / 60_000) * perMinute;
      bucket.left = Math.min(perMinute, filled);
      bucket.at = now;
      if (buckets.size >= MOST && !buckets.has(who)) buckets.clear();
      buckets.set(who, bucket);
      if (bucket.left >= weight) {
        bucket.left -= weight;
        bucket.told = false;
        return null;
      }
      const first = !bucket.told;
      bucket.told = true;
      return { seconds: Math.ceil(((weight - bucket.left) * 60) / perMinute), first };
    },
  };
}
