import pg from "pg";

export interface Listener {
  onPayload(payload: string): void;
  /** Called when listening goes on after a break in which something may have been missed. */
  onResume(): void;
}

/** The longest wait between two attempts to connect again, in milliseconds. */
const longestPause = 5_000;

/**
 * The one connection of a process that is not for transactions: it listens, and it holds the locks that outlast
 * one. Opened at first use; listening is taken up again when it is lost, and locks are gone with it.
 */
export function createSession(config: pg.ClientConfig) {
  const listeners = new Map<string, Set<Listener>>();
  const locks = new Set<string>();
  let client: Promise<pg.Client> | undefined;
  let retry: NodeJS.Timeout | undefined;
  let pause = 0;
  let closed = false;

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client(config);
    fresh.on("notification", ({ channel, payload }) => {
      for (const listener of listeners.get(channel) ?? []) listener.onPayload(payload ?? "");
    });
    fresh.on("error", () => {}); // "end" follows
    await fresh.connect();
    fresh.on("end", lost);
    for (const channel of listeners.keys()) await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
    return fresh;
  }

  const connection = (): Promise<pg.Client> => {
    if (closed) throw new Error("The database is closed");
    client ??= connect().catch((error) => {
      client = undefined;
      throw error;
    });
    return client;
  };

  function lost(): void {
    client = undefined;
    locks.clear();
    if (!closed && listeners.size > 0) resume();
  }

  function resume(): void {
    clearTimeout(retry);
    retry = setTimeout(() => {
      if (closed || listeners.size === 0) return;
      connection().then(
        () => {
          pause = 0;
          for (const set of listeners.values()) for (const listener of set) listener.onResume();
        },
        () => {
          pause = Math.min(longestPause, pause * 2 + 100);
          resume();
        },
      );
    }, pause);
    retry.unref();
  }

  const run = async (sql: string, values?: unknown[]): Promise<pg.QueryResult> =>
    (await connection()).query(sql, values);

  async function stop(channel: string, listener: Listener): Promise<void> {
    const set = listeners.get(channel);
    set?.delete(listener);
    if (set === undefined || set.size > 0) return;
    listeners.delete(channel);
    // A connection that is lost has forgotten the channel anyway.
    if (client !== undefined && !closed)
      await run(`unlisten ${pg.escapeIdentifier(channel)}`).catch(() => {});
  }

  return {
    async listen(channel: string, listener: Listener): Promise<() => Promise<void>> {
      // Asked for before it is noted down, so that a connection lost in between does not ask twice or never.
      await run(`listen ${pg.escapeIdentifier(channel)}`);
      const set = listeners.get(channel) ?? new Set();
      listeners.set(channel, set.add(listener));
      return () => stop(channel, listener);
    },
    async tryLock(name: string): Promise<(() => Promise<void>) | null> {
      if (locks.has(name)) return null; // the server would let this same connection in a second time
      locks.add(name);
      try {
        const { rows } = await run("select pg_try_advisory_lock(hashtextextended($1, 7347)) as got", [name]);
        if (rows[0]?.got !== true) {
          locks.delete(name);
          return null;
        }
      } catch (error) {
        locks.delete(name);
        throw error;
      }
      return async () => {
        if (!locks.delete(name) || client === undefined || closed) return;
        await run("select pg_advisory_unlock(hashtextextended($1, 7347))", [name]).catch(() => {});
      };
    },
    async close(): Promise<void> {
      closed = true;
      clearTimeout(retry);
      const open = await client?.catch(() => undefined);
      await open?.end();
    },
  };
}
