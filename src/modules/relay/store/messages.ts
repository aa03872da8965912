import { type Insertable, sql, type Updateable } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { type Db, later, type Tables, type Tx } from "#platform/db.ts";
import type { DeliveryWhy, MessageState } from "../types.ts";

/** Messages to citizens and the outbox of their tries (migration 0037). Written here and nowhere else. */

export interface MessageRow {
  readonly id: Uuid;
  readonly at: Instant;
  readonly courseId: Uuid;
  readonly unitId: Uuid;
  readonly template: Tables["relay.message"]["template"];
  readonly language: "da" | "en";
  readonly phone: string;
  readonly moment: Instant | null;
  readonly words: string;
  readonly state: MessageState;
  readonly answerBy: Instant | null;
  /** What it asks about, where it asks how it felt. */
  readonly feltAskId: Uuid | null;
  /** From then on it is of no use. */
  readonly mootAt: Instant | null;
}

const columns = sql`m.id, m.at, m.course_id as "courseId", m.unit_id as "unitId", m.template, m.language, m.phone, m.moment, m.words, m.state, m.answer_by as "answerBy", m.felt_ask_id as "feltAskId", m.moot_at as "mootAt"`;

export const insertMessage = (tx: Tx, row: Insertable<Tables["relay.message"]>): void =>
  later(tx, tx.insertInto("relay.message").values(row));

