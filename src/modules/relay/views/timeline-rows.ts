import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Db } from "#platform/db.ts";
import { TIMELINE_PAGE } from "./timeline-present.ts";

export interface EventRow {
  readonly id: Uuid;
  readonly at: Instant;
  readonly type: string;
  readonly needId: Uuid | null;
  readonly needKind: string | null;
  readonly unitId: Uuid | null;
  readonly personId: Uuid | null;
  readonly byUnitId: Uuid | null;
  /** The door it was about, by name: one outside, or where they were turned away. */
  readonly party: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * What happened on the course, newest first: one more than a page, so that the page knows whether there is a next.
 * `before` is the last entry already seen.
 */
export async function eventRows(db: Db, courseId: Uuid, before: Uuid | null): Promise<readonly EventRow[]> {
  const { rows } = await sql<EventRow>`
    select e.id, e.at, e.type, e.need_id as "needId", n.kind as "needKind", e.unit_id as "unitId",
           e.person_id as "personId", e.by_unit_id as "byUnitId", coalesce(x.party_name, d.name, nullif(t.door_name, '')) as party, e.data
      from platform.event e
      left join relay.need n on n.id = e.need_id
      left join relay.external_handover x on x.id = (e.data->>'externalId')::uuid and x.course_id = e.course_id
      left join relay.turned_away t on e.type = 'relay.turnedAwayRecorded'
            and t.id = (e.data->>'turnedAwayId')::uuid and t.course_id = e.course_id
      left join identity.unit_card d on d.id = t.door_unit_id
     where e.course_id = ${courseId}
       and (${before}::uuid is null
            or (e.at, e.id) < (select b.at, b.id from platform.event b where b.id = ${before} and b.course_id = ${courseId}))
     order by e.at desc, e.id desc limit ${TIMELINE_PAGE + 1}`.execute(db);
  return rows;
}
