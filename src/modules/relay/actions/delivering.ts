import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { parsePhone } from "#kernel/phone.ts";
import { isRefused } from "#kernel/refusal.ts";
import { hours, plus } from "#kernel/time.ts";
import type { Channel } from "#modules/citizen/index.ts";
import { STAFET_PERSON_ID, SYSTEM } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";
import { forgetHeard, heardFirst } from "#platform/heard.ts";
import { letterText, smsText } from "../rules/messageText.ts";
import {
  ABANDONED,
  afterTry,
  BY_MACHINE,
  goesAt,
  nextChannel,
  type Outcome,
  saysStop,
} from "../rules/reaching.ts";
import { raiseAlarmOnce } from "../store/around.ts";
import { openAsk } from "../store/feltSafe.ts";
import { loadSubject } from "../store/load.ts";
import {
  answerableFor,
  type DeliveryRow,
  deliveriesOf,
  deliveryById,
  deliveryCalled,
  dueDeliveries,
  insertDelivery,
  lastSentBy,
  type MessageRow,
  messageById,
  newestByMachine,
  unansweredMessages,
  updateDelivery,
  updateMessage,
} from "../store/messages.ts";
import type { Course, DeliveryWhy, MessageAlarm } from "../types.ts";
import type { Carrier, Carriers, Parcel } from "./carriers.ts";
import type { RelayDeps, Unasked } from "./command.ts";
import { feltToken } from "./feltSafe.ts";
import { each, unasked } from "./unasked.ts";

/** One try as it reads, for the demonstration's page of letters. */
export interface SentLine {
  readonly id: Uuid;
  readonly kind: Channel["kind"];
  readonly state: DeliveryRow["state"];
  readonly to: string;
  readonly at: Instant;
  readonly subject: string;
  readonly text: string;
}

const OUTBOX = 25;
const ROUND = 100;
/** A gateway does not repeat itself after so long. */
const CALLS_KEPT = hours(24 * 30);

/**
 * The outbox at work. One try is three steps: taken in hand by one transaction, carried outside of any, written down by another.
 * Killed between the first and the last, it counts as in doubt and is tried once more under the same id – so a message leaves at
 * least once, and at most twice. Safe to run at any time and by several at once.
 */
