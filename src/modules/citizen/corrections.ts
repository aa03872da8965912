import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Keyring } from "#platform/crypto.ts";
import type { Db, Tx } from "#platform/db.ts";
import { nameKeys } from "./names.ts";
import { sealedPhone } from "./store.ts";
import type { CorrectedField, Correction, PersonDetails } from "./types.ts";

/**
 * Putting right what a record says (GDPR art. 16): the record says what is right from now on, and what it said before is
 * kept, with who changed it and why. The caller has authorised and logs.
 */

interface Row extends PersonDetails {
  readonly region: string;
}

/** So much of a number tells two apart without being one: what is encrypted where it counts must not stand readable beside. */
const masked = (phone: string | null): string | null => (phone === null ? null : `•••• ${phone.slice(-2)}`);

/** As it is kept in the history. */
const said = (field: CorrectedField, value: string | number | null): string | null => {
  if (field === "phone") return masked(value === null ? null : String(value));
  return value === null ? null : String(value);
};

const FIELDS = [
  "knownAs",
  "fullName",
  "birthYear",
  "language",
  "phone",
] as const satisfies readonly CorrectedField[];

export function createCorrections(keyring: Keyring) {
  return {
    /**
     * Makes the record say this, and writes down each field that changed. Returns those fields: none where all of it
     * stood there already. Throws Refused `unknownCitizen`; Unreadable when the phone cannot be opened.
     */
    async correctPerson(
      tx: Tx,
      change: { citizenId: Uuid; details: PersonDetails; why: string; actor: Actor; now: Instant },
    ): Promise<readonly CorrectedField[]> {
      const { citizenId, details, why, actor, now } = change;
      const { rows } = await sql<Row & { sealed: string | null }>`
        select region, known_as as "knownAs", full_name as "fullName", birth_year as "birthYear", language, phone_sealed as sealed
          from citizen.citizen where id = ${citizenId} for no key update`.execute(tx);
      const [row] = rows;
      if (row === undefined) throw new Refused("unknownCitizen", { citizenId });
      const before: PersonDetails = {
        ...row,
        phone: row.sealed === null ? null : keyring.open(row.sealed, sealedPhone(citizenId)),
      };
      const changed = FIELDS.filter((field) => before[field] !== details[field]);
      if (changed.length === 0) return [];
      const { knownAs, fullName, birthYear, language, phone } = details;
      const sealed = phone === null ? null : keyring.seal(phone, sealedPhone(citizenId));
      const keys = nameKeys({ region: row.region, knownAs, fullName });
      await sql`
        update citizen.citizen
           set known_as = ${knownAs}, full_name = ${fullName}, birth_year = ${birthYear}, language = ${language},
               phone_sealed = ${changed.includes("phone") ? sealed : row.sealed}, name_keys = ${keys}::text[]
         where id = ${citizenId}`.execute(tx);
      await tx
        .insertInto("citizen.correction")
        .values(
          changed.map((field) => ({
            id: newId(),
            citizen_id: citizenId,
            field,
            was: said(field, before[field]),
            became: said(field, details[field]),
            why,
            at: now,
            by_person: actor.personId,
            by_unit: actor.unitId,
          })),
        )
        .execute();
      return changed;
    },

    /** What was put right on this record, newest first, the hundred latest. */
    async correctionsOf(db: Db, citizenId: Uuid): Promise<readonly Correction[]> {
      const { rows } = await sql<Correction>`
        select c.id, c.field, c.was, c.became, c.why, c.at, p.name as "byName", u.name as "byUnitName"
          from citizen.correction c join identity.person p on p.id = c.by_person join identity.unit_card u on u.id = c.by_unit
         where c.citizen_id = ${citizenId} order by c.at desc, c.id desc limit 100`.execute(db);
      return rows;
    },
  };
}