export async function messageOn(tx: Tx, courseId: Uuid, messageId: Uuid): Promise<MessageRow | null> {
  const { rows } = await sql<MessageRow>`
    select ${columns} from relay.message m where m.id = ${messageId} and m.course_id = ${courseId}`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export async function messageById(db: Db, id: Uuid): Promise<MessageRow | null> {
  const { rows } = await sql<MessageRow>`select ${columns} from relay.message m where m.id = ${id}`.execute(
    db,
  );
  return rows[0] ?? null;
}

export const updateMessage = (tx: Tx, id: Uuid, set: Updateable<Tables["relay.message"]>): void =>
  later(tx, tx.updateTable("relay.message").set(set).where("id", "=", id));

/** How much was written, and by how many ways it was tried, to the course's citizen since then, by whomever. */
export async function writtenSince(
  tx: Tx,
  citizenId: Uuid,
  since: Instant,
): Promise<{ readonly messages: number; readonly tries: number }> {
  const { rows } = await sql<{ messages: number; tries: number }>`
    select count(*) filter (where m.at >= ${since})::int as messages,
           coalesce(sum((select count(*) from relay.delivery d where d.message_id = m.id and d.queued_at >= ${since})), 0)::int as tries
      from relay.message m join relay.course c on c.id = m.course_id where c.citizen_id = ${citizenId}`.execute(
    tx,
  );
  return rows[0] ?? { messages: 0, tries: 0 };
}

export interface DeliveryRow {
  readonly id: Uuid;
  readonly messageId: Uuid;
  readonly channelId: Uuid;
  readonly kind: Tables["relay.delivery"]["kind"];
  readonly state: Tables["relay.delivery"]["state"];
  readonly nextAt: Instant | null;
  readonly begunAt: Instant | null;
  readonly tries: number;
  readonly doubts: number;
}

const deliveryColumns = sql`d.id, d.message_id as "messageId", d.channel_id as "channelId", d.kind, d.state, d.next_at as "nextAt", d.begun_at as "begunAt", d.tries, d.doubts`;

export function insertDelivery(
  tx: Tx,
  row: Pick<Insertable<Tables["relay.delivery"]>, "message_id" | "channel_id" | "kind"> & {
    queued_at: Instant;
    next_at: Instant;
  },
): Uuid {
  const id = newId();
  later(tx, tx.insertInto("relay.delivery").values({ id, state: "queued", tries: 0, doubts: 0, ...row }));
  return id;
}

export const updateDelivery = (tx: Tx, id: Uuid, set: Updateable<Tables["relay.delivery"]>): void =>
  later(tx, tx.updateTable("relay.delivery").set(set).where("id", "=", id));

/** What is due, oldest first. */
export async function dueDeliveries(
  db: Db,
  now: Instant,
  most: number,
): Promise<readonly { readonly id: Uuid; readonly courseId: Uuid }[]> {
  const { rows } = await sql<{ id: Uuid; courseId: Uuid }>`
    select d.id, m.course_id as "courseId" from relay.delivery d join relay.message m on m.id = d.message_id
     where d.next_at <= ${now} order by d.next_at, d.id limit ${most}`.execute(db);
  return rows;
}

export async function deliveryById(db: Db, id: Uuid): Promise<DeliveryRow | null> {
  const { rows } =
    await sql<DeliveryRow>`select ${deliveryColumns} from relay.delivery d where d.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** The newest tries that left or leave by machine. */
export async function newestByMachine(db: Db, most: number): Promise<readonly DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    select ${deliveryColumns} from relay.delivery d where d.kind in ('sms', 'email') order by d.queued_at desc, d.id desc limit ${most}`.execute(
    db,
  );
  return rows;
}

export async function deliveriesOf(db: Db, messageId: Uuid): Promise<readonly DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    select ${deliveryColumns} from relay.delivery d where d.message_id = ${messageId} order by d.queued_at, d.id`.execute(
    db,
  );
  return rows;
}

/** A try ends without having been brought: whatever of the message is still open. */
export const endOpenTries = (
  tx: Tx,
  messageId: Uuid,
  how: {
    readonly state: "told" | "dropped" | "failed";
    readonly why: DeliveryWhy | null;
    readonly at: Instant;
  },
): void =>
  later(
    tx,
    tx
      .updateTable("relay.delivery")
      .set({ state: how.state, next_at: null, ended_at: how.at, why: how.why })
      .where("message_id", "=", messageId)
      .where("state", "in", ["queued", "sending", "byHand"]),
  );

/** How many of a course have not been brought, or wait for an answer. */
export async function unbroughtOf(tx: Tx, courseId: Uuid): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from relay.message
     where course_id = ${courseId} and state in ('underWay', 'byHand', 'sent', 'failed')`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** The course is over: what was not brought yet is not brought any more. */
export const dropMessages = (tx: Tx, courseId: Uuid, by: Uuid, at: Instant): void => {
  later(
    tx,
    sql`with gone as (
          update relay.message set state = 'dropped', settled_at = ${at}, settled_by = ${by}
           where course_id = ${courseId} and state in ('underWay', 'byHand', 'sent', 'failed') returning id)
        update relay.delivery d set state = 'dropped', next_at = null, ended_at = ${at}
          from gone where d.message_id = gone.id and d.state in ('queued', 'sending', 'byHand')`.compile(tx),
  );
};

/** Messages that have lost what they were about: what of them has not left does not leave. */
export const dropThese = (tx: Tx, ids: readonly Uuid[], by: Uuid, at: Instant): void =>
  later(
    tx,
    sql`with gone as (
          update relay.message set state = 'dropped', settled_at = ${at}, settled_by = ${by}
           where id = any(${[...ids]}::uuid[]) and state in ('underWay', 'byHand', 'failed') returning id)
        update relay.delivery d set state = 'dropped', next_at = null, ended_at = ${at}
          from gone where d.message_id = gone.id and d.state in ('queued', 'sending', 'byHand')`.compile(tx),
  );

/** Two courses were put together: what is under way goes on in the other, and so does what was called to somebody of it. */
export function carryMessages(tx: Tx, how: { from: Uuid; into: Uuid; by: Uuid; at: Instant }): void {
  later(
    tx,
    tx
      .updateTable("relay.message")
      .set({ course_id: how.into })
      .where("course_id", "=", how.from)
      .where("state", "in", ["underWay", "byHand", "sent", "failed"]),
  );
  later(
    tx,
    sql`with carried as (
          update relay.alarm set cleared_at = ${how.at}, cleared_by = ${how.by}
           where course_id = ${how.from} and cleared_at is null and kind like 'message%'
          returning kind, unit_id, raised_at)
        insert into relay.alarm (id, kind, unit_id, course_id, raised_at)
        select gen_random_uuid(), kind, unit_id, ${how.into}::uuid, raised_at from carried on conflict do nothing`.compile(
      tx,
    ),
  );
}

/** The citizen was met or heard from: what an answer was hoped for has had it. */
export const answerMessages = (tx: Tx, courseId: Uuid, by: Uuid, at: Instant): void =>
  later(
    tx,
    tx
      .updateTable("relay.message")
      .set({ state: "answered", settled_at: at, settled_by: by })
      .where("course_id", "=", courseId)
      .where("state", "=", "sent"),
  );

/** What of a course's messages a person must do something about: each kind of alarm, where there is cause for it. */
const CAUSES = sql`
  (select 'messageByHand' as kind from relay.message m where m.course_id = a.course_id and m.state = 'byHand'
   union all select 'messageFailed' from relay.message m where m.course_id = a.course_id and m.state = 'failed'
   union all select 'messageUnanswered' from relay.message m where m.course_id = a.course_id and m.state = 'sent' and m.called_at is not null)`;

/** Clears what nothing calls for any more; `replied` too when somebody has seen to it. */
export const settleMessageAlarms = (
  tx: Tx,
  courseId: Uuid,
  by: Uuid,
  at: Instant,
  seen: { readonly replied: boolean },
): void =>
  later(
    tx,
    sql`update relay.alarm a set cleared_at = ${at}, cleared_by = ${by}
         where a.course_id = ${courseId} and a.cleared_at is null
           and (a.kind in ('messageByHand', 'messageFailed', 'messageUnanswered') and a.kind not in ${CAUSES}
                or (a.kind = 'messageReplied' and ${seen.replied}))`.compile(tx),
  );

/** Whose it is to do something: who wrote it, while they are on the course; else who has the baton. */
export async function answerableFor(
  tx: Tx,
  message: Pick<MessageRow, "courseId" | "unitId">,
): Promise<Uuid | null> {
  const { rows } = await sql<{ id: Uuid }>`
    select case when c.holder_id = ${message.unitId}
                  or exists (select from relay.need n where n.course_id = c.id and n.responsible_id = ${message.unitId} and n.ended_at is null)
                then ${message.unitId}::uuid else c.holder_id end as id
      from relay.course c where c.id = ${message.courseId} and c.state = 'open'`.execute(tx);
  return rows[0]?.id ?? null;
}

/** Sent, an answer hoped for, and none by now. */
export async function unansweredMessages(db: Db, now: Instant, most: number): Promise<readonly Uuid[]> {
  const { rows } = await sql<{ id: Uuid }>`
    select id from relay.message where state = 'sent' and called_at is null and answer_by <= ${now}
     order by answer_by limit ${most}`.execute(db);
  return rows.map(({ id }) => id);
}

/** The last message that left by one of these ways and may still be answered. */
export async function lastSentBy(
  tx: Tx,
  channelIds: readonly Uuid[],
): Promise<{ readonly messageId: Uuid; readonly courseId: Uuid } | null> {
  const { rows } = await sql<{ messageId: Uuid; courseId: Uuid }>`
    select m.id as "messageId", m.course_id as "courseId" from relay.delivery d join relay.message m on m.id = d.message_id
      join relay.course c on c.id = m.course_id
     where d.channel_id = any(${[...channelIds]}::uuid[]) and d.sent_at is not null and c.state = 'open'
     order by d.sent_at desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** The tries that a gateway's report is about: by our own id, or by what it calls them. */
export async function deliveryCalled(
  db: Db,
  name: string,
): Promise<{ readonly id: Uuid; readonly courseId: Uuid } | null> {
  const { rows } = await sql<{ id: Uuid; courseId: Uuid }>`
    select d.id, m.course_id as "courseId" from relay.delivery d join relay.message m on m.id = d.message_id
     where d.id::text = ${name} or d.reference = ${name} order by d.id::text = ${name} desc, d.queued_at desc limit 1`.execute(
    db,
  );
  return rows[0] ?? null;
}
