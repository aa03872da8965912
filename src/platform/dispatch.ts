import { CompiledQuery } from "kysely";
import { NIL } from "uuid";
import type { Clock } from "#kernel/clock.ts";
import { idSince, type Uuid } from "#kernel/ids.ts";
import { type Database, later, systemActor } from "./db.ts";
import { eventsAppended } from "./events.ts";
import { tellLive } from "./live.ts";
import type { Log } from "./log.ts";
import type { Queue } from "./queue.ts";

/** What of a reaction the dispatcher needs. */
export interface Subscription {
  readonly name: string;
  readonly on: readonly string[];
}

export interface Dispatcher {
  /** Sends on what waits, now; resolves when nothing waits that another dispatcher has not in hand. */
  flush(): Promise<void>;
  /** Finishes the batch in hand and stops. */
  stop(): Promise<void>;
}

/** Events sent on in one transaction. */
const batch = 200;
/** So long it lets events written here gather after the first of them: nobody sees the difference, and many go out as one. */
const gatherMs = 50;
/** How often it looks when nobody nudges it: events written by other processes. */
const pollMs = 500;
/**
 * It looks among events of the last ten seconds, and every ten seconds among all: the index still lists what was sent
 * until the database has swept it, and reading past a minute's worth of that at every look costs more than the sending.
 */
const recentMs = 10_000;
const pollsBetweenAll = 20;

interface Waiting {
  id: string;
  type: string;
  unitId: string | null;
}

const take = (from: Uuid): CompiledQuery<Waiting> =>
  CompiledQuery.raw(
    `select id, at, type, region, course_id as "courseId", need_id as "needId", handover_id as "handoverId",
            citizen_id as "citizenId", unit_id as "unitId", person_id as "personId", by_unit_id as "byUnitId", data
       from platform.event where dispatched_at is null and id >= $1 order by id limit $2 for update skip locked`,
    [from, batch],
  ) as CompiledQuery<Waiting>;

const mark = "update platform.event set dispatched_at = $2 where id = any($1::uuid[])";

/**
 * Sends on one batch of events: a job for every reaction subscribed to it, and word to the open pages – in one
 * transaction with the stamp that it is sent, so that each event is sent on exactly once, whoever is killed when.
 * Several dispatchers may run: each takes what the others have not in hand. `from`: the least identifier it looks at.
 * Returns how many it sent.
 */
export function dispatchOnce(
  database: Database,
  queue: Pick<Queue, "enqueue">,
  subscriptions: readonly Subscription[],
  clock: Clock,
  from: Uuid = NIL,
): Promise<number> {
  return database.write(systemActor, async (tx) => {
    const { rows } = await tx.executeQuery(take(from));
    if (rows.length === 0) return 0;
    for (const { name, on } of subscriptions) {
      const jobs = rows
        .filter(({ type }) => on.includes(type))
        .map((event) => ({ id: event.id, data: event }));
      await queue.enqueue(tx, name, jobs);
    }
    later(tx, CompiledQuery.raw(mark, [rows.map(({ id }) => id), clock.now()]));
    tellLive(
      tx,
      rows.flatMap(({ unitId }) => unitId ?? []),
    );
    return rows.length;
  });
}

/** Runs `dispatchOnce` soon after events were written here, and every half second for those written elsewhere. */
export function createDispatcher(
  database: Database,
  queue: Pick<Queue, "enqueue">,
  subscriptions: readonly Subscription[],
  clock: Clock,
  log: Log,
): Dispatcher {
  let stopped = false;
  let running: Promise<void> | undefined;
  let again = false;
  let timer: NodeJS.Timeout | undefined;
  let soon: NodeJS.Timeout | undefined;
  let all = true;
  let polls = 0;

  async function drain(): Promise<void> {
    do {
      again = false;
      const from = all ? NIL : idSince(recentMs);
      all = false;
      while (!stopped && (await dispatchOnce(database, queue, subscriptions, clock, from)) === batch);
    } while (again && !stopped);
  }

  /** One at a time; asked while it runs, it looks once more at the end. */
  function wake(): Promise<void> {
    again = true;
    running ??= drain().finally(() => {
      running = undefined;
    });
    return running;
  }

  function wakeQuietly(): void {
    wake().catch((error) => log.error("dispatch.failed", { error }));
  }

  function gather(): void {
    soon ??= setTimeout(() => {
      soon = undefined;
      wakeQuietly();
    }, gatherMs);
  }

  function poll(): void {
    timer = setTimeout(() => {
      polls += 1;
      all ||= polls % pollsBetweenAll === 0;
      wakeQuietly();
      poll();
    }, pollMs);
  }

  const stopNudge = database.onNudge(eventsAppended, gather);
  poll();

  return {
    flush() {
      all = true;
      return wake();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      stopNudge();
      clearTimeout(soon);
      await running?.catch(() => {});
    },
  };
}
