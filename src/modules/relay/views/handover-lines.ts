import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { Urgency } from "#kernel/urgency.ts";
import type { Db } from "#platform/db.ts";
import type {
  ExternalState,
  HandoverKind,
  HandoverState,
  LegalBasis,
  NextDoor,
  RedirectReason,
} from "../types.ts";
import type { ExternalLine, HandoverLine } from "../view-types.ts";
import type { Names, Wanted } from "./names.ts";

/** Handovers as lines on a card, with their questions and the doors they point to; and doors outside. */

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

interface DoorRow {
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

export const wantedByLinesOf = ({ handovers, questions, doors }: LinesRows): Wanted => ({
  units: [
    ...handovers.flatMap((row) => [row.fromUnitId, row.toUnitId, row.overtakenByUnitId]),
    ...doors.map((row) => row.unitId),
  ],
  people: [
    ...handovers.flatMap((row) => [row.proposedBy, row.answeredBy]),
    ...questions.flatMap((row) => [row.askedBy, row.answeredBy]),
  ],
});

function nextDoor(row: DoorRow, names: Names): NextDoor & { readonly label: string } {
  if (row.unitId !== null) return { unitId: row.unitId, label: names.unit(row.unitId).name };
  const name = row.name ?? "";
  return row.phone === null ? { name, label: name } : { name, phone: row.phone, label: name };
}

export function presentHandover(
  row: HandoverRow,
  { questions, doors }: LinesRows,
  names: Names,
): HandoverLine {
  const pointed = doors.filter((door) => door.handoverId === row.id);
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    to: names.unit(row.toUnitId),
    from: names.unit(row.fromUnitId),
    urgency: row.urgency,
    message: row.message,
    agreedWithCitizen: row.agreedWithCitizen,
    notAgreedWhy: row.notAgreedWhy,
    legalBasis: row.legalBasis,
    proposedAt: row.proposedAt,
    proposedBy: names.person(row.proposedBy),
    answerBy: row.answerBy,
    clockWith: row.clockWith,
    rung: row.rung,
    nextRungAt: row.nextRungAt,
    answeredAt: row.answeredAt,
    answeredBy: row.answeredBy === null ? null : names.person(row.answeredBy),
    redirect:
      row.redirectReason === null
        ? null
        : {
            reason: row.redirectReason,
            text: row.redirectText,
            nextDoors: pointed.map((door) => nextDoor(door, names)),
            noneKnown: pointed.length === 0,
          },
    questions: questions
      .filter((question) => question.handoverId === row.id)
      .map((question) => ({
        id: question.id,
        question: question.question,
        askedBy: names.person(question.askedBy),
        askedAt: question.askedAt,
        answer: question.answer,
        answeredBy: question.answeredBy === null ? null : names.person(question.answeredBy),
        answeredAt: question.answeredAt,
      })),
    withdrawnWhy: row.withdrawnWhy,
    overtakenBy: row.overtakenByUnitId === null ? null : names.unit(row.overtakenByUnitId),
  };
}

/** The same line with every free text taken out: that it happened, not what was said (law 12). */
export const withoutWords = (line: HandoverLine): HandoverLine => ({
  ...line,
  message: "",
  notAgreedWhy: null,
  withdrawnWhy: null,
  redirect: line.redirect === null ? null : { ...line.redirect, text: null },
  questions: [],
});

export const presentExternal = (row: ExternalRow, names: Names): ExternalLine => ({
  ...row,
  askedBy: names.person(row.askedBy),
});

export const externalWithoutWords = (line: ExternalLine): ExternalLine => ({
  ...line,
  message: "",
  answerText: null,
});
