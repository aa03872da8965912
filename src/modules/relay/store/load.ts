import { type RawBuilder, sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import { isUuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Urgency } from "#kernel/urgency.ts";
import { type Db, later, type Tx } from "#platform/db.ts";
import type { Subject } from "../rules/asking.ts";
import type { Course, Handover, HandoverState, LegalBasis, Need, NeedState, PastAsk } from "../types.ts";

/** Loading for commands: the course is always locked first, so that commands on one course queue up behind each other. */

interface SubjectRow {
  course_id: string;
  region: string;
  area: string;
  citizen_id: string;
  course_state: "open" | "closed";
  holder_id: string;
  open_needs: number;
  course_held_since: Date;
  died_at: Date | null;
  need_id: string | null;
  need_kind: string | null;
  need_state: NeedState | null;
  responsible_id: string | null;
  need_urgency: Urgency | null;
  need_held_since: Date | null;
  several: boolean;
}

interface HandoverRow extends SubjectRow {
  id: string;
  ask_id: string;
  from_unit_id: string;
  to_unit_id: string;
  state: HandoverState;
  urgency: Urgency;
  legal_basis: LegalBasis;
  proposed_at: Date;
  answer_by: Date | null;
  clock_with: "receiver" | "sender";
  clock_left_ms: number | null;
  rung: number;
  next_rung_at: Date | null;
  others: { id: string; to: string }[] | null;
  outside: boolean;
  drafts: boolean;
  alarms: boolean;
}

const subjectColumns = sql`
  c.id as course_id, c.region, c.area, c.citizen_id, c.state as course_state, c.holder_id, c.open_needs,
  c.held_since as course_held_since, c.died_at, n.id as need_id, n.kind as need_kind, n.state as need_state, n.responsible_id,
  n.urgency as need_urgency, n.held_since as need_held_since, coalesce(k.several, false) as several`;

const courseOf = (row: SubjectRow): Course => ({
  id: row.course_id,
  region: row.region,
  area: row.area,
  citizenId: row.citizen_id,
  state: row.course_state,
  holderId: row.holder_id,
  openNeeds: row.open_needs,
  heldSince: row.course_held_since,
  diedAt: row.died_at,
});

function needOf(row: SubjectRow): Need | null {
  const { need_id, need_kind, need_state, responsible_id, need_urgency, need_held_since } = row;
  if (!(need_id && need_kind && need_state && responsible_id && need_urgency && need_held_since)) return null;
  return {
    id: need_id,
    courseId: row.course_id,
    kind: need_kind,
    state: need_state,
    responsibleId: responsible_id,
    urgency: need_urgency,
    heldSince: need_held_since,
  };
}

const subjectOf = (row: SubjectRow): Subject => ({
  course: courseOf(row),
  need: needOf(row),
  several: row.several,
});

/** An open ask on the same course or need. */
export interface OpenAsk {
  readonly id: Uuid;
  readonly toUnitId: Uuid;
}

/** What may hang on a subject besides: looked up with it, so that a move writes only where there is something. */
export interface Around {
  /** Other asks or drafts on the same subject. */
  readonly asks: boolean;
  /** A door outside is being asked on the course. */
  readonly outside: boolean;
  /** Something on the course has been called to attention and not dealt with. */
  readonly alarms: boolean;
}

/** For who has not looked: everything may be there. */
export const ANYTHING: Around = { asks: true, outside: true, alarms: true };

export interface LoadedHandover extends Subject {
  readonly handover: Handover;
  /** Other open asks on the same subject. */
  readonly others: readonly OpenAsk[];
  /** What else hangs on it and has to follow when it moves. */
  readonly around: Around;
}

const known = (id: Uuid): void => {
  if (!isUuid(id)) throw new Refused("notFound");
};

/** Locks a course for the rest of the transaction, without waiting for the answer: it travels with the next query. */
export const lockCourse = (tx: Tx, courseId: Uuid): void =>
  later(tx, sql`select 1 from relay.course where id = ${courseId} for no key update`.compile(tx));

/** The same for the course a door outside was asked about, found by its one-time link: the course first, as everywhere. */
export const lockCourseOfLink = (tx: Tx, linkHash: Buffer): void =>
  later(
    tx,
    sql`select 1 from relay.course where id = (select course_id from relay.external_handover where link_hash = ${linkHash}) for no key update`.compile(
      tx,
    ),
  );

/** Whose course it is, as part of another query. */
export const citizenOn = (courseId: Uuid): RawBuilder<Uuid> =>
  sql`(select citizen_id from relay.course where id = ${courseId})`;

/** The subject, locked. Throws `notFound` for an unknown course, or a need that is not on it. */
export async function loadSubject(tx: Tx, courseId: Uuid, needId?: Uuid | null): Promise<Subject> {
  known(courseId);
  lockCourse(tx, courseId);
  const { rows } = await sql<SubjectRow>`
    select ${subjectColumns}
      from relay.course c
      left join relay.need n on n.course_id = c.id and n.id = ${needId ?? null}::uuid
      left join relay.need_kind k on k.code = n.kind
     where c.id = ${courseId}`.execute(tx);
  const row = rows[0];
  if (row === undefined || (needId && row.need_id === null)) throw new Refused("notFound");
  return subjectOf(row);
}

/** A need with its course, locked. */
export async function loadNeed(
  tx: Tx,
  needId: Uuid,
): Promise<{ course: Course; need: Need; several: boolean }> {
  known(needId);
  later(
    tx,
    sql`select 1 from relay.course where id = (select course_id from relay.need where id = ${needId}) for no key update`.compile(
      tx,
    ),
  );
  const { rows } = await sql<SubjectRow>`
    select ${subjectColumns}
      from relay.need n join relay.course c on c.id = n.course_id join relay.need_kind k on k.code = n.kind
     where n.id = ${needId}`.execute(tx);
  const row = rows[0];
  const need = row && needOf(row);
  if (!row || !need) throw new Refused("notFound");
  return { course: courseOf(row), need, several: row.several };
}

/**
 * A handover with what it is about and the other open asks. The lock is taken by a statement of its own, so that the
 * second one sees what the one we waited for has committed.
 */
export async function loadHandover(tx: Tx, handoverId: Uuid): Promise<LoadedHandover> {
  known(handoverId);
  later(
    tx,
    sql`select 1 from relay.course where id = (select course_id from relay.handover where id = ${handoverId}) for no key update`.compile(
      tx,
    ),
  );
  const { rows } = await sql<HandoverRow>`
    select h.id, h.ask_id, h.from_unit_id, h.to_unit_id, h.state, h.urgency, h.legal_basis, h.proposed_at, h.answer_by, h.clock_with,
           h.clock_left_ms, h.rung, h.next_rung_at, ${subjectColumns},
           (select jsonb_agg(jsonb_build_object('id', s.id, 'to', s.to_unit_id)) from relay.handover s
             where s.subject_id = h.subject_id and s.state in ('proposed', 'questioned') and s.id <> h.id) as others,
           exists (select 1 from relay.external_handover e where e.course_id = h.course_id and e.ended_at is null) as outside,
           exists (select 1 from relay.handover d where d.subject_id = h.subject_id and d.state = 'draft') as drafts,
           exists (select 1 from relay.alarm a where a.course_id = h.course_id and a.cleared_at is null) as alarms
      from relay.handover h
      join relay.course c on c.id = h.course_id
      left join relay.need n on n.id = h.need_id
      left join relay.need_kind k on k.code = n.kind
     where h.id = ${handoverId}`.execute(tx);
  const row = rows[0];
  if (row === undefined) throw new Refused("notFound");
  return {
    ...subjectOf(row),
    handover: {
      id: row.id,
      courseId: row.course_id,
      needId: row.need_id,
      askId: row.ask_id,
      fromUnitId: row.from_unit_id,
      toUnitId: row.to_unit_id,
      state: row.state,
      urgency: row.urgency,
      legalBasis: row.legal_basis,
      proposedAt: row.proposed_at,
      answerBy: row.answer_by,
      clockWith: row.clock_with,
      clockLeftMs: row.clock_left_ms,
      rung: row.rung,
      nextRungAt: row.next_rung_at,
    },
    others: (row.others ?? []).map(({ id, to }) => ({ id, toUnitId: to })),
    around: {
      asks: row.others !== null || row.drafts,
      outside: row.outside,
      alarms: row.alarms,
    },
  };
}

/** Open asks on a course or a need. */
export async function openAsks(db: Db, subjectId: Uuid): Promise<OpenAsk[]> {
  const { rows } = await sql<{ id: string; to_unit_id: string }>`
    select id, to_unit_id from relay.handover
     where subject_id = ${subjectId} and state in ('proposed', 'questioned')`.execute(db);
  return rows.map((row) => ({ id: row.id, toUnitId: row.to_unit_id }));
}

/** What was asked, or is prepared, about a subject since responsibility last moved: the ring rule looks at this. */
export async function asksSinceMoved(db: Db, subjectId: Uuid): Promise<PastAsk[]> {
  const { rows } = await sql<{
    to_unit_id: string;
    from_unit_id: string;
    state: HandoverState;
    doors: string[];
  }>`
    select h.to_unit_id, h.from_unit_id, h.state,
           coalesce((select array_agg(d.unit_id) from relay.next_door d where d.handover_id = h.id and d.unit_id is not null), '{}') as doors
      from relay.handover h
     where h.subject_id = ${subjectId} and h.kind = 'ask' and (h.state = 'draft' or h.answer_by is not null)
       and h.proposed_at >= (select p.since from relay.period p where p.subject_id = ${subjectId} and p.until = 'infinity')
     order by h.proposed_at`.execute(db);
  return rows.map((row) => ({
    toUnitId: row.to_unit_id,
    fromUnitId: row.from_unit_id,
    state: row.state,
    nextDoorUnitIds: row.doors,
  }));
}

/** What still waits for an answer, inside and outside, on a course (needId left out: anywhere on it). */
export async function waiting(
  db: Db,
  courseId: Uuid,
  needId?: Uuid,
): Promise<{
  openAsks: number;
  openOutside: number;
  openTables: number;
  openNeedKinds: string[];
  daysLookedFor: number;
}> {
  const only = needId ? sql`and need_id = ${needId}` : sql``;
  const { rows } = await sql<{
    asks: number;
    outside: number;
    tables: number;
    kinds: string[] | null;
    looked: number;
  }>`
    select (select count(*) from relay.handover where course_id = ${courseId} ${only} and state in ('proposed', 'questioned')) as asks,
           (select count(*) from relay.external_handover where course_id = ${courseId} ${only} and ended_at is null) as outside,
           (select count(*) from relay.joint_table where course_id = ${courseId} ${only} and state <> 'settled') as tables,
           (select array_agg(kind order by opened_at) from relay.need where course_id = ${courseId} and ended_at is null) as kinds,
           (select count(distinct (at at time zone 'Europe/Copenhagen')::date) from relay.contact
             where course_id = ${courseId} and way = 'notFound'
               and at > coalesce((select max(at) from relay.contact where course_id = ${courseId} and way in ('met', 'phone', 'arrived')), '-infinity')) as looked
  `.execute(db);
  const row = rows[0];
  return {
    openAsks: row?.asks ?? 0,
    openOutside: row?.outside ?? 0,
    openTables: row?.tables ?? 0,
    openNeedKinds: row?.kinds ?? [],
    daysLookedFor: row?.looked ?? 0,
  };
}

/** The acceptance that moved the subject after the table was called, if any. */
export async function movedSince(
  db: Db,
  subjectId: Uuid,
  since: Date,
): Promise<{ handoverId: Uuid; unitId: Uuid } | undefined> {
  const { rows } = await sql<{ handoverId: Uuid; unitId: Uuid }>`
    select handover_id as "handoverId", unit_id as "unitId" from relay.period
     where subject_id = ${subjectId} and until = 'infinity' and handover_id is not null and moved_with = ${subjectId} and since >= ${since}`.execute(
    db,
  );
  return rows[0];
}

/** Every unit whose open pages may show something of the course: what is said of who may know concerns them at once. */
export async function unitsOn(tx: Tx, courseId: Uuid): Promise<readonly Uuid[]> {
  const { rows } = await sql<{ unitId: Uuid }>`
    select responsible_id as "unitId" from relay.need where course_id = ${courseId} and ended_at is null
    union
    select unnest(array[from_unit_id, to_unit_id]) from relay.handover
     where course_id = ${courseId} and state in ('proposed', 'questioned')
    union
    select s.unit_id from relay.seat s join relay.joint_table t on t.id = s.table_id
     where t.course_id = ${courseId} and t.state <> 'settled' and s.unit_id is not null`.execute(tx);
  return rows.map(({ unitId }) => unitId);
}

/** The course of the one person these records are of: the open one, else the last. Null where they are not one person's, or there is none. */
export async function latestCourseOf(tx: Tx, citizenIds: readonly Uuid[]): Promise<Uuid | null> {
  if (citizenIds.length === 0) return null;
  const { rows } = await sql<{ id: Uuid; person: Uuid }>`
    select c.id, coalesce(z.same_as, z.id) as person
      from relay.course c join citizen.citizen z on z.id = c.citizen_id
     where c.citizen_id = any(${citizenIds}::uuid[])
     order by c.state = 'open' desc, c.merged_into is null desc, c.begun_at desc, c.id`.execute(tx);
  return new Set(rows.map(({ person }) => person)).size === 1 ? (rows[0]?.id ?? null) : null;
}
