import type { Clock } from "#kernel/clock.ts";
import { type Database, systemActor } from "./db.ts";
import { createDispatcher, type Dispatcher } from "./dispatch.ts";
import { beat } from "./heartbeat.ts";
import type { Log } from "./log.ts";
import { createQueue, type Queue } from "./queue.ts";
import type { Reaction, Recurring } from "./reactions.ts";

export interface WorkerOptions<Services> {
  readonly database: Database;
  readonly services: Services;
  readonly reactions: readonly Reaction<Services>[];
  readonly recurring: readonly Recurring<Services>[];
  readonly clock: Clock;
  readonly log: Log;
  /** Tells when the clock has jumped: recurring jobs then run at once. See DemoClock. */
  readonly onWind?: (onWind: () => void) => () => void;
  /** Hears of everything done: for the metrics. */
  readonly onDone?: (job: string, outcome: "done" | "failed", ms: number) => void;
}

export interface Worker {
  /** Sends on waiting events now, instead of within half a second. */
  flush(): Promise<void>;
  /** Takes no more, finishes what is in hand, stops. */
  stop(): Promise<void>;
}

/** Runs one recurring job for as long as the worker lives, one run at a time among all workers. */
function startRecurring<Services>(job: Recurring<Services>, options: WorkerOptions<Services>) {
  const { database, services, clock, log, onDone } = options;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;

  async function runOnce(): Promise<void> {
    const unlock = await database.tryLock(`recurring ${job.name}`);
    if (unlock === null) return; // another worker is at it
    const from = performance.now();
    const spent = (): number => Math.round(performance.now() - from);
    try {
      await job.run(services, clock.now());
      await database.write(systemActor, async (tx) => beat(tx, job.name, clock.now(), { ms: spent() }));
      onDone?.(job.name, "done", spent());
    } catch (error) {
      // Without a heartbeat: if it goes on, the dead-man's switch says so.
      onDone?.(job.name, "failed", spent());
      log.error("recurring.failed", { job: job.name, ms: spent(), error });
    } finally {
      await unlock();
    }
  }

  async function loop(): Promise<void> {
    do {
      again = false;
      await runOnce();
    } while (again && !stopped);
  }

  /** Asked while it runs, it runs once more: what it saw may be from before the clock jumped. */
  function wake(): void {
    clearTimeout(timer);
    again = true;
    running ??= loop()
      .catch((error) => log.error("recurring.failed", { job: job.name, error }))
      .finally(() => {
        running = undefined;
        if (!stopped) timer = setTimeout(wake, job.every);
      });
  }

  wake();
  const stopWinding = options.onWind?.(wake);
  return {
    async stop(): Promise<void> {
      stopped = true;
      stopWinding?.();
      clearTimeout(timer);
      await running;
      clearTimeout(timer);
    },
  };
}

async function react<Services>(
  { name, schema, run }: Reaction<Services>,
  { services, clock, log, onDone }: WorkerOptions<Services>,
  job: { readonly id: string; readonly data: object },
): Promise<void> {
  const from = performance.now();
  const spent = (): number => Math.round(performance.now() - from);
  try {
    await run(services, schema.parse(job.data), clock.now());
    onDone?.(name, "done", spent());
  } catch (error) {
    onDone?.(name, "failed", spent());
    log.error("reaction.failed", { job: name, jobId: job.id, ms: spent(), error });
    throw error;
  }
}

/** Starts the worker: sends on events, does what reacts to them, and what recurs. Any number may run. */
export async function createWorker<Services>(options: WorkerOptions<Services>): Promise<Worker> {
  const { database, reactions, recurring, clock, log } = options;
  const names = reactions.map(({ name }) => name);
  const all = [...names, ...recurring.map(({ name }) => name)];
  if (new Set(all).size !== all.length) throw new Error("Two jobs have the same name");
  const queue: Queue = await createQueue(database, names, log);
  for (const reaction of reactions) await queue.work(reaction.name, (job) => react(reaction, options, job));
  const dispatcher: Dispatcher = createDispatcher(database, queue, reactions, clock, log);
  const loops = recurring.map((job) => startRecurring(job, options));
  return {
    flush: dispatcher.flush,
    async stop() {
      await dispatcher.stop();
      await Promise.all([queue.stop(), ...loops.map((loop) => loop.stop())]);
    },
  };
}
