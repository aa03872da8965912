import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../test/db.ts";
import {
  MigrationError,
  migrate,
  migratePostgres,
  type Owner,
  pgliteOwner,
  readMigrations,
} from "./migrate.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "stafet-migrate-"));
});
afterAll(() => rm(root, { recursive: true }));

let folder: string;
const put = (files: Record<string, string>): Promise<unknown> =>
  Promise.all(Object.entries(files).map(([name, sql]) => writeFile(join(folder, name), sql)));

beforeEach(async () => {
  folder = await mkdtemp(join(root, "m-"));
});

const first = {
  "0001_first.sql": "create table public.first (id int); insert into public.first values (1);",
};
const second = { "0002_second.sql": "alter table public.first add column name text default 'it''s; $$';" };

describe("files of migrations", () => {
  test("are read in the order of their numbers; others are left alone", async () => {
    await put({ ...second, ...first, "README.md": "x" });
    expect((await readMigrations(folder)).map(({ number, name }) => [number, name])).toEqual([
      [1, "first"],
      [2, "second"],
    ]);
  });

  test.each([
    [{ "1_first.sql": "" }, /NNNN_what_it_does/],
    [{ "0001_First.sql": "" }, /NNNN_what_it_does/],
    [{ "0001_a.sql": "", "0001_b.sql": "" }, /Two migrations have the number 1/],
  ])("%j are refused", async (files, message) => {
    await put(files as Record<string, string>);
    await expect(readMigrations(folder)).rejects.toThrow(message);
  });

  test("count as the same when only their line endings differ", async () => {
    await put({ "0001_a.sql": "select 1;\n-- x\n", "0002_b.sql": "select 1;\r\n-- x\r\n" });
    const [a, b] = await readMigrations(folder);
    expect(a?.checksum).toBe(b?.checksum);
  });
});

describe("migrating", () => {
  let pglite: PGlite;
  let owner: Owner;
  beforeAll(async () => {
    pglite = await PGlite.create();
    owner = pgliteOwner(pglite);
  });
  afterAll(() => pglite.close());
  afterEach(() =>
    pglite.exec("rollback; drop table if exists public.first; drop schema if exists platform cascade"),
  );

  const refusal = async (): Promise<string> => {
    try {
      await migrate(owner, folder);
    } catch (error) {
      if (error instanceof MigrationError) return error.message;
      throw error;
    }
    return "migrated";
  };

  test("does what is new, in order, and nothing the next time", async () => {
    await put(first);
    expect(await migrate(owner, folder)).toEqual([1]);
    await put(second);
    expect(await migrate(owner, folder)).toEqual([2]);
    expect(await migrate(owner, folder)).toEqual([]);
    expect(await owner.rows("select * from public.first")).toEqual([{ id: 1, name: "it's; $$" }]);
    expect(await owner.rows("select number, name from platform.migration")).toEqual([
      { number: 1, name: "first" },
      { number: 2, name: "second" },
    ]);
  });

  test("undoes a file that fails wholly, keeps the ones before it, and goes on once it is mended", async () => {
    await put({ ...first, "0002_broken.sql": "create table public.half (id int); select 1/0;" });
    expect(await refusal()).toMatch(/Migration 2 \(broken\) failed and was undone: division by zero/);
    expect(
      await owner.rows("select to_regclass('public.half') as half, count(*)::int as n from public.first"),
    ).toEqual([{ half: null, n: 1 }]);
    await put({ "0002_broken.sql": "create table public.half (id int);" });
    expect(await migrate(owner, folder)).toEqual([2]);
    await pglite.exec("drop table public.half");
  });

  test("refuses a file that was changed after it was applied", async () => {
    await put(first);
    await migrate(owner, folder);
    await put({ "0001_first.sql": "create table public.first (id bigint);" });
    expect(await refusal()).toMatch(/Migration 1 \(first\) was changed after/);
  });

  test("refuses a schema that a newer version made", async () => {
    await put({ ...first, ...second });
    await migrate(owner, folder);
    await rm(join(folder, "0002_second.sql"));
    expect(await refusal()).toMatch(/has migration 2 \(second\), which this version of Stafet does not know/);
  });

  test("refuses a file put in before one that is already applied", async () => {
    await put(second);
    await put({ "0002_second.sql": "select 1;" });
    await migrate(owner, folder);
    await put({ "0001_late.sql": "select 1;" });
    expect(await refusal()).toMatch(/Migration 1 \(late\) comes before 2, .* give it a new number/);
  });
});

describe("migrating a server", () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase({ engine: "postgres" });
    await db.owner("drop table platform.migration");
  });
  afterAll(() => db.close());

  test("eight starters at once do it once", async () => {
    await put({ ...first, ...second });
    const done = await Promise.all(Array.from({ length: 8 }, () => migratePostgres(db.url ?? "", folder)));
    expect(done.flat()).toEqual([1, 2]);
    expect(await db.owner("select count(*) as n from public.first")).toEqual([{ n: 1 }]);
  });
});

describe("our own migrations", () => {
  test("hold, on both engines, and the application owns nothing", async () => {
    for (const engine of ["postgres", "pglite"] as const) {
      const db = await testDatabase({ engine });
      expect(await migratedAgain(db)).toEqual([]);
      const owned = `select relname from pg_class where relowner = 'stafet_app'::regrole`;
      expect(await db.owner(owned)).toEqual([]);
      await expect(db.appSql("create table public.mine (id int)")).rejects.toMatchObject({ code: "42501" });
      await expect(db.appSql("update platform.migration set checksum = ''")).rejects.toMatchObject({
        code: "42501",
      });
      await db.close();
    }
  });
});

const migratedAgain = (db: TestDatabase): Promise<number[]> =>
  migrate(
    { run: async (sql) => void (await db.owner(sql)), rows: db.owner },
    join(import.meta.dirname, "..", "..", "migrations"),
  );
