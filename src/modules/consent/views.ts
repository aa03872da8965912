import { type RawBuilder, sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { Db } from "#platform/db.ts";
import type { Consent } from "./types.ts";

const columns = sql`
  id, citizen_id as "citizenId", scope, form, witness, given_to_unit as "givenToUnit",
  recorded_by as "recordedBy", given_at as "givenAt", ends_on as "endsOn"`;

/** What these citizens have said and not taken back; one that has lapsed by `today` is none. One query. */
export async function current(
  db: Db,
  citizenIds: readonly Uuid[],
  today: CalendarDay,
): Promise<Map<Uuid, Consent>> {
  if (citizenIds.length === 0) return new Map();
  const { rows } = await sql<Consent>`
    select ${columns} from consent.consent
     where citizen_id = any(${[...new Set(citizenIds)]}::uuid[]) and withdrawn_at is null and ends_on >= ${today}`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.citizenId, row]));
}

/** The same of the one citizen a query gives (`(select … )`): asked along with whatever else learns who it is. */
export async function currentOf(
  db: Db,
  citizen: RawBuilder<Uuid>,
  today: CalendarDay,
): Promise<Consent | undefined> {
  const { rows } = await sql<Consent>`
    select ${columns} from consent.consent
     where citizen_id = ${citizen} and withdrawn_at is null and ends_on >= ${today}`.execute(db);
  return rows[0];
}
