import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { id } from "#platform/fields.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../../acting.ts";
import { keeping, sitting } from "../../seats.ts";
import { countAnswers, insertEvaluation, publishEvaluation, putAnswer, thatEvaluation } from "./store.ts";
import { SELF_QUESTIONS } from "./types.ts";

const OpenEvaluation = z.strictObject({ bodyId: id, year: z.int().min(2000).max(2200) });
const AnswerEvaluation = z.strictObject({
  evaluationId: id,
  answers: z.partialRecord(z.enum(SELF_QUESTIONS), z.int().min(1).max(5)),
});

export function createEvaluationActions(act: Act) {
  return {
    /** Opens the year's. Who keeps the papers. Throws Refused `forbidden`, `evaluationThere`. */
    openEvaluation: (
      who: Who,
      command: z.input<typeof OpenEvaluation>,
      now: Instant,
      key?: string,
    ): Promise<Uuid> =>
      act(who, { name: "openEvaluation", command, now, key }, async (tx) => {
        const { bodyId, year } = wellFormed(OpenEvaluation, command);
        await keeping(tx, who, bodyId, now);
        const evaluationId = newId();
        if (!(await insertEvaluation(tx, { id: evaluationId, bodyId, year }, now, personOf(who))))
          throw new Refused("evaluationThere");
        return evaluationId;
      }),

    /** Somebody's own answers, until it closes; said again, they are put right. Who sits in the body. Throws Refused `forbidden`, `notFound`, `surveyClosed`, `nothingAnswered`. */
    answerEvaluation: (
      who: Exclude<Who, null>,
      command: z.input<typeof AnswerEvaluation>,
      now: Instant,
      key?: string,
    ): Promise<null> =>
      act(who, { name: "answerEvaluation", command, now, key }, async (tx) => {
        const { evaluationId, answers } = wellFormed(AnswerEvaluation, command);
        const evaluation = await thatEvaluation(tx, evaluationId);
        await sitting(tx, who, evaluation.bodyId, now);
        if (evaluation.closed) throw new Refused("surveyClosed");
        if (Object.keys(answers).length === 0) throw new Refused("nothingAnswered");
        putAnswer(tx, evaluationId, who.personId, answers);
        return null;
      }),

    /** Counts, and forgets who said what. Who keeps the papers. Throws Refused `forbidden`, `notFound`, `surveyClosed`. */
    closeEvaluation: (who: Who, evaluationId: Uuid, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "closeEvaluation", command: { evaluationId }, now, key }, async (tx) => {
        const evaluation = await thatEvaluation(tx, evaluationId);
        await keeping(tx, who, evaluation.bodyId, now);
        if (evaluation.closed) throw new Refused("surveyClosed");
        await countAnswers(tx, evaluationId, now);
        return null;
      }),

    /** Shows the averages to everybody. Who keeps the papers. Throws Refused `forbidden`, `notFound`, `surveyOpen`. */
    publishEvaluation: (who: Who, evaluationId: Uuid, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "publishEvaluation", command: { evaluationId }, now, key }, async (tx) => {
        const evaluation = await thatEvaluation(tx, evaluationId);
        await keeping(tx, who, evaluation.bodyId, now);
        if (!evaluation.closed) throw new Refused("surveyOpen");
        publishEvaluation(tx, evaluationId, now);
        return null;
      }),
  };
}
