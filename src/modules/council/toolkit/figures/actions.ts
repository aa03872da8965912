import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { calendarDay } from "#kernel/time.ts";
import { day, id, plainLine, plainText } from "#platform/fields.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../../acting.ts";
import { keeping } from "../../seats.ts";
import {
  insertRequest,
  publishRequest,
  remindRequest,
  sendRequest,
  settleRequest,
  thatRequest,
} from "./store.ts";
import { FIGURE_OUTCOMES } from "./types.ts";

const PrepareFigures = z.strictObject({
  bodyId: id,
  /** Its four digits. */
  municipality: z.string().regex(/^\d{4}$/),
  recipient: plainLine(200),
  subject: plainLine(200),
  letter: plainText(10_000).min(1, { error: "required" }),
});
const SendFigures = z.strictObject({ requestId: id, sentOn: day, answerBy: day });
const RemindFigures = z.strictObject({ requestId: id, on: day });
const figure = z.strictObject({
  year: z.int().min(1990).max(2200),
  what: plainLine(200),
  value: z.number().min(0).max(1e9),
});
const SettleFigures = z.strictObject({
  requestId: id,
  outcome: z.enum(FIGURE_OUTCOMES),
  on: day,
  words: plainText(4000).default(""),
  figures: z.array(figure).max(60).default([]),
});
const PublishFigures = z.strictObject({ requestId: id, published: z.boolean() });

/** What a council asks a municipality for, by whoever keeps its papers. */
export function createFigureActions(act: Act) {
  return {
    /** The letter, not sent yet. Gives its id. Throws Refused `forbidden`, `invalidInput`. */
    prepareFigures: (
      who: Who,
      command: z.input<typeof PrepareFigures>,
      now: Instant,
      key?: string,
    ): Promise<Uuid> =>
      act(who, { name: "prepareFigures", command, now, key }, async (tx) => {
        const prepared = wellFormed(PrepareFigures, command);
        await keeping(tx, who, prepared.bodyId, now);
        const requestId = newId();
        insertRequest(tx, { id: requestId, ...prepared }, now, personOf(who));
        return requestId;
      }),

    /** The letter has left, and by when an answer is asked for. Throws Refused `forbidden`, `notFound`, `sentAlready`, `answerBeforeSent`. */
    sendFigures: (
      who: Who,
      command: z.input<typeof SendFigures>,
      now: Instant,
      key?: string,
    ): Promise<null> =>
      act(who, { name: "sendFigures", command, now, key }, async (tx) => {
        const { requestId, sentOn, answerBy } = wellFormed(SendFigures, command);
        const request = await thatRequest(tx, requestId);
        await keeping(tx, who, request.bodyId, now);
        if (request.sentOn !== null) throw new Refused("sentAlready");
        if (answerBy < sentOn) throw new Refused("answerBeforeSent");
        sendRequest(tx, requestId, calendarDay(sentOn), calendarDay(answerBy));
        return null;
      }),

    /** The municipality was reminded. Throws Refused `forbidden`, `notFound`, `letterNotSent`, `answeredAlready`. */
    remindFigures: (
      who: Who,
      command: z.input<typeof RemindFigures>,
      now: Instant,
      key?: string,
    ): Promise<null> =>
      act(who, { name: "remindFigures", command, now, key }, async (tx) => {
        const { requestId, on } = wellFormed(RemindFigures, command);
        const request = await thatRequest(tx, requestId);
        await keeping(tx, who, request.bodyId, now);
        if (request.sentOn === null) throw new Refused("letterNotSent");
        if (request.outcome !== null) throw new Refused("answeredAlready");
        remindRequest(tx, requestId, calendarDay(on));
        return null;
      }),

    /**
     * What came of it: numbers, a refusal, or that no answer came. Said again, it is put right. Throws Refused `forbidden`, `notFound`,
     * `letterNotSent`, `numbersMissing`.
     */
    settleFigures: (
      who: Who,
      command: z.input<typeof SettleFigures>,
      now: Instant,
      key?: string,
    ): Promise<null> =>
      act(who, { name: "settleFigures", command, now, key }, async (tx) => {
        const { requestId, on, ...settled } = wellFormed(SettleFigures, command);
        const request = await thatRequest(tx, requestId);
        await keeping(tx, who, request.bodyId, now);
        if (request.sentOn === null) throw new Refused("letterNotSent");
        if (settled.outcome === "numbers" && settled.figures.length === 0)
          throw new Refused("numbersMissing");
        const figures = settled.outcome === "numbers" ? settled.figures : [];
        settleRequest(tx, requestId, { ...settled, figures, on: calendarDay(on) });
        return null;
      }),

    /** Shows everybody what was asked, when, and what came of it – also that nothing did; or no more. Throws Refused `forbidden`, `notFound`, `letterNotSent`. */
    publishFigures: (
      who: Who,
      command: z.input<typeof PublishFigures>,
      now: Instant,
      key?: string,
    ): Promise<null> =>
      act(who, { name: "publishFigures", command, now, key }, async (tx) => {
        const { requestId, published } = wellFormed(PublishFigures, command);
        const request = await thatRequest(tx, requestId);
        await keeping(tx, who, request.bodyId, now);
        if (request.sentOn === null) throw new Refused("letterNotSent");
        publishRequest(tx, requestId, published ? now : null);
        return null;
      }),
  };
}
