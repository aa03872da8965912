import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { calendarDay, dayOf } from "#kernel/time.ts";
import type { Tx } from "#platform/db.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { rulesOf } from "../approving/store.ts";
import { rulesOn } from "../bodyRules/rules.ts";
import { keeping, sitting } from "../seats.ts";
import { type ConsultationCommand, consultationSchemas } from "./commands.ts";
import { may } from "./rules.ts";
import { tellSearch } from "./site.ts";
import {
  type ConsultationStep,
  insertConsultation,
  insertInput,
  itsMeeting,
  type LoadedConsultation,
  lockedConsultation,
  saveAdopted,
  saveAnswer,
  saveAsked,
  saveDropped,
  saveOutcome,
  saveSent,
} from "./store.ts";
import type { ConsultationDid } from "./types.ts";

const stepOf = (who: Who, at: Instant, did: ConsultationDid, words = ""): ConsultationStep => ({
  ...{ did, at, personId: personOf(who), words },
});

/** Throws Refused with what stands in the way. */
function allowed(what: Parameters<typeof may>[0], consultation: LoadedConsultation): void {
  const ruling = may(what, consultation);
  if (!ruling.ok) throw new Refused(ruling.code);
}

/** A day that has come. Throws Refused `notYetThatDay`. */
function notAhead(day: string, now: Instant): void {
  if (day > dayOf(now)) throw new Refused("notYetThatDay");
}

/**
 * What a council is heard on: written down, answered together, adopted, sent, and followed. Those with a seat draft; whoever keeps the
 * papers does the rest. Each throws Refused `notFound`, `forbidden`, `invalidInput`, and with `seen` `editedMeanwhile`.
 */
