import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { isRefused, Refused } from "#kernel/refusal.ts";
import { describeOnBoth, type TestDatabase } from "../../test/db.ts";
import { systemActor, type Tx } from "./db.ts";
import { type Asked, forgetCommands, once } from "./idempotency.ts";

const now = new Date("2026-03-02T08:00:00Z");
const actorId = "0198c000-0000-7000-8000-000000000001";
const asked: Asked = {
  actorId,
  key: "k1",
  name: "relay.accept",
  request: { handover: "h", note: { b: 1, a: [2] } },
};

const refusal = (doing: Promise<unknown>): Promise<string> =>
  doing.then(
    () => "done",
    (error: unknown) => {
      if (isRefused(error)) return error.code;
      throw error;
    },
  );

describeOnBoth("a command asked again", (open, engine) => {
  let db: TestDatabase;
  let done: number;
  beforeAll(async () => {
    db = await open();
    await db.owner("create table public.done (n int); grant select, insert on public.done to stafet_app");
  });
  beforeEach(async () => {
    done = 0;
    await db.owner("truncate public.done, platform.command");
  });
  afterAll(() => db.close());

  const doIt = async (tx: Tx): Promise<{ answer: number }> => {
    done += 1;
    const { rows } = await sql<{ n: number }>`insert into public.done values (${done}) returning n`.execute(
      tx,
    );
    return { answer: rows[0]?.n ?? 0 };
  };
  const ask = (change: Partial<Asked> = {}, work = doIt) =>
    db.app.write(systemActor, (tx) => once(tx, { ...asked, ...change }, now, () => work(tx)));
  const stored = async (): Promise<unknown[]> =>
    (await db.owner("select n from public.done")).map(({ n }) => n);

  test("gets the first answer and is not done again", async () => {
    expect(await ask()).toEqual({ answer: 1 });
    expect(await ask()).toEqual({ answer: 1 });
    expect(await ask({ request: { note: { a: [2], b: 1 }, handover: "h" } })).toEqual({ answer: 1 });
    expect(await stored()).toEqual([1]);
  });

  test("is refused when the key stood for something else", async () => {
    await ask();
    expect(await refusal(ask({ request: { handover: "other" } }))).toBe("keyReused");
    expect(await refusal(ask({ name: "relay.redirect" }))).toBe("keyReused");
    expect(await stored()).toEqual([1]);
  });

  test("is another command when another actor asks", async () => {
    await ask();
    await ask({ actorId: "0198c000-0000-7000-8000-000000000002" });
    expect(await stored()).toEqual([1, 2]);
  });

  test("without a key is done every time", async () => {
    await ask({ key: undefined });
    await ask({ key: undefined });
    expect(await stored()).toEqual([1, 2]);
    expect(await db.owner("select from platform.command")).toEqual([]);
  });

  test.each(["", "k".repeat(201)])("with an unusable key is refused", async (key) => {
    expect(await refusal(ask({ key }))).toBe("keyInvalid");
  });

  test("after a refusal or a failure is tried afresh", async () => {
    const refuse = async (tx: Tx): Promise<never> => {
      await doIt(tx);
      throw new Refused("notYours");
    };
    expect(await refusal(ask({}, refuse))).toBe("notYours");
    expect(await stored()).toEqual([]);
    expect(await ask()).toEqual({ answer: 2 });
  });

  test("gives the same answer the first time as later: as it comes out of JSON", async () => {
    const work = async () => ({ at: now as unknown, nothing: undefined });
    const answer = { at: now.toISOString() };
    expect(await ask({}, work as never)).toEqual(answer);
    expect(await ask({}, work as never)).toEqual(answer);
    expect(await ask({ key: "k2" }, (async () => undefined) as never)).toBeNull();
  });

  test("never lets the work see the world twice: a state it changed itself is no reason to refuse the repeat", async () => {
    const onlyOnce = async (tx: Tx): Promise<{ answer: number }> => {
      const { rows } = await sql`select from public.done`.execute(tx);
      if (rows.length > 0) throw new Refused("alreadyDone");
      return doIt(tx);
    };
    await ask({}, onlyOnce);
    expect(await ask({}, onlyOnce)).toEqual({ answer: 1 });
    expect(await refusal(ask({ key: "other" }, onlyOnce))).toBe("alreadyDone");
  });

  test("ten at once are one, and all get its answer", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask()));
    expect(new Set(answers.map(({ answer }) => answer)).size).toBe(1);
    expect(await stored()).toHaveLength(1);
  });

  test.runIf(engine === "postgres")(
    "the second waits for the first, and steps in when that one fails",
    async () => {
      const inside = Promise.withResolvers<void>();
      const goOn = Promise.withResolvers<void>();
      const first = ask({}, async (tx) => {
        await doIt(tx);
        inside.resolve();
        await goOn.promise;
        throw new Refused("tooLate");
      });
      await inside.promise;
      const second = ask();
      const waiting = "select from pg_stat_activity where wait_event_type = 'Lock'";
      await expect.poll(() => db.owner(waiting)).toHaveLength(1);
      goOn.resolve();
      expect(await refusal(first)).toBe("tooLate");
      expect(await second).toEqual({ answer: 2 });
      expect(await stored()).toEqual([2]);
    },
  );

  test("is forgotten after its time, and then counts as new", async () => {
    await ask();
    const forget = (before: Date) => db.app.write(systemActor, (tx) => forgetCommands(tx, before));
    expect(await forget(now)).toBe(0);
    expect(await forget(new Date(now.getTime() + 1))).toBe(1);
    expect(await ask()).toEqual({ answer: 2 });
  });

  test("the record can be neither rewritten nor taken over by the application", async () => {
    await ask();
    for (const attack of ["set request_hash = ''", "set actor_id = gen_random_uuid()", "set at = now()"]) {
      await expect(db.appSql(`update platform.command ${attack}`)).rejects.toMatchObject({ code: "42501" });
    }
  });
});
