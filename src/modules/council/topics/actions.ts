import { sql } from "kysely";
import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Tx } from "#platform/db.ts";
import { day, id, plainLine, plainText } from "#platform/fields.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { bodiesThere } from "../bodies/store.ts";
import { keeping, sitting } from "../seats.ts";
import { insertTopic, settleTopic } from "./store.ts";

export const SuggestTopic = z.strictObject({
  ...{ bodyId: id, title: plainLine(300), why: plainText(4000).default(""), fromWhom: plainLine(200) },
  wantedOn: day.nullable().default(null),
});
export const TakeTopic = z.strictObject({ topicId: id, meetingId: id });
export const LayTopicAside = z.strictObject({ topicId: id, because: plainLine(1000) });

/** Topics are suggested by whoever sits in the body, and settled by whoever keeps its papers. */
export function createTopicActions(act: Act) {
  return {
    /** Throws Refused `invalidInput`, `forbidden`, `unknownBody`. */
    suggestTopic: (
      who: Who,
      command: z.input<typeof SuggestTopic>,
      now: Instant,
      key?: string,
    ): Promise<Uuid> =>
      act(who, { name: "suggestTopic", command, now, key }, async (tx) => {
        const topic = wellFormed(SuggestTopic, command);
        await sitting(tx, who, topic.bodyId, now);
        await bodiesThere(tx, [topic.bodyId]);
        const topicId = newId();
        insertTopic(tx, topicId, topic, now, personOf(who));
        return topicId;
      }),

    /** Says which meeting took it up: one of the body's own, or that it meets with. Throws Refused `notFound`, `forbidden`, `topicSettled`. */
    takeTopic: (who: Who, command: z.input<typeof TakeTopic>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "takeTopic", command, now, key }, async (tx) => {
        const { topicId, meetingId } = wellFormed(TakeTopic, command);
        const bodyId = await waitingTopic(tx, who, topicId, now);
        const { rows } = await sql`
          select from council.meeting m where m.id = ${meetingId} and (m.body_id = ${bodyId}
            or exists (select from council.meeting_with w where w.meeting_id = m.id and w.body_id = ${bodyId}))`.execute(
          tx,
        );
        if (rows.length === 0) throw new Refused("notFound");
        settleTopic(tx, topicId, { state: "taken", meetingId, because: "" }, now, personOf(who));
        return null;
      }),

    /** Lays it aside, for a reason whoever suggested it can read. Throws Refused `notFound`, `forbidden`, `topicSettled`. */
    layTopicAside: (
      who: Who,
      command: z.input<typeof LayTopicAside>,
      now: Instant,
      key?: string,
    ): Promise<null> =>
      act(who, { name: "layTopicAside", command, now, key }, async (tx) => {
        const { topicId, because } = wellFormed(LayTopicAside, command);
        await waitingTopic(tx, who, topicId, now);
        settleTopic(tx, topicId, { state: "laidAside", meetingId: null, because }, now, personOf(who));
        return null;
      }),
  };
}

/** The body of a topic that waits, locked, of a body whose papers they keep. */
async function waitingTopic(tx: Tx, who: Who, topicId: Uuid, now: Instant): Promise<Uuid> {
  const { rows } = await sql<{ bodyId: Uuid; state: string }>`
    select body_id as "bodyId", state from council.topic where id = ${topicId} for update`.execute(tx);
  const [found] = rows;
  if (!found) throw new Refused("notFound");
  await keeping(tx, who, found.bodyId, now);
  if (found.state !== "waiting") throw new Refused("topicSettled");
  return found.bodyId;
}
