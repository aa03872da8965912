import type { PGlite, Transaction } from "@electric-sql/pglite";
import { type ActorKey, type Channel, type Engine, entering, type Mode, type Rows } from "./contract.ts";
import { refuseEscape } from "./statements.ts";
import { decoders, encode } from "./values.ts";

const literal = (text: string): string => {
  if (/[\\\0]/.test(text)) throw new TypeError("Not an identifier of an actor");
  return `'${text.replaceAll("'", "''")}'`;
};

const opening = (actor: ActorKey, mode: Mode): string =>
  `${mode === "read" ? "set transaction isolation level repeatable read read only;" : ""}
   select wall.enter(${entering(actor, mode).map(literal).join(", ")})`;

const changes = /^\s*(with\b|insert\b|update\b|delete\b|merge\b)/i;

type Row = Record<string, unknown>;

/** Thrown into PGlite's own transaction function to make it roll back; never seen outside. */
const undo = new Error("rolled back");

/** PGlite has one connection: a transaction holds it until it ends, and the others queue. */
async function openChannel(pglite: PGlite, actor: ActorKey, mode: Mode): Promise<Channel> {
  const begun = Promise.withResolvers<Transaction>();
  const ending = Promise.withResolvers<"commit" | "rollback">();
  const ended = pglite.transaction(async (tx) => {
    await tx.exec(opening(actor, mode));
    begun.resolve(tx);
    if ((await ending.promise) === "rollback") throw undo;
  });
  ended.catch(begun.reject);
  const tx = await begun.promise;

  const send = async (text: string, values: readonly (string | null)[]): Promise<Rows> => {
    refuseEscape(text);
    const result = await tx.query<Row>(text, [...values]);
    return { rows: result.rows, affected: changes.test(text) ? (result.affectedRows ?? 0) : undefined };
  };

  return {
    send,
    defer: send,
    async commit() {
      ending.resolve("commit");
      await ended;
    },
    async rollback() {
      ending.resolve("rollback");
      await ended.catch(() => {});
    },
  };
}

/** Wraps an instance that is migrated and already runs as the application's role. Closing the engine closes it. */
export function wrapPGlite(pglite: PGlite): Engine {
  // Values travel as text both ways, exactly as with a server (values.ts).
  pglite.serializers = {};
  pglite.parsers = decoders as PGlite["parsers"];
  const locks = new Set<string>();
  let waiting = 0;
  let busy = 0;
  async function open(actor: ActorKey, mode: Mode): Promise<Channel> {
    waiting += 1;
    const channel = await openChannel(pglite, actor, mode).finally(() => {
      waiting -= 1;
    });
    busy = 1;
    const done = (end: () => Promise<void>) => () =>
      end().finally(() => {
        busy = 0;
      });
    return { ...channel, commit: done(channel.commit), rollback: done(channel.rollback) };
  }

  return {
    name: "pglite",
    open,
    async ask(actor, text, values) {
      const channel = await open(actor, "read");
      return channel.send(text, values).finally(channel.rollback);
    },
    // Nothing lies between us and it: listening is never interrupted.
    listen: async (channel, onPayload) => {
      const stop = await pglite.listen(channel, onPayload);
      return () => stop();
    },
    async tryLock(name) {
      if (locks.has(name)) return null;
      locks.add(name);
      return async () => {
        locks.delete(name);
      };
    },
    async plain(text, values = []) {
      refuseEscape(text);
      try {
        if (values.length > 0) return (await pglite.query<Row>(text, values.map(encode))).rows;
        return (await pglite.exec(text)).flatMap(({ rows }) => rows as Row[]);
      } catch (error) {
        // A failed text with a `begin` in it would leave its transaction to whoever comes next.
        await pglite.exec("rollback");
        throw error;
      }
    },
    pool: () => ({ total: 1, idle: 1 - busy, waiting }),
    close: () => pglite.close(),
  };
}
