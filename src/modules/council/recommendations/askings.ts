import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { type Db, later, type Tx } from "#platform/db.ts";
import type { ActionState, Answer, AnswerBasis, Asking } from "./types.ts";

/** What recommendations were sent with, and what was said to them: rows that are only ever added to. */

/** A moment's day in Denmark, in SQL. */
const dayIn = (column: string) => sql.raw(`((${column} at time zone 'Europe/Copenhagen')::date)::text`);

const ACTIONS = sql`(select jsonb_agg(jsonb_build_object('id', t.id, 'words', t.words, 'owner', t.owner, 'by', t.by_day::text,
  'steps', (select jsonb_agg(jsonb_build_object('state', p.state, 'on', p.on_day::text, 'words', p.words) order by p.n)
              from council.action_step p where p.action_id = t.id)) order by t.place)
  from council.answer_action t where t.answer_id = a.id)`;

const ANSWERS = sql`(select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'notedAs', a.noted_as, 'reason', a.reason,
  'planKind', a.plan_kind, 'plan', a.plan, 'answeredOn', a.answered_on::text, 'saidBy', a.said_by, 'recordedAs', a.recorded_as,
  'document', a.document, 'why', a.why, 'actions', coalesce(${ACTIONS}, '[]')) order by a.n)
  from council.answer a where a.sending_id = s.id)`;

const DATES = sql`(select jsonb_agg(jsonb_build_object('answerBy', d.answer_by::text, 'why', d.why, 'setOn', ${dayIn("d.at")}) order by d.n)
  from council.answer_date d where d.sending_id = s.id)`;

/** Whole askings, in one query: of recommendations, or to bodies, or one. In the order they were sent. */
export async function askingsOf(
  db: Db,
  of: {
    readonly recommendations?: readonly Uuid[];
    readonly bodies?: readonly Uuid[];
    readonly sending?: Uuid;
  },
): Promise<readonly Asking[]> {
  const where =
    of.sending !== undefined
      ? sql`s.id = ${of.sending}`
      : of.recommendations !== undefined
        ? sql`s.recommendation_id = any(${[...of.recommendations]}::uuid[])`
        : sql`s.body_id = any(${[...(of.bodies ?? [])]}::uuid[])`;
  const { rows } = await sql<Asking>`
    select s.id, s.recommendation_id as "recommendationId", jsonb_build_object('id', b.id, 'slug', b.slug, 'name', b.name) as body,
           s.round, s.sent_on::text as "sentOn", s.basis, s.committed_by as "committedBy", s.words,
           ${DATES} as dates, coalesce(${ANSWERS}, '[]') as answers
      from council.sending s join council.body b on b.id = s.body_id
     where ${where} order by s.sent_on, s.at, s.id`.execute(db);
  return rows;
}

/** The recommendation an asking is about. Throws Refused `notFound`. */
export async function recommendationOfSending(tx: Tx, sendingId: Uuid): Promise<Uuid> {
  const { rows } = await sql<{ id: Uuid }>`
    select recommendation_id as id from council.sending where id = ${sendingId}`.execute(tx);
  if (!rows[0]) throw new Refused("notFound");
  return rows[0].id;
}

/** One asking, once its recommendation is locked. Throws Refused `notFound`. */
export async function askingAt(tx: Tx, sendingId: Uuid): Promise<Asking> {
  const [found] = await askingsOf(tx, { sending: sendingId });
  if (!found) throw new Refused("notFound");
  return found;
}

export interface By {
  readonly at: Instant;
  readonly personId: Uuid | null;
}

