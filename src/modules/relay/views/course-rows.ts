import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { Urgency } from "#kernel/urgency.ts";
import type { InformationKind } from "#modules/consent/index.ts";
import type { ActorKey, Db } from "#platform/db.ts";
import type { CourseEnding, LegalBasis, NeedState, TableCause, TableState } from "../types.ts";

/** The course page's own rows: bounded reads by course, each one query, to be sent together. */

/** More than any one person's course has; what lies beyond is reached by paging the timeline. */
const MOST_NEEDS = 200;
const MOST_TABLES = 50;

export interface CourseRow {
  readonly id: Uuid;
  readonly region: string;
  readonly area: string;
  readonly citizenId: Uuid;
  readonly state: "open" | "closed";
  readonly spell: number;
  readonly holderId: Uuid;
  readonly contactPersonId: Uuid | null;
  readonly heldSince: Instant;
  readonly begunAt: Instant;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly closeReason: CourseEnding | null;
  readonly toldCitizen: string | null;
  readonly mergedInto: Uuid | null;
  readonly diedAt: Instant | null;
  /** How the asking unit stands to it. */
  readonly responsibleFor: readonly Uuid[];
  readonly seated: boolean;
  readonly grounds: readonly LegalBasis[];
  readonly firstDoor: boolean;
  /** It has recorded that the citizen came to it, and so may take over (docs/decisions/0006). */
  readonly arrived: boolean;
  /** The latest end of the reader's emergency access to it; none of what was opened ahead of now, before the clock went back. */
  readonly emergencyUntil: Instant | null;
  /** Every need of it, and which kind of information each is. */
  readonly needs: readonly { readonly id: Uuid; readonly information: InformationKind }[];
}

/** The course and how the reader and their unit stand to it, in one query; null when there is no such course. */
export async function courseRow(
  db: Db,
  courseId: Uuid,
  { unitId, personId }: Pick<ActorKey, "unitId" | "personId">,
  now: Instant,
): Promise<CourseRow | null> {
  const { rows } = await sql<CourseRow>`
    select c.id, c.region, c.area, c.citizen_id as "citizenId", c.state, c.spell, c.holder_id as "holderId",
           c.contact_person_id as "contactPersonId", c.held_since as "heldSince", c.begun_at as "begunAt",
           c.opened_at as "openedAt", c.closed_at as "closedAt", c.close_reason as "closeReason",
           c.told_citizen as "toldCitizen", c.merged_into as "mergedInto", c.died_at as "diedAt",
           array(select n.id from relay.need n
                  where n.course_id = c.id and n.responsible_id = ${unitId} and n.ended_at is null) as "responsibleFor",
           exists (select from relay.joint_table t join relay.seat s on s.table_id = t.id
                    where t.course_id = c.id and t.state <> 'settled' and not t.anonymous
                      and s.unit_id = ${unitId}) as seated,
           array(select distinct h.legal_basis from relay.handover h
                  where h.course_id = c.id and h.to_unit_id = ${unitId} and h.state = 'accepted') as grounds,
           exists (select from relay.period p
                    where p.subject_id = c.id and p.spell = 1 and p.follows is null and p.unit_id = ${unitId}) as "firstDoor",
           exists (select from relay.contact k
                    where k.course_id = c.id and k.unit_id = ${unitId} and k.way = 'arrived') as arrived,
           (select max(e.until) from relay.emergency_access e
             where e.course_id = c.id and e.person_id = ${personId} and e.unit_id = ${unitId}
               and e.opened_at <= ${now}::timestamptz + interval '5 minutes') as "emergencyUntil",
           (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'information', k.information)), '[]')
              from relay.need n join relay.need_kind k on k.code = n.kind where n.course_id = c.id) as needs
      from relay.course c where c.id = ${courseId}`.execute(db);
  return rows[0] ?? null;
}

