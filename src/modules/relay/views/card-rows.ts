import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Db } from "#platform/db.ts";

export interface PersonsCourse {
  readonly id: Uuid;
  readonly region: string;
  readonly area: string;
  readonly state: "open" | "closed";
  readonly citizenId: Uuid;
  readonly holderId: Uuid;
  readonly contactPersonId: Uuid | null;
  readonly heldSince: Instant;
}

/** The course a person's card leads to: the open one, else the latest. Null when there is none the asker may see. */
export async function courseOfPerson(db: Db, citizenIds: readonly Uuid[]): Promise<PersonsCourse | null> {
  const { rows } = await sql<PersonsCourse>`
    select id, region, area, state, citizen_id as "citizenId", holder_id as "holderId",
           contact_person_id as "contactPersonId", held_since as "heldSince"
      from relay.course where citizen_id = any(${[...citizenIds]}::uuid[])
     order by state = 'open' desc, begun_at desc, id limit 1`.execute(db);
  return rows[0] ?? null;
}
