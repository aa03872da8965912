import { type Compilable, type CompiledQuery, type Kysely, type RawBuilder, sql } from "kysely";
import type { ActorKey, Engine, EngineName, PoolState } from "./db/contract.ts";
import { violates } from "./db/errors.ts";
import { ask, lifeOf, refuseNesting, run, sendLater } from "./db/transaction.ts";

export type { ActorKey, EngineName, PoolState } from "./db/contract.ts";
export { databaseFault } from "./db/errors.ts";
export { FOREVER } from "./db/values.ts";

/**
 * Every table and published view the code knows, as "schema.table". Modules add theirs by declaration merging,
 * next to the code that owns them:
 *
 *     declare module "#platform/db.ts" {
 *       interface Tables { "relay.course": CourseTable }
 *     }
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the modules
export interface Tables {}

/** Reads. Inside `database.read` the transaction is one read-only snapshot: every query sees the same moment. */
export type Db = Kysely<Tables>;

declare const writing: unique symbol;
/** Reads and writes. Only `database.write` hands one out, so only who holds a transaction can write. */
export type Tx = Db & { readonly [writing]: true };

export interface Database {
  readonly engine: EngineName;
  /** Runs `work` in one read-only snapshot on behalf of the actor. */
  read<T>(actor: ActorKey, work: (db: Db) => Promise<T>): Promise<T>;
  /**
   * The rows of one query that reads, on behalf of the actor: `read` for who has only one thing to ask. One trip, and
   * nothing to end afterwards.
   */
  ask<R>(actor: ActorKey, query: RawBuilder<R>): Promise<R[]>;
  /**
   * Reads on behalf of the actor and writes down that it did, in one transaction: a write to the engine, a reader to the
   * second wall, which shows it no more than `read` would. Of what is about citizens it may write the log alone.
   */
  look<T>(actor: ActorKey, work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Runs `work` in one transaction on behalf of the actor and commits it; whatever fails – a statement, one sent
   * with `later`, the commit – undoes all of it and rejects with the first real error. Run again, up to three
   * times, after a deadlock, a serialization failure, or a command key that turned out to be used (see `once`).
   * Neither may be called inside the other: hand the `db` or `tx` on.
   */
  write<T>(actor: ActorKey, work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Calls `onPayload` for every `notify` on the channel (lower case) until the returned function is called, and
   * `onResume` when listening goes on after a break in which something may have been missed.
   */
  listen(
    channel: string,
    onPayload: (payload: string) => void,
    onResume?: () => void,
  ): Promise<() => Promise<void>>;
  /** Calls `onTopic` in this process right after a transaction that said `nudge(tx, topic)` has committed. */
  onNudge(topic: string, onTopic: () => void): () => void;
  /** A lock among all processes until the returned function is called or this process ends; null when it is taken. */
  tryLock(name: string): Promise<(() => Promise<void>) | null>;
  /**
   * For libraries that bring SQL and transactions of their own: no actor, no transaction of ours, and row-level
   * security shows it nothing about citizens. Throws inside a transaction of ours. Without parameters the text may hold several statements.
   */
  plain(sql: string, parameters?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  pool(): PoolState;
  /** Closes once, however often it is called. */
  close(): Promise<void>;
}

/** The actor at a moment: what it may see can depend on the date (a consent lapses). */
export const asOf = (actor: ActorKey, now: Date): ActorKey => ({
  personId: actor.personId,
  unitId: actor.unitId,
  role: actor.role,
  at: now,
});

/** The house's own errands: jobs, dispatching, health. Policies give the role "system" what those need. */
export const systemActor: ActorKey = Object.freeze({ personId: null, unitId: null, role: "system" });

/**
 * Queues a write that nobody needs the answer of. It is sent in order, without waiting, together with the next
 * query or the commit, and awaited at the commit: if it fails, the whole transaction does.
 */
export const later = (tx: Tx, query: Compilable | CompiledQuery): void => sendLater(tx, query);

/** Tells all listeners on all processes, when and only when the transaction commits. Payload under 8,000 bytes. */
export const notify = (tx: Tx, channel: string, payload: string): void =>
  later(tx, sql`select pg_notify(${channel}, ${payload})`.compile(tx));

/** Marks the transaction so that `onNudge(topic, …)` fires in this process after the commit. */
export const nudge = (tx: Tx, topic: string): void => {
  lifeOf(tx).topics.add(topic);
};

/** 0 the first time `work` runs, more when `write` had to run it again. */
export const attemptOf = (tx: Tx): number => lifeOf(tx).attempt;

/** A value as a jsonb parameter: needed for arrays of plain values and arrays that may be empty. */
export const jsonb = <T>(value: T): RawBuilder<T> => sql<T>`${JSON.stringify(value)}::jsonb`;

/** Builds the handle over an engine whose schema is migrated. */
export function databaseOver(engine: Engine): Database {
  let closing: Promise<void> | undefined;
  const nudged = new Map<string, Set<() => void>>();
  const repeated = (error: unknown): boolean => violates(error, "command_pkey");
  const never = (): boolean => false;
  const writing =
    (mode: "look" | "write") =>
    async <T>(actor: ActorKey, work: (tx: Tx) => Promise<T>): Promise<T> => {
      const done = await run(engine, actor, mode, (tx) => work(tx as unknown as Tx), repeated);
      for (const topic of done.topics) for (const tell of nudged.get(topic) ?? []) tell();
      return done.result;
    };
  const read: Database["read"] = async (actor, work) =>
    (await run(engine, actor, "read", (db) => work(db as unknown as Db), never)).result;
  return {
    engine: engine.name,
    read,
    ask: (actor, query) => ask(engine, actor, query),
    look: writing("look"),
    write: writing("write"),
    listen: engine.listen,
    tryLock: engine.tryLock,
    async plain(text, parameters) {
      refuseNesting();
      return engine.plain(text, parameters);
    },
    onNudge(topic, onTopic) {
      const set = nudged.get(topic) ?? new Set();
      nudged.set(topic, set.add(onTopic));
      return () => set.delete(onTopic);
    },
    ping: () =>
      read(systemActor, async (db) => {
        await sql`select 1`.execute(db);
      }),
    pool: engine.pool,
    close: () => {
      closing ??= engine.close();
      return closing;
    },
  };
}
