import { sql } from "kysely";
import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { fixedClock } from "#kernel/clock.ts";
import { idSince, newId } from "#kernel/ids.ts";
import { hours, minutes } from "#kernel/time.ts";
import { describeOnBoth, type TestDatabase, testDatabase } from "../../test/db.ts";
import { type Database, systemActor } from "./db.ts";
import { createDispatcher, dispatchOnce } from "./dispatch.ts";
import { appendEvents, type NewEvent } from "./events.ts";
import { heartbeats } from "./heartbeat.ts";
import { createLive } from "./live.ts";
import { type Log, silentLog } from "./log.ts";
import { createQueue } from "./queue.ts";
import { eventPayload, type Reaction, type Recurring, reaction } from "./reactions.ts";
import { createWorker, type Worker, type WorkerOptions } from "./worker.ts";

const at = new Date("2026-03-02T08:00:00Z");
const clock = fixedClock(at);
const unitA = newId();
const unitB = newId();

interface Services {
  readonly told: string[];
  /** What the reaction does besides taking note; may throw. */
  readonly doing: (n: number) => Promise<void> | void;
}

const tell = reaction<Services, { n: number }>({
  name: "tell",
  on: ["test.happened"],
  schema: eventPayload.extend({ data: z.object({ n: z.number() }) }).transform(({ data }) => data),
  async run(services, { n }) {
    await services.doing(n);
    services.told.push(`tell ${n}`);
  },
}) as Reaction<Services>;

const count = reaction<Services, { type: string; at: Date }>({
  name: "count",
  on: ["test.happened", "test.other"],
  schema: eventPayload,
  async run(services, payload, now) {
    expect([payload.at, now]).toEqual([at, clock.now()]);
    services.told.push(payload.type);
  },
}) as Reaction<Services>;

const happened = (n: number, unitId = unitA): NewEvent => ({
  type: "test.happened",
  at,
  unitId,
  data: { n },
});
const append = (database: Database, ...events: NewEvent[]): Promise<string[]> =>
  database.write(systemActor, async (tx) => appendEvents(tx, events));

