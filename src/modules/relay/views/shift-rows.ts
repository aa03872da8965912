import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { type CalendarDay, parseCalendarDay } from "#kernel/time.ts";
import type { Urgency } from "#kernel/urgency.ts";
import type { Db } from "#platform/db.ts";
import type { AlarmKind, HandoverState, LegalBasis, RedirectReason } from "../types.ts";

/**
 * The lists of Min vagt as rows. Each reads one unit's own open work through an index on the unit, so that its cost
 * follows what the unit has open, not how much the installation has ever seen. Each row carries the list's `total`.
 */

export const PAGE = 50;
/** Counts are exact up to here; "500+" says more than a number nobody can work through. */
export const MOST_COUNTED = 500;

const page = sql.lit(PAGE + 1);

export interface InboxRow {
  readonly handoverId: Uuid;
  readonly courseId: Uuid;
  readonly needId: Uuid | null;
  readonly needKind: string | null;
  readonly fromUnitId: Uuid;
  readonly citizenId: Uuid;
  readonly legalBasis: LegalBasis;
  readonly urgency: Urgency;
  readonly proposedAt: Instant;
  readonly answerBy: Instant;
  readonly rung: number;
  readonly questioned: boolean;
  readonly message: string;
  readonly total: number;
}

/**
 * What waits for the unit's answer, worst first: what has passed its time, then least time left; last what waits for
 * the sender's answer to our question. `after` is the last handover already seen.
 */
export async function inboxRows(db: Db, unitId: Uuid, after: Uuid | null): Promise<readonly InboxRow[]> {
  const { rows } = await sql<InboxRow>`
    with waiting as (
      select h.id, h.state = 'questioned' as questioned, h.answer_by, count(*) over () as total
        from relay.handover h
       where h.to_unit_id = ${unitId} and h.state in ('proposed', 'questioned')
    ), shown as (
      select * from waiting w
       where ${after}::uuid is null
          or (w.questioned, w.answer_by, w.id)
             > (select a.state = 'questioned', a.answer_by, a.id from relay.handover a
                 where a.id = ${after} and a.to_unit_id = ${unitId})
       order by questioned, answer_by, id limit ${page}
    )
    select h.id as "handoverId", h.course_id as "courseId", h.need_id as "needId", n.kind as "needKind", h.from_unit_id as "fromUnitId",
           c.citizen_id as "citizenId", h.legal_basis as "legalBasis", h.urgency, h.proposed_at as "proposedAt", h.answer_by as "answerBy",
           h.rung, s.questioned, h.message, s.total
      from shown s
      join relay.handover h on h.id = s.id
      join relay.course c on c.id = h.course_id
      left join relay.need n on n.id = h.need_id
     order by s.questioned, s.answer_by, s.id`.execute(db);
  return rows;
}

export interface HeldRow {
  readonly courseId: Uuid;
  readonly citizenId: Uuid;
  readonly begunAt: Instant;
  readonly closedAt: Instant | null;
  /** Since when the unit has the baton – or the earliest of its needs. */
  readonly since: Instant;
  readonly weHoldBaton: boolean;
  readonly died: boolean;
  readonly firstOn: CalendarDay | null;
  readonly needKinds: readonly string[];
  readonly needId: Uuid | null;
  readonly needKind: string | null;
  readonly what: string | null;
  readonly total: number;
}

/** Where the page before ended: "YYYY-MM-DD" (or "none" for courses without a step of ours) and the course. */
export const heldCursor = (row: HeldRow): string => `${row.firstOn ?? "none"}~${row.courseId}`;

function afterHeld(cursor: string | null): RawBuilder<boolean> {
  const [on = "", id = ""] = (cursor ?? "").split("~");
  const day = on === "none" ? "infinity" : parseCalendarDay(on);
  return day === null || !isUuid(id)
    ? sql`true`
    : sql`(coalesce(first_on, 'infinity'::date), course_id) > (${day}::date, ${id}::uuid)`;
}

