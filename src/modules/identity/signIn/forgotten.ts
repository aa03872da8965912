import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { isRefused, Refused } from "#kernel/refusal.ts";
import { minutes, plus } from "#kernel/time.ts";
import type { Db } from "#platform/db.ts";
import type { Letter } from "#platform/mail.ts";
import { record } from "../audit.ts";
import { hashOf, newSecret } from "../sessions.ts";
import { SYSTEM } from "../types.ts";
import type { From, Parts } from "./parts.ts";
import { hashOfNew } from "./password.ts";
import { replacePassword } from "./replacing.ts";
import { plainEmail } from "./rules.ts";

const LINK_LASTS = minutes(60);

interface Behind {
  readonly personId: Uuid;
  readonly userId: Uuid;
  readonly email: string;
  readonly name: string;
}

/** A new password, for who has forgotten the old one or does not trust it any more. A second step is still asked for. */
export function createForgotten({ db, audit, mail, throttle, engine }: Parts) {
  async function behind(tx: Db, token: string, now: Instant): Promise<Behind> {
    const { rows } = await sql<Behind>`
      select p.id as "personId", u.id as "userId", u.email, p.name
        from identity.password_link l
        join identity.person p on p.id = l.person_id and p.ended_at is null
        join identity.auth_user u on u.person_id = p.id
       where l.token_hash = ${hashOf(token)} and l.used_at is null and l.expires_at > ${now}`.execute(tx);
    if (!rows[0]) throw new Refused("linkExpired");
    return rows[0];
  }

  return {
    /**
     * Sends a link to the address, if somebody signs in with it: whoever asks is told the same in either case. Not to
     * who comes in by a provider alone: a mailbox is no way round it. Who has a passkey alone may have lost it.
     * `letter` has the words. Throws Refused `tooManyAttempts`.
     */
    async forgotPassword(
      typed: string,
      letter: (token: string, name: string) => Omit<Letter, "to">,
      from: From,
      now: Instant,
    ): Promise<void> {
      const email = plainEmail(typed);
      // Counted and never taken back: nobody fills another's mailbox.
      await throttle.claim({ account: `link ${email}`, address: from.address, known: false }, now);
      const token = newSecret();
      await db.write(SYSTEM, async (tx) => {
        const { rows } = await sql<{ personId: Uuid; name: string }>`
          insert into identity.password_link (token_hash, person_id, created_at, expires_at)
          select ${hashOf(token)}::bytea, p.id, ${now}::timestamptz, ${plus(now, LINK_LASTS)}::timestamptz
            from identity.auth_user u join identity.person p on p.id = u.person_id and p.ended_at is null
           where u.email = ${email}
             and (exists (select from identity.auth_account a where a.user_id = u.id and a.provider_id = 'credential')
                  or not exists (select from identity.subject s where s.person_id = p.id))
          returning person_id as "personId", (select name from identity.person where id = person_id) as name`.execute(
          tx,
        );
        const [found] = rows;
        if (found) mail.post(tx, { to: email, ...letter(token, found.name) }, now);
        record(tx, [
          {
            at: now,
            actor: SYSTEM,
            action: "identity.forgotPassword",
            detail: { personId: found?.personId },
          },
        ]);
      });
    },

    /** Whether the link still works. Throws Refused `linkExpired`, whatever is wrong with it. */
    passwordLink: async (token: string, now: Instant): Promise<{ email: string }> => {
      const { email } = await db.read(SYSTEM, (tx) => behind(tx, token, now));
      return { email };
    },

    /**
     * Takes the new password into use and ends all sessions: whoever else was in is out. Throws Refused
     * `passwordUnfit`, `linkExpired`.
     */
    async newPassword(typed: { token: string; password: string }, now: Instant): Promise<void> {
      const { email, name } = await db.read(SYSTEM, (tx) => behind(tx, typed.token, now));
      const hash = await hashOfNew(await engine(), typed.password, [name, email]);
      try {
        await db.write(SYSTEM, async (tx) => {
          const { personId, userId } = await behind(tx, typed.token, now);
          const { numAffectedRows } = await sql`
            update identity.password_link set used_at = ${now}
             where token_hash = ${hashOf(typed.token)} and used_at is null`.execute(tx);
          if (numAffectedRows !== 1n) throw new Refused("linkExpired");
          await replacePassword(tx, { personId, userId, hash, keep: null }, now);
          const actor = { personId, unitId: null, role: "member" };
          record(tx, [{ at: now, actor, action: "identity.newPassword" }]);
        });
      } catch (error) {
        if (isRefused(error))
          await audit.deny({
            at: now,
            actor: SYSTEM,
            action: "identity.newPassword",
            detail: { reason: error.code },
          });
        throw error;
      }
    },
  };
}
