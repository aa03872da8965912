import { canonical } from "#kernel/canonical.ts";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { calendarDay, dayOf } from "#kernel/time.ts";
import type { Tx } from "#platform/db.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { thatBody } from "../bodies/store.ts";
import { keeping } from "../seats.ts";
import { type RecommendationCommands as Commands, recommendationCommands as schemas } from "./commands.ts";
import type { RecommendationText } from "./document.ts";
import { mayAdopt, mayClose, mayDiscard, mayReopen, mayRewrite, type Ruling } from "./rules/steps.ts";
import { tellSearch } from "./site.ts";
import {
  changeRecommendation,
  insertRecommendation,
  meetingOfBody,
  nextNumber,
  numbered,
  recommendationAt,
  type Standing,
  type Step,
  sameEdition,
} from "./store.ts";
import type { RecommendationDid } from "./types.ts";

/** Throws Refused with the rule's code. */
export function held(ruling: Ruling): void {
  if (!ruling.ok) throw new Refused(ruling.code);
}

const stepOf = (who: Who, at: Instant, did: RecommendationDid, why = ""): Step => ({
  ...{ did, why, at },
  personId: personOf(who),
});

/**
 * A council's recommendations are written, adopted and closed by whoever keeps its papers. Each gives the edition, and throws Refused
 * `invalidInput`, `forbidden`, `notFound`, `editedMeanwhile` and its rule's codes (rules/steps.ts).
 */
