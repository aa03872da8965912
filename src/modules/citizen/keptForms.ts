import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { minutes, plus } from "#kernel/time.ts";
import type { Db, Tx } from "#platform/db.ts";

/** Forms that were sent after their page had closed: sealed by the caller, kept for one card, asked for by the house. */

/** Long enough to find the card and get to a phone again; no longer than need be. */
export const KEPT_FOR = minutes(60);
/** More than anybody has open at once; whoever sends on and on takes the place of their own. */
const MOST = 5;

export interface KeptForm {
  readonly id: Uuid;
  readonly sealed: string;
  readonly keptAt: Instant;
}

/** Keeps it, where the card counts. False for a card that does not: it would be nobody's to take up. */
export async function keepForm(tx: Tx, cardId: Uuid, sealed: string, now: Instant): Promise<boolean> {
  await forgetKeptForms(tx, now);
  const { numAffectedRows } = await sql`
    insert into citizen.kept_form (id, card_id, sealed, kept_at, expires_at)
    select ${newId()}, k.id, ${sealed}, ${now}, ${plus(now, KEPT_FOR)}
      from citizen.card k where k.id = ${cardId} and k.ended_at is null`.execute(tx);
  await sql`
    delete from citizen.kept_form where id in (
      select id from citizen.kept_form where card_id = ${cardId} order by kept_at desc, id desc offset ${MOST})`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** What is kept for the card and not over yet, newest first. */
export async function keptForms(db: Db, cardId: Uuid, now: Instant): Promise<readonly KeptForm[]> {
  const { rows } = await sql<KeptForm>`
    select id, sealed, kept_at as "keptAt" from citizen.kept_form
     where card_id = ${cardId} and expires_at > ${now} order by kept_at desc, id desc`.execute(db);
  return rows;
}

/** Gone: it is taken up, or thrown away. What is not the card's stays. */
export async function dropKeptForm(tx: Tx, cardId: Uuid, id: Uuid): Promise<void> {
  await sql`delete from citizen.kept_form where id = ${id} and card_id = ${cardId}`.execute(tx);
}

/** Sweeps away what nobody came back for. Returns how many. */
export async function forgetKeptForms(tx: Tx, now: Instant): Promise<number> {
  const { numAffectedRows } = await sql`delete from citizen.kept_form where expires_at <= ${now}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
