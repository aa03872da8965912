import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Db } from "#platform/db.ts";
import type { ContactWay, HandoverKind, LadderStep } from "../types.ts";
import { MOST_DOTS } from "./relay-line-present.ts";

/** Everything relay lines are drawn from, for one course or a page of them: four queries sent together. */

interface PeriodRow {
  readonly courseId: Uuid;
  readonly unitId: Uuid;
  readonly since: Instant;
  /** null: still. */
  readonly until: Instant | null;
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
      select p.course_id as "courseId", p.unit_id as "unitId", p.since, nullif(p.until, 'infinity') as until, p.spell, h.kind as by
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
       cross join lateral (select at, way, unit_id from relay.contact where course_id = course.id and way <> 'notified'
                            order by at desc limit ${MOST_DOTS}) c
       order by c.at`.execute(db),
    sql<RungRow>`
      select h.course_id as "courseId", e.at, e.step
        from relay.handover h join relay.escalation e on e.handover_id = h.id
       where h.course_id = any(${ids}) order by e.at, e.id`.execute(db),
  ]);
  return { periods: periods.rows, asks: asks.rows, contacts: contacts.rows, rungs: rungs.rows };
}
