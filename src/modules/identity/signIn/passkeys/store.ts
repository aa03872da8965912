import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Db, Tx } from "#platform/db.ts";

export interface Passkey {
  readonly id: string;
  readonly personId: Uuid;
  readonly publicKey: Uint8Array;
  readonly counter: number;
}

/** One of one's own, in the list of them. */
export interface PasskeyLine {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant | null;
}

/** The passkey by that name of somebody who has not left; null when there is none. */
export async function passkeyById(db: Db, id: string): Promise<Passkey | null> {
  const { rows } = await sql<Passkey>`
    select k.id, k.person_id as "personId", k.public_key as "publicKey", k.counter
      from identity.passkey k join identity.person p on p.id = k.person_id and p.ended_at is null
     where k.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

export async function passkeysOf(db: Db, personId: Uuid): Promise<PasskeyLine[]> {
  const { rows } = await sql<PasskeyLine>`
    select id, name, created_at as "createdAt", last_used_at as "lastUsedAt" from identity.passkey
     where person_id = ${personId} order by created_at desc, id`.execute(db);
  return rows;
}

export async function addPasskey(
  tx: Tx,
  key: Passkey & { readonly transports: readonly string[]; readonly name: string },
  now: Instant,
): Promise<void> {
  await sql`insert into identity.passkey (id, person_id, public_key, counter, transports, name, created_at)
            values (${key.id}, ${key.personId}, ${key.publicKey}, ${key.counter}, ${key.transports}::text[], ${key.name}, ${now})`.execute(
    tx,
  );
}

/** A copy of a key counts behind the original: then Refused `wrongPasskey`, also for two who come at once. */
export async function countPasskey(tx: Tx, id: string, counter: number, now: Instant): Promise<void> {
  const { numAffectedRows } = await sql`
    update identity.passkey set counter = ${counter}, last_used_at = ${now}
     where id = ${id} and (counter < ${counter} or (counter = 0 and ${counter}::bigint = 0))`.execute(tx);
  if (numAffectedRows !== 1n) throw new Refused("wrongPasskey");
}

export async function removePasskey(tx: Tx, personId: Uuid, id: string): Promise<void> {
  const { numAffectedRows } = await sql`
    delete from identity.passkey where id = ${id} and person_id = ${personId}`.execute(tx);
  if (numAffectedRows !== 1n) throw new Refused("notFound");
}
