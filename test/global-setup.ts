import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate, migratePostgres, pgliteOwner } from "../src/platform/migrate.ts";
import { type PostgresServer, startPostgres, throwaway } from "./postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The socket on which test files ask for what is made once per run. */
    testHub: string;
  }
}

const migrations = join(import.meta.dirname, "..", "migrations");

export const templateName = "stafet_template";

async function server(): Promise<PostgresServer> {
  const started = await startPostgres({ settings: throwaway });
  const client = new pg.Client({ connectionString: started.url() });
  await client.connect();
  await client.query(`create database ${templateName}`);
  await client.end();
  await migratePostgres(started.url(templateName), migrations);
  return started;
}

/** A migrated embedded database as a file to load: starting from it is many times quicker than migrating. */
async function dump(folder: string): Promise<string> {
  const pglite = await PGlite.create();
  await migrate(pgliteOwner(pglite), migrations);
  const file = join(folder, "migrated.tar");
  const blob = await pglite.dumpDataDir("none");
  await writeFile(file, Buffer.from(await blob.arrayBuffer()));
  await pglite.close();
  return file;
}

/** Makes the server and the dump when the first test asks, so that a run that needs neither waits for neither. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "stafet-test-"));
  let postgres: Promise<PostgresServer> | undefined;
  let pglite: Promise<string> | undefined;

  const make = async (what: string): Promise<string> => {
    if (what === "pglite") {
      pglite ??= dump(folder);
      return await pglite;
    }
    postgres ??= server();
    return (await postgres).url();
  };

  const hub = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", (what) => {
      make(String(what)).then(
        (answer) => socket.end(`ok ${answer}`),
        (error: unknown) => socket.end(`no ${error instanceof Error ? error.stack : String(error)}`),
      );
    });
  });
  const path = join(folder, "hub.sock");
  await new Promise<void>((done) => hub.listen(path, done));
  project.provide("testHub", path);

  return async () => {
    hub.close();
    const started = await postgres?.catch(() => undefined);
    await started?.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
