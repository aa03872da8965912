import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { type CalendarDay, dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database, Tx } from "#platform/db.ts";
import { id } from "#platform/fields.ts";
import { isGuestAt } from "../planning/company.ts";

/** The meeting – and the item – something was decided at, as whoever reads may know of it. */
export interface PointedAt {
  /** Of the body that presides. */
  readonly slug: string;
  readonly heldOn: CalendarDay;
  readonly starts: string | null;
  /** Whether everybody may read of the meeting; else those who sit there. */
  readonly public: boolean;
  /** Null: none was named, it was taken off, or whoever reads may not know of it. */
  readonly item: { readonly place: number; readonly title: string; readonly open: boolean } | null;
}

/** A meeting something may have been decided at. */
export interface PointableMeeting {
  readonly id: Uuid;
  readonly heldOn: CalendarDay;
  readonly starts: string | null;
  readonly items: readonly { readonly id: Uuid; readonly place: number; readonly title: string }[];
}

/** Which meeting and item, as it is asked for: both left out where the meeting is not here. */
export const pointSchema = {
  meetingId: id.nullable().default(null),
  itemId: id.nullable().default(null),
};
export type Point = Readonly<Record<keyof typeof pointSchema, Uuid | null>>;

/** That a body meets at a meeting, `m`: it presides, or is one of those that meet with it. */
export const meets = (bodyId: Uuid): RawBuilder<boolean> =>
  sql`(m.body_id = ${bodyId} or ${isGuestAt(bodyId, sql.ref("m.id"))}) and m.state <> 'cancelled'`;

/** Whether the body meets there. */
export async function meetsAt(tx: Tx, bodyId: Uuid, meetingId: Uuid): Promise<boolean> {
  const { rows } =
    await sql`select from council.meeting m where m.id = ${meetingId} and ${meets(bodyId)}`.execute(tx);
  return rows.length > 0;
}

/** That the body meets there, and that the item stands on that agenda. Throws Refused `notFound`. */
export async function pointsThere(tx: Tx, bodyId: Uuid, { meetingId, itemId }: Point): Promise<void> {
  if (meetingId === null && itemId === null) return;
  const { rows } = await sql`
    select from council.meeting m where m.id = ${meetingId} and ${meets(bodyId)}
       and (${itemId}::uuid is null or exists (
         select from council.agenda_item i where i.id = ${itemId} and i.meeting_id = m.id and i.place is not null))`.execute(
    tx,
  );
  if (rows.length === 0) throw new Refused("notFound");
}

/** `meets`: the body it is a row of meets there still. */
type Found = Omit<PointedAt, "item"> &
  Record<"madeHere" | "meets", boolean> &
  Record<"item" | "itemShown", PointedAt["item"]>;

/** The meeting and item a row points at – a row with its `body_id` –, as a column that `pointedFor` reads. */
export const POINTED = (row: string): RawBuilder<Found | null> => sql`(
  select jsonb_build_object('slug', b.slug, 'heldOn', m.held_on, 'starts', nullif(m.starts, ''), 'madeHere', m.made_here,
           'meets', m.body_id = ${sql.ref(`${row}.body_id`)} or exists (
             select from council.meeting_with w where w.meeting_id = m.id and w.body_id = ${sql.ref(`${row}.body_id`)}),
           'public', m.state = 'published' or m.agenda is not null,
           'item', case when i.place is not null then jsonb_build_object('place', i.place, 'title', i.title, 'open', i.open) end,
           'itemShown', case when i.shown_place is not null
             then jsonb_build_object('place', i.shown_place, 'title', i.shown_title, 'open', true) end)
    from council.meeting m join council.body b on b.id = m.body_id
    left join council.item_at i on i.id = ${sql.ref(`${row}.item_id`)}
   where m.id = ${sql.ref(`${row}.meeting_id`)} and m.state <> 'cancelled')`;

/** What whoever reads may know of it: those who sit in the body all of it, while the body meets there; everybody else what everybody reads. */
export function pointedFor(found: Found | null, sits: boolean): PointedAt | null {
  if (found === null) return null;
  const { item, itemShown, madeHere, meets: meetsStill, ...meeting } = found;
  const sitsThere = sits && meetsStill;
  if (!meeting.public && !(sitsThere && madeHere)) return null;
  return { ...meeting, item: sitsThere ? item : itemShown };
}

/** So many meetings are offered, the newest first. */
const OFFERED = 10;

export function createPointingViews(db: Database) {
  return {
    /** Meetings a body has met at until today, with their items: for whoever keeps its papers, who has been asked for already. */
    pointable: (bodyId: Uuid, now: Instant): Promise<readonly PointableMeeting[]> =>
      db.ask(
        SYSTEM,
        sql<PointableMeeting>`
          select m.id, m.held_on::text as "heldOn", nullif(m.starts, '') as starts,
                 coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'place', i.place, 'title', i.title) order by i.place)
                   from council.agenda_item i where i.meeting_id = m.id and i.place is not null), '[]') as items
            from council.meeting m where ${meets(bodyId)} and m.held_on <= ${dayOf(now)}
           order by m.held_on desc, m.starts desc limit ${OFFERED}`,
      ),
  };
}
