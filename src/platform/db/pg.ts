import pg from "pg";
import type { ActorKey, Channel, Engine, Mode, Rows } from "./contract.ts";
import { isStaleStatement } from "./errors.ts";
import { createSession } from "./pg-session.ts";
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

const settings = "-c timezone=UTC -c datestyle=ISO -c intervalstyle=iso_8601";

/** pg's own shapes leave `pipeline` and the socket out of its types. */
type PipelinedConfig = pg.PoolConfig & { pipeline: boolean };
interface Wire {
  readonly connection: { readonly stream: { cork(): void; uncork(): void } };
}

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

/**
 * One string in the simple protocol: a `begin` that could fail by itself (a forgotten prepared statement) would let
 * the statements pipelined behind it run without a transaction.
 */
const beginFor = (actor: ActorKey, mode: Mode): string =>
  `begin${mode === "read" ? " isolation level repeatable read read only" : ""}; ` +
  `select set_config('stafet.person_id', ${pg.escapeLiteral(actor.personId ?? "")}, true), ` +
  `set_config('stafet.unit_id', ${pg.escapeLiteral(actor.unitId ?? "")}, true), ` +
  `set_config('stafet.role', ${pg.escapeLiteral(actor.role)}, true)`;

const ignore = (): void => {};

const changes = new Set(["INSERT", "UPDATE", "DELETE", "MERGE"]);
const toRows = (result: pg.QueryResult): Rows => ({
  rows: result.rows,
  affected: changes.has(result.command) ? (result.rowCount ?? 0) : undefined,
});

/** One pooled connection for one transaction. Statements are written at once and answered in order (pipelined). */
function openChannel(client: pg.PoolClient, actor: ActorKey, mode: Mode): Channel {
  const stream = (client as unknown as Wire).connection.stream;
  const inFlight: Promise<unknown>[] = [];
  let held: (() => void)[] = [];
  let begun = false;
  let released = false;
  let broken = false;
  const onError = (): void => {
    broken = true;
  };
  client.on("error", onError);

  const started = (result: Promise<pg.QueryResult>): Promise<pg.QueryResult> => {
    inFlight.push(result.then(ignore, ignore));
    return result;
  };
  const plain = (text: string): Promise<pg.QueryResult> => started(client.query(text));
  const query = (text: string, values: readonly (string | null)[]): Promise<pg.QueryResult> => {
    const name = statementName(text);
    const config = { text, values: [...values], queryMode: "extended" };
    return started(client.query(name === undefined ? config : { ...config, name }));
  };

  /** Everything that waits, then `last`, in as few packets as the socket makes of it. */
  function flush<T>(last: () => T): T {
    if (released) throw new Error("The transaction is over");
    stream.cork();
    try {
      if (!begun) {
        begun = true;
        plain(beginFor(actor, mode));
      }
      for (const start of held) start();
      held = [];
      return last();
    } finally {
      stream.uncork();
    }
  }

  const release = (): void => {
    released = true;
    client.off("error", onError);
    client.release(broken);
  };

  const settled = async (): Promise<void> => {
    await Promise.all(inFlight);
  };

  const send = async (text: string, values: readonly (string | null)[]): Promise<Rows> => {
    try {
      return toRows(await flush(() => query(text, values)));
    } catch (error) {
      if (isStaleStatement(error)) broken = true;
      throw error;
    }
  };

  return {
    send,
    defer: (text, values) =>
      new Promise<Rows>((resolve, reject) => {
        held.push(() => query(text, values).then((result) => resolve(toRows(result)), reject));
      }),
    async commit() {
      if (!begun && held.length === 0) return release();
      const committed = flush(() => plain("commit"));
      if (mode === "read") {
        // Nothing can be lost: do not wait for the answer, the next user of the connection stands behind it.
        committed.catch(ignore);
        return release();
      }
      try {
        const result = await committed;
        await settled();
        if (result.command !== "COMMIT") throw new Error("The database rolled the transaction back");
      } finally {
        release();
      }
    },
    async rollback() {
      held = [];
      if (begun && !broken) await flush(() => plain("rollback")).catch(onError);
      await settled();
      release();
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
