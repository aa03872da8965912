import type { Clock } from "#kernel/clock.ts";
import { type Database, systemActor } from "#platform/db.ts";
import { heartbeats, silence } from "#platform/heartbeat.ts";
import { ladder } from "./ladder.ts";

export interface Watchdog {
  /** For how many whole minutes the ladder has been silent, when that is longer than allowed; null while it lives. */
  silentMinutes(): Promise<number | null>;
  /** Counts from now: for a clock that has jumped, since nobody has been silent for the time skipped. */
  reset(): void;
}

/** The dead-man's switch: the ladder is what lets nobody go, so its own silence must be heard. */
export function createWatchdog(given: { db: Database; clock: Clock; minutes: number }): Watchdog {
  const { db, clock, minutes } = given;
  let since = clock.now();
  return {
    async silentMinutes() {
      const beats = await db.read(systemActor, heartbeats);
      const counted = beats.map((beat) => (beat.at < since ? { ...beat, at: since } : beat));
      return silence(counted, ladder.name, clock.now(), since, minutes);
    },
    reset() {
      since = clock.now();
    },
  };
}
