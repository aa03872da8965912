/** Who a transaction acts for. Put into it as settings, because row-level security keys on them. */
export interface ActorKey {
  readonly personId: string | null;
  readonly unitId: string | null;
  /** What the actor is here: "worker", "lead", "citizen", "system", "public" … Policies decide what it means. */
  readonly role: string;
  /** The moment it acts at, for what depends on dates (a consent lapses); left out: the server's own clock. */
  readonly at?: Date | undefined;
}

export type EngineName = "pglite" | "postgres";
/**
 * What the transaction is for. "look" reads like "read", and writes down that it did: it is let through the second wall
 * (migration 0020) as a reader, whatever the server would let it write.
 */
export type Mode = "read" | "look" | "write";

/** What `wall.enter` is told at the beginning of every transaction. */
export const entering = (actor: ActorKey, mode: Mode): readonly string[] => [
  actor.personId ?? "",
  actor.unitId ?? "",
  actor.role,
  mode === "write" ? "write" : "read",
  actor.at?.toISOString() ?? "",
];

export interface Rows {
  readonly rows: Record<string, unknown>[];
  /** Rows changed by insert, update, delete or merge; undefined for other statements. */
  readonly affected: number | undefined;
}

/**
 * One connection inside one transaction. Statements run in the order they are given; results may be awaited in
 * any order. Nothing reaches the server before the first `send`, so an unused channel costs nothing.
 */
export interface Channel {
  send(sql: string, parameters: readonly (string | null)[]): Promise<Rows>;
  /** Like `send`, but may be held back until the next `send` or the end, so that it costs no trip of its own. */
  defer(sql: string, parameters: readonly (string | null)[]): Promise<Rows>;
  /** Commits and gives the connection back. Rejects when the server did not commit. */
  commit(): Promise<void>;
  /** Undoes everything and gives the connection back, or throws it away when it is broken. Never rejects. */
  rollback(): Promise<void>;
}

/** What differs between PGlite and PostgreSQL, and nothing else. */
export interface Engine {
  readonly name: EngineName;
  open(actor: ActorKey, mode: Mode): Promise<Channel>;
  /** One statement that reads, as a transaction of its own in one trip. */
  ask(actor: ActorKey, sql: string, parameters: readonly (string | null)[]): Promise<Rows>;
  /** `onResume` is called when listening goes on after a break in which something may have been missed. */
  listen(
    channel: string,
    onPayload: (payload: string) => void,
    onResume?: () => void,
  ): Promise<() => Promise<void>>;
  /** A lock among all processes until the returned function is called or this process ends; null when it is taken. */
  tryLock(name: string): Promise<(() => Promise<void>) | null>;
  /** See `Database.plain`. */
  plain(sql: string, parameters?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** Connections now: all, idle, and callers waiting for one. */
  pool(): PoolState;
  close(): Promise<void>;
}

export interface PoolState {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}