export function createConsultationActions(act: Act) {
  /** One thing done to a consultation, and the search told of it. */
  const doing = <C extends { readonly consultationId: Uuid; readonly seen: number }>(
    tx: Tx,
    who: Who,
    { consultationId, seen }: C,
    now: Instant,
    right = keeping,
  ): Promise<LoadedConsultation> =>
    lockedConsultation(tx, consultationId, seen).then(async (consultation) => {
      await right(tx, who, consultation.bodyId, now);
      return consultation;
    });

  return {
    /** Whoever keeps the papers. Throws Refused `notYetThatDay` too. */
    addConsultation: (
      who: Who,
      command: ConsultationCommand<"AddConsultation">,
      now: Instant,
      key?: string,
    ): Promise<Uuid> =>
      act(who, { name: "addConsultation", command, now, key }, async (tx) => {
        const { bodyId, ...asked } = wellFormed(consultationSchemas.AddConsultation, command);
        await keeping(tx, who, bodyId, now);
        notAhead(asked.receivedOn, now);
        const id = newId();
        insertConsultation(tx, id, bodyId, asked, stepOf(who, now, "added"));
        await tellSearch(tx, id);
        return id;
      }),

    /** What is asked, or until when, put right. Whoever keeps the papers. Throws Refused `notYetThatDay` too. */
    correctConsultation: (
      who: Who,
      command: ConsultationCommand<"CorrectConsultation">,
      now: Instant,
      key?: string,
    ): Promise<void> =>
      act(who, { name: "correctConsultation", command, now, key }, async (tx) => {
        const asked = wellFormed(consultationSchemas.CorrectConsultation, command);
        const consultation = await doing(tx, who, asked, now);
        notAhead(asked.receivedOn, now);
        saveAsked(tx, consultation, asked, stepOf(who, now, "corrected"));
        await tellSearch(tx, consultation.id);
      }),

    /** Says something while the answer is drafted, in one's own words. Whoever sits there. Throws Refused `alreadyAdopted`, `alreadySent`, `isDropped` too. */
    contributeToAnswer: (
      who: Who,
      command: ConsultationCommand<"Contribute">,
      now: Instant,
      key?: string,
    ): Promise<Uuid> =>
      act(who, { name: "contributeToAnswer", command, now, key }, async (tx) => {
        const { consultationId, words } = wellFormed(consultationSchemas.Contribute, command);
        const consultation = await lockedConsultation(tx, consultationId);
        await sitting(tx, who, consultation.bodyId, now);
        allowed("write", consultation);
        const id = newId();
        insertInput(tx, id, consultationId, words, stepOf(who, now, "written"));
        return id;
      }),

    /** The draft, whole: each edition is kept, and none is written over unseen. Whoever sits there. Throws Refused as `contributeToAnswer`. */
    writeAnswer: (
      who: Who,
      command: ConsultationCommand<"WriteAnswer">,
      now: Instant,
      key?: string,
    ): Promise<void> =>
      act(who, { name: "writeAnswer", command, now, key }, async (tx) => {
        const said = wellFormed(consultationSchemas.WriteAnswer, command);
        const consultation = await doing(tx, who, said, now, sitting);
        allowed("write", consultation);
        saveAnswer(tx, consultation, said.words, stepOf(who, now, "written"));
      }),

    /** Adopted at a meeting, by the chair or in a written round, as the body's rules are. Whoever keeps the papers. Throws Refused `alreadyAdopted`, `nothingWritten`, `notYetThatDay`, `hasNoChair` too. */
    adoptAnswer: (
      who: Who,
      command: ConsultationCommand<"AdoptAnswer">,
      now: Instant,
      key?: string,
    ): Promise<void> =>
      act(who, { name: "adoptAnswer", command, now, key }, async (tx) => {
        const said = wellFormed(consultationSchemas.AdoptAnswer, command);
        const consultation = await doing(tx, who, said, now);
        allowed("adopt", consultation);
        notAhead(said.on, now);
        if (
          said.by === "chair" &&
          !rulesOn(await rulesOf(tx, consultation.bodyId), calendarDay(said.on)).hasChair
        )
          throw new Refused("hasNoChair");
        await itsMeeting(tx, consultation.bodyId, said.meetingId);
        saveAdopted(tx, consultation, said, stepOf(who, now, "adopted", said.note));
      }),

    /** Not adopted after all: written in again. Whoever keeps the papers. Throws Refused `answerNotAdopted`, `alreadySent` too. */
    reopenAnswer: (
      who: Who,
      command: ConsultationCommand<"ReopenAnswer">,
      now: Instant,
      key?: string,
    ): Promise<void> =>
      act(who, { name: "reopenAnswer", command, now, key }, async (tx) => {
        const said = wellFormed(consultationSchemas.ReopenAnswer, command);
        const consultation = await doing(tx, who, said, now);
        allowed("reopen", consultation);
        saveAdopted(tx, consultation, null, stepOf(who, now, "reopened", said.why));
      }),

    /** Sent: from here on everybody reads the answer, and it is not changed. Whoever keeps the papers. Throws Refused `answerNotAdopted`, `alreadySent` too. */
    sendAnswer: (
      who: Who,
      command: ConsultationCommand<"SendAnswer">,
      now: Instant,
      key?: string,
    ): Promise<void> =>
      act(who, { name: "sendAnswer", command, now, key }, async (tx) => {
        const said = wellFormed(consultationSchemas.SendAnswer, command);
        const consultation = await doing(tx, who, said, now);
        allowed("send", consultation);
        saveSent(tx, consultation, said.to, stepOf(who, now, "sent"));
        await tellSearch(tx, consultation.id);
      }),

    /** What became of it; said again, the newest counts and each is kept. Whoever keeps the papers. Throws Refused `notSentYet`, `notYetThatDay` too. */
    followConsultation: (
      who: Who,
      command: ConsultationCommand<"FollowConsultation">,
      now: Instant,
      key?: string,
    ): Promise<void> =>
      act(who, { name: "followConsultation", command, now, key }, async (tx) => {
        const said = wellFormed(consultationSchemas.FollowConsultation, command);
        const consultation = await doing(tx, who, said, now);
        allowed("follow", consultation);
        notAhead(said.on, now);
        saveOutcome(tx, consultation, said, stepOf(who, now, "followed"));
        await tellSearch(tx, consultation.id);
      }),

    /** The council does not answer, and says why. Whoever keeps the papers. Throws Refused `alreadySent`, `isDropped` too. */
    dropConsultation: (
      who: Who,
      command: ConsultationCommand<"DropConsultation">,
      now: Instant,
      key?: string,
    ): Promise<void> =>
      act(who, { name: "dropConsultation", command, now, key }, async (tx) => {
        const said = wellFormed(consultationSchemas.DropConsultation, command);
        const consultation = await doing(tx, who, said, now);
        allowed("drop", consultation);
        saveDropped(tx, consultation, said.why, stepOf(who, now, "dropped"));
        await tellSearch(tx, consultation.id);
      }),
  };
}
