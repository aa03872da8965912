import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { later, type Tx } from "#platform/db.ts";
import type { TopicState } from "./types.ts";

export function insertTopic(
  tx: Tx,
  id: Uuid,
  topic: { bodyId: Uuid; title: string; why: string; fromWhom: string; wantedOn: string | null },
  at: Instant,
  personId: Uuid | null,
): void {
  const { bodyId, title, why, fromWhom, wantedOn } = topic;
  later(
    tx,
    sql`insert into council.topic (id, body_id, title, why, from_whom, wanted_on, at, person_id)
        values (${id}, ${bodyId}, ${title}, ${why}, ${fromWhom}, ${wantedOn}, ${at}, ${personId})`.compile(
      tx,
    ),
  );
}

export function settleTopic(
  tx: Tx,
  id: Uuid,
  {
    state,
    meetingId,
    because,
  }: { state: Exclude<TopicState, "waiting">; meetingId: Uuid | null; because: string },
  at: Instant,
  personId: Uuid | null,
): void {
  later(
    tx,
    sql`update council.topic set state = ${state}, meeting_id = ${meetingId}, because = ${because}, settled_at = ${at}, settled_by = ${personId}
         where id = ${id}`.compile(tx),
  );
}
