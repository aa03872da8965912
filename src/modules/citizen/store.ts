import { sql } from "kysely";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Keyring, Place } from "#platform/crypto.ts";
import { later, type Tx } from "#platform/db.ts";
import { nameKeys } from "./names.ts";
import type { NewCitizen } from "./types.ts";

/**
 * Citizens' records and their own words. The caller has authorised – the relay knows who is on the course – and logs.
 */

export const sealedPhone = (row: Uuid): Place => ({ table: "citizen.citizen", column: "phone_sealed", row });

/** Adds many citizens with one statement (the demo has hundreds of thousands), sent without waiting. Returns their ids in order. */
export async function addCitizens(tx: Tx, keyring: Keyring, drafts: readonly NewCitizen[]): Promise<Uuid[]> {
  const identified = drafts.map((draft) => ({ ...draft, id: draft.id ?? newId() }));
  const rows = identified.map((draft) => ({
    id: draft.id,
    region: draft.region,
    known_as: draft.knownAs,
    full_name: draft.fullName ?? null,
    birth_year: draft.birthYear ?? null,
    age_band: draft.ageBand ?? "unknown",
    language: draft.language ?? "da",
    municipality_code: draft.municipalityCode ?? null,
    phone_sealed: draft.phone ? keyring.seal(draft.phone, sealedPhone(draft.id)) : null,
    name_keys: nameKeys(draft),
    created_at: draft.now,
  }));
  const insert = sql`
    insert into citizen.citizen (id, region, known_as, full_name, birth_year, age_band, language, municipality_code,
                                 phone_sealed, name_keys, created_at)
    select id, region, known_as, full_name, birth_year, age_band, language, municipality_code, phone_sealed, name_keys, created_at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as c(id uuid, region text, known_as text, full_name text, birth_year int, age_band text, language text,
             municipality_code text, phone_sealed text, name_keys text[], created_at timestamptz)`;
  later(tx, insert.compile(tx));
  return rows.map((row) => row.id);
}

export async function addCitizen(tx: Tx, keyring: Keyring, draft: NewCitizen): Promise<Uuid> {
  const id = draft.id ?? newId();
  await addCitizens(tx, keyring, [{ ...draft, id }]);
  return id;
}

/** Another name they want to be known by, or the full one once they have given it. Throws Refused `unknownCitizen`. */
export async function rename(
  tx: Tx,
  { citizenId, knownAs, fullName }: { citizenId: Uuid; knownAs: string; fullName: string | null },
): Promise<void> {
  const { rows } = await sql<{ region: string }>`
    select region from citizen.citizen where id = ${citizenId} for no key update`.execute(tx);
  const region = rows[0]?.region;
  if (region === undefined) throw new Refused("unknownCitizen", { citizenId });
  await sql`
    update citizen.citizen
       set known_as = ${knownAs}, full_name = ${fullName}, name_keys = ${nameKeys({ region, knownAs, fullName })}::text[]
     where id = ${citizenId}`.execute(tx);
}