/** Courses whose baton or needs the unit has: lapsed next steps first, then by date, then those without one. */
export async function heldRows(db: Db, unitId: Uuid, cursor: string | null): Promise<readonly HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    with needs as (
      select n.course_id, min(n.next_step_on) as first_on
        from relay.need n where n.responsible_id = ${unitId} and n.held_key = true group by n.course_id
    ), ours as (
      select course_id, min(first_on) as first_on, count(*) over () as total
        from (select course_id, first_on from needs
              union all
              select id, null from relay.course where holder_id = ${unitId} and held_key = true) as both_lists
       group by course_id
    ), shown as (
      select * from ours where ${afterHeld(cursor)} order by coalesce(first_on, 'infinity'::date), course_id limit ${page}
    )
    select s.course_id as "courseId", c.citizen_id as "citizenId", c.begun_at as "begunAt", c.closed_at as "closedAt",
           c.holder_id = ${unitId} as "weHoldBaton", c.died_at is not null as died, s.first_on as "firstOn",
           case when c.holder_id = ${unitId} then c.held_since else mine.since end as since,
           coalesce(mine.kinds, '{}') as "needKinds", next.id as "needId", next.kind as "needKind",
           next.next_step as what, s.total
      from shown s
      join relay.course c on c.id = s.course_id
      left join lateral (
        select array_agg(n.kind order by n.next_step_on, n.id) as kinds, min(n.held_since) as since
          from relay.need n where n.course_id = c.id and n.responsible_id = ${unitId} and n.ended_at is null) mine on true
      left join lateral (
        select n.id, n.kind, n.next_step
          from relay.need n where n.course_id = c.id and n.responsible_id = ${unitId} and n.ended_at is null
         order by n.next_step_on, n.id limit 1) next on true
     order by coalesce(s.first_on, 'infinity'::date), s.course_id`.execute(db);
  return rows;
}

export interface SentRow {
  readonly handoverId: Uuid;
  readonly courseId: Uuid;
  readonly citizenId: Uuid;
  readonly needKind: string | null;
  readonly toUnitId: Uuid;
  readonly state: HandoverState;
  readonly answerBy: Instant | null;
  readonly rung: number;
  readonly redirectReason: RedirectReason | null;
  readonly total: number;
}

/**
 * What the unit waits for others to answer. First what is the unit's own move – questions to it, and what a redirect
 * prepared and nobody has sent – then what has passed its time, then least time left.
 */
export async function sentRows(db: Db, unitId: Uuid, after: Uuid | null): Promise<readonly SentRow[]> {
  const { rows } = await sql<SentRow>`
    with waiting as (
      select h.id, h.state = 'proposed' as theirs, coalesce(h.answer_by, h.proposed_at) as due,
             count(*) over () as total
        from relay.handover h
       where h.from_unit_id = ${unitId} and h.state in ('draft', 'proposed', 'questioned')
    ), shown as (
      select * from waiting w
       where ${after}::uuid is null
          or (w.theirs, w.due, w.id)
             > (select a.state = 'proposed', coalesce(a.answer_by, a.proposed_at), a.id from relay.handover a
                 where a.id = ${after} and a.from_unit_id = ${unitId})
       order by theirs, due, id limit ${page}
    )
    select h.id as "handoverId", h.course_id as "courseId", c.citizen_id as "citizenId", n.kind as "needKind",
           h.to_unit_id as "toUnitId", h.state, h.answer_by as "answerBy", h.rung,
           part.redirect_reason as "redirectReason", s.total
      from shown s
      join relay.handover h on h.id = s.id
      join relay.course c on c.id = h.course_id
      left join relay.need n on n.id = h.need_id
      left join relay.handover part on part.id = h.part_of
     order by s.theirs, s.due, s.id`.execute(db);
  return rows;
}

export interface TodayRow {
  readonly kind: "nextStep" | "checkBack" | "table";
  readonly courseId: Uuid;
  readonly id: Uuid;
  readonly citizenId: Uuid;
  /** A seat at somebody else's table: whose it is may be said only while the citizen lets those on the relay know. */
  readonly guest: boolean;
  readonly anonymous: boolean;
  /** The next step's words, the name of the door outside, or the kind of need on the table. */
  readonly what: string;
  readonly on: CalendarDay;
  readonly total: number;
}

/** Where the page before ended: the day and the thing. */
export const todayCursor = (row: TodayRow): string => `${row.on}~${row.id}`;

function afterToday(cursor: string | null): RawBuilder<boolean> {
  const [on = "", id = ""] = (cursor ?? "").split("~");
  const day = parseCalendarDay(on);
  return day === null || !isUuid(id) ? sql`true` : sql`(d.due_on, d.id) > (${day}::date, ${id}::uuid)`;
}

/**
 * What falls today or should have: next steps of needs the unit answers for, doors outside to check back with, joint
 * tables it convenes or – for a lead – sits at. Oldest first.
 */
export async function todayRows(
  db: Db,
  reader: { readonly unitId: Uuid; readonly lead: boolean },
  today: CalendarDay,
  cursor: string | null,
): Promise<readonly TodayRow[]> {
  const { unitId, lead } = reader;
  const { rows } = await sql<TodayRow>`
    with due as (
      select 'nextStep' as kind, n.course_id, n.id, false as guest, false as anonymous, n.next_step as what, n.next_step_on as due_on
        from relay.need n
       where n.responsible_id = ${unitId} and n.held_key = true and n.next_step_on <= ${today}::date
         and not exists (select from relay.course c where c.id = n.course_id and c.died_at is not null)
      union all
      select 'checkBack', e.course_id, e.id, false, false, e.party_name, e.check_back_on
        from relay.external_handover e
       where e.from_unit_id = ${unitId} and e.ended_at is null and e.check_back_on <= ${today}::date
      union all
      select 'table', t.course_id, t.id, t.convener_id <> ${unitId}, t.anonymous, coalesce(n.kind, ''),
             (t.hold_by at time zone 'Europe/Copenhagen')::date
        from relay.joint_table t left join relay.need n on n.id = t.need_id
       where t.state <> 'settled' and (t.hold_by at time zone 'Europe/Copenhagen')::date <= ${today}::date
         and t.id = any(array(select o.id from relay.joint_table o where o.convener_id = ${unitId} and o.open_key = true
                              union
                              select s.table_id from relay.seat s where ${lead}::boolean and s.unit_id = ${unitId}))
    ), counted as (
      select *, count(*) over () as total from due
    )
    select d.kind, d.course_id as "courseId", d.id, c.citizen_id as "citizenId", d.guest, d.anonymous, d.what, d.due_on as "on", d.total
      from counted d join relay.course c on c.id = d.course_id
     where ${afterToday(cursor)} order by d.due_on, d.id limit ${page}`.execute(db);
  return rows;
}

export interface AlarmRow {
  readonly id: Uuid;
  readonly kind: AlarmKind;
  readonly unitId: Uuid;
  readonly courseId: Uuid | null;
  readonly tableId: Uuid | null;
  readonly citizenId: Uuid | null;
  readonly needKind: string | null;
  readonly raisedAt: Instant;
  readonly dueAt: Instant | null;
}

/** Alarms of these units not yet cleared, oldest first; those for the lead only where `lead`. */
export async function alarmRows(
  db: Db,
  unitIds: readonly Uuid[],
  lead: boolean,
): Promise<readonly AlarmRow[]> {
  const { rows } = await sql<AlarmRow>`
    select a.id, a.kind, a.unit_id as "unitId", a.course_id as "courseId", a.table_id as "tableId",
           c.citizen_id as "citizenId", n.kind as "needKind",
           a.raised_at as "raisedAt", a.due_at as "dueAt"
      from relay.alarm a
      left join relay.course c on c.id = a.course_id
      left join relay.need n on n.id = a.need_id
     where a.unit_id = any(${unitIds}::uuid[]) and a.cleared_at is null and (${lead}::boolean or not a.for_lead)
     order by a.raised_at, a.id limit ${sql.lit(PAGE)}`.execute(db);
  return rows;
}