describeOnBoth("the worker", (open) => {
  let db: TestDatabase;
  let told: string[];
  let worker: Worker | undefined;
  let logged: string[];
  const log: Log = {
    ...silentLog,
    error: (event) => logged.push(event),
    warn: (event) => logged.push(event),
  };

  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    told = [];
    logged = [];
    await db.owner("truncate platform.event, platform.heartbeat");
    await db.owner("delete from jobs.job");
  });
  afterAll(() => db.close());

  const start = async (
    options: Partial<WorkerOptions<Services>> = {},
    doing: Services["doing"] = () => {},
  ) => {
    const services = { told, doing };
    worker = await createWorker({
      database: db.app,
      services,
      reactions: [tell, count],
      recurring: [],
      clock,
      log,
      ...options,
    });
    return worker;
  };
  const stop = async (): Promise<void> => {
    await worker?.stop();
    worker = undefined;
  };

  test("does what reacts to an event, soon after its commit", async () => {
    await start();
    await append(db.app, happened(1), { type: "test.other", at }, { type: "test.nobody", at });
    await expect.poll(() => [...told].sort()).toEqual(["tell 1", "test.happened", "test.other"]);
    expect(await db.owner("select from platform.event where dispatched_at is null")).toEqual([]);
    await stop();
  });

  test("finds events that were waiting before it started, each once", async () => {
    await append(db.app, ...Array.from({ length: 25 }, (_, n) => happened(n)));
    await start({ reactions: [tell] });
    await expect.poll(() => told.length).toBe(25);
    expect(new Set(told).size).toBe(25);
    await stop();
  });

  test("does nothing for what was rolled back", async () => {
    await start({ reactions: [tell] });
    const failing = db.app.write(systemActor, async (tx) => {
      appendEvents(tx, [happened(1)]);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await append(db.app, happened(2));
    await expect.poll(() => told).toEqual(["tell 2"]);
    await stop();
  });

  test("tries again later what failed, and remembers no words of why", async () => {
    await start({ reactions: [tell] }, () => {
      throw new Error("Bodil was not at home");
    });
    const [id] = await append(db.app, happened(1));
    const job = "select state, retry_count, output, start_after > now() as later from jobs.job where id = $1";
    await expect
      .poll(() => db.owner(job, [id]))
      .toEqual([{ state: "retry", retry_count: 0, output: { kind: "Error", code: null }, later: true }]);
    expect(told).toEqual([]);
    expect(logged).toEqual(["reaction.failed"]);
    await stop();
  });

  test("one job failing leaves the others of its batch alone", async () => {
    await append(db.app, happened(1), happened(2), happened(3));
    await start({ reactions: [tell] }, (n) => {
      if (n === 2) throw new Error("no");
    });
    await expect.poll(() => [...told].sort()).toEqual(["tell 1", "tell 3"]);
    await stop();
    expect(await db.owner("select state, count(*) as n from jobs.job group by 1 order by 1")).toEqual([
      { state: "retry", n: 1 },
      { state: "completed", n: 2 },
    ]);
  });

  test("finishes what it has in hand before it stops", async () => {
    const started = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    await start({ reactions: [tell] }, async () => {
      started.resolve();
      await finish.promise;
    });
    await append(db.app, happened(1));
    await started.promise;
    let stopped = false;
    const stopping = stop().then(() => {
      stopped = true;
    });
    await append(db.app, happened(2));
    await db.owner("select pg_sleep(0.1)"); // time enough to stop, if it did not wait
    expect([stopped, told]).toEqual([false, []]);
    finish.resolve();
    await stopping;
    expect(told).toEqual(["tell 1"]);
    expect(await db.owner("select state from jobs.job")).toEqual([{ state: "completed" }]);
    expect(await db.owner("select from platform.event where dispatched_at is null")).toHaveLength(1);
  });

  test("tells the open pages of the units concerned, and no others", async () => {
    const live = await createLive(db.app);
    const heard = { a: 0, b: 0, gone: 0 };
    live.subscribe(unitA, () => {
      heard.a += 1;
    });
    live.subscribe(unitB, () => {
      heard.b += 1;
    });
    live.subscribe(unitA, () => {
      heard.gone += 1;
    })();
    await start({ reactions: [] });
    await append(db.app, happened(1), happened(2), { type: "test.other", at });
    await expect.poll(() => heard).toEqual({ a: 1, b: 0, gone: 0 });
    await append(db.app, ...Array.from({ length: 190 }, (_, n) => happened(n, newId())), happened(0, unitB));
    await expect.poll(() => heard).toEqual({ a: 1, b: 1, gone: 0 });
    expect(live.size()).toBe(2);
    await stop();
    await live.close();
  });

  const tick: Recurring<Services> = {
    name: "tick",
    every: 10,
    async run({ told: list, doing }) {
      await doing(list.length);
      list.push("tick");
    },
  };

  test("does again and again what recurs, and leaves a heartbeat each time", async () => {
    await start({ reactions: [], recurring: [tick] });
    await expect.poll(() => told.length).toBeGreaterThan(2);
    await stop();
    const after = told.length;
    const beats = await db.app.read(systemActor, heartbeats);
    expect(beats).toEqual([{ name: "tick", at, detail: { ms: expect.any(Number) } }]);
    expect(told).toHaveLength(after);
  });

  test("a recurring job that fails leaves no heartbeat, and is tried again", async () => {
    let runs = 0;
    await start({ reactions: [], recurring: [tick] }, () => {
      runs += 1;
      if (runs < 3) throw new Error("no");
    });
    await expect.poll(() => logged.length).toBeGreaterThan(0);
    expect(logged[0]).toBe("recurring.failed");
    await expect.poll(() => told.length).toBeGreaterThan(0);
    await stop();
    expect(logged).toHaveLength(2);
  });

  test("when the clock jumps, recurring jobs run at once", async () => {
    let wind = (): void => {};
    const onWind = (tellMe: () => void) => {
      wind = tellMe;
      return () => {};
    };
    await start({ reactions: [], recurring: [{ ...tick, every: 3_600_000 }], onWind });
    await expect.poll(() => told.length).toBe(1);
    wind();
    await expect.poll(() => told.length).toBe(2);
    await stop();
  });

  test("refuses two jobs of one name", async () => {
    await expect(start({ reactions: [tell, tell] })).rejects.toThrow(/same name/);
  });
});

