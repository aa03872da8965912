import { CompiledQuery, sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../test/db.ts";
import { type Db, databaseFault, later, notify, systemActor } from "./db.ts";

const thing = `
  create table public.thing (
    id int primary key,
    name text check (name <> 'forbidden'),
    parent int references public.thing (id) deferrable initially deferred
  );
  create index on public.thing (parent);
  grant select, insert, update, delete on public.thing to stafet_app`;

const insert = (id: number, name = "x", parent: number | null = null) =>
  CompiledQuery.raw("insert into public.thing (id, name, parent) values ($1, $2, $3)", [id, name, parent]);

const ids = async (db: Db): Promise<number[]> =>
  (await db.selectFrom("public.thing").select("id").orderBy("id").execute()).map(({ id }) => id);

const codeOf = (error: unknown): string | undefined => databaseFault(error)?.code;
const failure = async (doing: Promise<unknown>): Promise<unknown> =>
  doing.then(
    () => expect.fail("it should have failed"),
    (error: unknown) => error,
  );

describe("a transaction on a server", () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase({ engine: "postgres" });
    await db.owner(thing);
  });
  beforeEach(async () => {
    await db.owner("truncate public.thing");
  });
  afterAll(() => db.close());

  const pidOf = async (handle: Db): Promise<number> =>
    (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(handle)).rows[0]?.pid ?? 0;

  test.each(["pg_terminate_backend", "pg_cancel_backend"])(
    "is undone by %s, and the next one works",
    async (stop) => {
      const error = await failure(
        db.app.write(systemActor, async (tx) => {
          later(tx, insert(1));
          const pid = await pidOf(tx);
          const sleeping = sql`select pg_sleep(30)`.execute(tx);
          sleeping.catch(() => {}); // it fails while we wait for something else
          await expect
            .poll(() =>
              db.owner("select from pg_stat_activity where pid = $1 and wait_event = 'PgSleep'", [pid]),
            )
            .toHaveLength(1);
          await db.owner(`select ${stop}($1)`, [pid]);
          await sleeping;
        }),
      );
      expect(codeOf(error)).toBe(stop === "pg_cancel_backend" ? "57014" : "57P01");
      expect(await db.app.read(systemActor, ids)).toEqual([]);
    },
  );

  test("is undone when the connection is lost between two statements", async () => {
    await failure(
      db.app.write(systemActor, async (tx) => {
        later(tx, insert(1));
        const pid = await pidOf(tx);
        await db.owner("select pg_terminate_backend($1, 5000)", [pid]);
        later(tx, insert(2));
      }),
    );
    expect(await db.app.read(systemActor, ids)).toEqual([]);
  });

  test("one question on a connection that is lost fails, and the next one works", async () => {
    const asked = db.app.ask(systemActor, sql`select pg_sleep(30)`);
    asked.catch(() => {}); // it fails while we wait for something else
    const sleeping =
      "select pid from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()";
    await expect.poll(() => db.owner(sleeping)).toHaveLength(1);
    await db.owner(`select pg_terminate_backend(pid) from (${sleeping}) s`);
    expect(codeOf(await failure(asked))).toBe("57P01");
    expect(await db.app.ask(systemActor, sql`select 1 as one`)).toEqual([{ one: 1 }]);
  });

  test("a deadlock is settled by running one of the two again", async () => {
    const locked = { a: Promise.withResolvers<void>(), b: Promise.withResolvers<void>() };
    await db.app.write(systemActor, async (tx) => {
      later(tx, insert(1));
      later(tx, insert(2));
    });
    const lock = (id: number) => CompiledQuery.raw("update public.thing set name = name where id = $1", [id]);
    let attempts = 0;
    const cross = (first: number, second: number, mine: "a" | "b", other: "a" | "b") =>
      db.app.write(systemActor, async (tx) => {
        attempts += 1;
        await tx.executeQuery(lock(first));
        locked[mine].resolve();
        await locked[other].promise;
        await tx.executeQuery(lock(second));
      });
    await Promise.all([cross(1, 2, "a", "b"), cross(2, 1, "b", "a")]);
    expect(attempts).toBeGreaterThan(2);
  });

  test("survives a change of the schema under its prepared statements", async () => {
    const all = CompiledQuery.raw("select * from public.thing", []);
    const columns = () =>
      db.app.write(systemActor, async (tx) => Object.keys((await tx.executeQuery(all)).rows[0] ?? {}));
    await db.app.write(systemActor, async (tx) => later(tx, insert(1)));
    for (let round = 0; round < 3; round += 1) expect(await columns()).toHaveLength(3);
    await db.owner("alter table public.thing add column extra int");
    expect(await columns()).toHaveLength(4);
    await db.owner("alter table public.thing drop column extra");
    expect(await columns()).toHaveLength(3);

    // Also when nobody waits for the statement itself.
    const returning = CompiledQuery.raw("update public.thing set name = name returning *", []);
    const touch = () => db.app.write(systemActor, async (tx) => later(tx, returning));
    for (let round = 0; round < 3; round += 1) await touch();
    await db.owner("alter table public.thing add column extra int");
    await touch();
    await db.owner("alter table public.thing drop column extra");
  });

  test("a lock is held by one, across handles and within one, until it is let go", async () => {
    const other = db.another(1);
    const unlock = await db.app.tryLock("ladder");
    expect([await db.app.tryLock("ladder"), await other.tryLock("ladder")]).toEqual([null, null]);
    await (await other.tryLock("another"))?.();
    await unlock?.();
    const again = await other.tryLock("ladder");
    expect(again).not.toBeNull();
    await other.close(); // as when its process ends
    await expect.poll(() => db.app.tryLock("ladder")).not.toBeNull();
  });

  test("reads see one moment", async () => {
    await db.app.read(systemActor, async (handle) => {
      expect(await ids(handle)).toEqual([]);
      await db.owner("insert into public.thing (id) values (1)");
      expect(await ids(handle)).toEqual([]);
    });
    expect(await db.app.read(systemActor, ids)).toEqual([1]);
  });

  test("many at once share few connections", async () => {
    const few = db.another(3);
    await Promise.all(
      Array.from({ length: 200 }, (_, n) => few.write(systemActor, async (tx) => later(tx, insert(n)))),
    );
    expect(await few.read(systemActor, ids)).toHaveLength(200);
    expect(few.pool()).toEqual({ total: 3, idle: 3, waiting: 0 });
  });

  test("listening goes on after the connection for it was lost", async () => {
    const heard: string[] = [];
    const stop = await db.app.listen("survivor", (payload) => heard.push(payload));
    await db.owner("select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%'");
    await expect
      .poll(async () => {
        await db.app.write(systemActor, async (tx) => notify(tx, "survivor", "again"));
        return heard.length;
      })
      .toBeGreaterThan(0);
    await stop();
  });
});
