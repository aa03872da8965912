import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import type { Channel, ChannelKind } from "#modules/citizen/index.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";
import { takesPart } from "../policy.ts";
import { sentence } from "../rules/messageText.ts";
import type { DeliveryState, DeliveryWhy, MessageState, MessageTemplate } from "../types.ts";
import type { ViewDeps } from "./deps.ts";
import type { Participants } from "./participants.ts";
import { identifiedCourse } from "./who.ts";

export interface DeliveryLine {
  readonly channelId: Uuid;
  readonly kind: ChannelKind;
  readonly state: DeliveryState;
  readonly why: DeliveryWhy | null;
  readonly queuedAt: Instant;
  /** When it leaves, or is tried again. */
  readonly nextAt: Instant | null;
  readonly sentAt: Instant | null;
}

export interface MessageLine {
  readonly id: Uuid;
  readonly at: Instant;
  readonly byName: string;
  readonly byUnitName: string;
  readonly template: MessageTemplate;
  /** What the citizen reads. */
  readonly sentence: string;
  readonly words: string;
  readonly state: MessageState;
  readonly answerBy: Instant | null;
  readonly unanswered: boolean;
  /** Tries, in the order they were made. */
  readonly deliveries: readonly DeliveryLine[];
}

/** How the citizen is reached, for those who may know. */
export interface ReachingView {
  readonly courseId: Uuid;
  readonly knownAs: string;
  /** The citizen lets the reader know how to reach them; without, nothing stands here but that. */
  readonly known: boolean;
  /** The reader takes part in an open course: they may write, and change what stands. */
  readonly may: boolean;
  /** On the record, to begin from. */
  readonly ownPhone: string | null;
  readonly language: string;
  readonly channels: readonly Channel[];
  /** SMS ways somebody with the phone said STOP to. */
  readonly stoppedAt: readonly Instant[];
  /** Whoever has the phone answered a message, and nobody has noted a contact since. */
  readonly replied: boolean;
  /** What they answered with their card, newest first. */
  readonly replies: readonly { readonly id: Uuid; readonly at: Instant; readonly words: string }[];
  /** Newest first, the twenty latest. */
  readonly messages: readonly MessageLine[];
}

/** In one line, for the course page. */
export interface ReachLine {
  /** The ways in order. */
  readonly kinds: readonly ChannelKind[];
  /** Messages somebody must do something about. */
  readonly tasks: number;
}

export async function reachLine(db: Db, courseId: Uuid, citizenId: Uuid): Promise<ReachLine> {
  const { rows } = await sql<ReachLine>`
    select array(select c.kind from citizen.channel c where c.citizen_id = ${citizenId} and c.ended_at is null order by c.position, c.id) as kinds,
           (select count(*)::int from relay.message m where m.course_id = ${courseId}
               and (m.state in ('byHand', 'failed') or m.state = 'sent' and m.called_at is not null)) as tasks`.execute(
    db,
  );
  return rows[0] ?? { kinds: [], tasks: 0 };
}

type MessageRow = Omit<MessageLine, "sentence" | "deliveries"> & {
  readonly language: "da" | "en";
  readonly phone: string;
  readonly moment: Instant | null;
};

const NEWEST = 20;

async function messagesOf(db: Db, courseId: Uuid): Promise<readonly MessageLine[]> {
  const { rows } = await sql<MessageRow>`
    select m.id, m.at, p.name as "byName", u.name as "byUnitName", m.template, m.language, m.phone, m.moment, m.words, m.state,
           m.answer_by as "answerBy", m.state = 'sent' and m.called_at is not null as unanswered
      from relay.message m join identity.person p on p.id = m.person_id join identity.unit_card u on u.id = m.unit_id
     where m.course_id = ${courseId} order by m.at desc, m.id desc limit ${NEWEST}`.execute(db);
  const { rows: tries } = await sql<DeliveryLine & { messageId: Uuid }>`
    select d.message_id as "messageId", d.channel_id as "channelId", d.kind, d.state, d.why, d.queued_at as "queuedAt",
           d.next_at as "nextAt", d.sent_at as "sentAt"
      from relay.delivery d where d.message_id = any(${rows.map(({ id }) => id)}::uuid[]) order by d.queued_at, d.id`.execute(
    db,
  );
  const byMessage = Map.groupBy(tries, ({ messageId }) => messageId);
  return rows.map(({ language, phone, moment, ...row }) => ({
    ...row,
    sentence: sentence({ template: row.template, language, phone, moment }),
    deliveries: (byMessage.get(row.id) ?? []).map(({ messageId: _, ...line }) => line),
  }));
}

async function stopsOf(db: Db, citizenId: Uuid): Promise<readonly Instant[]> {
  const { rows } = await sql<{ at: Instant }>`
    select ended_at as at from citizen.channel where citizen_id = ${citizenId} and ended_why = 'stopped' order by ended_at desc`.execute(
    db,
  );
  return rows.map(({ at }) => at);
}

/** As far as it was called to the reader's own unit. */
async function hasReplied(db: Db, courseId: Uuid): Promise<boolean> {
  const { rows } = await sql`
    select from relay.alarm where course_id = ${courseId} and kind = 'messageReplied' and cleared_at is null limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

async function repliesOf(db: Db, courseId: Uuid): Promise<ReachingView["replies"]> {
  const { rows } = await sql<ReachingView["replies"][number]>`
    select id, at, note as words from relay.contact where course_id = ${courseId} and way = 'replied' order by at desc, id desc limit 5`.execute(
    db,
  );
  return rows;
}

export function createReachingView(deps: ViewDeps, participants: Participants) {
  const { citizens } = deps;
  return {
    /**
     * The citizen's ways in order, and what was written to them (E2). For those who take part; where the citizen does not let
     * them know who they are, it says so and no more. Refused `notFound` for others and unknown identifiers. Logged.
     */
    reaching: (actor: Actor, courseId: Uuid, now: Instant): Promise<ReachingView> =>
      participants.onlyForParticipants(actor, courseId, "reaching.read", now, async (db, course) => {
        const card = (await citizens.citizenCards(db, [course.citizenId], dayOf(now))).get(course.citizenId);
        if (!card) throw new Refused("notFound");
        const known = (await identifiedCourse(db, deps, actor, course.id, now)) !== null;
        const { knownAs, language } = card;
        const nothing = {
          ownPhone: null,
          channels: [],
          stoppedAt: [],
          replied: false,
          replies: [],
          messages: [],
        };
        const view = { courseId: course.id, knownAs, language, known };
        if (!known) return { ...view, ...nothing, may: false };
        const [channels, stoppedAt, replied, replies, messages, part] = await Promise.all([
          citizens.channelsOf(db, [course.citizenId]),
          stopsOf(db, course.citizenId),
          hasReplied(db, course.id),
          repliesOf(db, course.id),
          messagesOf(db, course.id),
          takesPart(db, actor, course.id),
        ]);
        const may = part && course.state === "open";
        return {
          ...view,
          may,
          ownPhone: citizens.phoneOf(card),
          channels,
          stoppedAt,
          replied,
          replies,
          messages,
        };
      }),
  };
}
