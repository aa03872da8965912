import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { later, type Tx } from "#platform/db.ts";
import type { MeetingPlan } from "../planning/types.ts";
import type { HeldFile } from "./types.ts";

interface NewFile extends HeldFile {
  readonly annexId: Uuid;
  readonly sha256: string;
  readonly at: Instant;
  /** Null: whoever runs the house. */
  readonly by: Uuid | null;
}

export function insertFile(tx: Tx, { annexId, name, mediaType, sha256, bytes, at, by }: NewFile): void {
  later(
    tx,
    sql`insert into council.file (annex_id, name, media_type, size, sha256, bytes, added_at, added_by)
        values (${annexId}, ${name}, ${mediaType}, ${bytes.length}, ${sha256}, ${bytes}, ${at}, ${by})`.compile(
      tx,
    ),
  );
}

/** Erases what a file holds. Throws Refused `notFound`: none there that is not erased. */
export async function eraseFile(
  tx: Tx,
  { meetingId, itemId, annexId }: Readonly<Record<"meetingId" | "itemId" | "annexId", Uuid>>,
  at: Instant,
  by: Uuid | null,
): Promise<void> {
  const { rows } = await sql`
    update council.file f set bytes = null, removed_at = ${at}, removed_by = ${by}
      from council.annex a join council.agenda_item i on i.id = a.item_id
     where f.annex_id = ${annexId} and a.id = f.annex_id and a.item_id = ${itemId} and i.meeting_id = ${meetingId}
       and f.removed_at is null
    returning f.annex_id`.execute(tx);
  if (rows.length === 0) throw new Refused("notFound");
}

/** How many files an item has, and its meeting, which is locked. Throws Refused `notFound`: no such item there. */
export async function filesThere(
  tx: Tx,
  meetingId: Uuid,
  itemId: Uuid,
): Promise<{ readonly inItem: number; readonly inMeeting: number }> {
  const { rows } = await sql<{ inItem: number; inMeeting: number }>`
    select count(*) filter (where a.item_id = ${itemId})::int as "inItem", count(*)::int as "inMeeting"
      from council.agenda_item i join council.annex a on a.item_id = i.id join council.file f on f.annex_id = a.id
     where i.meeting_id = ${meetingId} and f.removed_at is null
    having exists (select from council.agenda_item t where t.id = ${itemId} and t.meeting_id = ${meetingId} and t.place is not null)`.execute(
    tx,
  );
  if (!rows[0]) throw new Refused("notFound");
  return rows[0];
}

/** Where it stands: below its meeting, as that stands now. A meeting that is moved leaves the address as it is, and it still leads there. */
export async function addressFor(
  tx: Tx,
  { bodyId, day, start }: MeetingPlan,
  annexId: Uuid,
): Promise<string> {
  const { rows } = await sql<{ slug: string }>`select slug from council.body where id = ${bodyId}`.execute(
    tx,
  );
  const key = start === null ? day : `${day}-${start.replace(":", "")}`;
  return `/raad/${rows[0]?.slug}/${key}/bilag/${annexId}`;
}
