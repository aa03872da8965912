import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as delay } from "node:timers/promises";
import {
  type Compilable,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryExecutor,
  type RawBuilder,
  Transaction,
} from "kysely";
import type { ActorKey, Channel, Engine, Mode } from "./contract.ts";
import { isContention, isEcho, isStaleStatement } from "./errors.ts";
import { encode } from "./values.ts";

const noConnection = (): never => {
  throw new Error("Queries run inside database.read(…) or database.write(…) only");
};

/** Compiles queries but never connects: connections are lent by `read` and `write`. */
const driver: Driver = {
  init: async () => {},
  acquireConnection: noConnection,
  beginTransaction: noConnection,
  commitTransaction: noConnection,
  rollbackTransaction: noConnection,
  releaseConnection: async () => {},
  destroy: async () => {},
};
const dialect: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => driver,
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};
const compiling = new Kysely({ dialect });
const base: QueryExecutor = compiling.getExecutor();

/** The life of one transaction: what it runs on, what went wrong first, what else the house wants to know of it. */
export interface Life {
  readonly channel: Channel;
  /** 0 the first time, more when `write` had to run the work again. */
  readonly attempt: number;
  open: boolean;
  /** The first error the server gave: what the caller should hear, rather than its echoes. */
  firstError: unknown;
  /** Writes sent without waiting; awaited before the transaction ends. */
  readonly unawaited: Promise<unknown>[];
  /** Topics to announce in this process once committed. */
  readonly topics: Set<string>;
}

const lives = new WeakMap<object, Life>();

/** The life behind a handle given out by `run`. Throws when the handle is something else. */
export function lifeOf(handle: object): Life {
  const life = lives.get(handle);
  if (life === undefined) throw new Error("Not a transaction of this database");
  return life;
}

const nothing = (): void => {};

const ended = (): Error => new Error("The transaction is over");

async function send(life: Life, query: CompiledQuery, how: "send" | "defer") {
  if (!life.open) throw ended();
  try {
    const values = query.parameters.map(encode);
    return await life.channel[how](query.sql, values);
  } catch (error) {
    life.firstError ??= error;
    throw error;
  }
}

const connectionFor = (life: Life): DatabaseConnection => ({
  async executeQuery<R>(query: CompiledQuery) {
    const running = send(life, query, "send");
    // Without what it answers: the rows of a long reading would all be kept until the transaction ends.
    life.unawaited.push(running.then(nothing, nothing));
    const { rows, affected } = await running;
    const result = { rows: rows as R[] };
    return affected === undefined ? result : { ...result, numAffectedRows: BigInt(affected) };
  },
  streamQuery() {
    throw new Error("Read a long list page by page (keyset), not as a stream");
  },
});

function handleFor(life: Life): Transaction<unknown> {
  const connection = connectionFor(life);
  const executor = base.withConnectionProvider({ provideConnection: (consumer) => consumer(connection) });
  const handle = new Transaction<unknown>({ config: { dialect }, driver, dialect, executor });
  lives.set(handle, life);
  return handle;
}

/** See `later` in db.ts. */
export function sendLater(handle: object, query: Compilable | CompiledQuery): void {
  const life = lifeOf(handle);
  const compiled = "compile" in query ? query.compile() : query;
  life.unawaited.push(send(life, compiled, "defer").then(nothing, nothing));
}

const current = new AsyncLocalStorage<Life>();

/** Throws inside a transaction: on the embedded engine what follows would wait for itself for ever. */
export function refuseNesting(): void {
  if (current.getStore()?.open) {
    throw new Error("Already inside a transaction: hand its db or tx on instead of opening another");
  }
}

async function attempt<T>(
  engine: Engine,
  actor: ActorKey,
  mode: Mode,
  count: number,
  work: (handle: Transaction<unknown>) => Promise<T>,
): Promise<{ result: T; topics: ReadonlySet<string> }> {
  const channel = await engine.open(actor, mode);
  const life: Life = {
    channel,
    attempt: count,
    open: true,
    firstError: undefined,
    unawaited: [],
    topics: new Set(),
  };
  let result: T;
  try {
    result = await current.run(life, () => work(handleFor(life)));
    if (life.firstError !== undefined) throw life.firstError;
  } catch (error) {
    life.open = false;
    await channel.rollback();
    throw isEcho(error) && life.firstError !== undefined ? life.firstError : error;
  }
  life.open = false;
  await commit(life);
  return { result, topics: life.topics };
}

/** Ends well only when the commit and everything sent before it did. */
async function commit(life: Life): Promise<void> {
  const [outcome] = await Promise.allSettled([life.channel.commit(), ...life.unawaited]);
  if (life.firstError !== undefined) throw life.firstError;
  if (outcome?.status === "rejected") throw outcome.reason;
}

const maxAttempts = 4;

/** Again from the start, up to three times, when the server asks for it or `again` says so. */
async function perseveringly<T>(
  work: (count: number) => Promise<T>,
  again: (error: unknown) => boolean,
): Promise<T> {
  for (let count = 0; ; count += 1) {
    try {
      return await work(count);
    } catch (error) {
      const worthwhile = isContention(error) || isStaleStatement(error) || again(error);
      if (!worthwhile || count + 1 >= maxAttempts) throw error;
      // Those who collided should not meet again at the next step.
      if (isContention(error)) await delay(count * 10 + Math.random() * 10);
    }
  }
}

/**
 * Runs `work` in one transaction; again from the start, up to three times, when the server asks for it or `again`
 * says so. Everything `work` does besides its queries must therefore bear being done twice.
 */
export async function run<T>(
  engine: Engine,
  actor: ActorKey,
  mode: Mode,
  work: (handle: Transaction<unknown>) => Promise<T>,
  again: (error: unknown) => boolean,
): Promise<{ result: T; topics: ReadonlySet<string> }> {
  refuseNesting();
  return perseveringly((count) => attempt(engine, actor, mode, count, work), again);
}

/** One query that reads, by itself: see `Database.ask`. */
export async function ask<R>(engine: Engine, actor: ActorKey, query: RawBuilder<R>): Promise<R[]> {
  refuseNesting();
  const { sql, parameters } = query.compile(compiling);
  const values = parameters.map(encode);
  const { rows } = await perseveringly(
    () => engine.ask(actor, sql, values),
    () => false,
  );
  return rows as R[];
}
