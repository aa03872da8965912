import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../test/db.ts";
import { callControl, controlPath, FolderInUse } from "./control.ts";
import { systemActor } from "./db.ts";
import { FolderGone } from "./folder.ts";
import { MigrationError } from "./migrate.ts";
import { openDatabase } from "./open.ts";

const migrations = join(import.meta.dirname, "..", "..", "migrations");

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "stafet-open-"));
});
afterAll(() => rm(root, { recursive: true }));

describe("the embedded database", () => {
  const embedded = { databaseUrl: null, databaseOwnerUrl: null, poolSize: 1, migrations };

  test("makes its folder, keeps what was written, lets nobody else in, and takes commands", async () => {
    const dataDir = join(root, "not", "there", "yet");
    const onCommand = async (argv: readonly string[]) => ({ exitCode: 0, stdout: argv.join(), stderr: "" });
    const first = await openDatabase({ ...embedded, dataDir, onCommand });
    await first.write(systemActor, async (tx) => {
      await sql`insert into platform.setting values ('k', '1', '2026-03-02T08:00:00Z')`.execute(tx);
    });
    await expect(openDatabase({ ...embedded, dataDir })).rejects.toThrow(FolderInUse);
    expect(await callControl(controlPath(dataDir), ["units"])).toMatchObject({ stdout: "units" });
    await first.close();
    await first.close();
    expect(await callControl(controlPath(dataDir), ["units"])).toBeNull();

    const second = await openDatabase({ ...embedded, dataDir });
    const { rows } = await second.read(systemActor, (db) =>
      sql`select key from platform.setting`.execute(db),
    );
    expect(rows).toEqual([{ key: "k" }]);
    await second.close();
  });

  test("refuses at once, and closes, when its folder was removed – or another stands in its place", async () => {
    const dataDir = join(root, "gone");
    const db = await openDatabase({ ...embedded, dataDir });
    const write = () =>
      db.write(systemActor, (tx) =>
        sql`insert into platform.setting values (gen_random_uuid()::text, '1', now())`.execute(tx),
      );
    await write();
    await rm(dataDir, { recursive: true });
    await expect(write()).rejects.toThrow(FolderGone);
    await expect(db.read(systemActor, (tx) => sql`select 1`.execute(tx))).rejects.toThrow(FolderGone);
    await mkdir(join(dataDir, "pglite"), { recursive: true });
    await writeFile(join(dataDir, "pglite", "PG_VERSION"), "18");
    await expect(db.plain("select 1")).rejects.toThrow(FolderGone);
    await db.close();
  });

  test("gives the folder free when it cannot open", async () => {
    const dataDir = join(root, "wrong");
    const nowhere = { ...embedded, dataDir, migrations: join(root, "no-migrations") };
    await expect(openDatabase(nowhere)).rejects.toThrow(/ENOENT/);
    expect(await callControl(controlPath(dataDir), [])).toBeNull();
  });

  test("has every acknowledged write after its process was killed", async () => {
    const dataDir = join(root, "killed");
    const script = `
      import { sql } from "kysely";
      import { openDatabase } from ${JSON.stringify(join(import.meta.dirname, "open.ts"))};
      const db = await openDatabase(${JSON.stringify({ ...embedded, dataDir })});
      for (let n = 0; ; n += 1) {
        await db.write({ personId: null, unitId: null, role: "system" }, (tx) =>
          sql\`insert into platform.setting values (\${String(n)}, '1', '2026-03-02T08:00:00Z')\`.execute(tx));
        process.stdout.write(n + "\\n");
      }`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      cwd: join(import.meta.dirname, "..", ".."),
      stdio: ["ignore", "pipe", "inherit"],
    });
    let acknowledged = -1;
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged = Number(line);
      if (acknowledged === 60) child.kill("SIGKILL");
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    const db = await openDatabase({ ...embedded, dataDir });
    const { rows } = await db.read(systemActor, (handle) =>
      sql<{ n: number }>`select max(key::int) as n from platform.setting`.execute(handle),
    );
    expect(acknowledged).toBeGreaterThanOrEqual(60);
    expect(rows[0]?.n).toBeGreaterThanOrEqual(acknowledged);
    await db.close();
  });
});

describe("a server", () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase({ engine: "postgres" });
  });
  afterAll(() => db.close());

  const server = { dataDir: null, poolSize: 2, migrations };
  const as = (login: string): string => {
    const url = new URL(db.url ?? "");
    url.username = login;
    return url.href;
  };
  const whoAmI = sql<{ me: string }>`select current_user::text as me`;

  test.each(["postgres", "stafet_app", "stafet_login"])(
    "is the application's role also when one logs in as %s",
    async (login) => {
      await db.owner(`do $$ begin
      if '${login}' = 'stafet_app' then alter role stafet_app login; end if;
      if '${login}' = 'stafet_login' and not exists (select from pg_roles where rolname = 'stafet_login') then
        create role stafet_login login in role stafet_app;
      end if; end $$`);
      const opened = await openDatabase({
        ...server,
        databaseUrl: as(login),
        databaseOwnerUrl: as("postgres"),
      });
      expect((await opened.read(systemActor, (handle) => whoAmI.execute(handle))).rows).toEqual([
        { me: "stafet_app" },
      ]);
      await opened.ping();
      await opened.close();
    },
  );

  test("needs no superuser: its owner may make the role, or find it made and granted", async () => {
    await db.owner("create role stafet_owner login createrole");
    for (const name of ["stafet_own_one", "stafet_own_two"]) {
      await db.owner(`create database ${name} owner stafet_owner`);
      const url = new URL(as("stafet_owner"));
      url.pathname = `/${name}`;
      // The role is there already, made by another: for the first database it is granted, for the second we have it.
      if (name === "stafet_own_one") await db.owner("grant stafet_app to stafet_owner");
      const opened = await openDatabase({ ...server, databaseUrl: url.href, databaseOwnerUrl: null });
      expect((await opened.read(systemActor, (handle) => whoAmI.execute(handle))).rows).toEqual([
        { me: "stafet_app" },
      ]);
      await opened.close();
      await db.owner(`drop database ${name} with (force)`);
    }
  });

  test("that is up to date needs no owner", async () => {
    const opened = await openDatabase({ ...server, databaseUrl: as("stafet_app"), databaseOwnerUrl: null });
    await opened.ping();
    await opened.close();
  });

  test("that a newer version has been at is left alone", async () => {
    await db.owner("insert into platform.migration values (9000, 'future', 'x')");
    const opening = openDatabase({ ...server, databaseUrl: as("postgres"), databaseOwnerUrl: null });
    await expect(opening).rejects.toThrow(MigrationError);
    await db.owner("delete from platform.migration where number = 9000");
  });
});
