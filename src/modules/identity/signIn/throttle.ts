import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { Refused } from "#kernel/refusal.ts";
import { plus } from "#kernel/time.ts";
import type { Database, Tx } from "#platform/db.ts";
import type { Seal } from "#platform/seal.ts";
import { SYSTEM } from "../types.ts";
import { type Common, FORGIVEN_AFTER, LONGEST_WAIT, waitAfter } from "./rules.ts";

/** Where an attempt comes from. `known`: a browser this account has been signed in with before. */
export interface Attempt {
  readonly account: string;
  readonly address: string;
  readonly known: boolean;
}

interface Count {
  readonly key: Buffer;
  readonly common: Common;
}

/**
 * Counts attempts before they are made – so that a thousand at once are a thousand – and takes the count back when one
 * succeeds. From a known browser only that browser's own failures count.
 */
export function createThrottle(db: Database, { digest }: Pick<Seal, "digest">) {
  const countsOf = ({ account, address, known }: Attempt): Count[] => {
    const pair: Count = { key: digest(`pair ${known ? "known" : address} ${account}`), common: "pair" };
    if (known) return [pair];
    return [
      pair,
      { key: digest(`account ${account}`), common: "account" },
      { key: digest(`address ${address}`), common: "address" },
    ];
  };

  return {
    /** Counts the attempt, or throws Refused `tooManyAttempts` with the seconds to wait; then it is not counted. */
    async claim(attempt: Attempt, now: Instant): Promise<void> {
      await db.write(SYSTEM, async (tx) => {
        const counts = countsOf(attempt).toSorted((a, b) => Buffer.compare(a.key, b.key));
        const rows = await lock(tx, counts, now);
        const openAt = Math.max(...rows.map((row) => row.openAt.getTime()));
        // A wait longer than the longest was noted by a clock that was wrong.
        if (openAt > now.getTime() && openAt <= now.getTime() + LONGEST_WAIT)
          throw new Refused("tooManyAttempts", { seconds: Math.ceil((openAt - now.getTime()) / 1000) });
        for (const { key, common } of counts) {
          const failures = (rows.find((row) => key.equals(row.key))?.failures ?? 0) + 1;
          await sql`update identity.throttle set failures = ${failures}, last_at = ${now}, open_at = ${plus(now, waitAfter(failures, common))}
                     where key = ${key}`.execute(tx);
        }
      });
    },

    /** It was the right one after all: its browser or address starts afresh with this account; the rest lose one. */
    async succeeded(attempt: Attempt, now: Instant): Promise<void> {
      await db.write(SYSTEM, async (tx) => {
        for (const { key, common } of countsOf(attempt)) {
          if (common === "pair") await sql`delete from identity.throttle where key = ${key}`.execute(tx);
          else
            await sql`update identity.throttle set failures = greatest(failures - 1, 1), open_at = least(open_at, ${now}::timestamptz) where key = ${key}`.execute(
              tx,
            );
        }
      });
    },

    /** Sweeps away what is forgiven. Returns how many. */
    async forgetOldAttempts(now: Instant): Promise<number> {
      const { numAffectedRows } = await db.write(SYSTEM, (tx) =>
        sql`delete from identity.throttle where last_at < ${plus(now, -FORGIVEN_AFTER)}`.execute(tx),
      );
      return Number(numAffectedRows ?? 0n);
    },
  };
}

/** The rows, made where missing, forgiven where old, and locked in one order. A fresh one counts none yet. */
async function lock(tx: Tx, counts: readonly Count[], now: Instant) {
  for (const { key } of counts) {
    await sql`insert into identity.throttle (key, failures, last_at, open_at) values (${key}, 1, 'epoch', 'epoch')
              on conflict (key) do nothing`.execute(tx);
  }
  const { rows } = await sql<{ key: Uint8Array; failures: number; lastAt: Instant; openAt: Instant }>`
    select key, failures, last_at as "lastAt", open_at as "openAt" from identity.throttle
     where key = any(${counts.map(({ key }) => key)}::bytea[]) order by key for update`.execute(tx);
  const forgiven = now.getTime() - FORGIVEN_AFTER;
  return rows.map((row) => (row.lastAt.getTime() < forgiven ? { ...row, failures: 0 } : row));
}
