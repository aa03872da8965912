/** A moment in UTC. Treat it as immutable: make a new one instead of calling a setter. */
export type Instant = Date;

/** Where "now" comes from. Rules never hold one: they are given an `Instant` (law 16). */
export interface Clock {
  now(): Instant;
}

/** The machine's clock: the only place in the house that reads it. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is told to move. */
export interface FixedClock extends Clock {
  /** Moves the clock by so many milliseconds (backwards when negative) and returns the new now. */
  advance(ms: number): Instant;
}

/** A clock for tests, standing at the given moment. Throws RangeError when `at` is not a moment. */
export function fixedClock(at: Instant | string): FixedClock {
  let ms = new Date(at).getTime();
  if (Number.isNaN(ms)) throw new RangeError(`Not a moment: ${String(at)}`);
  return {
    now: () => new Date(ms),
    advance: (by) => {
      ms += by;
      return new Date(ms);
    },
  };
}
