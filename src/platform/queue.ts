import { fromKysely, type JobResult, PgBoss } from "pg-boss";
import { type Database, databaseFault, type Tx } from "./db.ts";
import type { Log } from "./log.ts";

export interface Queued {
  /** The job's identifier; the same one again on the same queue is not queued again while it is remembered. */
  readonly id: string;
  readonly data: object;
}

/** Does one job. Throwing means: again later. */
export type RunJob = (job: Queued, signal: AbortSignal) => Promise<void>;

export interface Queue {
  /** Queues jobs in the transaction – and there is no way to do it outside one. */
  enqueue(tx: Tx, name: string, jobs: readonly Queued[]): Promise<void>;
  /** Starts taking jobs off the queue called `name`. */
  work(name: string, run: RunJob): Promise<void>;
  /** Takes no more, waits for those in hand (at most `timeout` milliseconds, then they count as failed), stops. */
  stop(timeout?: number): Promise<void>;
}

/** How a job is treated. A killed worker's jobs are taken up again when their heartbeat has stopped. */
const policy = {
  retryLimit: 5,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 600,
  expireInSeconds: 300,
  heartbeatSeconds: 20,
  deleteAfterSeconds: 86_400,
  notify: true,
};

const polling = {
  batchSize: 5,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 2,
  notifyPollingIntervalSeconds: 10,
  perJobResults: true,
} as const;

/** What is kept of a failure: nothing that could quote data. */
function failureOf(error: unknown): { kind: string; code: string | null } {
  const kind = error instanceof Error ? error.name : typeof error;
  return { kind, code: databaseFault(error)?.code ?? null };
}

/**
 * Opens the queues with these names (all that will be sent to). The library's SQL runs outside our transactions,
 * except for `enqueue`.
 */
export async function createQueue(database: Database, names: readonly string[], log: Log): Promise<Queue> {
  const boss = new PgBoss({
    db: {
      executeSql: async (text, values) => ({ rows: await database.plain(text, values) }),
      async listen(channel, onNotification, onReconnect) {
        const close = await database.listen(channel, onNotification, onReconnect);
        return { close };
      },
    },
    backend: database.engine,
    schema: "jobs",
    migrate: false,
    createSchema: false,
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    reindex: false, // the application owns no index
    monitorVacuum: false,
  });
  boss.on("error", (error) => log.error("queue.error", { error }));
  boss.on("warning", () => log.warn("queue.warning"));

  // All before the start, which reads the queues in: one looked up at its first `enqueue` would be looked up outside
  // that transaction. One made by an earlier version may have been treated differently: hence the update.
  for (const name of names) {
    await boss.createQueue(name, policy);
    await boss.updateQueue(name, policy);
  }
  await boss.start();
  const known = new Set(names);

  return {
    async enqueue(tx, name, jobs) {
      if (!known.has(name)) throw new Error(`No queue called ${name}`);
      if (jobs.length > 0) await boss.insert(name, [...jobs], { db: fromKysely(tx) });
    },
    async work(name, run) {
      await boss.work(name, polling, (jobs) =>
        Promise.all(
          jobs.map(async (job): Promise<JobResult> => {
            try {
              await run({ id: job.id, data: job.data as object }, job.signal);
              return { id: job.id, status: "completed" };
            } catch (error) {
              return { id: job.id, status: "failed", output: failureOf(error) };
            }
          }),
        ),
      );
    },
    async stop(timeout = 20_000) {
      const deadline = new AbortController();
      const waited = Promise.all([...known].map((name) => boss.offWork(name, { wait: true })));
      const expired = new Promise<void>((done) => {
        const timer = setTimeout(done, timeout);
        deadline.signal.addEventListener("abort", () => clearTimeout(timer));
      });
      await Promise.race([waited, expired]);
      deadline.abort();
      await boss.stop({ graceful: false, close: false });
    },
  };
}
