import type { Page, StepType, TimelineEntry } from "../view-types.ts";
import type { Names, Wanted } from "./names.ts";
import { type EventReader, namesEvent, opensNeed } from "./sight.ts";
import type { EventRow } from "./timeline-rows.ts";

/** What happened on a course, as the page tells it. Pure. */

export const TIMELINE_PAGE = 50;

export const wantedByEvents = (rows: readonly EventRow[]): Wanted => ({
  units: rows.flatMap((row) => [row.unitId, row.byUnitId]),
  people: rows.map((row) => row.personId),
});

/** On the relay's own pages its own name says nothing. */
const typeOf = (stored: string): StepType => stored.replace(/^relay\./, "") as StepType;

/** What is closed to the reader as such is not among them; steps on needs that are closed are named without what they carried. */
export const presentEvents = (
  rows: readonly EventRow[],
  names: Names,
  reader: EventReader,
): readonly TimelineEntry[] =>
  rows.slice(0, TIMELINE_PAGE).flatMap((row) => {
    const type = typeOf(row.type);
    if (!namesEvent(reader, { type, unitId: row.unitId })) return [];
    // Which door turned them away is for who sees it all: the reader may be that door.
    const whole = type === "turnedAwayRecorded";
    const open = (row.needId === null && !whole) || opensNeed(reader.sight, row.needId);
    return {
      id: row.id,
      at: row.at,
      type,
      person: row.personId === null ? null : names.person(row.personId),
      byUnit: row.byUnitId === null ? null : names.unit(row.byUnitId),
      unit: row.unitId === null ? null : names.unit(row.unitId),
      needKind: row.needKind,
      party: open ? row.party : null,
      data: open ? row.data : {},
    };
  });

/** `total` counts what is shown of this page: a course's whole history is never counted. */
export const presentTimelinePage = (
  rows: readonly EventRow[],
  names: Names,
  reader: EventReader,
): Page<TimelineEntry> => {
  const shown = presentEvents(rows, names, reader);
  return {
    rows: shown,
    total: shown.length,
    next: rows.length > TIMELINE_PAGE ? (rows[TIMELINE_PAGE - 1]?.id ?? null) : null,
  };
};
