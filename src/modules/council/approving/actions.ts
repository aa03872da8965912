import { z } from "zod";
import { canonical } from "#kernel/canonical.ts";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { addDays, calendarDay, dayOf } from "#kernel/time.ts";
import type { Tx } from "#platform/db.ts";
import { day, id, line, plainLine } from "#platform/fields.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { rulesOn } from "../bodyRules/rules.ts";
import type { Minutes } from "../meetings/minutes.ts";
import { withNumbers } from "../meetings/rules.ts";
import { tellSearch } from "../meetings/site.ts";
import { changeMeeting, meetingSeen, type Step } from "../meetings/store.ts";
import type { Did, MeetingState } from "../meetings/types.ts";
import { type DissentWords, minutesFrom } from "../minuting/rules.ts";
import * as book from "../minuting/store.ts";
import { meetingFor } from "../planning/actions.ts";
import { lifeAfter } from "../planning/rules.ts";
import { itemsOf, lockedMeeting, setState } from "../planning/store.ts";
import type { LifeStep, MeetingPlan } from "../planning/types.ts";
import { sittingAt } from "../seats.ts";
import { mayApprove, mayObject } from "./rules.ts";
import * as store from "./store.ts";

/** `seen`: the edition that was read. */
const dissent = { dissent: line(100), counted: line(100).default("{count}") };
const Finish = z.strictObject({ meetingId: id, seen: z.int().min(0), ...dissent });
export const SendForApproval = z.strictObject({
  meetingId: id,
  seen: z.int().min(1),
  closesOn: day.optional(),
});
const Edition = z.strictObject({ meetingId: id, seen: z.int().min(1) });
export const TakeBack = z.strictObject({ meetingId: id, seen: z.int().min(1), why: line(1000) });
export const RaiseObjection = z.strictObject({ meetingId: id, words: line(4000) });
export const AnswerObjection = z.strictObject({ meetingId: id, objectionId: id, answer: line(4000) });
export const Correct = z.strictObject({
  meetingId: id,
  seen: z.int().min(1),
  /** Everybody may read it. */
  why: plainLine(1000),
  ...dissent,
});

/** In writing, people have a week to object unless another day is named. */
const WRITTEN_DAYS = 7;

