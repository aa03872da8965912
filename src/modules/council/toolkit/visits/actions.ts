import { randomInt } from "node:crypto";
import { z } from "zod";
import { newCardCode } from "#kernel/cardCode.ts";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { addDays, calendarDay, instantAt } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import { day, id, plainLine, plainText } from "#platform/fields.ts";
import type { Seal } from "#platform/seal.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../../acting.ts";
import { keeping } from "../../seats.ts";
import { choicesOf } from "./rules.ts";
import {
  closeVisit,
  insertAnswer,
  insertVisit,
  insertWords,
  publishVisit,
  settleWords,
  thatVisit,
  unreadWords,
} from "./store.ts";

const question = z.strictObject({
  kind: z.enum(["choice", "faces", "words"]),
  text: plainLine(300),
  options: z.array(plainLine(100)).max(8).readonly(),
});
const PlanVisit = z.strictObject({
  bodyId: id,
  place: plainLine(200),
  heldOn: day,
  questions: z
    .array(
      question.refine(({ kind, options }) => kind !== "choice" || options.length >= 2, {
        error: "twoAtLeast",
      }),
    )
    .min(1)
    .max(12)
    .readonly(),
});
/** `choices`: by question, from 0, what was chosen, from 0. `words`: by question, in the person's own. */
const AnswerVisit = z.strictObject({
  choices: z.record(z.string().max(2), z.int()),
  words: z.record(z.string().max(2), z.string().trim().max(2000)),
});
const Settle = z.strictObject({
  visitId: id,
  wordsId: id,
  shown: plainText(2000).min(1, { error: "required" }).nullable(),
});
const Publish = z.strictObject({ visitId: id, cameOf: plainText(4000).default("") });

/** Answers are taken so many days after the visit, so that paper can be typed in. */
const OPEN_DAYS = 14;

export function createVisitActions(db: Database, act: Act, { seal }: Pick<Seal, "seal">) {
  return {
    /** A visit with its questions, open for answers at once. Who keeps the papers. Gives its id. Throws Refused `forbidden`, `invalidInput`. */
    planVisit: (who: Who, command: z.input<typeof PlanVisit>, now: Instant, key?: string): Promise<Uuid> =>
      act(who, { name: "planVisit", command, now, key }, async (tx) => {
        const { heldOn, ...planned } = wellFormed(PlanVisit, command);
        await keeping(tx, who, planned.bodyId, now);
        const held = calendarDay(heldOn);
        const closesAt = instantAt(addDays(held, OPEN_DAYS), "00:00");
        const visit = {
          ...planned,
          id: newId(),
          heldOn: held,
          code: newCardCode((below) => randomInt(below)),
          closesAt,
        };
        insertVisit(tx, visit, now, personOf(who));
        return visit.id;
      }),

    /**
     * Somebody's answers. For everybody with the code, while it is open; who it was is kept nowhere. `key`: the form's own, so that one
     * sent twice counts once. Throws Refused `notFound`, `surveyClosed`, `surveyFull`, `invalidInput`.
     */
    async answerVisit(
      code: string,
      answer: z.input<typeof AnswerVisit>,
      key: string,
      now: Instant,
    ): Promise<void> {
      const { choices, words } = wellFormed(AnswerVisit, answer);
      await db.write(SYSTEM, async (tx) => {
        const visit = await thatVisit(tx, { code });
        if (now >= visit.closesAt || visit.publishedAt !== null) throw new Refused("surveyClosed");
        const chosen = choicesOf(visit.questions, choices);
        const said = visit.questions.flatMap(({ kind }, i) => {
          const own = words[i] ?? "";
          return kind === "words" && own !== "" ? [{ id: newId(), question: i, sealed: seal(own) }] : [];
        });
        if (Object.keys(chosen).length + said.length === 0) throw new Refused("nothingAnswered");
        const answerId = isUuid(key) ? key : newId();
        if (await insertAnswer(tx, { id: answerId, visitId: visit.id, choices: chosen }))
          insertWords(tx, visit.id, said);
      });
    },

    /** What somebody wrote is shown – in these words, with nobody in them – or deleted (null). Throws Refused `forbidden`, `notFound`. */
    settleWords: (who: Who, command: z.input<typeof Settle>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "settleWords", command, now, key }, async (tx) => {
        const { visitId, wordsId, shown } = wellFormed(Settle, command);
        const visit = await thatVisit(tx, { id: visitId });
        await keeping(tx, who, visit.bodyId, now);
        await settleWords(tx, visitId, wordsId, shown);
        return null;
      }),

    /** No more answers. Throws Refused `forbidden`, `notFound`. */
    closeVisit: (who: Who, visitId: Uuid, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "closeVisit", command: { visitId }, now, key }, async (tx) => {
        const visit = await thatVisit(tx, { id: visitId });
        await keeping(tx, who, visit.bodyId, now);
        closeVisit(tx, visitId, now);
        return null;
      }),

    /** Shows the result to everybody, with what came of the visit. Throws Refused `forbidden`, `notFound`, `surveyOpen`, `wordsUnread`. */
    publishVisit: (who: Who, command: z.input<typeof Publish>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "publishVisit", command, now, key }, async (tx) => {
        const { visitId, cameOf } = wellFormed(Publish, command);
        const visit = await thatVisit(tx, { id: visitId });
        await keeping(tx, who, visit.bodyId, now);
        if (now < visit.closesAt) throw new Refused("surveyOpen");
        if ((await unreadWords(tx, visitId)) > 0) throw new Refused("wordsUnread");
        publishVisit(tx, visitId, visit.publishedAt ?? now, cameOf);
        return null;
      }),

    /** Takes the result back. Throws Refused `forbidden`, `notFound`. */
    takeDownVisit: (who: Who, visitId: Uuid, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "takeDownVisit", command: { visitId }, now, key }, async (tx) => {
        const visit = await thatVisit(tx, { id: visitId });
        await keeping(tx, who, visit.bodyId, now);
        publishVisit(tx, visitId, null, "");
        return null;
      }),
  };
}
