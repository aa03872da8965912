import { openAsBlob } from "node:fs";
import { createConnection } from "node:net";
import { text } from "node:stream/consumers";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { describe, inject } from "vitest";
import { clientConfig, openPg } from "#platform/db/pg.ts";
import { encode } from "#platform/db/values.ts";
import { type Database, databaseOver, type EngineName } from "#platform/db.ts";
import { appRole, becomeApp } from "#platform/open.ts";
import { opened } from "./opened.ts";

type Row = Record<string, unknown>;
/** Runs one statement with parameters, or any number without. Gives the rows of the last. */
export type RunSql = (sql: string, params?: readonly unknown[]) => Promise<Row[]>;

export interface TestDatabase {
  readonly engine: EngineName;
  /** What the house gets. */
  readonly app: Database;
  /** As the schema's owner: to look behind the curtain and to arrange what the app may not. */
  readonly owner: RunSql;
  /** Hand-typed SQL as the application's role, outside any transaction of ours: for attacks on the laws. */
  readonly appSql: RunSql;
  /** Another handle on the same database, as a second process would have; PostgreSQL only. */
  another(poolSize?: number): Database;
  /** The application's connection string; PostgreSQL only. */
  readonly url: string | null;
  close(): Promise<void>;
}

/** Asks the run's hub (global-setup.ts) for what is made once per run. */
async function ask(what: EngineName): Promise<string> {
  const socket = createConnection(inject("testHub"));
  socket.write(what);
  const answer = await text(socket);
  if (!answer.startsWith("ok ")) throw new Error(answer);
  return answer.slice(3);
}

let count = 0;

const lastRows = (result: pg.QueryResult | pg.QueryResult[]): Row[] =>
  (Array.isArray(result) ? result.at(-1)?.rows : result.rows) ?? [];

/** One connection opened at first use; statements that fail leave no transaction behind. */
function lazyClient(config: pg.ClientConfig): { run: RunSql; close(): Promise<void> } {
  let client: Promise<pg.Client> | undefined;
  const connect = async (): Promise<pg.Client> => {
    const fresh = new pg.Client(config);
    fresh.on("error", () => {}); // killed on purpose by some tests
    await fresh.connect();
    return fresh;
  };
  return {
    async run(sql, params = []) {
      client ??= connect();
      const ready = await client;
      try {
        return lastRows(await (params.length > 0 ? ready.query(sql, [...params]) : ready.query(sql)));
      } catch (error) {
        await ready.query("rollback").catch(() => {});
        throw error;
      }
    },
    close: async () => (await client)?.end(),
  };
}

const withDatabase = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
};

const noWarnings = (config: pg.ClientConfig): pg.ClientConfig => ({ ...config, statement_timeout: 0 });

async function onPostgres(): Promise<TestDatabase> {
  const server = await ask("postgres");
  count += 1;
  const name = `test_${process.pid}_${process.env.VITEST_WORKER_ID ?? 0}_${count}`;
  const admin = lazyClient({ connectionString: server });
  await admin.run(`create database ${name} template stafet_template strategy file_copy`);
  const url = withDatabase(server, name);
  const options = { url, role: appRole, poolSize: 8 };
  const owner = lazyClient(noWarnings(clientConfig({ ...options, role: null })));
  const app = lazyClient(noWarnings(clientConfig(options)));
  const handles = new Set<Database>();
  const another = (poolSize = 8): Database => {
    const handle = databaseOver(openPg({ ...options, poolSize }));
    handles.add(handle);
    return handle;
  };
  const database: TestDatabase = {
    engine: "postgres",
    app: another(),
    owner: owner.run,
    appSql: app.run,
    another,
    url,
    async close() {
      opened.delete(database);
      await Promise.all([...handles].map((handle) => handle.close()));
      await Promise.all([owner.close(), app.close()]);
      await admin.run(`drop database ${name} with (force)`);
      await admin.close();
    },
  };
  opened.add(database);
  return database;
}

async function onPGlite(): Promise<TestDatabase> {
  const pglite = await PGlite.create({ loadDataDir: await openAsBlob(await ask("pglite")) });
  const engine = await becomeApp(pglite);
  const exec = async (sql: string): Promise<Row[]> => ((await pglite.exec(sql)).at(-1)?.rows ?? []) as Row[];
  const app = databaseOver(engine);
  const database: TestDatabase = {
    engine: "pglite",
    app,
    owner: (sql, params = []) =>
      pglite.transaction(async (tx) => {
        await tx.exec("set local session authorization postgres");
        if (params.length > 0) return (await tx.query<Row>(sql, params.map(encode))).rows;
        return ((await tx.exec(sql)).at(-1)?.rows ?? []) as Row[];
      }),
    async appSql(sql, params = []) {
      try {
        return params.length > 0 ? (await pglite.query<Row>(sql, params.map(encode))).rows : await exec(sql);
      } catch (error) {
        await exec("rollback");
        throw error;
      }
    },
    another() {
      throw new Error("The embedded database has one opener");
    },
    url: null,
    async close() {
      opened.delete(database);
      await app.close();
    },
  };
  opened.add(database);
  return database;
}

/** A migrated, empty database of its own in milliseconds. Close it, or the file fails. */
export const testDatabase = ({ engine }: { engine: EngineName }): Promise<TestDatabase> =>
  engine === "postgres" ? onPostgres() : onPGlite();

type Suite = (open: () => Promise<TestDatabase>, engine: EngineName) => void;

const on = (engines: readonly EngineName[], name: string, suite: Suite): void => {
  describe.each<EngineName>(engines)(`${name} on %s`, (engine) => {
    suite(() => testDatabase({ engine }), engine);
  });
};

/**
 * Runs the suite once on each engine: for what the engines themselves hold – laws, the wall, the platform, the log – and
 * for the SQL that is most our own. `open` gives a fresh database of that engine.
 */
export const describeOnBoth = (name: string, suite: Suite): void => on(["postgres", "pglite"], name, suite);

/**
 * Runs the suite on PostgreSQL; with `npm run test:both` on the embedded engine too, which takes ten times as long. There
 * the journeys in a browser run on it every time (docs/decisions/0026).
 */
export const describeOnEngine = (name: string, suite: Suite): void =>
  on(process.env.STAFET_TEST_ENGINES === "both" ? ["postgres", "pglite"] : ["postgres"], name, suite);
