import type { EventType } from "../types.ts";
import type { Page, TimelineEntry } from "../view-types.ts";
import type { Names, Wanted } from "./names.ts";
import { opensNeed, type Sight } from "./sight.ts";
import type { EventRow } from "./timeline-rows.ts";

/** What happened on a course, as the page tells it. Pure. */

export const TIMELINE_PAGE = 50;

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
  rows.slice(0, TIMELINE_PAGE).map((row) => {
    const open = row.needId === null || opensNeed(sight, row.needId);
    return {
      id: row.id,
      at: row.at,
      type: typeOf(row.type),
      person: row.personId === null ? null : names.person(row.personId),
      byUnit: row.byUnitId === null ? null : names.unit(row.byUnitId),
      unit: row.unitId === null ? null : names.unit(row.unitId),
      needKind: row.needKind,
      party: open ? row.party : null,
      data: open ? row.data : {},
    };
  });

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
