import { sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import type { Db } from "#platform/db.ts";

/** What a unit must hand over before it can close (law 8). Without names where the reader may not have them. */
export interface Responsibilities {
  readonly courses: readonly { readonly courseId: Uuid; readonly knownAs: string | null }[];
  readonly needs: readonly {
    readonly needId: Uuid;
    readonly courseId: Uuid;
    readonly kind: string;
    readonly knownAs: string | null;
  }[];
  readonly asks: readonly { readonly handoverId: Uuid; readonly fromUnit: string }[];
}

export async function responsibilitiesOf(db: Db, unitId: Uuid): Promise<Responsibilities> {
  const [courses, needs, asks] = await Promise.all([
    sql<{ courseId: Uuid; knownAs: string | null }>`
      select c.id as "courseId", z.known_as as "knownAs" from relay.course c left join citizen.citizen z on z.id = c.citizen_id
       where c.holder_id = ${unitId} and c.held_key order by c.held_since`.execute(db),
    sql<{ needId: Uuid; courseId: Uuid; kind: string; knownAs: string | null }>`
      select n.id as "needId", n.course_id as "courseId", n.kind, z.known_as as "knownAs"
        from relay.need n left join relay.course c on c.id = n.course_id left join citizen.citizen z on z.id = c.citizen_id
       where n.responsible_id = ${unitId} and n.held_key order by n.held_since`.execute(db),
    sql<{ handoverId: Uuid; fromUnit: string }>`
      select h.id as "handoverId", u.name as "fromUnit" from relay.handover h join identity.unit_card u on u.id = h.from_unit_id
       where h.to_unit_id = ${unitId} and h.open_key order by h.proposed_at`.execute(db),
  ]);
  return { courses: courses.rows, needs: needs.rows, asks: asks.rows };
}
