import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { minutes, plus } from "#kernel/time.ts";
import type { Database } from "#platform/db.ts";
import type { Seal } from "#platform/seal.ts";
import { SYSTEM } from "../types.ts";

/** A code seen is a code spent, also within the half minute it would fit. */
export const createCodes = (db: Database, { digest }: Pick<Seal, "digest">) => ({
  /** Throws Refused `wrongCode` the second time. */
  async spend(personId: Uuid, code: string, now: Instant): Promise<void> {
    const key = digest(`${personId} ${code}`);
    const { numAffectedRows } = await db.write(SYSTEM, (tx) =>
      sql`insert into identity.used_code (key, at) values (${key}, ${now}) on conflict do nothing`.execute(
        tx,
      ),
    );
    if (numAffectedRows !== 1n) throw new Refused("wrongCode");
  },

  /** Sweeps away codes that fit no more. Returns how many. */
  async forgetUsed(now: Instant): Promise<number> {
    const { numAffectedRows } = await db.write(SYSTEM, (tx) =>
      sql`delete from identity.used_code where at < ${plus(now, -minutes(10))}`.execute(tx),
    );
    return Number(numAffectedRows ?? 0n);
  },
});