export function insertSending(
  tx: Tx,
  sending: {
    readonly id: Uuid;
    readonly recommendationId: Uuid;
    readonly edition: number;
    readonly bodyId: Uuid;
    readonly round: number;
    readonly on: CalendarDay;
    readonly answerBy: CalendarDay;
    readonly basis: AnswerBasis;
    readonly committedBy: string;
    readonly words: string;
  },
  by: By,
): void {
  const { id, recommendationId, edition, bodyId, round, on, answerBy, basis, committedBy, words } = sending;
  later(
    tx,
    sql`insert into council.sending (id, recommendation_id, edition, body_id, round, sent_on, basis, committed_by, words, at, person_id)
        values (${id}, ${recommendationId}, ${edition}, ${bodyId}, ${round}, ${on}, ${basis}, ${committedBy}, ${words}, ${by.at}, ${by.personId})`.compile(
      tx,
    ),
  );
  insertDate(tx, { sendingId: id, n: 1, answerBy, why: "" }, by);
}

export function insertDate(
  tx: Tx,
  date: {
    readonly sendingId: Uuid;
    readonly n: number;
    readonly answerBy: CalendarDay;
    readonly why: string;
  },
  { at, personId }: By,
): void {
  later(
    tx,
    sql`insert into council.answer_date (sending_id, n, answer_by, why, at, person_id)
        values (${date.sendingId}, ${date.n}, ${date.answerBy}, ${date.why}, ${at}, ${personId})`.compile(tx),
  );
}

type NewAnswer = Omit<Answer, "actions"> & {
  readonly sendingId: Uuid;
  readonly n: number;
  readonly actions: readonly {
    readonly words: string;
    readonly owner: string;
    readonly by: CalendarDay | null;
  }[];
};

export function insertAnswer(tx: Tx, answer: NewAnswer, by: By): void {
  const { id, sendingId, n, kind, notedAs, reason, planKind, plan, answeredOn } = answer;
  const { saidBy, recordedAs, document, why, actions } = answer;
  later(
    tx,
    sql`insert into council.answer (id, sending_id, n, kind, noted_as, reason, plan_kind, plan, answered_on, said_by, recorded_as, document, why, at, person_id)
        values (${id}, ${sendingId}, ${n}, ${kind}, ${notedAs}, ${reason}, ${planKind}, ${plan}, ${answeredOn}, ${saidBy}, ${recordedAs},
                ${document}, ${why}, ${by.at}, ${by.personId})`.compile(tx),
  );
  for (const [i, action] of actions.entries()) {
    const actionId = newId();
    later(
      tx,
      sql`insert into council.answer_action (id, answer_id, place, words, owner, by_day)
          values (${actionId}, ${id}, ${i + 1}, ${action.words}, ${action.owner}, ${action.by})`.compile(tx),
    );
    insertStep(tx, { actionId, n: 1, state: "planned", on: answeredOn, words: "" }, by);
  }
}

export function insertStep(
  tx: Tx,
  step: {
    readonly actionId: Uuid;
    readonly n: number;
    readonly state: ActionState;
    readonly on: CalendarDay;
    readonly words: string;
  },
  { at, personId }: By,
): void {
  later(
    tx,
    sql`insert into council.action_step (action_id, n, state, words, on_day, at, person_id)
        values (${step.actionId}, ${step.n}, ${step.state}, ${step.words}, ${step.on}, ${at}, ${personId})`.compile(
      tx,
    ),
  );
}

/** What was promised, with the asking it belongs to and how many steps it has taken. Throws Refused `notFound`. */
export async function actionAt(
  tx: Tx,
  actionId: Uuid,
): Promise<{ readonly sendingId: Uuid; readonly bodyId: Uuid; readonly recommendationId: Uuid }> {
  const { rows } = await sql<{ sendingId: Uuid; bodyId: Uuid; recommendationId: Uuid }>`
    select s.id as "sendingId", s.body_id as "bodyId", s.recommendation_id as "recommendationId"
      from council.answer_action t join council.answer a on a.id = t.answer_id join council.sending s on s.id = a.sending_id
     where t.id = ${actionId}`.execute(tx);
  if (!rows[0]) throw new Refused("notFound");
  return rows[0];
}

export async function stepsTaken(tx: Tx, actionId: Uuid): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from council.action_step where action_id = ${actionId}`.execute(tx);
  return rows[0]?.n ?? 0;
}
