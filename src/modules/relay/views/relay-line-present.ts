import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { RelayLineData } from "../view-types.ts";
import type { Names, Wanted } from "./names.ts";
import type { LineRows } from "./relay-line-rows.ts";

/** What the relay line is drawn from. Pure. */

/** A line is a picture: the latest dots tell more than all of them. */
export const MOST_DOTS = 60;

export const wantedByLines = ({ periods, asks }: LineRows): Wanted => ({
  units: [...periods.map((row) => row.unitId), ...asks.flatMap((row) => [row.fromUnitId, row.toUnitId])],
});

export interface LineCourse {
  readonly id: Uuid;
  readonly begunAt: Instant;
  readonly closedAt: Instant | null;
}

const of = <T extends { readonly courseId: Uuid }>(rows: readonly T[], courseId: Uuid): T[] =>
  rows.filter((row) => row.courseId === courseId);

/** One course's line. `opens` says of which needs the reader may see that somebody was asked. */
export function presentLine(
  course: LineCourse,
  rows: LineRows,
  names: Names,
  opens: (needId: Uuid | null) => boolean,
): RelayLineData {
  return {
    begunAt: course.begunAt,
    closedAt: course.closedAt,
    holders: of(rows.periods, course.id).map((row) => ({
      unit: names.unit(row.unitId),
      since: row.since,
      until: row.until,
      spell: row.spell,
      by: row.by,
    })),
    asks: of(rows.asks, course.id)
      .filter((row) => row.needId === null || opens(row.needId))
      .map((row) => ({
        handoverId: row.handoverId,
        needKind: row.needKind,
        from: names.unit(row.fromUnitId),
        to: names.unit(row.toUnitId),
        proposedAt: row.proposedAt,
        answerBy: row.answerBy,
        rung: row.rung,
      })),
    contacts: of(rows.contacts, course.id).map(({ at, way, unitId }) => ({ at, way, unitId })),
    rungs: of(rows.rungs, course.id)
      .slice(-MOST_DOTS)
      .map(({ at, step }) => ({ at, step })),
  };
}
