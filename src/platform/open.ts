import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { type ControlHandler, claimFolder } from "./control.ts";
import type { Engine } from "./db/contract.ts";
import { openPg } from "./db/pg.ts";
import { wrapPGlite } from "./db/pglite.ts";
import { type Database, databaseOver } from "./db.ts";
import { guardingFolder } from "./folder.ts";
import { migrate, migratePostgres, pgliteOwner } from "./migrate.ts";

export interface OpenOptions {
  /** A PostgreSQL server, as a URL; null for the embedded database. */
  readonly databaseUrl: string | null;
  /** The login that owns the schema and migrates; used only where `databaseUrl` is. */
  readonly databaseOwnerUrl: string | null;
  readonly poolSize: number;
  /** Where the embedded database is stored; null keeps it in memory. */
  readonly dataDir: string | null;
  readonly migrations: string;
  /** Answers commands typed at `stafet …` while the embedded database is ours. */
  readonly onCommand?: ControlHandler;
}

export const appRole = "stafet_app";

const session = "set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'iso_8601'; ";

/**
 * Makes a migrated embedded instance run as the application's role for good. An explicit `set session authorization`
 * could still step back, which the handle refuses: on the embedded engine the wall guards against mistakes, not
 * against hostile SQL in our own process.
 */
export async function becomeApp(pglite: PGlite): Promise<Engine> {
  await pglite.exec(`${session} set session authorization ${appRole}`);
  return wrapPGlite(pglite);
}

async function prepare(pglite: PGlite, migrations: string): Promise<Engine> {
  await pglite.waitReady;
  await migrate(pgliteOwner(pglite), migrations);
  return becomeApp(pglite);
}

const nothingToSay: ControlHandler = async () => ({
  exitCode: 1,
  stdout: "",
  stderr: "This process takes no commands.\n",
});

/** Where in the data folder the embedded database is. */
export const embeddedFolder = (dataDir: string): string => join(dataDir, "pglite");

async function openEmbedded(options: OpenOptions): Promise<Database> {
  const { dataDir, migrations } = options;
  if (dataDir === null) return databaseOver(await prepare(new PGlite(), migrations));
  const control = await claimFolder(dataDir, options.onCommand ?? nothingToSay);
  let pglite: PGlite | undefined;
  try {
    const folder = embeddedFolder(dataDir);
    await mkdir(folder, { recursive: true });
    pglite = new PGlite(folder);
    const engine = guardingFolder(await prepare(pglite, migrations), folder);
    const close = async (): Promise<void> => {
      await engine.close();
      await control.close();
    };
    return databaseOver({ ...engine, close });
  } catch (error) {
    await pglite?.close().catch(() => {});
    await control.close();
    throw error;
  }
}

/** The login a URL names; the role is left alone when one logs in as the application's role itself. */
export const roleFor = (url: string): string | null =>
  decodeURIComponent(new URL(url).username) === appRole ? null : appRole;

/**
 * Opens the database the configuration names, with its schema brought up to date and every connection bound to the
 * application's role. Throws FolderInUse when another process has the embedded one open, MigrationError when the
 * schema and this version do not fit.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const { databaseUrl, databaseOwnerUrl, migrations, poolSize } = options;
  if (databaseUrl === null) return openEmbedded(options);
  await migratePostgres(databaseOwnerUrl ?? databaseUrl, migrations);
  return databaseOver(openPg({ url: databaseUrl, role: roleFor(databaseUrl), poolSize }));
}