export function createRecommendationActions(act: Act) {
  /** The one that was read, for whoever keeps the council's papers. */
  const kept = async (tx: Tx, who: Who, id: Uuid, seen: number, now: Instant): Promise<Standing> => {
    const standing = await recommendationAt(tx, id);
    await keeping(tx, who, standing.bodyId, now);
    sameEdition(standing, seen);
    return standing;
  };

  /** The next edition; what anybody may read of it is told to the search. */
  const change = async (...given: Parameters<typeof changeRecommendation>): Promise<number> => {
    const [tx, { id }] = given;
    const edition = changeRecommendation(...given);
    await tellSearch(tx, id);
    return edition;
  };

  const evidenced = (
    tx: Tx,
    who: Who,
    standing: Standing,
    evidence: RecommendationText["evidence"],
    now: Instant,
  ): Promise<number> => {
    const { state, content } = standing;
    held(mayRewrite(state, "evidence"));
    const next = { state, content: { ...content, evidence } };
    return change(tx, standing, next, stepOf(who, now, "evidenced"));
  };

  return {
    /** A new draft. Throws Refused `unknownBody`, `numberTaken`. */
    draftRecommendation: (
      who: Who,
      command: Commands["draft"],
      now: Instant,
      key?: string,
    ): Promise<{ readonly id: Uuid; readonly number: number }> =>
      act(who, { name: "draftRecommendation", command, now, key }, async (tx) => {
        const { body, period, content, ...given } = wellFormed(schemas.draft, command);
        const { id: bodyId } = await thatBody(tx, body);
        await keeping(tx, who, bodyId, now);
        const next = await nextNumber(tx, bodyId, period);
        const number = given.number ?? next;
        if (await numbered(tx, bodyId, period, number)) throw new Refused("numberTaken", { number });
        const id = newId();
        insertRecommendation(tx, { id, bodyId, period, number, content }, stepOf(who, now, "drafted"));
        return { id, number };
      }),

    /** New words: of a draft freely, of what is adopted to put it right, with why. The same words again change nothing. */
    rewriteRecommendation: (
      who: Who,
      command: Commands["rewrite"],
      now: Instant,
      key?: string,
    ): Promise<number> =>
      act(who, { name: "rewriteRecommendation", command, now, key }, async (tx) => {
        const { recommendationId, seen, content, why } = wellFormed(schemas.rewrite, command);
        const standing = await kept(tx, who, recommendationId, seen, now);
        if (canonical(content) === canonical(standing.content)) return standing.edition;
        held(mayRewrite(standing.state, why));
        const did = standing.state === "adopted" ? "corrected" : "rewritten";
        return change(tx, standing, { state: standing.state, content }, stepOf(who, now, did, why));
      }),

    /** The council has adopted it: from now on it is for everybody. Throws Refused `unknownMeeting`, `recommendationAdopted`, `dayNotReached`. */
    adoptRecommendation: (
      who: Who,
      command: Commands["adopt"],
      now: Instant,
      key?: string,
    ): Promise<number> =>
      act(who, { name: "adoptRecommendation", command, now, key }, async (tx) => {
        const { recommendationId, seen, on, meetingId, words } = wellFormed(schemas.adopt, command);
        const standing = await kept(tx, who, recommendationId, seen, now);
        held(mayAdopt(standing.state, calendarDay(on), dayOf(now)));
        const meeting = await meetingOfBody(tx, standing.bodyId, meetingId);
        const decided = { on: calendarDay(on), meetingId: meeting, words };
        return change(tx, standing, { state: "adopted", decided }, stepOf(who, now, "adopted"));
      }),

    /** A draft that comes to nothing. Its number is free again; nobody ever saw it. */
    discardRecommendation: (
      who: Who,
      command: Commands["discard"],
      now: Instant,
      key?: string,
    ): Promise<number> =>
      act(who, { name: "discardRecommendation", command, now, key }, async (tx) => {
        const { recommendationId, seen, why } = wellFormed(schemas.discard, command);
        const standing = await kept(tx, who, recommendationId, seen, now);
        held(mayDiscard(standing.state, why));
        return change(tx, standing, { state: "discarded" }, stepOf(who, now, "discarded", why));
      }),

    /** The council is done with it, and says why. Nobody is waited for any more; who never answered still shows. */
    closeRecommendation: (
      who: Who,
      command: Commands["close"],
      now: Instant,
      key?: string,
    ): Promise<number> =>
      act(who, { name: "closeRecommendation", command, now, key }, async (tx) => {
        const { recommendationId, seen, why } = wellFormed(schemas.close, command);
        const standing = await kept(tx, who, recommendationId, seen, now);
        held(mayClose(standing.state, why));
        return change(tx, standing, { state: "closed" }, stepOf(who, now, "closed", why));
      }),

    /** It was closed too early: the clocks go on from where they began. Throws Refused `notClosed`. */
    reopenRecommendation: (
      who: Who,
      command: Commands["reopen"],
      now: Instant,
      key?: string,
    ): Promise<number> =>
      act(who, { name: "reopenRecommendation", command, now, key }, async (tx) => {
        const { recommendationId, seen, why } = wellFormed(schemas.reopen, command);
        const standing = await kept(tx, who, recommendationId, seen, now);
        held(mayReopen(standing.state, why));
        return change(tx, standing, { state: "adopted" }, stepOf(who, now, "reopened", why));
      }),

    /** What it rests on: a source, a figure, a gap. */
    addEvidence: (who: Who, command: Commands["addEvidence"], now: Instant, key?: string): Promise<number> =>
      act(who, { name: "addEvidence", command, now, key }, async (tx) => {
        const { recommendationId, seen, evidence } = wellFormed(schemas.addEvidence, command);
        const standing = await kept(tx, who, recommendationId, seen, now);
        if (standing.content.evidence.length >= 50) throw new Refused("tooMuchEvidence");
        return evidenced(tx, who, standing, [...standing.content.evidence, evidence], now);
      }),

    removeEvidence: (
      who: Who,
      command: Commands["removeEvidence"],
      now: Instant,
      key?: string,
    ): Promise<number> =>
      act(who, { name: "removeEvidence", command, now, key }, async (tx) => {
        const { recommendationId, seen, place } = wellFormed(schemas.removeEvidence, command);
        const standing = await kept(tx, who, recommendationId, seen, now);
        const left = standing.content.evidence.filter((_, i) => i + 1 !== place);
        return evidenced(tx, who, standing, left, now);
      }),
  };
}