/** From minuted to approved, and put right afterwards. By whoever keeps the body's papers; members object. */
export function createApprovingActions(act: Act) {
  return {
    /**
     * The minutes as they now stand, as an edition. `dissent` says how somebody's own words under a decision begin, `{name}` in it; `counted`
     * what stands for the name where it is a number, `{count}` in it.
     * Throws Refused `meetingMovedOn`, `editedMeanwhile`, `twoTexts`.
     */
    finishMinutes: (who: Who, command: z.input<typeof Finish>, now: Instant, key?: string): Promise<number> =>
      act(who, { name: "finishMinutes", command, now, key }, async (tx) => {
        const { meetingId, seen, ...words } = wellFormed(Finish, command);
        const meeting = await meetingFor(tx, who, meetingId, now, "finish");
        return edition(
          tx,
          meeting,
          seen,
          "finish",
          await written(tx, meeting, words),
          stepOf(who, now)("minuted"),
        );
      }),

    /** Back to writing, before it is sent to anybody. Throws Refused `meetingMovedOn`. */
    writeOn: (who: Who, meetingId: Uuid, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "writeOn", command: { meetingId }, now, key }, async (tx) => {
        await meetingFor(tx, who, wellFormed(id, meetingId), now, "writeOn");
        setState(tx, meetingId, "held", now);
        return null;
      }),

    /** To be approved in the way the body's rules say. Throws Refused `meetingMovedOn`, `editedMeanwhile`, `dayIsOver`. */
    sendForApproval: (
      who: Who,
      command: z.input<typeof SendForApproval>,
      now: Instant,
      key?: string,
    ): Promise<number> =>
      act(who, { name: "sendForApproval", command, now, key }, async (tx) => {
        const { meetingId, seen, closesOn } = wellFormed(SendForApproval, command);
        const meeting = await meetingFor(tx, who, meetingId, now, "sendForApproval");
        const today = dayOf(now);
        const way = rulesOn(await store.rulesOf(tx, meeting.bodyId), today).minutesAdoptedBy;
        const until = closesOn === undefined ? addDays(today, WRITTEN_DAYS) : calendarDay(closesOn);
        if (way === "written" && until < today) throw new Refused("dayIsOver");
        const made = await edition(
          tx,
          meeting,
          seen,
          "sendForApproval",
          null,
          stepOf(who, now)("sentForApproval"),
        );
        store.insertRound(
          tx,
          { meetingId, edition: made, way, closesOn: way === "written" ? until : null },
          now,
          personOf(who),
        );
        return made;
      }),

    /** Taken back to be written on, with why. Throws Refused `meetingMovedOn`, `editedMeanwhile`. */
    takeBack: (who: Who, command: z.input<typeof TakeBack>, now: Instant, key?: string): Promise<number> =>
      act(who, { name: "takeBack", command, now, key }, async (tx) => {
        const { meetingId, seen, why } = wellFormed(TakeBack, command);
        const meeting = await meetingFor(tx, who, meetingId, now, "takeBack");
        const round = await roundOf(tx, meetingId);
        store.endRound(tx, round.id, "takenBack", now, personOf(who));
        return edition(tx, meeting, seen, "takeBack", null, stepOf(who, now)("takenBack", why));
      }),

    /** What somebody who sits in a body that met holds against the minutes. Throws Refused `forbidden`, `meetingMovedOn`, `dayIsOver`. */
    objectToMinutes: (
      who: NonNullable<Who>,
      command: z.input<typeof RaiseObjection>,
      now: Instant,
      key?: string,
    ): Promise<Uuid> =>
      act(who, { name: "objectToMinutes", command, now, key }, async (tx) => {
        const { meetingId, words } = wellFormed(RaiseObjection, command);
        const meeting = await lockedMeeting(tx, meetingId);
        await sittingAt(tx, who, meeting, now);
        if (meeting.state !== "forApproval") throw new Refused("meetingMovedOn", { state: meeting.state });
        const round = await roundOf(tx, meetingId);
        if (!mayObject(round, dayOf(now))) throw new Refused("dayIsOver");
        const objectionId = newId();
        store.insertObjection(tx, objectionId, round.id, words, now, who.personId);
        return objectionId;
      }),

    /** What came of it. Throws Refused `notFound`, `meetingMovedOn`. */
    answerObjection: (
      who: Who,
      command: z.input<typeof AnswerObjection>,
      now: Instant,
      key?: string,
    ): Promise<null> =>
      act(who, { name: "answerObjection", command, now, key }, async (tx) => {
        const { meetingId, objectionId, answer } = wellFormed(AnswerObjection, command);
        await meetingFor(tx, who, meetingId, now, "approve");
        const round = await roundOf(tx, meetingId);
        const found = round.objections.find((one) => one.id === objectionId);
        if (found?.answer !== "") throw new Refused("notFound");
        store.answerObjection(tx, objectionId, answer, now, personOf(who));
        return null;
      }),

    /** Throws Refused `meetingMovedOn`, `editedMeanwhile`, `objectionsOpen`, `roundNotOver`, `chairApproves`. */
    approveMinutes: (
      who: Who,
      command: z.input<typeof Edition>,
      now: Instant,
      key?: string,
    ): Promise<number> =>
      act(who, { name: "approveMinutes", command, now, key }, async (tx) => {
        const { meetingId, seen } = wellFormed(Edition, command);
        const meeting = await meetingFor(tx, who, meetingId, now, "approve");
        const round = await roundOf(tx, meetingId);
        const chair = await store.chairOf(tx, meeting.bodyId, personOf(who), dayOf(now));
        const ruling = mayApprove(round, chair, dayOf(now));
        if (!ruling.ok) throw new Refused(ruling.code);
        store.endRound(tx, round.id, "approved", now, personOf(who));
        return edition(tx, meeting, seen, "approve", null, stepOf(who, now)("approved"));
      }),

    /**
     * Approved minutes put right: a new edition with its reason, which everybody may read; the older ones stay. What was published is
     * at once shown as it now stands. Throws Refused `meetingMovedOn`, `editedMeanwhile`, `twoTexts`, `nothingChanged`, `numberInItem`.
     */
    correctMinutes: (
      who: Who,
      command: z.input<typeof Correct>,
      now: Instant,
      key?: string,
    ): Promise<number> =>
      act(who, { name: "correctMinutes", command, now, key }, async (tx) => {
        const { meetingId, seen, why, ...words } = wellFormed(Correct, command);
        const meeting = await meetingFor(tx, who, meetingId, now, "correct");
        const minutes = await written(tx, meeting, words);
        const before = await meetingSeen(tx, meetingId, seen);
        if (canonical(minutes) === canonical(before.minutes)) throw new Refused("nothingChanged");
        const numbers = meeting.state === "published" ? withNumbers(minutes.items) : [];
        if (numbers.length > 0) throw new Refused("numberInItem", { items: numbers });
        return edition(tx, meeting, seen, "correct", minutes, stepOf(who, now)("corrected", why));
      }),
  };
}

const stepOf =
  (who: Who, at: Instant) =>
  (did: Did, why = ""): Step => ({ did, at, personId: personOf(who), why });

async function roundOf(tx: Tx, meetingId: Uuid) {
  const round = await store.openRound(tx, meetingId);
  if (round === null) throw new Refused("meetingMovedOn");
  return round;
}

/** Everything that is written, as minutes. Throws Refused `twoTexts` while two texts stand beside each other. */
async function written(tx: Tx, meeting: MeetingPlan, words: DissentWords): Promise<Minutes> {
  const open = await book.unsettled(tx, meeting.id);
  if (open.length > 0) throw new Refused("twoTexts");
  return minutesFrom(
    {
      plan: meeting,
      body: await store.bodyName(tx, meeting.bodyId),
      items: await itemsOf(tx, meeting.id),
      attendance: await book.attendanceOf(tx, meeting.id),
      away: await book.awayOf(tx, meeting.id),
      dissents: await book.dissentsOf(tx, meeting.id),
    },
    words,
  );
}

/** The next edition; null: in the words it has. */
async function edition(
  tx: Tx,
  meeting: MeetingPlan,
  seen: number,
  step: LifeStep,
  minutes: Minutes | null,
  made: Step,
): Promise<number> {
  const standing = await meetingSeen(tx, meeting.id, seen);
  const words = minutes ?? standing.minutes;
  const state: MeetingState | null = lifeAfter(meeting.state, step);
  if (words === null || state === null) throw new Refused("meetingMovedOn", { state: meeting.state });
  const at = changeMeeting(tx, standing, { minutes: words, state }, made);
  await tellSearch(tx, meeting.id);
  return at;
}
