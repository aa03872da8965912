import { sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import { averageOf } from "../counting.ts";
import { SELF_QUESTIONS, type SelfAnswers, type SelfEvaluation, type SelfQuestion } from "./types.ts";

interface Row {
  readonly id: Uuid;
  readonly year: number;
  readonly state: SelfEvaluation["state"];
  readonly answered: number;
  readonly own: SelfAnswers | null;
  readonly counts: Partial<Readonly<Record<SelfQuestion, readonly number[]>>> | null;
}

export function createEvaluationViews(db: Database) {
  return {
    /**
     * A body's years, the newest first: those published for everybody, all for who sits there (`personId`; the caller has asked). What
     * one answered oneself is there while it is open; what others did never is.
     */
    evaluations: async (bodyId: Uuid, personId: Uuid | null): Promise<SelfEvaluation[]> =>
      (
        await db.ask(
          SYSTEM,
          sql<Row>`
            select e.id, e.year, e.counts,
                   case when e.published_at is not null then 'published' when e.closed_at is not null then 'closed' else 'open' end as state,
                   (select count(*)::int from council.self_answer a where a.evaluation_id = e.id) as answered,
                   (select a.answers from council.self_answer a where a.evaluation_id = e.id and a.person_id = ${personId}) as own
              from council.self_evaluation e
             where e.body_id = ${bodyId} and (${personId}::uuid is not null or e.published_at is not null)
             order by e.year desc limit 30`,
        )
      ).map(({ counts, ...row }) => ({
        ...row,
        averages:
          counts === null
            ? {}
            : Object.fromEntries(
                SELF_QUESTIONS.map((question) => [question, averageOf(counts[question] ?? [])]),
              ),
      })),
  };
}