export interface NeedRow {
  readonly id: Uuid;
  readonly kind: string;
  readonly state: NeedState;
  readonly isOpen: boolean;
  readonly citizensWords: string;
  readonly note: string;
  /** What is right beside these words or the note, in the order it was said. */
  readonly corrections: readonly { readonly part: "citizensWords" | "note"; readonly words: string }[];
  readonly urgency: Urgency;
  readonly responsibleId: Uuid;
  readonly contactPersonId: Uuid | null;
  readonly heldSince: Instant;
  readonly dutyBearerId: Uuid | null;
  readonly dutyBearerText: string;
  readonly waitsFor: Uuid | null;
  readonly nextStep: string | null;
  readonly nextStepOn: CalendarDay | null;
  readonly nextStepUnitId: Uuid | null;
  readonly endedAt: Instant | null;
  readonly endReason: string | null;
}

/** Is there an open need of this kind on the course already? */
export async function hasOpenNeed(db: Db, courseId: Uuid, kind: string): Promise<boolean> {
  const { rows } = await sql`
    select from relay.need where course_id = ${courseId} and kind = ${kind} and ended_at is null limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

/** Open first, by when their next step falls; then the ended, latest first. */
export async function needRows(db: Db, courseId: Uuid): Promise<readonly NeedRow[]> {
  const { rows } = await sql<NeedRow>`
    select id, kind, state, is_open as "isOpen", citizens_words as "citizensWords", note, urgency,
           (select coalesce(jsonb_agg(jsonb_build_object('part', c.part, 'words', c.words) order by c.at, c.id), '[]')
              from relay.correction c where c.need_id = need.id) as corrections,
           responsible_id as "responsibleId", contact_person_id as "contactPersonId", held_since as "heldSince",
           duty_bearer_id as "dutyBearerId", duty_bearer_text as "dutyBearerText", waits_for as "waitsFor",
           next_step as "nextStep", next_step_on as "nextStepOn", next_step_unit_id as "nextStepUnitId",
           ended_at as "endedAt", end_reason as "endReason"
      from relay.need where course_id = ${courseId}
     order by ended_at desc nulls first, next_step_on, opened_at, id limit ${MOST_NEEDS}`.execute(db);
  return rows;
}

export interface TableRow {
  readonly id: Uuid;
  readonly courseId: Uuid;
  readonly needId: Uuid | null;
  readonly needKind: string | null;
  readonly cause: TableCause;
  readonly state: TableState;
  readonly calledAt: Instant;
  readonly holdBy: Instant;
  readonly anonymous: boolean;
}

/** Joint tables of the course: those not settled first. */
export async function tableRows(db: Db, courseId: Uuid): Promise<readonly TableRow[]> {
  const { rows } = await sql<TableRow>`
    select t.id, t.course_id as "courseId", t.need_id as "needId", n.kind as "needKind", t.cause, t.state,
           t.called_at as "calledAt", t.hold_by as "holdBy", t.anonymous
      from relay.joint_table t left join relay.need n on n.id = t.need_id
     where t.course_id = ${courseId}
     order by t.state = 'settled', t.called_at desc, t.id limit ${MOST_TABLES}`.execute(db);
  return rows;
}

/** What they asked for with their card, while whoever has the baton has not been in contact. Shown to nobody else: the alarm is theirs. */
export async function askRows(
  db: Db,
  courseId: Uuid,
): Promise<readonly { readonly id: Uuid; readonly words: string; readonly at: Instant }[]> {
  const { rows } = await sql<{ id: Uuid; words: string; at: Instant }>`
    select k.id, k.note as words, k.at from relay.contact k
     where k.course_id = ${courseId} and k.way = 'askedForHelp'
       and k.at >= (select min(a.raised_at) from relay.alarm a
                     where a.course_id = ${courseId} and a.kind = 'citizenAsks' and a.cleared_at is null)
     order by k.at, k.id limit 20`.execute(db);
  return rows;
}
