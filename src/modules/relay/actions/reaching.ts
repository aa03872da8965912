import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { parsePhone } from "#kernel/phone.ts";
import { Refused } from "#kernel/refusal.ts";
import { calendarDay, dayOf, hours, instantAt, plus } from "#kernel/time.ts";
import type { Channel } from "#modules/citizen/index.ts";
import {
  AddChannel,
  RaiseChannel,
  RemoveChannel,
  SettleMessage,
  TryChannel,
  WriteMessage,
} from "../commands.ts";
import { takesPart } from "../policy.ts";
import { goesAt, mayTry, mayWrite } from "../rules/reaching.ts";
import { obey } from "../rules/ruling.ts";
import { loadSubject } from "../store/load.ts";
import {
  endOpenTries,
  insertDelivery,
  insertMessage,
  type MessageRow,
  messageOn,
  settleMessageAlarms,
  updateMessage,
  writtenSince,
} from "../store/messages.ts";
import type { Course } from "../types.ts";
import { identifiedCourse } from "../views/who.ts";
import type { Job, MakeCommand, RelayDeps } from "./command.ts";

/** States in which a message can still be brought by another way. */
const UNSETTLED: readonly MessageRow["state"][] = ["underWay", "byHand", "sent", "failed"];

/**
 * How the citizen is reached (E2): their ways in order, and messages by them. By whoever takes part in the course and may
 * know the person's `contact`. Throws Refused `notYours` for everybody else, `courseClosed` where nothing goes on any more.
 */
