import { sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { Db } from "#platform/db.ts";
import type { Consent } from "./types.ts";

/** What these citizens have said and not taken back; one that has lapsed by `today` is none. One query. */
export async function current(
  db: Db,
  citizenIds: readonly Uuid[],
  today: CalendarDay,
): Promise<Map<Uuid, Consent>> {
  if (citizenIds.length === 0) return new Map();
  const { rows } = await sql<Consent>`
    select id, citizen_id as "citizenId", scope, form, witness, given_to_unit as "givenToUnit",
           recorded_by as "recordedBy", given_at as "givenAt", ends_on as "endsOn"
      from consent.consent
     where citizen_id = any(${[...new Set(citizenIds)]}::uuid[]) and withdrawn_at is null and ends_on >= ${today}`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.citizenId, row]));
}
