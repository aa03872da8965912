import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { hours, plus } from "#kernel/time.ts";
import type { Database } from "#platform/db.ts";
import { hashOf, newSecret } from "../sessions.ts";
import { SYSTEM } from "../types.ts";

/** How long somebody may take over coming back in. */
const KEPT_FOR = hours(2);

/**
 * What somebody had typed when their session ended, for those who come back in by way of another organisation's pages:
 * sealed by the caller, and found by a token that travels in links.
 */
export const createKept = (db: Database) => ({
  /** Keeps it for two hours; gives the token it is found by. */
  async keep(sealed: string, now: Instant): Promise<string> {
    const token = newSecret();
    await db.write(SYSTEM, (tx) =>
      sql`insert into identity.kept (token_hash, sealed, expires_at)
          values (${hashOf(token)}, ${sealed}, ${plus(now, KEPT_FOR)})`.execute(tx),
    );
    return token;
  },

  /** What was kept, sealed as it was; "" when it is gone. */
  async keptBy(token: string, now: Instant): Promise<string> {
    if (token === "" || token.length > 100) return "";
    const { rows } = await db.read(SYSTEM, (tx) =>
      sql<{ sealed: string }>`
        select sealed from identity.kept where token_hash = ${hashOf(token)} and expires_at > ${now}`.execute(
        tx,
      ),
    );
    return rows[0]?.sealed ?? "";
  },

  /** Sweeps away what nobody came back for. Returns how many. */
  async forgetKept(now: Instant): Promise<number> {
    const { numAffectedRows } = await db.write(SYSTEM, (tx) =>
      sql`delete from identity.kept where expires_at < ${now}`.execute(tx),
    );
    return Number(numAffectedRows ?? 0n);
  },
});
