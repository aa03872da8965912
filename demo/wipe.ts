import { rm } from "node:fs/promises";
import pg from "pg";
import { readMigrations } from "#platform/migrate.ts";
import { embeddedFolder } from "#platform/open.ts";
import { migrations } from "#root.ts";

/** Where the database is, as the configuration says. */
export interface Place {
  readonly databaseUrl: string | null;
  readonly databaseOwnerUrl: string | null;
  readonly dataDir: string;
}

/**
 * Removes a demo database wholly: nothing can be deleted from the relay, so all of it goes, and the next start makes it
 * anew. The caller has made sure that it is a demo's (`readMark`) and that nobody has it open.
 */
export async function wipe({ databaseUrl, databaseOwnerUrl, dataDir }: Place): Promise<void> {
  if (databaseUrl === null) return rm(embeddedFolder(dataDir), { recursive: true, force: true });
  const client = new pg.Client({ connectionString: databaseOwnerUrl ?? databaseUrl });
  await client.connect();
  try {
    const schemas = await ourSchemas();
    await client.query(`drop schema if exists ${schemas.map((name) => `"${name}"`).join(", ")} cascade`);
  } finally {
    await client.end();
  }
}

/** The schemas our own migrations make: in a shared database the others are not ours to touch. */
async function ourSchemas(): Promise<string[]> {
  const made = (await readMigrations(migrations)).flatMap(({ sql }) =>
    [...sql.matchAll(/^create schema (?:if not exists )?(\w+)/gim)].map(([, name = ""]) => name),
  );
  return [...new Set(["platform", ...made])];
}
