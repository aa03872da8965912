import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import pg from "pg";

/** What migrating needs of a connection: the owner's, and one connection throughout. */
export interface Owner {
  /** Runs a string of one or more statements. */
  run(sql: string): Promise<void>;
  rows(sql: string): Promise<Record<string, unknown>[]>;
}

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
  readonly sql: string;
}

/** The schema and the files do not fit together, or the files are not in order; the message says what to do. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

/** Any constant will do; all starters of one database must share it. */
const lockKey = 7_347_001;

const bookkeeping = `
  create schema if not exists platform;
  create table if not exists platform.migration (
    number     int primary key,
    name       text not null,
    checksum   text not null,
    applied_at timestamptz not null default now()
  );`;

/** Reads `NNNN_name.sql` files, lowest number first. Throws MigrationError when a number is used twice or malformed. */
export async function readMigrations(root: string): Promise<Migration[]> {
  const files = (await readdir(root)).filter((file) => file.endsWith(".sql")).sort();
  const migrations = await Promise.all(
    files.map(async (file) => {
      const match = /^(\d{4})_([a-z0-9_]+)\.sql$/.exec(file);
      if (match === null) throw new MigrationError(`${file}: a migration is named NNNN_what_it_does.sql`);
      const sql = await readFile(join(root, file), "utf8");
      const checksum = createHash("sha256").update(sql.replaceAll("\r\n", "\n")).digest("hex");
      return { number: Number(match[1]), name: match[2] as string, checksum, sql };
    }),
  );
  for (const [index, migration] of migrations.entries()) {
    if (migrations[index - 1]?.number === migration.number) {
      throw new MigrationError(`Two migrations have the number ${migration.number}`);
    }
  }
  return migrations;
}

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

async function applied(owner: Owner): Promise<Applied[]> {
  const [row] = await owner.rows("select to_regclass('platform.migration') is not null as present");
  if (row?.present !== true && row?.present !== "t") return [];
  const rows = await owner.rows("select number, name, checksum from platform.migration order by number");
  return rows.map((r) => ({ number: Number(r.number), name: String(r.name), checksum: String(r.checksum) }));
}

/** What is still to be done; throws MigrationError when what was done is not what the files say. */
function pending(migrations: readonly Migration[], done: readonly Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  for (const { number, name, checksum } of done) {
    const file = known.get(number);
    if (file === undefined) {
      throw new MigrationError(
        `The database has migration ${number} (${name}), which this version of Stafet does not know. ` +
          "It was made by a newer version: start that one, or restore a backup from before the upgrade.",
      );
    }
    if (file.checksum !== checksum) {
      throw new MigrationError(
        `Migration ${number} (${name}) was changed after it had been applied here. ` +
          "Put the file back as it was and write a new migration instead.",
      );
    }
  }
  const last = done.at(-1)?.number ?? 0;
  const ahead = migrations.filter((migration) => !done.some((d) => d.number === migration.number));
  const late = ahead.find((migration) => migration.number < last);
  if (late !== undefined) {
    throw new MigrationError(
      `Migration ${late.number} (${late.name}) comes before ${last}, which is already applied: give it a new number.`,
    );
  }
  return ahead;
}

/** Text that is safe inside a standard string literal. */
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

async function apply(owner: Owner, { number, name, checksum, sql }: Migration): Promise<void> {
  try {
    await owner.run("begin");
    await owner.run(sql);
    await owner.run(
      `insert into platform.migration (number, name, checksum) values (${number}, ${literal(name)}, ${literal(checksum)})`,
    );
    await owner.run("commit");
  } catch (error) {
    await owner.run("rollback").catch(() => {});
    const why = error instanceof Error ? error.message : String(error);
    throw new MigrationError(`Migration ${number} (${name}) failed and was undone: ${why}`, { cause: error });
  }
}

/**
 * Brings the schema up to the files: each in its own transaction, under one lock, so that any number of starters
 * may call this at once. Nothing to do = no lock taken and no right to write needed. Returns the numbers applied.
 * Throws MigrationError when a file changed, is missing, is out of order, or failed.
 */
export async function migrate(owner: Owner, root: string): Promise<number[]> {
  const migrations = await readMigrations(root);
  if (pending(migrations, await applied(owner)).length === 0) return [];
  await owner.run(`select pg_advisory_lock(${lockKey})`);
  try {
    await owner.run(bookkeeping);
    const ahead = pending(migrations, await applied(owner));
    for (const migration of ahead) await apply(owner, migration);
    return ahead.map((migration) => migration.number);
  } finally {
    await owner.run(`select pg_advisory_unlock(${lockKey})`).catch(() => {});
  }
}

/** The owner's side of a PGlite instance, before it becomes the application's. */
export const pgliteOwner = (pglite: PGlite): Owner => ({
  run: async (sql) => {
    await pglite.exec(sql);
  },
  rows: async (sql) => (await pglite.query<Record<string, unknown>>(sql)).rows,
});

/** Migrates the PostgreSQL database at `url` over one connection of its own. */
export async function migratePostgres(url: string, root: string): Promise<number[]> {
  const client = new pg.Client({ connectionString: url, application_name: "stafet migrate" });
  client.on("error", () => {}); // a lost connection shows as a failed statement
  await client.connect();
  try {
    return await migrate(
      {
        run: async (sql) => {
          await client.query(sql);
        },
        rows: async (sql) => (await client.query<Record<string, unknown>>(sql)).rows,
      },
      root,
    );
  } finally {
    await client.end();
  }
}
