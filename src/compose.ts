import { resolve } from "node:path";
import type { Config } from "#config.ts";
import { type Clock, systemClock } from "#kernel/clock.ts";
import { createIdentity, type Identity } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import { openDatabase } from "#platform/open.ts";

/** What the whole house is made of. */
export interface Services {
  config: Config;
  /** The demonstration's clock can be wound; the others cannot. */
  clock: Clock & { wind?: (ms: number) => Promise<void> };
  db: Database;
  identity: Identity;
  /** Calls `onChange` whenever something about the unit changes, until the returned function is called. */
  live: { subscribe(unitId: string, onChange: () => void): () => void };
  ready(): Promise<{ ready: boolean }>;
  metrics(): Promise<string>;
  close(): Promise<void>;
}

/** The only place where things are constructed. */
export async function compose(config: Config): Promise<Services> {
  const db = await openDatabase({ ...config, migrations: resolve("migrations") });
  return {
    config,
    clock: systemClock,
    db,
    identity: createIdentity({ db }),
    live: { subscribe: () => () => {} },
    ready: async () => {
      await db.ping();
      return { ready: true };
    },
    metrics: async () => "",
    close: () => db.close(),
  };
}
