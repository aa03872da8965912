import { type Database, notify, type Tx } from "./db.ts";

const channel = "stafet_live";

/** A notification may carry 8,000 bytes; this many identifiers stay well below. */
const perMessage = 150;

/** Tells the open pages of these units, on every process, once the transaction has committed. */
export function tellLive(tx: Tx, unitIds: Iterable<string>): void {
  const ids = [...new Set(unitIds)];
  for (let from = 0; from < ids.length; from += perMessage) {
    notify(tx, channel, ids.slice(from, from + perMessage).join(" "));
  }
}

export interface Live {
  /**
   * Calls `onChange` whenever something that concerns the unit has happened, and after a break in which it may
   * have. It says that one should look, not what happened. Returns how to stop.
   */
  subscribe(unitId: string, onChange: () => void): () => void;
  /** Subscriptions open now. */
  size(): number;
  close(): Promise<void>;
}

/** Starts listening for this process. Throws when the database cannot be reached. */
export async function createLive(database: Database): Promise<Live> {
  const subscribers = new Map<string, Set<() => void>>();
  const tell = (unitId: string): void => {
    for (const onChange of [...(subscribers.get(unitId) ?? [])]) onChange();
  };
  const stop = await database.listen(
    channel,
    (payload) => payload.split(" ").forEach(tell),
    () => [...subscribers.keys()].forEach(tell),
  );
  return {
    subscribe(unitId, onChange) {
      const mine = (): void => onChange(); // one's own, so that the same function may subscribe twice
      const set = subscribers.get(unitId) ?? new Set();
      subscribers.set(unitId, set.add(mine));
      return () => {
        set.delete(mine);
      };
    },
    size: () => [...subscribers.values()].reduce((sum, set) => sum + set.size, 0),
    async close() {
      subscribers.clear();
      await stop();
    },
  };
}
