import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { ChannelKind } from "#modules/citizen/index.ts";
import { STAFET_PERSON_ID } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";
import { OwnReply } from "../commands.ts";
import { sentence } from "../rules/messageText.ts";
import { raiseAlarm } from "../store/around.ts";
import { recordContact } from "../store/course.ts";
import { answerableFor, messageOn, updateMessage } from "../store/messages.ts";
import type { MessageState, MessageTemplate } from "../types.ts";
import type { MakeAct } from "./acts.ts";

/** What was sent to the citizen, as it reads for them. */
export interface OwnMessage {
  readonly id: Uuid;
  readonly at: Instant;
  readonly unit: string;
  readonly template: MessageTemplate;
  readonly sentence: string;
  readonly words: string;
  /** By which way it went last. */
  readonly way: ChannelKind | null;
  /** `arrived`: whoever carried it says so. */
  readonly state: MessageState | "arrived";
}

type Row = Omit<OwnMessage, "sentence" | "state"> & {
  readonly state: MessageState;
  readonly arrived: boolean;
  readonly language: "da" | "en";
  readonly phone: string;
  readonly moment: Instant | null;
};

const NEWEST = 20;

/** The newest first, of all their courses. */
export async function ownMessages(db: Db): Promise<readonly OwnMessage[]> {
  const { rows } = await sql<Row>`
    select m.id, m.at, u.name as unit, m.template, m.language, m.phone, m.moment, m.words, m.state,
           (select d.kind from relay.delivery d where d.message_id = m.id order by d.queued_at desc, d.id desc limit 1) as way,
           exists (select from relay.delivery d where d.message_id = m.id and d.state = 'delivered') as arrived
      from relay.message m join identity.unit_card u on u.id = m.unit_id
     order by m.at desc, m.id desc limit ${NEWEST}`.execute(db);
  return rows.map(({ arrived, language, phone, moment, ...row }) => ({
    ...row,
    state: row.state === "sent" && arrived ? "arrived" : row.state,
    sentence: sentence({ template: row.template, language, phone, moment }),
  }));
}

export const messageActs = (act: MakeAct) => ({
  /**
   * An answer to a message in their own words: a dot on the line, and a task for whoever wrote it – while they are on the
   * course, else for whoever has the baton. Throws Refused `courseClosed`, `unknownMessage`.
   */
  reply: act("reply", OwnReply, async ({ tx, command, now, course, happened }) => {
    if (course.state !== "open") throw new Refused("courseClosed");
    const message = await messageOn(tx, course.id, command.messageId);
    const unitId = message && (await answerableFor(tx, message));
    // How it felt is answered on its own page: as words to a unit it would be shown to those it is about.
    if (!message || !unitId || message.feltAskId !== null) throw new Refused("unknownMessage");
    const about = { id: newId(), unit_id: unitId, course_id: course.id };
    recordContact(tx, {
      ...about,
      person_id: STAFET_PERSON_ID,
      at: now,
      way: "replied",
      note: command.words,
    });
    // Read here before it came by phone: then it need not come any more.
    if (message.state === "sent" || message.state === "underWay")
      updateMessage(tx, message.id, { state: "answered", settled_at: now, settled_by: STAFET_PERSON_ID });
    raiseAlarm(tx, { ...about, id: newId(), kind: "messageReplied", raised_at: now });
    happened("messageSettled", { outcome: "answered" });
  }),
});
