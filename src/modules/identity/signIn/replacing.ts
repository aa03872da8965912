import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Tx } from "#platform/db.ts";
import { record } from "../audit.ts";
import { type SignedIn, SYSTEM } from "../types.ts";
import type { Entering } from "./entering.ts";
import { type From, keyOf, type Parts } from "./parts.ts";
import { hashOfNew } from "./password.ts";
import { hasSteppedUp } from "./rules.ts";

/**
 * Puts a new password in the old one's place. Whoever else was in is out: sessions but `keep`, known browsers, and
 * links to choose a new password are over.
 */
export async function replacePassword(
  tx: Tx,
  { personId, userId, hash, keep }: { personId: Uuid; userId: Uuid; hash: string; keep: Uuid | null },
  now: Instant,
): Promise<void> {
  await sql`delete from identity.auth_account where user_id = ${userId} and provider_id = 'credential'`.execute(
    tx,
  );
  await sql`insert into identity.auth_account (account_id, provider_id, user_id, password, created_at, updated_at)
            values (${userId}, 'credential', ${userId}::uuid, ${hash}, ${now}, ${now})`.execute(tx);
  await sql`update identity.session set ended_at = ${now}
             where person_id = ${personId} and ended_at is null and id is distinct from ${keep}::uuid`.execute(
    tx,
  );
  await sql`delete from identity.device where person_id = ${personId}`.execute(tx);
  await sql`delete from identity.password_link where person_id = ${personId} and used_at is null`.execute(tx);
}

/** Another password, for who knows the one they have. */
export function createReplacing({ db, engine }: Parts, { prove }: Entering) {
  return {
    /**
     * Takes a new password into use in place of the old, and ends one's other sessions. Throws Refused `proveFirst`
     * unless just proved, `wrongSignIn` (also for who has no password), `tooManyAttempts`, `passwordUnfit`.
     */
    async changePassword(
      who: SignedIn,
      typed: { password: string; newPassword: string },
      from: From,
      now: Instant,
    ): Promise<void> {
      if (!hasSteppedUp(who, now)) throw new Refused("proveFirst");
      const { personId } = who;
      const { rows } = await db.read(SYSTEM, (tx) =>
        sql<{ userId: Uuid; email: string }>`
          select id as "userId", email from identity.auth_user where person_id = ${personId}`.execute(tx),
      );
      const [user] = rows;
      if (!user) throw new Refused("wrongSignIn");
      await prove({ email: user.email, password: typed.password }, from, now);
      const hash = await hashOfNew(await engine(), typed.newPassword, [who.personName, user.email]);
      await db.write(SYSTEM, async (tx) => {
        await replacePassword(tx, { personId, userId: user.userId, hash, keep: who.sessionId }, now);
        record(tx, [
          { at: now, actor: keyOf(who), action: "identity.newPassword", detail: { changed: true } },
        ]);
      });
    },
  };
}
