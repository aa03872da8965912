import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { jsonb, later, type Tx } from "#platform/db.ts";
import { SELF_QUESTIONS, type SelfAnswers } from "./types.ts";

/** Locked. Throws Refused `notFound`. */
export async function thatEvaluation(
  tx: Tx,
  id: Uuid,
): Promise<{ readonly bodyId: Uuid; readonly closed: boolean }> {
  const { rows } = await sql<{ bodyId: Uuid; closed: boolean }>`
    select body_id as "bodyId", closed_at is not null as closed from council.self_evaluation where id = ${id} for update`.execute(
    tx,
  );
  if (!rows[0]) throw new Refused("notFound");
  return rows[0];
}

/** False: the year has one. */
export async function insertEvaluation(
  tx: Tx,
  { id, bodyId, year }: { id: Uuid; bodyId: Uuid; year: number },
  at: Instant,
  personId: Uuid | null,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into council.self_evaluation (id, body_id, year, opened_at, opened_by) values (${id}, ${bodyId}, ${year}, ${at}, ${personId})
    on conflict on constraint one_a_year do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n) > 0;
}

export const putAnswer = (tx: Tx, evaluationId: Uuid, personId: Uuid, answers: SelfAnswers): void =>
  later(
    tx,
    sql`insert into council.self_answer (evaluation_id, person_id, answers) values (${evaluationId}, ${personId}, ${jsonb(answers)})
        on conflict (evaluation_id, person_id) do update set answers = excluded.answers`.compile(tx),
  );

/** How many said 1 … 5 of each question, instead of who. */
export async function countAnswers(tx: Tx, id: Uuid, at: Instant): Promise<void> {
  const { rows } = await sql<{ answers: SelfAnswers }>`
    delete from council.self_answer where evaluation_id = ${id} returning answers`.execute(tx);
  const counts = Object.fromEntries(
    SELF_QUESTIONS.map((question) => [
      question,
      [1, 2, 3, 4, 5].map((said) => rows.filter(({ answers }) => answers[question] === said).length),
    ]),
  );
  later(
    tx,
    sql`update council.self_evaluation set closed_at = ${at}, counts = ${jsonb(counts)} where id = ${id}`.compile(
      tx,
    ),
  );
}

export const publishEvaluation = (tx: Tx, id: Uuid, at: Instant): void =>
  later(
    tx,
    sql`update council.self_evaluation set published_at = coalesce(published_at, ${at}) where id = ${id}`.compile(
      tx,
    ),
  );
