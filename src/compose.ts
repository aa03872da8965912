import { resolve } from "node:path";
import type { Config } from "#config.ts";
import { type Clock, systemClock } from "#kernel/clock.ts";
import { createCitizen } from "#modules/citizen/index.ts";
import { createConsent } from "#modules/consent/index.ts";
import { createDirectory } from "#modules/directory/index.ts";
import { createIdentity, type Identity } from "#modules/identity/index.ts";
import { createRelay, type Relay } from "#modules/relay/index.ts";
import type { Database } from "#platform/db.ts";
import { openDatabase } from "#platform/open.ts";

/** What the whole house is made of. */
export interface Services {
  config: Config;
  /** The demonstration's clock can be wound; the others cannot. */
  clock: Clock & { wind?: (ms: number) => Promise<void> };
  db: Database;
  identity: Identity;
  relay: Relay;
  /** Calls `onChange` whenever something about the unit changes, until the returned function is called. */
  live: { subscribe(unitId: string, onChange: () => void): () => void };
  ready(): Promise<{ ready: boolean }>;
  metrics(): Promise<string>;
  close(): Promise<void>;
}

/** The only place where things are constructed. */
export async function compose(config: Config): Promise<Services> {
  const db = await openDatabase({ ...config, migrations: resolve("migrations") });
  const identity = createIdentity({ db });
  const citizens = createCitizen();
  const consents = createConsent();
  const directory = createDirectory();
  return {
    config,
    clock: systemClock,
    db,
    identity,
    relay: createRelay({ db, identity, citizens, consents, directory }),
    live: { subscribe: () => () => {} },
    ready: async () => {
      await db.ping();
      return { ready: true };
    },
    metrics: async () => "",
    close: () => db.close(),
  };
}
