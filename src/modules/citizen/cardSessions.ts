import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { minutes, plus } from "#kernel/time.ts";
import type { Db, Tx } from "#platform/db.ts";

/** What card and PIN open: for minutes, since the phone may be somebody else's. Asked by the house; nothing is kept in the browser but the token. */

/** Nobody has clicked for so long. */
export const CARD_IDLE = minutes(10);
/** Whatever was clicked meanwhile. */
export const CARD_LASTS = minutes(60);

const BYTES = 32;
const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

export interface CardSession {
  readonly id: Uuid;
  readonly cardId: Uuid;
  readonly citizenId: Uuid;
}

/** Begins one, and sweeps away those that are over. The caller has checked the PIN. Returns the token; only its hash is kept. */
export async function beginCardSession(tx: Tx, cardId: Uuid, now: Instant): Promise<string> {
  const token = randomBytes(BYTES).toString("base64url");
  await sql`delete from citizen.card_session where begun_at <= ${plus(now, -CARD_LASTS)}`.execute(tx);
  await tx
    .insertInto("citizen.card_session")
    .values({ id: newId(), card_id: cardId, token_hash: hashOf(token), begun_at: now, seen_at: now })
    .execute();
  return token;
}

/** Whose it is, and that they are seen; null when it is over, or the card does not count any more. */
export async function cardSession(tx: Tx, token: string, now: Instant): Promise<CardSession | null> {
  const { rows } = await sql<CardSession>`
    update citizen.card_session s set seen_at = ${now}
      from citizen.card k
     where s.token_hash = ${hashOf(token)} and k.id = s.card_id and k.ended_at is null
       and s.seen_at > ${plus(now, -CARD_IDLE)} and s.begun_at > ${plus(now, -CARD_LASTS)}
    returning s.id, s.card_id as "cardId", k.citizen_id as "citizenId"`.execute(tx);
  return rows[0] ?? null;
}

/**
 * Which card it was entered with, also when it is over; null when nothing is left to tell. `blocked`: that card counts no more,
 * so it is not time that has closed the page.
 */
export async function cardOfSession(
  db: Db,
  token: string,
): Promise<(Pick<CardSession, "cardId" | "citizenId"> & { blocked: boolean; issuedUnitId: Uuid }) | null> {
  const { rows } = await sql<{ cardId: Uuid; citizenId: Uuid; blocked: boolean; issuedUnitId: Uuid }>`
    select k.id as "cardId", k.citizen_id as "citizenId", k.ended_at is not null as blocked, k.issued_unit as "issuedUnitId"
      from citizen.card_session s join citizen.card k on k.id = s.card_id
     where s.token_hash = ${hashOf(token)}`.execute(db);
  return rows[0] ?? null;
}

/** Out, at once. False when it was over already. */
export async function endCardSession(tx: Tx, token: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from citizen.card_session where token_hash = ${hashOf(token)}`.execute(tx);
  return numAffectedRows === 1n;
}
