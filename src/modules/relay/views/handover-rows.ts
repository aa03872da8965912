import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { Urgency } from "#kernel/urgency.ts";
import type { Db } from "#platform/db.ts";
import type { ExternalState, HandoverKind, HandoverState, LegalBasis, RedirectReason } from "../types.ts";

/** Handovers with their questions and the doors they point to, and doors outside: as rows. */

const MOST_LINES = 300;

export interface HandoverRow {
  readonly id: Uuid;
  readonly courseId: Uuid;
  readonly needId: Uuid | null;
  readonly askId: Uuid;
  readonly kind: HandoverKind;
  readonly state: HandoverState;
  readonly fromUnitId: Uuid;
  readonly toUnitId: Uuid;
  readonly urgency: Urgency;
  readonly message: string;
  readonly agreedWithCitizen: boolean;
  readonly notAgreedWhy: string | null;
  readonly legalBasis: LegalBasis;
  readonly proposedAt: Instant;
  readonly proposedBy: Uuid;
  readonly answerBy: Instant | null;
  readonly clockWith: "receiver" | "sender";
  readonly rung: number;
  readonly nextRungAt: Instant | null;
  readonly answeredAt: Instant | null;
  readonly answeredBy: Uuid | null;
  readonly redirectReason: RedirectReason | null;
  readonly redirectText: string | null;
  readonly withdrawnWhy: string | null;
  /** The unit that accepted first. */
  readonly overtakenByUnitId: Uuid | null;
}

interface QuestionRow {
  readonly id: Uuid;
  readonly handoverId: Uuid;
  readonly question: string;
  readonly askedBy: Uuid;
  readonly askedAt: Instant;
  readonly answer: string | null;
  readonly answeredBy: Uuid | null;
  readonly answeredAt: Instant | null;
}

export interface DoorRow {
  readonly handoverId: Uuid;
  readonly unitId: Uuid | null;
  readonly name: string | null;
  readonly phone: string | null;
}

export interface ExternalRow {
  readonly id: Uuid;
  readonly needId: Uuid | null;
  readonly partyName: string;
  readonly partyPhone: string;
  readonly way: "phone" | "link";
  readonly state: ExternalState;
  readonly message: string;
  readonly askedAt: Instant;
  readonly askedBy: Uuid;
  readonly confirmedName: string | null;
  readonly confirmedRole: string | null;
  readonly confirmedAt: Instant | null;
  readonly answerText: string | null;
  readonly checkBackOn: CalendarDay | null;
  readonly failedChecks: number;
  readonly leadDecides: boolean;
}

export interface LinesRows {
  readonly handovers: readonly HandoverRow[];
  readonly questions: readonly QuestionRow[];
  readonly doors: readonly DoorRow[];
}

const columns = sql`
  h.id, h.course_id as "courseId", h.need_id as "needId", h.ask_id as "askId", h.kind, h.state,
  h.from_unit_id as "fromUnitId", h.to_unit_id as "toUnitId", h.urgency, h.message,
  h.agreed_with_citizen as "agreedWithCitizen", h.not_agreed_why as "notAgreedWhy", h.legal_basis as "legalBasis",
  h.proposed_at as "proposedAt", h.proposed_by as "proposedBy", h.answer_by as "answerBy", h.clock_with as "clockWith",
  h.rung, h.next_rung_at as "nextRungAt", h.answered_at as "answeredAt",
  coalesce(h.answered_by, h.accepted_by) as "answeredBy", h.redirect_reason as "redirectReason",
  h.redirect_text as "redirectText", h.withdrawn_why as "withdrawnWhy", won.to_unit_id as "overtakenByUnitId"`;

/** Rows of the handovers that `which` picks – by course or by identifier – in three queries sent together. */
async function loadLines(db: Db, which: RawBuilder<unknown>): Promise<LinesRows> {
  const [handovers, questions, doors] = await Promise.all([
    sql<HandoverRow>`
      select ${columns} from relay.handover h left join relay.handover won on won.id = h.overtaken_by
       where ${which} order by h.is_open desc, h.proposed_at desc, h.id desc limit ${MOST_LINES}`.execute(db),
    sql<QuestionRow>`
      select q.id, q.handover_id as "handoverId", q.question, q.asked_by as "askedBy", q.asked_at as "askedAt",
             q.answer, q.answered_by as "answeredBy", q.answered_at as "answeredAt"
        from relay.question q join relay.handover h on h.id = q.handover_id
       where ${which} order by q.asked_at, q.id`.execute(db),
    sql<DoorRow>`
      select d.handover_id as "handoverId", d.unit_id as "unitId", d.name, d.phone
        from relay.next_door d join relay.handover h on h.id = d.handover_id
       where ${which} order by d.handover_id, d.position`.execute(db),
  ]);
  return { handovers: handovers.rows, questions: questions.rows, doors: doors.rows };
}

/** The course's handovers: open ones first, then the newest. */
export const linesOfCourse = (db: Db, courseId: Uuid): Promise<LinesRows> =>
  loadLines(db, sql`h.course_id = ${courseId}`);

export const lineOfHandover = (db: Db, handoverId: Uuid): Promise<LinesRows> =>
  loadLines(db, sql`h.id = ${handoverId}`);

/** Doors outside that were asked on the course: those still waited for first, then the newest. */
export async function externalsOfCourse(db: Db, courseId: Uuid): Promise<readonly ExternalRow[]> {
  const { rows } = await sql<ExternalRow>`
    select id, need_id as "needId", party_name as "partyName", party_phone as "partyPhone", way, state, message,
           asked_at as "askedAt", asked_by as "askedBy", confirmed_name as "confirmedName",
           confirmed_role as "confirmedRole", confirmed_at as "confirmedAt", answer_text as "answerText",
           check_back_on as "checkBackOn", failed_checks as "failedChecks", lead_decides as "leadDecides"
      from relay.external_handover where course_id = ${courseId}
     order by ended_at desc nulls first, asked_at desc, id desc limit ${MOST_LINES}`.execute(db);
  return rows;
}
