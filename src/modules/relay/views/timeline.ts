import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Db } from "#platform/db.ts";
import type { EventType } from "../types.ts";
import type { Page, TimelineEntry } from "../view-types.ts";
import type { Names, Wanted } from "./names.ts";
import { opensNeed, type Sight } from "./sight.ts";

export const TIMELINE_PAGE = 50;

export interface EventRow {
  readonly id: Uuid;
  readonly at: Instant;
  readonly type: string;
  readonly needId: Uuid | null;
  readonly needKind: string | null;
  readonly unitId: Uuid | null;
  readonly personId: Uuid | null;
  readonly byUnitId: Uuid | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * What happened on the course, newest first: one more than a page, so that the page knows whether there is a next.
 * `before` is the last entry already seen.
 */
export async function eventRows(db: Db, courseId: Uuid, before: Uuid | null): Promise<readonly EventRow[]> {
  const { rows } = await sql<EventRow>`
    select e.id, e.at, e.type, e.need_id as "needId", n.kind as "needKind", e.unit_id as "unitId",
           e.person_id as "personId", e.by_unit_id as "byUnitId", e.data
      from platform.event e left join relay.need n on n.id = e.need_id
     where e.course_id = ${courseId}
       and (${before}::uuid is null
            or (e.at, e.id) < (select b.at, b.id from platform.event b where b.id = ${before} and b.course_id = ${courseId}))
     order by e.at desc, e.id desc limit ${TIMELINE_PAGE + 1}`.execute(db);
  return rows;
}

export const wantedByEvents = (rows: readonly EventRow[]): Wanted => ({
  units: rows.flatMap((row) => [row.unitId, row.byUnitId]),
  people: rows.map((row) => row.personId),
});

/** Events carry their module's name before a dot; on the relay's own pages it says nothing. */
const typeOf = (stored: string): EventType => stored.slice(stored.lastIndexOf(".") + 1) as EventType;

/** Steps on needs that are closed to the reader are named without what they carried. */
export const presentEvents = (
  rows: readonly EventRow[],
  names: Names,
  sight: Sight,
): readonly TimelineEntry[] =>
  rows.slice(0, TIMELINE_PAGE).map((row) => ({
    id: row.id,
    at: row.at,
    type: typeOf(row.type),
    person: row.personId === null ? null : names.person(row.personId),
    byUnit: row.byUnitId === null ? null : names.unit(row.byUnitId),
    unit: row.unitId === null ? null : names.unit(row.unitId),
    needKind: row.needKind,
    data: row.needId === null || opensNeed(sight, row.needId) ? row.data : {},
  }));

/** `total` counts this page and whether there is more: a course's whole history is never counted. */
export const presentTimelinePage = (
  rows: readonly EventRow[],
  names: Names,
  sight: Sight,
): Page<TimelineEntry> => ({
  rows: presentEvents(rows, names, sight),
  total: rows.length,
  next: rows.length > TIMELINE_PAGE ? (rows[TIMELINE_PAGE - 1]?.id ?? null) : null,
});
