import { answer } from "#cli/answer.ts";
import type { Config } from "#config.ts";
import { reactions, recurring } from "#jobs/index.ts";
import type { Clock, Instant } from "#kernel/clock.ts";
import { type Citizens, createCitizen } from "#modules/citizen/index.ts";
import { type Consents, createConsent } from "#modules/consent/index.ts";
import { createDirectory, type Directory } from "#modules/directory/index.ts";
import { createIdentity, type Identity } from "#modules/identity/index.ts";
import { createDemoClock, systemClock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import { createLive, type Live } from "#platform/live.ts";
import { createLog, type Log, silentLog } from "#platform/log.ts";
import { openDatabase } from "#platform/open.ts";
import { createWorker, type Worker } from "#platform/worker.ts";
import { migrations } from "#root.ts";

/** What the whole house is made of. */
export interface Services {
  readonly config: Config;
  /** The demonstration's clock can be wound; the others cannot. */
  readonly clock: Clock & { wind?(ms: number): Promise<Instant> };
  readonly log: Log;
  readonly db: Database;
  readonly live: Live;
  readonly identity: Identity;
  readonly citizen: Citizens;
  readonly consent: Consents;
  readonly directory: Directory;
  /** Null where jobs run in another process. */
  readonly worker: Worker | null;
  ready(): Promise<{ ready: boolean }>;
  metrics(): Promise<string>;
  close(): Promise<void>;
}

/** Who composes: the web server, a worker beside it, or one command typed at a terminal. */
export type Role = "server" | "worker" | "command";

/**
 * The only place where things are constructed: opens the database with its schema brought up to date, and builds the
 * house on it. What was opened is closed again when something after it cannot be. Throws ConfigError, MigrationError,
 * FolderInUse – their words are for people.
 */
export async function compose(config: Config, as: Role = "server"): Promise<Services> {
  const opened: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of opened.splice(0).reverse()) await step();
  };
  try {
    return await build(config, as, opened, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function build(
  config: Config,
  as: Role,
  opened: (() => Promise<void>)[],
  close: () => Promise<void>,
): Promise<Services> {
  // Commands may come over the socket before the house is built; they wait for it.
  const built = Promise.withResolvers<Services>();
  built.promise.catch(() => {});
  const onCommand = async (words: readonly string[]) => answer(await built.promise, words);
  const db = await openDatabase({ ...config, migrations, onCommand });
  opened.push(db.close);
  const demoClock = config.demo ? await createDemoClock(db) : null;
  if (demoClock) opened.push(demoClock.close);
  const clock = demoClock ?? systemClock;
  const log = as === "command" ? silentLog : createLog({ level: config.logLevel, clock });
  const live = await createLive(db);
  opened.push(live.close);

  const identity = createIdentity({ db });
  const citizen = createCitizen();
  const consent = createConsent();
  const directory = createDirectory();

  const working = as === "worker" || (as === "server" && config.worker);
  const worker = working
    ? await createWorker({
        database: db,
        services: { db, clock, log, identity },
        reactions,
        recurring,
        clock,
        log,
        ...(demoClock ? { onWind: demoClock.onWind } : {}),
      })
    : null;
  if (worker) opened.push(worker.stop);

  const services: Services = {
    config,
    clock,
    log,
    db,
    live,
    identity,
    citizen,
    consent,
    directory,
    worker,
    ready: async () => {
      await db.ping();
      return { ready: true };
    },
    metrics: async () => "",
    close,
  };
  built.resolve(services);
  return services;
}
