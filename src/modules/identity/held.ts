import { sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import type { Db } from "#platform/db.ts";
import type { Remit, Sector } from "./types.ts";

/** A remit somebody holds, with the organisation they hold it for where it is held for one. */
export interface HeldRemit {
  readonly remit: Remit;
  readonly organisation: {
    readonly id: Uuid;
    readonly sector: Sector;
    readonly region: string;
    readonly municipalityCode: string | null;
  } | null;
}

/** What somebody holds now. */
export async function remitsHeld(db: Db, personId: Uuid): Promise<readonly HeldRemit[]> {
  const { rows } = await sql<HeldRemit>`
    select r.role as remit, case when o.id is not null then jsonb_build_object('id', o.id, 'sector', o.sector,
             'region', o.region, 'municipalityCode', o.municipality_code) end as organisation
      from identity.remit r left join identity.organisation o on o.id = r.organisation_id
     where r.person_id = ${personId} and r.ended_at is null order by r.role`.execute(db);
  return rows;
}
