import { randomInt } from "node:crypto";
import { sql } from "kysely";
import { type CardCode, newCardCode } from "#kernel/cardCode.ts";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { hashPassword, verifyPassword } from "#modules/identity/index.ts";
import type { Keyring, Place } from "#platform/crypto.ts";
import { type Db, later, type Tx } from "#platform/db.ts";

/**
 * Cards: a code that finds the person and a PIN that lets them in. The code is found by a keyed hash and sealed for printing
 * it again; of the PIN there is a scrypt hash, sealed, so that who reads the table alone has nothing to try PINs against.
 * The caller has authorised and logs.
 */

export const sealedCode = (row: Uuid): Place => ({ table: "citizen.card", column: "code_sealed", row });
export const sealedPin = (row: Uuid): Place => ({ table: "citizen.card", column: "pin_sealed", row });
export const CODE_DOMAIN = "a card's code";

/** A card that counts, as those on the relay see it: never with its PIN. */
export interface LiveCard {
  readonly id: Uuid;
  readonly citizenId: Uuid;
  readonly code: CardCode;
  readonly issuedAt: Instant;
  readonly issuedUnitName: string;
}

/** A card found by its code. `endedAt`: it is dead. */
export interface FoundCard {
  readonly id: Uuid;
  readonly citizenId: Uuid;
  readonly region: string;
  readonly endedAt: Instant | null;
  readonly issuedUnitId: Uuid;
  readonly round: number;
  readonly pinSealed: string | null;
}

/** Who did it, for which unit. */
type By = { readonly personId: Uuid; readonly unitId: Uuid };

export function createCards(keyring: Keyring) {
  /**
   * Ends the person's card, whichever of their records has it. Every page behind it is closed by that: a session counts as long as
   * its card does, and says afterwards why it does not. False when there was none.
   */
  async function endCard(
    tx: Tx,
    end: { citizenIds: readonly Uuid[]; why: "lost" | "replaced"; actor: By; now: Instant },
  ): Promise<boolean> {
    const { citizenIds, why, actor, now } = end;
    const { rows } = await sql<{ id: Uuid }>`
      update citizen.card
         set ended_at = greatest(issued_at, ${now}::timestamptz), ended_why = ${why}, ended_by = ${actor.personId},
             ended_unit = ${actor.unitId}, code_sealed = null, pin_sealed = null
       where citizen_id = any(${[...citizenIds]}::uuid[]) and ended_at is null returning id`.execute(tx);
    return rows.length > 0;
  }

  return {
    endCard,

    /**
     * A new card on one of the person's records; one that counted until now is dead by the same transaction. `pin`: six
     * digits, judged by the caller.
     */
    async issueCard(
      tx: Tx,
      draft: { citizenId: Uuid; citizenIds: readonly Uuid[]; pin: string; actor: By; now: Instant },
    ): Promise<{ cardId: Uuid; replaced: boolean }> {
      const { citizenId, citizenIds, actor, now } = draft;
      const id = newId();
      const code = newCardCode((below) => randomInt(below));
      const pin = keyring.seal(await hashPassword(draft.pin), sealedPin(id));
      // Two helpers at once: one after the other, the later card counts.
      later(tx, sql`select pg_advisory_xact_lock(hashtextextended('card:' || ${citizenId}, 0))`.compile(tx));
      const replaced = await endCard(tx, { citizenIds, why: "replaced", actor, now });
      await tx
        .insertInto("citizen.card")
        .values({
          id,
          citizen_id: citizenId,
          code_hash: keyring.hash(CODE_DOMAIN, code),
          code_sealed: keyring.seal(code, sealedCode(id)),
          pin_sealed: pin,
          issued_at: now,
          issued_by: actor.personId,
          issued_unit: actor.unitId,
        })
        .execute();
      return { cardId: id, replaced };
    },

    /** A helper who stands with them lets them try again at once. False when there is no card that counts. */
    async unlockCard(tx: Tx, citizenIds: readonly Uuid[]): Promise<boolean> {
      const { numAffectedRows } = await sql`
        update citizen.card set round = round + 1 where citizen_id = any(${[...citizenIds]}::uuid[]) and ended_at is null`.execute(
        tx,
      );
      return numAffectedRows === 1n;
    },

    /** The card that counts, of whichever record of the person has it; null when none has. Throws Unreadable. */
    async liveCard(db: Db, citizenIds: readonly Uuid[]): Promise<LiveCard | null> {
      const { rows } = await sql<Omit<LiveCard, "code"> & { sealed: string }>`
        select k.id, k.citizen_id as "citizenId", k.code_sealed as sealed, k.issued_at as "issuedAt", u.name as "issuedUnitName"
          from citizen.card k join identity.unit_card u on u.id = k.issued_unit
         where k.citizen_id = any(${[...citizenIds]}::uuid[]) and k.ended_at is null
         order by k.issued_at desc, k.id desc limit 1`.execute(db);
      const [row] = rows;
      if (row === undefined) return null;
      const { sealed, ...card } = row;
      return { ...card, code: keyring.open(sealed, sealedCode(card.id)) as CardCode };
    },

    /** Whose card it is, dead or alive; null for a code that is nobody's. What may be told of it the caller decides. */
    async cardByCode(db: Db, code: CardCode): Promise<FoundCard | null> {
      const { rows } = await sql<FoundCard>`
        select k.id, k.citizen_id as "citizenId", z.region, k.ended_at as "endedAt", k.issued_unit as "issuedUnitId",
               k.round, k.pin_sealed as "pinSealed"
          from citizen.card k join citizen.citizen z on z.id = k.citizen_id
         where k.code_hash = any(${keyring.hashes(CODE_DOMAIN, code)}::bytea[])`.execute(db);
      return rows[0] ?? null;
    },

    /** Whether it is the card's PIN. Slow on purpose; outside any transaction. Throws Unreadable. */
    async isPin({ id, pinSealed }: Pick<FoundCard, "id" | "pinSealed">, pin: string): Promise<boolean> {
      if (pinSealed === null) return false;
      return verifyPassword({ hash: keyring.open(pinSealed, sealedPin(id)), password: pin });
    },

    /** What may stand for a PIN where equals must be told and the PIN must not be kept. */
    pinDigest: (pin: string): string => keyring.hash("a PIN as typed", pin).toString("base64url"),
  };
}
