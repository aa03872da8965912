import pg from "pg";

type OnPayload = (payload: string) => void;

const pause = { first: 100, longest: 5_000 };

/**
 * Listens to notifications on one connection of its own, opened at the first `listen` and opened again when it is
 * lost. What was notified while it was away is gone: a listener is a hint to look, never the only way to know.
 */
export function createListener(config: pg.ClientConfig) {
  const listeners = new Map<string, Set<OnPayload>>();
  let client: Promise<pg.Client> | undefined;
  let retry: NodeJS.Timeout | undefined;
  let wait = pause.first;
  let closed = false;

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client(config);
    fresh.on("notification", ({ channel, payload }) => {
      for (const tell of listeners.get(channel) ?? []) tell(payload ?? "");
    });
    fresh.on("error", () => {}); // "end" follows
    await fresh.connect();
    fresh.on("end", reconnect);
    for (const channel of listeners.keys()) await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
    wait = pause.first;
    return fresh;
  }

  function reconnect(): void {
    client = undefined;
    if (closed || listeners.size === 0 || retry !== undefined) return;
    retry = setTimeout(() => {
      retry = undefined;
      wait = Math.min(wait * 2, pause.longest);
      client = connect();
      client.catch(reconnect);
    }, wait);
    retry.unref();
  }

  async function say(command: "listen" | "unlisten", channel: string): Promise<void> {
    if (closed) throw new Error("The database is closed");
    client ??= connect();
    try {
      await (await client).query(`${command} ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      reconnect();
      throw error;
    }
  }

  async function stop(channel: string, onPayload: OnPayload): Promise<void> {
    const set = listeners.get(channel);
    set?.delete(onPayload);
    if (set?.size !== 0) return;
    listeners.delete(channel);
    // A lost connection has forgotten the channel anyway.
    if (client !== undefined && !closed) await say("unlisten", channel).catch(() => {});
  }

  return {
    async listen(channel: string, onPayload: OnPayload): Promise<() => Promise<void>> {
      const set = listeners.get(channel) ?? new Set();
      listeners.set(channel, set.add(onPayload));
      if (set.size === 1) {
        await say("listen", channel).catch((error) => {
          set.delete(onPayload);
          throw error;
        });
      }
      return () => stop(channel, onPayload);
    },
    async close(): Promise<void> {
      closed = true;
      clearTimeout(retry);
      const open = await client?.catch(() => undefined);
      await open?.end();
    },
  };
}
