import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Tx } from "./db.ts";

/** Calls from outside that may come twice: only their hash is kept. */

/** Notes a call, whole as it came; false when the same was heard before. What follows belongs in the same transaction. */
export async function heardFirst(tx: Tx, call: string, now: Instant): Promise<boolean> {
  const digest = createHash("sha256").update(call).digest();
  const { numAffectedRows } = await sql`
    insert into platform.gateway_call (digest, at) values (${digest}, ${now}) on conflict do nothing`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0) === 1;
}

/** Forgets what was heard before then. Returns how many. */
export const forgetHeard = async (tx: Tx, before: Instant): Promise<number> =>
  Number(
    (await sql`delete from platform.gateway_call where at < ${before}`.execute(tx)).numAffectedRows ?? 0,
  );
