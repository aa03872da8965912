import { CompiledQuery, sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { describeOnBoth, type TestDatabase } from "../../test/db.ts";
import {
  type ActorKey,
  attemptOf,
  type Db,
  databaseFault,
  later,
  notify,
  nudge,
  systemActor,
  type Tx,
} from "./db.ts";

declare module "./db.ts" {
  interface Tables {
    "public.thing": { id: number; name: string | null; parent: number | null };
  }
}

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

describeOnBoth("a transaction", (open) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await open();
    await db.owner(thing);
  });
  beforeEach(async () => {
    await db.owner("truncate public.thing");
  });
  afterAll(() => db.close());

  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.app.write(systemActor, work);
  const stored = (): Promise<number[]> => db.app.read(systemActor, ids);

  test("carries its actor, whatever is in it, and forgets it afterwards", async () => {
    const actor: ActorKey = {
      personId: "0198c000-0000-7000-8000-000000000001",
      unitId: null,
      role: "o'worker",
    };
    const who = sql`select platform.actor_person() as person, platform.actor_unit() as unit, platform.actor_role() as role`;
    for (const mode of ["read", "write"] as const) {
      const { rows } = await db.app[mode](actor, (handle: Db) => who.execute(handle));
      expect(rows).toEqual([{ person: actor.personId, unit: null, role: "o'worker" }]);
    }
    expect(await db.appSql("select platform.actor_role() as role")).toEqual([{ role: null }]);
  });

  test("of one question carries its actor too, and leaves nothing behind", async () => {
    const unitId = "0198c000-0000-7000-8000-000000000002";
    const actor: ActorKey = { personId: null, unitId, role: "worker" };
    const who = sql`select platform.actor_unit() as unit, platform.actor_role() as role, ${1}::int as one`;
    expect(await db.app.ask(actor, who)).toEqual([{ unit: unitId, role: "worker", one: 1 }]);
    expect(await db.appSql("select platform.actor_role() as role")).toEqual([{ role: null }]);
  });

  test("of one question only reads; one that fails is over", async () => {
    const writing = sql`insert into public.thing (id) values (1) returning id`;
    expect(codeOf(await failure(db.app.ask(systemActor, writing)))).toBe("25006");
    expect(codeOf(await failure(db.app.ask(systemActor, sql`select 1 / 0`)))).toBe("22012");
    await write(async (tx) => later(tx, insert(2)));
    expect(await stored()).toEqual([2]);
    expect(db.app.pool()).toMatchObject({ waiting: 0, idle: db.app.pool().total });
  });

  test("of one question does not stand inside another", async () => {
    const inside = write(() => db.app.ask(systemActor, sql`select 1`));
    expect(String(await failure(inside))).toMatch(/Already inside a transaction/);
  });

  test("runs as the application, which is no superuser and cannot step out of its role", async () => {
    const me = sql<{ me: string; super: boolean }>`
      select current_user::text as me, rolsuper or rolbypassrls as super from pg_roles where rolname = current_user`;
    expect((await db.app.read(systemActor, (handle) => me.execute(handle))).rows).toEqual([
      { me: "stafet_app", super: false },
    ]);
    for (const text of [
      "set session authorization postgres",
      "reset role",
      "select 1; SET LOCAL ROLE postgres",
    ]) {
      const error = await failure(write((tx) => sql.raw(text).execute(tx)));
      expect(String(error)).toMatch(/does not change its role/);
    }
  });

  test("keeps what it wrote, in the order it was said", async () => {
    await write(async (tx) => {
      later(tx, insert(1));
      expect(await ids(tx)).toEqual([1]);
      later(tx, tx.updateTable("public.thing").set({ name: "changed" }).where("id", "=", 1));
      later(tx, insert(2, "y", 1));
    });
    expect(await db.owner("select id, name, parent from public.thing order by id")).toEqual([
      { id: 1, name: "changed", parent: null },
      { id: 2, name: "y", parent: 1 },
    ]);
  });

  test("counts what it changed", async () => {
    await write(async (tx) => {
      const result = await tx
        .insertInto("public.thing")
        .values({ id: 1, name: null, parent: null })
        .executeTakeFirst();
      expect(result.numInsertedOrUpdatedRows).toBe(1n);
      const none = await tx.deleteFrom("public.thing").where("id", "=", 9).executeTakeFirst();
      expect(none.numDeletedRows).toBe(0n);
    });
  });

  test("is undone wholly when the work throws", async () => {
    const error = await failure(
      write(async (tx) => {
        later(tx, insert(1));
        await tx.insertInto("public.thing").values({ id: 2, name: null, parent: null }).execute();
        throw new Error("changed my mind");
      }),
    );
    expect(String(error)).toBe("Error: changed my mind");
    expect(await stored()).toEqual([]);
  });

  test("is undone when a statement in the middle fails, and says which", async () => {
    const error = await failure(
      write(async (tx) => {
        later(tx, insert(1));
        later(tx, insert(2, "forbidden"));
        later(tx, insert(3));
        const heard = await failure(ids(tx));
        expect(codeOf(heard)).toBe("25P02"); // only that the transaction is over: it did nothing wrong itself
        throw heard;
      }),
    );
    expect(databaseFault(error)).toMatchObject({
      code: "23514",
      constraint: "thing_name_check",
      table: "thing",
    });
    expect(await stored()).toEqual([]);
  });

  test("is undone when the failure was caught and kept quiet", async () => {
    const error = await failure(
      write(async (tx) => {
        await tx
          .insertInto("public.thing")
          .values({ id: 1, name: "forbidden", parent: null })
          .execute()
          .catch(() => {});
        later(tx, insert(2));
      }),
    );
    expect(codeOf(error)).toBe("23514");
    expect(await stored()).toEqual([]);
  });

  test("rejects with what the work makes of a failure", async () => {
    const error = await failure(
      write(async (tx) => {
        await sql`select 1/0`.execute(tx).catch(() => {
          throw new Error("in our words");
        });
      }),
    );
    expect(String(error)).toBe("Error: in our words");
  });

  test("is undone when a later write that cannot even be sent was asked for", async () => {
    const error = await failure(
      write(async (tx) => {
        later(tx, insert(1));
        later(tx, CompiledQuery.raw("select $1", [() => {}]));
      }),
    );
    expect(error).toBeInstanceOf(TypeError);
    expect(await stored()).toEqual([]);
  });

  test("is undone when the commit fails on a deferred constraint", async () => {
    const error = await failure(write(async (tx) => later(tx, insert(1, "x", 99))));
    expect(databaseFault(error)).toMatchObject({ code: "23503", constraint: "thing_parent_fkey" });
    expect(await stored()).toEqual([]);
  });

  test("waits for statements nobody waited for", async () => {
    await write(async (tx) => {
      void tx.insertInto("public.thing").values({ id: 1, name: null, parent: null }).execute();
    });
    expect(await stored()).toEqual([1]);
    const error = await failure(
      write(async (tx) => {
        tx.insertInto("public.thing")
          .values({ id: 1, name: null, parent: null })
          .execute()
          .catch(() => {});
      }),
    );
    expect(codeOf(error)).toBe("23505");
  });

  test("runs several statements side by side", async () => {
    const both = await write((tx) =>
      Promise.all([1, 2, 3].map((n) => sql<{ n: number }>`select ${n}::int as n`.execute(tx))),
    );
    expect(both.map(({ rows }) => rows[0]?.n)).toEqual([1, 2, 3]);
  });

  test("is over when it is over", async () => {
    let kept: Tx | undefined;
    await write(async (tx) => {
      kept = tx;
    });
    expect(String(await failure(ids(kept as Tx)))).toMatch(/over/);
  });

  test("does not open inside another", async () => {
    expect(String(await failure(write(() => db.app.read(systemActor, ids))))).toMatch(/[Aa]lready inside/);
    expect(String(await failure(write(() => db.app.plain("select 1"))))).toMatch(/[Aa]lready inside/);
    expect(String(await failure(write((tx) => tx.transaction().execute(async () => {}))))).toMatch(
      /not supported/,
    );
  });

  test("stands beside plain SQL of libraries, which leaves no transaction behind", async () => {
    expect(await db.app.plain("select $1::int as n", [1])).toEqual([{ n: 1 }]);
    expect(await db.app.plain("begin; select 1 as n; select 2 as n; commit")).toEqual([{ n: 1 }, { n: 2 }]);
    expect(codeOf(await failure(db.app.plain("begin; select 1/0; commit")))).toBe("22012");
    await expect(db.app.plain("reset session authorization")).rejects.toThrow(/does not change its role/);
    await write(async (tx) => later(tx, insert(1)));
    expect(await stored()).toEqual([1]);
  });

  test("only reads when it was opened for reading", async () => {
    const error = await failure(
      db.app.read(systemActor, (handle) => insert(1) && handle.executeQuery(insert(1))),
    );
    expect(codeOf(error)).toBe("25006");
  });

  test("tells listeners, and this process, after the commit and only then", async () => {
    const heard: string[] = [];
    const arrived = Promise.withResolvers<void>();
    const stop = await db.app.listen("test_channel", (payload) => {
      heard.push(payload);
      if (payload === "last") arrived.resolve();
    });
    const stopNudge = db.app.onNudge("topic", () => heard.push("nudged"));
    await failure(
      write(async (tx) => {
        notify(tx, "test_channel", "never");
        nudge(tx, "topic");
        throw new Error("no");
      }),
    );
    await write(async (tx) => nudge(tx, "topic"));
    await write(async (tx) => notify(tx, "test_channel", "last"));
    await arrived.promise;
    expect(heard).toEqual(["nudged", "last"]);
    await stop();
    stopNudge();
  });

  test("is run again after a serialization failure, three times at most", async () => {
    const raise = sql.raw("do $$ begin raise exception 'again' using errcode = '40001'; end $$");
    const seen: number[] = [];
    const result = await write(async (tx) => {
      seen.push(attemptOf(tx));
      if (attemptOf(tx) < 2) await raise.execute(tx);
      return "done";
    });
    expect([result, seen]).toEqual(["done", [0, 1, 2]]);
    seen.length = 0;
    const error = await failure(
      write(async (tx) => {
        seen.push(attemptOf(tx));
        later(tx, raise.compile(tx));
      }),
    );
    expect([codeOf(error), seen]).toEqual(["40001", [0, 1, 2, 3]]);
  });

  test("hands its connection back usable after every kind of failure", async () => {
    for (let round = 0; round < 20; round += 1) {
      await failure(write(async (tx) => later(tx, insert(1, round % 2 === 0 ? "forbidden" : "x", 99))));
    }
    await write(async (tx) => later(tx, insert(1)));
    expect(await stored()).toEqual([1]);
    expect(db.app.pool().waiting).toBe(0);
  });
});
