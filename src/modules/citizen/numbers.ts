import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { PersonNumber } from "#kernel/cpr.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Keyring, Place } from "#platform/crypto.ts";
import { type Db, databaseFault, type Tx } from "#platform/db.ts";
import type { KnownNumber } from "./types.ts";

/**
 * CPR and replacement numbers of citizens: sealed, and found again by keyed hash alone. The caller has authorised – only
 * authorities and health staff handle them (databeskyttelsesloven § 11) – and logs every read.
 */

export const sealedNumber = (row: Uuid): Place => ({ table: "citizen.identifier", column: "sealed", row });

/** Of system, issuer and number together: older replacement numbers collide between issuers. */
export const textToHash = ({ system, issuer, value }: PersonNumber): string =>
  JSON.stringify([system, issuer.toLowerCase().replace(/\s+/g, " "), value]);

export const NUMBER_DOMAIN = "a person's number";

export function createNumbers(keyring: Keyring) {
  /** Under every key: while keys are rotated, some rows still have the hash of the one before. */
  const hashes = (number: PersonNumber): Buffer[] => keyring.hashes(NUMBER_DOMAIN, textToHash(number));

  async function numbersOf(db: Db, citizenId: Uuid): Promise<readonly KnownNumber[]> {
    const { rows } = await sql<Omit<KnownNumber, "value"> & { sealed: string }>`
      select i.id, i.system, i.issuer, i.sealed, i.added_at as "addedAt", p.name as "addedByName", u.name as "addedUnitName"
        from citizen.identifier i
        join identity.person p on p.id = i.added_by
        join identity.unit_card u on u.id = i.added_unit
       where i.citizen_id = ${citizenId} and i.removed_at is null
       order by i.added_at, i.id`.execute(db);
    return rows.map(({ sealed, ...row }) => ({ ...row, value: keyring.open(sealed, sealedNumber(row.id)) }));
  }

  /** Whose number it is: records of the region, the earliest first, at most `most`. Identifiers only. */
  async function citizensWithNumber(
    db: Db,
    { region, number, most = 50 }: { region: string; number: PersonNumber; most?: number },
  ): Promise<readonly Uuid[]> {
    const { rows } = await sql<{ id: Uuid }>`
      select z.id from citizen.identifier i join citizen.citizen z on z.id = i.citizen_id
       where i.hash = any(${hashes(number)}::bytea[]) and i.removed_at is null and z.region = ${region}
       order by z.created_at, z.id limit ${most}`.execute(db);
    return rows.map(({ id }) => id);
  }

  return {
    /** The citizen's numbers, opened. Throws Unreadable when one cannot be: that is a fault, never "none". */
    numbersOf,
    citizensWithNumber,

    /** What may stand for a number where equals must be told and the number must not be kept. */
    numberDigest: (text: string): string => keyring.hash("a number as typed", text).toString("base64url"),

    /**
     * Notes a number on a record. The same again changes nothing. Throws Refused `hasAnotherNumber` for a second CPR
     * number on one record.
     */
    async addNumber(
      tx: Tx,
      {
        citizenId,
        number,
        actor,
        now,
      }: { citizenId: Uuid; number: PersonNumber; actor: Actor; now: Instant },
    ): Promise<Uuid> {
      const { rows } = await sql<{ id: Uuid }>`
        select id from citizen.identifier
         where citizen_id = ${citizenId} and hash = any(${hashes(number)}::bytea[]) and removed_at is null`.execute(
        tx,
      );
      if (rows[0]) return rows[0].id;
      const id = newId();
      const values = {
        id,
        citizen_id: citizenId,
        system: number.system,
        issuer: number.issuer,
        sealed: keyring.seal(number.value, sealedNumber(id)),
        hash: keyring.hash(NUMBER_DOMAIN, textToHash(number)),
        added_at: now,
        added_by: actor.personId,
        added_unit: actor.unitId,
      };
      try {
        await tx.insertInto("citizen.identifier").values(values).execute();
      } catch (error) {
        const constraint = databaseFault(error)?.constraint;
        if (constraint === "one_cpr_of_a_citizen") throw new Refused("hasAnotherNumber");
        if (constraint === "one_number_once_of_a_citizen") throw new Refused("stale");
        throw error;
      }
      return id;
    },

    /** Takes it away: who and when is kept, the number is not. Throws Refused `unknownNumber`. */
    async removeNumber(
      tx: Tx,
      { citizenId, id, actor, now }: { citizenId: Uuid; id: Uuid; actor: Actor; now: Instant },
    ): Promise<void> {
      const { numAffectedRows } = await sql`
        update citizen.identifier
           set sealed = null, hash = null, removed_at = ${now}, removed_by = ${actor.personId}, removed_unit = ${actor.unitId}
         where id = ${id} and citizen_id = ${citizenId} and removed_at is null`.execute(tx);
      if (Number(numAffectedRows ?? 0) === 0) throw new Refused("unknownNumber");
    },

    /**
     * Other records of the region that hold one of this record's numbers, by hash alone: nothing is opened. While keys are
     * rotated, two of which only one has been hashed anew are not seen to be alike until the other has.
     */
    async sharingANumber(
      db: Db,
      { citizenId, region }: { citizenId: Uuid; region: string },
    ): Promise<readonly Uuid[]> {
      const { rows } = await sql<{ id: Uuid }>`
        select z.id from citizen.identifier mine
          join citizen.identifier i on i.hash = mine.hash and i.citizen_id <> mine.citizen_id and i.removed_at is null
          join citizen.citizen z on z.id = i.citizen_id
         where mine.citizen_id = ${citizenId} and mine.removed_at is null and z.region = ${region}
         group by z.id, z.created_at order by z.created_at, z.id limit 50`.execute(db);
      return rows.map(({ id }) => id);
    },
  };
}