export function deliveryActions(deps: RelayDeps) {
  const { db, identity, citizens } = deps;
  const { act } = unasked(deps);

  async function call(job: Unasked, course: Course, message: MessageRow, kind: MessageAlarm): Promise<void> {
    const unitId = await answerableFor(job.tx, message);
    if (unitId === null) return;
    const raised = await raiseAlarmOnce(job.tx, {
      id: newId(),
      kind,
      unit_id: unitId,
      course_id: course.id,
      raised_at: job.now,
    });
    if (raised) job.happened("alarmRaised", { course, unitId, data: { kind } });
  }

  /** The way did not work: the next in the citizen's order, and when there is none, somebody is told. */
  async function goOn(
    job: Unasked,
    course: Course,
    message: MessageRow,
    given: { readonly id: Uuid; readonly why: DeliveryWhy; readonly doubts?: number },
  ): Promise<void> {
    const { tx, now } = job;
    updateDelivery(tx, given.id, {
      state: "failed",
      next_at: null,
      ended_at: now,
      why: given.why,
      ...(given.doubts === undefined ? {} : { doubts: given.doubts }),
    });
    // The citizen answered on their own page meanwhile.
    if (message.state === "answered") return;
    const tried = (await deliveriesOf(tx, message.id)).map(({ channelId }) => channelId);
    const ways = await citizens.channelsOf(tx, [course.citizenId]);
    const next = nextChannel(
      ways.filter(({ asks }) => asks || message.feltAskId === null),
      tried,
    );
    // How it felt is nobody's task to find out: it stands on the citizen's own page. Nor is a reminder of what has begun.
    const late = message.mootAt !== null && now >= message.mootAt;
    if (late || (next === null && message.feltAskId !== null)) {
      updateMessage(tx, message.id, { state: "dropped", settled_at: now });
      return;
    }
    if (next === null) {
      updateMessage(tx, message.id, { state: "failed" });
      await call(job, course, message, "messageFailed");
      return;
    }
    insertDelivery(tx, {
      message_id: message.id,
      channel_id: next.id,
      kind: next.kind,
      queued_at: now,
      next_at: goesAt(next, now),
    });
    updateMessage(tx, message.id, { state: "underWay" });
  }

  interface Loaded {
    readonly course: Course;
    readonly message: MessageRow;
    readonly delivery: DeliveryRow;
  }

  /** The try with all around it, its course locked, as it stands behind the lock. */
  async function load({ tx }: Unasked, about: { id: Uuid; courseId: Uuid }): Promise<Loaded | null> {
    const { course } = await loadSubject(tx, about.courseId);
    const delivery = await deliveryById(tx, about.id);
    const message = delivery && (await messageById(tx, delivery.messageId));
    return delivery && message && message.courseId === course.id ? { course, message, delivery } : null;
  }

  async function textFor(
    db: Db,
    channel: Channel,
    message: MessageRow,
    how: Pick<Carriers, "answersHeard" | "origin">,
  ) {
    const { feltAskId } = message;
    const link =
      feltAskId === null ? null : `${how.origin}/hvordan-gik-det/${feltToken(deps.secret, feltAskId)}`;
    const facts = { ...message, link };
    if (channel.kind === "sms") return { subject: "", text: smsText(facts, how.answersHeard) };
    if (!channel.words || link !== null) return letterText(facts, null);
    const unit = (await identity.unitCards(db, [message.unitId])).get(message.unitId);
    return letterText(facts, { words: message.words, unit: unit?.name ?? "" });
  }

  /** Takes one try in hand, or finds that there is nothing to carry: not due any more, to be brought by a person, or over. */
  const take = (
    about: { id: Uuid; courseId: Uuid },
    carriers: Carriers,
    now: Instant,
  ): Promise<{ carrier: Carrier; parcel: Parcel } | null> =>
    act("deliver", now, async (job) => {
      const { tx } = job;
      const loaded = await load(job, about);
      if (loaded === null) return null;
      const { course, message, delivery } = loaded;
      if (delivery.nextAt === null || delivery.nextAt > now) return null;
      if (message.state === "answered") {
        updateDelivery(tx, delivery.id, { state: "dropped", next_at: null, ended_at: now });
        return null;
      }
      const moot = message.feltAskId !== null && (await openAsk(tx, { id: message.feltAskId }, now)) === null;
      const late = message.mootAt !== null && now >= message.mootAt;
      if (course.state !== "open" || course.diedAt !== null || moot || late) {
        updateDelivery(tx, delivery.id, { state: "dropped", next_at: null, ended_at: now });
        updateMessage(tx, message.id, { state: "dropped", settled_at: now });
        return null;
      }
      const channel = await citizens.channel(tx, delivery.channelId);
      if (delivery.state === "sending") {
        await conclude(job, loaded, channel, { kind: "doubtful" });
        return null;
      }
      if (channel === null) {
        await goOn(job, course, message, { id: delivery.id, why: "removed" });
        return null;
      }
      const opensAt = goesAt(channel, now);
      if (opensAt > now) {
        updateDelivery(tx, delivery.id, { next_at: opensAt });
        return null;
      }
      const carrier =
        channel.kind === "sms" ? carriers.sms : channel.kind === "email" ? carriers.email : null;
      if (carrier === null && message.feltAskId !== null) {
        await goOn(job, course, message, { id: delivery.id, why: "unreached" });
        return null;
      }
      if (carrier === null || !BY_MACHINE.includes(channel.kind)) {
        updateDelivery(tx, delivery.id, { state: "byHand", next_at: null, begun_at: now });
        updateMessage(tx, message.id, { state: "byHand" });
        await call(job, course, message, "messageByHand");
        return null;
      }
      updateDelivery(tx, delivery.id, {
        state: "sending",
        next_at: plus(now, ABANDONED),
        begun_at: delivery.begunAt ?? now,
        tries: delivery.tries + 1,
      });
      const { subject, text } = await textFor(tx, channel, message, carriers);
      return { carrier, parcel: { id: delivery.id, to: channel.to, subject, text } };
    });

  /** What came of a try, when nobody has said anything of it meanwhile. */
  async function conclude(
    job: Unasked,
    { course, message, delivery }: Loaded,
    channel: Channel | null,
    outcome: Outcome,
  ): Promise<void> {
    const { tx, now } = job;
    const { begunAt, tries, doubts } = delivery;
    const after = afterTry(outcome, { begunAt: begunAt ?? now, tries, doubts }, now);
    if (after.state === "failed") {
      await goOn(job, course, message, {
        id: delivery.id,
        why: after.why ?? "refused",
        doubts: after.doubts,
      });
      return;
    }
    if (after.state === "queued") {
      const next = channel === null ? after.nextAt : goesAt(channel, after.nextAt ?? now);
      updateDelivery(tx, delivery.id, { state: "queued", next_at: next, doubts: after.doubts });
      return;
    }
    const reference = outcome.kind === "taken" ? outcome.reference : null;
    updateDelivery(tx, delivery.id, { state: "sent", next_at: null, sent_at: now, reference });
    if (message.state === "underWay") updateMessage(tx, message.id, { state: "sent" });
  }

  const settle = (about: { id: Uuid; courseId: Uuid }, outcome: Outcome, now: Instant): Promise<void> =>
    act("deliver", now, async (job) => {
      const loaded = await load(job, about);
      if (loaded === null) return;
      // A report was quicker than the answer, or a person saw to it: what they said stands.
      if (loaded.delivery.state === "sending")
        await conclude(job, loaded, await citizens.channel(job.tx, loaded.delivery.channelId), outcome);
      else if (outcome.kind === "taken")
        updateDelivery(job.tx, about.id, { reference: outcome.reference, sent_at: now });
    });

  async function deliverOne(
    about: { id: Uuid; courseId: Uuid },
    carriers: Carriers,
    clock: () => Instant,
  ): Promise<void> {
    const taken = await take(about, carriers, clock());
    if (taken === null) return;
    await settle(about, await taken.carrier(taken.parcel), clock());
  }

  return {
    /** Sees to all that is due, each on its own. Returns how many were looked at. Throws AggregateError when any failed. */
    async deliverDue(carriers: Carriers, clock: () => Instant): Promise<number> {
      const due = await db.read(SYSTEM, (snapshot) => dueDeliveries(snapshot, clock(), ROUND));
      const courses = new Map(due.map(({ id, courseId }) => [id, courseId]));
      return each([...courses.keys()], (id) =>
        deliverOne({ id, courseId: courses.get(id) ?? "" }, carriers, clock),
      );
    },

    /** Nobody has answered in time: whoever wrote is told, once. Returns how many were looked at. */
    async raiseUnanswered(now: Instant): Promise<number> {
      const ids = await db.read(SYSTEM, (snapshot) => unansweredMessages(snapshot, now, ROUND));
      return each(ids, (id) =>
        act("unanswered", now, async (job) => {
          const first = await messageById(job.tx, id);
          if (first === null) return;
          const { course } = await loadSubject(job.tx, first.courseId);
          const message = await messageById(job.tx, id);
          if (message?.state !== "sent" || message.answerBy === null || message.answerBy > now) return;
          updateMessage(job.tx, id, { called_at: now });
          await call(job, course, message, "messageUnanswered");
        }),
      );
    },

    /**
     * What the gateway says of a try: it arrived, or it did not. Twice, late, out of order or about nothing, it changes nothing.
     * `call` is the whole of what was said.
     */
    report: (
      {
        name,
        arrived,
        call: said,
      }: { readonly name: string; readonly arrived: boolean; readonly call: string },
      now: Instant,
    ): Promise<void> =>
      act("deliver", now, async (job) => {
        const { tx } = job;
        if (!(await heardFirst(tx, said, now))) return;
        const about = await deliveryCalled(tx, name);
        const loaded = about && (await load(job, about));
        if (!loaded || !["sending", "sent"].includes(loaded.delivery.state)) return;
        const { course, message, delivery } = loaded;
        if (arrived) {
          updateDelivery(tx, delivery.id, { state: "delivered", next_at: null, ended_at: now });
          if (message.state === "underWay") updateMessage(tx, message.id, { state: "sent" });
        } else if (course.state === "open" && ["underWay", "sent"].includes(message.state))
          await goOn(job, course, message, { id: delivery.id, why: "notDelivered" });
      }),

    /**
     * Whoever has the phone answered. STOP ends the way, for everybody it was thought to lead to, and the message goes by the
     * next; anything else is an answer, whose words are not kept: others may have the phone.
     */
    hear: (
      { from, text, call: said }: { readonly from: string; readonly text: string; readonly call: string },
      now: Instant,
    ): Promise<void> =>
      act("hear", now, async (job) => {
        const { tx } = job;
        if (!(await heardFirst(tx, said, now))) return;
        const number = parsePhone(from) ?? parsePhone(`+${from}`);
        if (number === null) return;
        const last = await lastSentBy(tx, await citizens.channelsWithNumber(tx, number));
        const course = last && (await loadSubject(tx, last.courseId)).course;
        const message = last && (await messageById(tx, last.messageId));
        if (saysStop(text)) {
          for (const { id } of await citizens.stopNumber(tx, number, now)) await stopped(job, id);
          return;
        }
        if (!course || !message || message.state !== "sent") return;
        updateMessage(tx, message.id, { state: "answered", settled_at: now, settled_by: STAFET_PERSON_ID });
        job.happened("messageSettled", {
          course,
          unitId: message.unitId,
          data: { outcome: "answered" },
        });
        await call(job, course, message, "messageReplied");
      }).catch((error: unknown) => {
        if (!isRefused(error)) throw error;
      }),

    /** The newest tries by machine, as they read. Demonstration only: where they lead is shown to anybody. */
    outbox: (how: Pick<Carriers, "answersHeard" | "origin">): Promise<readonly SentLine[]> =>
      db.read(SYSTEM, async (snapshot) => {
        const lines: SentLine[] = [];
        for (const { id, messageId, channelId, kind, state } of await newestByMachine(snapshot, OUTBOX)) {
          const [channel, message] = await Promise.all([
            citizens.channel(snapshot, channelId),
            messageById(snapshot, messageId),
          ]);
          if (!channel || !message) continue;
          const read = await textFor(snapshot, channel, message, how);
          lines.push({ id, kind, state, to: channel.to, at: message.at, ...read });
        }
        return lines;
      }),

    /** Forgets which calls were heard, after a month. Returns how many. */
    forgetCalls: (now: Instant): Promise<number> =>
      db.write(SYSTEM, (tx) => forgetHeard(tx, plus(now, -CALLS_KEPT))),
  };

  /** What went by a way that said STOP, and may not have been read by the citizen, goes by the next. */
  async function stopped(job: Unasked, channelId: Uuid): Promise<void> {
    const { rows } = await sql<{ id: Uuid; courseId: Uuid }>`
      select d.id, m.course_id as "courseId" from relay.delivery d join relay.message m on m.id = d.message_id
       where d.channel_id = ${channelId} and d.state in ('sent', 'delivered') and m.state = 'sent'`.execute(
      job.tx,
    );
    for (const about of rows) {
      const loaded = await load(job, about);
      if (loaded?.course.state === "open")
        await goOn(job, loaded.course, loaded.message, { id: about.id, why: "stopped" });
    }
  }
}