export function reachingActions(command: MakeCommand, deps: RelayDeps) {
  const { citizens } = deps;

  async function courseOf({ tx, actor, now }: Job<unknown>, courseId: Uuid): Promise<Course> {
    const { course } = await loadSubject(tx, courseId);
    if (!(await takesPart(tx, actor, courseId))) throw new Refused("notYours");
    if ((await identifiedCourse(tx, deps, actor, courseId, now)) === null) throw new Refused("notYours");
    if (course.state !== "open") throw new Refused("courseClosed");
    return course;
  }

  const today = (job: Job<unknown>, course: Course) =>
    writtenSince(job.tx, course.citizenId, instantAt(dayOf(job.now), "00:00"));

  const queue = ({ tx, now }: Job<unknown>, messageId: Uuid, channel: Channel): Uuid =>
    insertDelivery(tx, {
      message_id: messageId,
      channel_id: channel.id,
      kind: channel.kind,
      queued_at: now,
      next_at: goesAt(channel, now),
    });

  async function channelOf(job: Job<unknown>, course: Course, id: Uuid | undefined): Promise<Channel> {
    const channels = await citizens.channelsOf(job.tx, [course.citizenId]);
    if (channels.length === 0) throw new Refused("noChannel");
    const channel = id === undefined ? channels[0] : channels.find((one) => one.id === id);
    if (!channel) throw new Refused("unknownChannel");
    return channel;
  }

  async function messageOf(job: Job<unknown>, course: Course, id: Uuid): Promise<MessageRow> {
    const message = await messageOn(job.tx, course.id, id);
    if (!message) throw new Refused("unknownMessage");
    return message;
  }

  return {
    /** One more way, last in order. Throws Refused `tooManyChannels`, `channelKnown`. */
    addChannel: command(
      "addChannel",
      AddChannel,
      async (job) => {
        const { tx, actor, command: c, now, happened } = job;
        const course = await courseOf(job, c.courseId);
        const { kind, to, name = "", opens = null, closes = null, shared, words, asks } = c;
        const channelId = await citizens.addChannel(tx, {
          citizenId: course.citizenId,
          channel: { kind, to: parsePhone(to) ?? to, name, opens, closes, shared, words, asks },
          actor,
          now,
        });
        happened("reachChanged", { course, unitId: course.holderId });
        return { channelId };
      },
      // A telephone number can be guessed from any hash without a key.
      ({ to, ...rest }) => ({ ...rest, to: citizens.channelDigest(to) }),
    ),

    /** Ends a way and forgets where it led; what waits to go by it goes by the next. Throws Refused `unknownChannel`. */
    removeChannel: command("removeChannel", RemoveChannel, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseOf(job, c.courseId);
      await citizens.removeChannel(tx, { citizenId: course.citizenId, id: c.channelId, actor, now });
      happened("reachChanged", { course, unitId: course.holderId });
      return { courseId: course.id };
    }),

    /** The way is to be tried before the one above it. Throws Refused `unknownChannel`. */
    raiseChannel: command("raiseChannel", RaiseChannel, async (job) => {
      const { tx, command: c, happened } = job;
      const course = await courseOf(job, c.courseId);
      await citizens.raiseChannel(tx, { citizenId: course.citizenId, id: c.channelId });
      happened("reachChanged", { course, unitId: course.holderId });
      return { courseId: course.id };
    }),

    /**
     * Writes to the citizen: it lies in the outbox with this very change, and leaves when the way's quiet hours are over.
     * Throws Refused `citizenDied`, `noChannel`, `unknownChannel`, `momentPassed`, `wordsNotAllowed`, `tooManyMessages`.
     */
    writeMessage: command("writeMessage", WriteMessage, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseOf(job, c.courseId);
      if (course.diedAt !== null) throw new Refused("citizenDied");
      const channel = await channelOf(job, course, c.channelId);
      const moment = c.template === "ringUs" ? null : momentOf(c.on, c.at);
      if (moment !== null && moment <= now) throw new Refused("momentPassed");
      if (c.words !== undefined) await someWayCarriesWords(job, course);
      obey(mayWrite(await today(job, course)));
      const messageId = newId();
      insertMessage(tx, {
        id: messageId,
        course_id: course.id,
        unit_id: actor.unitId,
        person_id: actor.personId,
        at: now,
        template: c.template,
        language: c.language,
        phone: actor.unit.phone,
        moment,
        words: c.words ?? "",
        state: "underWay",
        answer_by: c.answerWithin === undefined ? null : plus(now, hours(24 * c.answerWithin)),
      });
      queue(job, messageId, channel);
      happened("messageWritten", { course, unitId: course.holderId });
      return { messageId };
    }),

    /** The same message by another way, or by the same once more. Throws Refused `messageSettled`, `unknownMessage`, `unknownChannel`, `tooManyMessages`. */
    tryChannel: command("tryChannel", TryChannel, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseOf(job, c.courseId);
      const message = await messageOf(job, course, c.messageId);
      if (!UNSETTLED.includes(message.state) || message.feltAskId !== null)
        throw new Refused("messageSettled");
      const channel = await channelOf(job, course, c.channelId);
      obey(mayTry(await today(job, course)));
      endOpenTries(tx, message.id, { state: "failed", why: "passedOver", at: now });
      queue(job, message.id, channel);
      const lapsed = message.answerBy !== null && message.answerBy <= now;
      updateMessage(tx, message.id, {
        state: "underWay",
        called_at: null,
        ...(lapsed ? { answer_by: plus(now, hours(24)) } : {}),
      });
      settleMessageAlarms(tx, course.id, actor.personId, now, { replied: false });
      happened("messageWritten", { course, unitId: course.holderId });
      return { messageId: message.id };
    }),

    /** Said by word of mouth, answered, or given up. The same again changes nothing. Throws Refused `messageSettled`, `unknownMessage`. */
    settleMessage: command("settleMessage", SettleMessage, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseOf(job, c.courseId);
      const message = await messageOf(job, course, c.messageId);
      const again = message.state === c.outcome;
      if (!again && !UNSETTLED.includes(message.state)) throw new Refused("messageSettled");
      if (!again) {
        endOpenTries(tx, message.id, {
          state: c.outcome === "told" ? "told" : "dropped",
          why: null,
          at: now,
        });
        updateMessage(tx, message.id, { state: c.outcome, settled_at: now, settled_by: actor.personId });
        happened("messageSettled", { course, unitId: course.holderId, data: { outcome: c.outcome } });
      }
      settleMessageAlarms(tx, course.id, actor.personId, now, { replied: c.outcome !== "dropped" });
      return { messageId: message.id };
    }),
  };

  async function someWayCarriesWords(job: Job<unknown>, course: Course): Promise<void> {
    const channels = await citizens.channelsOf(job.tx, [course.citizenId]);
    if (!channels.some(({ words }) => words)) throw new Refused("wordsNotAllowed");
  }
}

const momentOf = (on: string | undefined, at: string | undefined): Instant =>
  instantAt(calendarDay(on ?? ""), at ?? "");
