import { sql } from "kysely";
import type { Clock, Instant } from "#kernel/clock.ts";
import { type Database, notify, systemActor } from "./db.ts";

export { systemClock } from "#kernel/clock.ts";

const channel = "stafet_clock";
const key = "demoClock";

/** The demonstration's clock: the machine's, plus as much as it has been wound forward. Never in production. */
export interface DemoClock extends Clock {
  /**
   * Winds all processes forward by so many milliseconds, for good. Returns the new now. There is no way back: what
   * has happened has happened. Throws RangeError unless `ms` is a positive whole number.
   */
  wind(ms: number): Promise<Instant>;
  /** Called when the clock has jumped, here or elsewhere. Returns how to stop. */
  onWind(onWind: () => void): () => void;
  close(): Promise<void>;
}

/** Opens the demonstration's clock where it was left, and follows when another process winds it. */
export async function createDemoClock(database: Database): Promise<DemoClock> {
  const listeners = new Set<() => void>();
  let offset = 0;
  const now = (): Instant => new Date(Date.now() + offset);

  const follow = (ms: number): void => {
    if (!(ms > offset)) return; // forward only, whatever order the news arrives in
    offset = ms;
    for (const tell of listeners) tell();
  };
  const load = async (): Promise<void> => {
    const found = await database.read(systemActor, (db) =>
      sql<{ ms: number }>`select (value->>'ms')::int8 as ms from platform.setting where key = ${key}`.execute(
        db,
      ),
    );
    follow(found.rows[0]?.ms ?? 0);
  };

  const stop = await database.listen(
    channel,
    (payload) => follow(Number(payload)),
    () => void load().catch(() => {}), // the next reconnection tries again
  );
  await load();

  return {
    now,
    async wind(ms) {
      if (!Number.isSafeInteger(ms) || ms <= 0) throw new RangeError("The clock only winds forward");
      const wound = await database.write(systemActor, async (tx) => {
        const { rows } = await sql<{ ms: number }>`
          insert into platform.setting as s (key, value, at) values (${key}, jsonb_build_object('ms', ${ms}::int8), ${now()})
          on conflict (key) do update set value = jsonb_build_object('ms', (s.value->>'ms')::int8 + ${ms}::int8), at = excluded.at
          returning (value->>'ms')::int8 as ms`.execute(tx);
        const total = rows[0]?.ms ?? ms;
        notify(tx, channel, String(total));
        return total;
      });
      follow(wound);
      return now();
    },
    onWind(onWind) {
      listeners.add(onWind);
      return () => listeners.delete(onWind);
    },
    async close() {
      listeners.clear();
      await stop();
    },
  };
}
