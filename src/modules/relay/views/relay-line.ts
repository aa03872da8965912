import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Db } from "#platform/db.ts";
import { FOREVER } from "#platform/db.ts";
import type { ContactWay, HandoverKind, LadderStep } from "../types.ts";
import type { RelayLineData } from "../view-types.ts";
import type { Names, Wanted } from "./names.ts";

/** Everything relay lines are drawn from, for one course or a page of them: four queries sent together. */

/** A line is a picture: the latest dots tell more than all of them. */
const MOST_DOTS = 60;

interface PeriodRow {
  readonly courseId: Uuid;
  readonly unitId: Uuid;
  readonly since: Instant;
  readonly until: Instant;
  readonly spell: number;
  readonly by: HandoverKind | null;
}
interface AskRow {
  readonly courseId: Uuid;
  readonly handoverId: Uuid;
  readonly needId: Uuid | null;
  readonly needKind: string | null;
  readonly fromUnitId: Uuid;
  readonly toUnitId: Uuid;
  readonly proposedAt: Instant;
  readonly answerBy: Instant;
  readonly rung: number;
}
interface ContactRow {
  readonly courseId: Uuid;
  readonly at: Instant;
  readonly way: ContactWay;
  readonly unitId: Uuid;
}
interface RungRow {
  readonly courseId: Uuid;
  readonly at: Instant;
  readonly step: LadderStep;
}

export interface LineRows {
  readonly periods: readonly PeriodRow[];
  readonly asks: readonly AskRow[];
  readonly contacts: readonly ContactRow[];
  readonly rungs: readonly RungRow[];
}

export async function lineRows(db: Db, courseIds: readonly Uuid[]): Promise<LineRows> {
  const ids = sql`${courseIds}::uuid[]`;
  const [periods, asks, contacts, rungs] = await Promise.all([
    sql<PeriodRow>`
      select p.course_id as "courseId", p.unit_id as "unitId", p.since, p.until, p.spell, h.kind as by
        from relay.period p left join relay.handover h on h.id = p.handover_id
       where p.subject_id = any(${ids}) order by p.subject_id, p.since`.execute(db),
    sql<AskRow>`
      select h.course_id as "courseId", h.id as "handoverId", h.need_id as "needId", n.kind as "needKind",
             h.from_unit_id as "fromUnitId", h.to_unit_id as "toUnitId", h.proposed_at as "proposedAt",
             h.answer_by as "answerBy", h.rung
        from relay.handover h left join relay.need n on n.id = h.need_id
       where h.course_id = any(${ids}) and h.state in ('proposed', 'questioned')
       order by h.proposed_at, h.id`.execute(db),
    sql<ContactRow>`
      select course.id as "courseId", c.at, c.way, c.unit_id as "unitId"
        from unnest(${ids}) as course(id)
       cross join lateral (select at, way, unit_id from relay.contact where course_id = course.id
                            order by at desc limit ${MOST_DOTS}) c
       order by c.at`.execute(db),
    sql<RungRow>`
      select h.course_id as "courseId", e.at, e.step
        from relay.handover h join relay.escalation e on e.handover_id = h.id
       where h.course_id = any(${ids}) order by e.at, e.id`.execute(db),
  ]);
  return { periods: periods.rows, asks: asks.rows, contacts: contacts.rows, rungs: rungs.rows };
}

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
      until: row.until.getTime() === FOREVER.getTime() ? null : row.until,
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
