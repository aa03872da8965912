import { getMigrations } from "better-auth/db/migration";
import { afterAll, beforeAll, expect, it } from "vitest";
import { build } from "../../../../test/builders/house.ts";
import { type TestDatabase, testDatabase } from "../../../../test/db.ts";
import { createEngine, engineOptions } from "./engine.ts";

const secret = "a secret for tests, long enough to be one";
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase({ engine: "postgres" });
});
afterAll(() => database.close());

it("has all the tables and columns it wants, from our migrations", async () => {
  // It looks in no schema but the default one, so it names everything it would create.
  const { toBeCreated } = await getMigrations(
    engineOptions({ db: database.app, secret, publicOrigin: null }),
  );
  const wanted = toBeCreated.flatMap(({ table, fields }) =>
    Object.entries(fields).map(([name, { fieldName }]) => `${table}.${fieldName ?? name}`),
  );
  expect(wanted).toContain("auth_user.person_id");
  const rows = await database.owner(
    "select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'identity'",
  );
  const there = new Set(rows.map(({ name }) => name));
  expect(wanted.filter((name) => !there.has(name))).toEqual([]);
});

it("may not be called inside a transaction of ours, which could not undo what it did", async () => {
  const engine = createEngine({ db: database.app, secret, publicOrigin: null });
  const inside = build(database.app, () =>
    engine.api.signInEmail({ body: { email: "a@example.dk", password: "x" } }),
  );
  await expect(inside).rejects.toThrow(/Already inside a transaction/);
});
