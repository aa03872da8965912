import type { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { calendarDay, dayOf } from "#kernel/time.ts";
import type { Tx } from "#platform/db.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { thatBody } from "../bodies/store.ts";
import { keeping } from "../seats.ts";
import { held } from "./actions.ts";
import {
  actionAt,
  askingAt,
  askingsOf,
  insertAnswer,
  insertDate,
  insertSending,
  insertStep,
  recommendationOfSending,
  stepsTaken,
} from "./askings.ts";
import { type RecommendationCommands as Commands, recommendationCommands as schemas } from "./commands.ts";
import { mayAnswer, mayExtend, mayFollow, maySend, newestAskings } from "./rules/steps.ts";
import { tellSearch } from "./site.ts";
import { recommendationAt, type Standing } from "./store.ts";
import type { Asking } from "./types.ts";

/**
 * A recommendation is sent by whoever keeps the council's papers, and answered by whoever keeps those of the body it was sent to – or the
 * council records what the body said, from a document. Nothing is overwritten: each date, answer and step is one more.
 */
export function createAnswering(act: Act) {
  const by = (who: Who, at: Instant) => ({ at, personId: personOf(who) });

  /** The asking with its recommendation, which is locked: two who answer at once come one after the other. */
  const asked = async (tx: Tx, sendingId: Uuid): Promise<{ standing: Standing; asking: Asking }> => {
    const standing = await recommendationAt(tx, await recommendationOfSending(tx, sendingId));
    return { standing, asking: await askingAt(tx, sendingId) };
  };

  async function sentTo(
    tx: Tx,
    who: Who,
    to: readonly string[],
    { recommendationId, ...given }: Omit<z.output<typeof schemas.send>, "to">,
    now: Instant,
  ): Promise<readonly Uuid[]> {
    const standing = await recommendationAt(tx, recommendationId);
    await keeping(tx, who, standing.bodyId, now);
    const newest = newestAskings(await askingsOf(tx, { recommendations: [recommendationId] }));
    const [on, answerBy] = [calendarDay(given.on), calendarDay(given.answerBy)];
    const sent = new Map<Uuid, Uuid>();
    for (const named of to) {
      const body = await thatBody(tx, named);
      // A body named twice – by its address and by its name – is asked once.
      if (sent.has(body.id)) continue;
      if (body.id === standing.bodyId) held({ ok: false, code: "sentToItself" });
      if (body.lastDay !== null && body.lastDay < given.on) held({ ok: false, code: "bodyEnded" });
      const before = newest.find((one) => one.body.id === body.id) ?? null;
      held(maySend(standing.state, before, { on, answerBy }, dayOf(now)));
      const id = newId();
      const { edition } = standing;
      const round = (before?.round ?? 0) + 1;
      insertSending(
        tx,
        { ...given, ...{ id, recommendationId, edition, bodyId: body.id, round, on, answerBy } },
        by(who, now),
      );
      sent.set(body.id, id);
    }
    return [...sent.values()];
  }

  return {
    /**
     * Puts it to a body that is to answer by a day. Gives the sending. Throws Refused `unknownBody`, `recommendationIsDraft`, `recommendationClosed`,
     * `stillAsked` (move the date instead), `answerByTooEarly`, `dayNotReached`, `sentToItself`, `bodyEnded` (send it to what it became).
     */
    sendRecommendation: (who: Who, command: Commands["send"], now: Instant, key?: string): Promise<Uuid> =>
      act(who, { name: "sendRecommendation", command, now, key }, async (tx) => {
        const { to, ...given } = wellFormed(schemas.send, command);
        const [id = ""] = await sentTo(tx, who, [to], given, now);
        return id;
      }),

    /** The same to several bodies at once, each with an asking of its own; all of them or none. Throws Refused as `sendRecommendation`. */
    sendToAll: (
      who: Who,
      command: Commands["sendToAll"],
      now: Instant,
      key?: string,
    ): Promise<readonly Uuid[]> =>
      act(who, { name: "sendToAll", command, now, key }, (tx) => {
        const { to, ...given } = wellFormed(schemas.sendToAll, command);
        return sentTo(tx, who, to, given, now);
      }),

    /** A later date, with why; the first one stays to be seen. Throws Refused `answerStands`, `answerByTooEarly`, `recommendationClosed`. */
    extendAnswer: (who: Who, command: Commands["extend"], now: Instant, key?: string): Promise<number> =>
      act(who, { name: "extendAnswer", command, now, key }, async (tx) => {
        const { sendingId, answerBy, why } = wellFormed(schemas.extend, command);
        const { standing, asking } = await asked(tx, sendingId);
        await keeping(tx, who, standing.bodyId, now);
        held(mayExtend(standing.state, asking, calendarDay(answerBy)));
        const n = asking.dates.length + 1;
        insertDate(tx, { sendingId, n, answerBy: calendarDay(answerBy), why }, by(who, now));
        return n;
      }),

    /**
     * What the body says. `recordedAs` "body": by whoever keeps that body's papers; "council": by whoever keeps the council's, with the
     * document it stands in. Gives how many answers there are. Throws Refused `answeredMeanwhile`, `answeredOnOutside`, `sayWhereItStands`, `sayWhy`
     * (an answer stands, and this puts it right), `recommendationClosed`.
     */
    answerRecommendation: (
      who: Who,
      command: Commands["answer"],
      now: Instant,
      key?: string,
    ): Promise<number> =>
      act(who, { name: "answerRecommendation", command, now, key }, async (tx) => {
        const { sendingId, seen, actions, ...given } = wellFormed(schemas.answer, command);
        const { standing, asking } = await asked(tx, sendingId);
        await keeping(tx, who, given.recordedAs === "body" ? asking.body.id : standing.bodyId, now);
        const answeredOn = calendarDay(given.answeredOn);
        const { why, document } = given;
        held(mayAnswer(standing.state, asking, { seen, answeredOn, why, document }, dayOf(now)));
        const n = asking.answers.length + 1;
        const { notedAs = null, planKind = null } = given;
        const promised = actions.map(({ words, owner, by: until }) => ({
          ...{ words, owner },
          by: until === undefined ? null : calendarDay(until),
        }));
        insertAnswer(
          tx,
          { ...given, ...{ id: newId(), sendingId, n, notedAs, planKind, answeredOn }, actions: promised },
          by(who, now),
        );
        await tellSearch(tx, standing.id);
        return n;
      }),

    /** How it goes with what the body said it would do. Whoever keeps the body's papers, or the council's. */
    stepAction: (who: Who, command: Commands["step"], now: Instant, key?: string): Promise<number> =>
      act(who, { name: "stepAction", command, now, key }, async (tx) => {
        const { actionId, on, state, words } = wellFormed(schemas.step, command);
        const { bodyId, recommendationId } = await actionAt(tx, actionId);
        const standing = await recommendationAt(tx, recommendationId);
        await keeping(tx, who, bodyId, now).catch(() => keeping(tx, who, standing.bodyId, now));
        held(mayFollow(standing.state));
        if (calendarDay(on) > dayOf(now)) held({ ok: false, code: "dayNotReached" });
        const n = (await stepsTaken(tx, actionId)) + 1;
        insertStep(tx, { actionId, n, state, on: calendarDay(on), words }, by(who, now));
        return n;
      }),
  };
}
