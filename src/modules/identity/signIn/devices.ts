import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { hours, plus } from "#kernel/time.ts";
import type { Db, Tx } from "#platform/db.ts";
import { hashOf, newSecret } from "../sessions.ts";

const DEVICE_DAYS = 180;

/** Has this account been signed in with from this browser before? */
export async function isKnownDevice(
  db: Db,
  token: string | null,
  email: string,
  now: Instant,
): Promise<boolean> {
  if (token === null || token.length > 100) return false;
  const { rows } = await sql`
    select 1 from identity.device d join identity.auth_user u on u.person_id = d.person_id
     where d.token_hash = ${hashOf(token)} and u.email = ${email} and d.expires_at > ${now}`.execute(db);
  return rows.length > 0;
}

/** Remembers the browser; gives the token for its cookie. One person's token is never another's. */
export async function rememberDevice(tx: Tx, personId: Uuid, now: Instant): Promise<string> {
  const token = newSecret();
  await sql`insert into identity.device (token_hash, person_id, created_at, expires_at)
            values (${hashOf(token)}, ${personId}, ${now}, ${plus(now, hours(24 * DEVICE_DAYS))})`.execute(
    tx,
  );
  return token;
}

export async function forgetOldDevices(tx: Tx, now: Instant): Promise<number> {
  const { numAffectedRows } = await sql`delete from identity.device where expires_at < ${now}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