describe("several workers on one server", () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase({ engine: "postgres" });
  });
  afterAll(() => db.close());

  test("share the events: each is sent on once", async () => {
    const handles = [db.app, db.another(2), db.another(2)];
    await append(db.app, ...Array.from({ length: 1_000 }, (_, n) => happened(n)));
    const dispatchers = await Promise.all(
      handles.map(async (handle) => ({ handle, queue: await createQueue(handle, ["tell"], silentLog) })),
    );
    const sendOn = (): Promise<number[]> =>
      Promise.all(dispatchers.map(({ handle, queue }) => dispatchOnce(handle, queue, [tell], clock)));
    let sent = 0;
    for (let round = await sendOn(); round.some((n) => n > 0); round = await sendOn()) {
      sent += round.reduce((sum, n) => sum + n, 0);
    }
    expect(sent).toBe(1_000);
    expect(await db.owner("select count(*) as n from jobs.job")).toEqual([{ n: 1_000 }]);
    await Promise.all(dispatchers.map(({ queue }) => queue.stop()));
  });

  test("what is written while one sends on is sent on before it rests", async () => {
    const gate = Promise.withResolvers<void>();
    const inside = Promise.withResolvers<void>();
    const enqueue = async (): Promise<void> => {
      inside.resolve();
      await gate.promise;
    };
    const dispatcher = createDispatcher(db.app, { enqueue }, [tell], clock, silentLog);
    await append(db.app, happened(1));
    await inside.promise;
    await append(db.app, happened(2));
    const flushed = dispatcher.flush();
    gate.resolve();
    await flushed;
    expect(await db.owner("select from platform.event where dispatched_at is null")).toEqual([]);
    await dispatcher.stop();
  });

  test("an event committed long after it was made is sent on all the same, though not at the first look", async () => {
    const late = idSince(hours(2));
    await db.owner("insert into platform.event (id, at, type) values ($1, now(), 'test.happened')", [late]);
    const enqueue = async (): Promise<void> => {};
    expect(await dispatchOnce(db.app, { enqueue }, [tell], clock, idSince(minutes(1)))).toBe(0);
    const dispatcher = createDispatcher(db.app, { enqueue }, [tell], clock, silentLog);
    await dispatcher.flush();
    expect(await db.owner("select from platform.event where dispatched_at is null")).toEqual([]);
    await dispatcher.stop();
  });

  test("run a recurring job one at a time", async () => {
    let inside = 0;
    let most = 0;
    let runs = 0;
    const job: Recurring<null> = {
      name: "alone",
      every: 1,
      async run() {
        inside += 1;
        most = Math.max(most, inside);
        await db.owner("select pg_sleep(0.01)");
        inside -= 1;
        runs += 1;
      },
    };
    const options = { services: null, reactions: [], recurring: [job], clock, log: silentLog };
    const workers = await Promise.all(
      [db.app, db.another(2), db.another(2)].map((database) => createWorker({ ...options, database })),
    );
    await expect.poll(() => runs).toBeGreaterThan(10);
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(most).toBe(1);
  });
});

describe("the queue", () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase({ engine: "postgres" });
  });
  afterAll(() => db.close());

  test("has exactly the tables its library wants", async () => {
    const boss = new PgBoss({
      db: { executeSql: async (text, values) => ({ rows: await db.owner(text, values ?? []) }) },
      schema: "jobs",
      migrate: false,
    });
    const { ok, ...report } = await boss.detectSchemaDrift();
    expect(report).toMatchObject({ missing: [], mismatched: [], columnDrift: [], constraintDrift: [] });
    expect(ok).toBe(true);
  });

  test("takes a job in a transaction or not at all, and the same one once", async () => {
    const queue = await createQueue(db.app, ["q"], silentLog);
    const id = newId();
    const send = (fail: boolean) =>
      db.app.write(systemActor, async (tx) => {
        await queue.enqueue(tx, "q", [{ id, data: { n: 1 } }]);
        if (fail) await sql`select 1/0`.execute(tx);
      });
    const stored = () => db.owner("select id, data from jobs.job where name = 'q'");
    await expect(send(true)).rejects.toMatchObject({ code: "22012" });
    expect(await stored()).toEqual([]);
    await send(false);
    await send(false);
    expect(await stored()).toEqual([{ id, data: { n: 1 } }]);
    await expect(db.app.write(systemActor, (tx) => queue.enqueue(tx, "unknown", []))).rejects.toThrow(
      /No queue/,
    );
    await queue.stop();
  });
});
