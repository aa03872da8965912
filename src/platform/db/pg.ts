import pg from "pg";
import { type ActorKey, type Channel, type Engine, entering, type Mode, type Rows } from "./contract.ts";
import { createSession } from "./pg-session.ts";
import { type Statement, Trip } from "./pg-trip.ts";
import { refuseEscape, statementName } from "./statements.ts";
import { decoders, encode } from "./values.ts";

export interface PgOptions {
  readonly url: string;
  /** Take on this role in every connection, so that an owner's login too is bound by the laws; null to stay who one is. */
  readonly role: string | null;
  readonly poolSize: number;
  readonly applicationName?: string;
  /** Longest a statement, and a wait for a lock, may take; in milliseconds. */
  readonly statementTimeout?: number;
  readonly lockTimeout?: number;
}

/** No compiling of statements: the wall's functions make a page of fifty look dear enough for it, and it never pays. */
const settings = "-c timezone=UTC -c datestyle=ISO -c intervalstyle=iso_8601 -c jit=off";

/** pg leaves `pipeline` out of its types. */
type PipelinedConfig = pg.PoolConfig & { pipeline: boolean };

export const clientConfig = (options: PgOptions): PipelinedConfig => ({
  connectionString: options.url,
  options: options.role === null ? settings : `${settings} -c role=${options.role}`,
  application_name: options.applicationName ?? "stafet",
  statement_timeout: options.statementTimeout ?? 30_000,
  lock_timeout: options.lockTimeout ?? 10_000,
  idle_in_transaction_session_timeout: 60_000,
  connectionTimeoutMillis: 10_000,
  pipeline: true,
  types: {
    getTypeParser: (oid: number) => decoders[oid] ?? ((text: string) => text),
  } as pg.CustomTypesConfig,
});

const begin: Record<Mode, string> = {
  read: "begin isolation level repeatable read read only",
  look: "begin",
  write: "begin",
};
const enter = "select wall.enter($1, $2, $3, $4, $5)";

/** What stands alone begins nothing, so it has to say for itself that it only reads. */
const enterAlone = `${enter}, set_config('transaction_read_only', 'on', true)`;

const ignore = (): void => {};

/** A statement nobody asked for by itself; what becomes of it shows in those that follow. */
const aside = (text: string, values: readonly string[] = [], name?: string): Statement => ({
  text,
  name,
  values,
  resolve: ignore,
  reject: ignore,
});

const acting = (text: string, actor: ActorKey, mode: Mode): Statement =>
  aside(text, entering(actor, mode), statementName(text));

/**
 * What stands before a synchronisation point without `begin` is a transaction by itself: nothing is left open when it
 * fails. The connection is thrown away then all the same, since that may be why.
 */
async function askAlone(
  client: pg.PoolClient,
  actor: ActorKey,
  text: string,
  values: readonly (string | null)[],
): Promise<Rows> {
  const { promise, resolve, reject } = Promise.withResolvers<Rows>();
  const release = (broken: boolean): void => {
    client.off("error", ignore);
    client.release(broken);
  };
  client.on("error", ignore);
  const name = statementName(text);
  client.query(new Trip([acting(enterAlone, actor, "read"), { text, name, values, resolve, reject }]));
  promise.then(
    () => release(false),
    () => release(true),
  );
  return promise;
}

/**
 * One pooled connection for one transaction. What has been deferred travels with the next statement that is sent, and
 * statements sent side by side – in one turn of the event loop – make one trip together.
 */
function openChannel(client: pg.PoolClient, actor: ActorKey, mode: Mode): Channel {
  let held: Statement[] = [];
  let begun = false;
  let leaving = false;
  let broken = false;
  const onError = (): void => {
    broken = true;
  };
  client.on("error", onError);

  /** Puts a statement to those held and gives its outcome. */
  function hold(text: string, values: readonly (string | null)[], name?: string): Promise<Rows> {
    const { promise, resolve, reject } = Promise.withResolvers<Rows>();
    held.push({ text, name, values, resolve, reject });
    return promise;
  }

  /** Sends all that is held as one trip, which begins the transaction if it is the first. */
  function flush(): void {
    const statements = held;
    held = [];
    if (!begun) {
      begun = true;
      // Never prepared: a `begin` that failed because its name was forgotten would leave what follows without one.
      statements.unshift(aside(begin[mode]), acting(enter, actor, mode));
    }
    client.query(new Trip(statements));
  }

  /** After whatever else this turn has to say: work that asks several things at once says them in several small steps. */
  function flushSoon(): void {
    if (leaving) return;
    leaving = true;
    process.nextTick(() => {
      leaving = false;
      if (held.length > 0) flush();
    });
  }

  const release = (): void => {
    client.off("error", onError);
    client.release(broken);
  };

  async function rollback(): Promise<void> {
    held = [];
    if (begun && !broken) await client.query("rollback").catch(onError);
    release();
  }

  return {
    send(text, values) {
      const outcome = hold(text, values, statementName(text));
      flushSoon();
      return outcome;
    },
    defer: (text, values) => hold(text, values, statementName(text)),
    async commit() {
      if (!begun && held.length === 0) return release();
      const committed = hold("commit", []);
      flush();
      if (mode === "read") {
        // Nothing can be lost: do not wait for the answer, the next user of the connection stands behind it.
        committed.catch(ignore);
        return release();
      }
      try {
        await committed;
      } catch (error) {
        // A failure before it in its trip made the server skip the commit: the transaction is still open.
        await rollback();
        throw error;
      }
      release();
    },
    async rollback() {
      // What is only held will never be sent.
      for (const { reject } of held) reject(new Error("The transaction was rolled back"));
      await rollback();
    },
  };
}

/** A pool of pipelined connections to a PostgreSQL server, with one apart for listening and locks. */
export function openPg(options: PgOptions): Engine {
  const config = clientConfig(options);
  const pool = new pg.Pool({ ...config, max: options.poolSize });
  // An idle connection that dies is simply replaced; without a listener it would take the process down.
  pool.on("error", ignore);
  const session = createSession({ ...config, statement_timeout: 0, idle_in_transaction_session_timeout: 0 });
  return {
    name: "postgres",
    open: async (actor, mode) => openChannel(await pool.connect(), actor, mode),
    ask: async (actor, text, values) => askAlone(await pool.connect(), actor, text, values),
    listen: (channel, onPayload, onResume = ignore) => session.listen(channel, { onPayload, onResume }),
    tryLock: session.tryLock,
    async plain(text, values = []) {
      refuseEscape(text);
      // Without parameters a text may hold several statements, each with its rows.
      const result: pg.QueryResult | pg.QueryResult[] =
        values.length > 0 ? await pool.query(text, values.map(encode)) : await pool.query(text);
      return Array.isArray(result) ? result.flatMap(({ rows }) => rows) : result.rows;
    },
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: async () => {
      await session.close();
      await pool.end();
    },
  };
}
