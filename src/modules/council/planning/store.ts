import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { later, type Tx } from "#platform/db.ts";
import type { MeetingState } from "../meetings/types.ts";
import type { AgendaItem, MeetingKind, MeetingPlan, SentItem } from "./types.ts";

/** When, where and of what kind. */
export interface MeetingDraft {
  readonly kind: MeetingKind;
  readonly day: CalendarDay;
  readonly start: string;
  readonly end: string;
  readonly place: string;
  readonly link: string;
}

export const PLAN = sql`m.id, m.body_id as "bodyId", m.state, m.made_here as "madeHere", m.kind, m.held_on::text as day,
  nullif(m.starts, '') as start, nullif(m.ends, '') as "end", m.place, m.link, m.sequence, m.edition, m.called_at as "calledAt",
  m.changed_at as "changedAt", m.why,
  coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name) order by b.name) from council.meeting_with w
    join council.body b on b.id = w.body_id where w.meeting_id = m.id), '[]') as joint`;

export const ITEMS = sql`i.id, i.place, i.title, i.open, i.closed_because as "closedBecause", i.case_number as "caseNumber", i.minutes,
  i.presenter, i.standing, i.version,
  coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'title', a.title, 'link', a.link) order by a.added_at, a.id)
    from council.annex a where a.item_id = i.id and a.removed_at is null), '[]') as annexes,
  coalesce((select jsonb_object_agg(t.section, jsonb_build_object('words', t.words, 'version', t.version))
    from council.item_text t where t.item_id = i.id), '{}') as texts`;

/** Where files of a meeting, `m`, stood that have been removed. */
export const REMOVED = sql`coalesce((select jsonb_agg(a.link) from council.agenda_item i join council.annex a on a.item_id = i.id
  join council.file f on f.annex_id = a.id where i.meeting_id = m.id and f.removed_at is not null), '[]')`;

/** A meeting made here, locked. Throws Refused `notFound`. */
export async function lockedMeeting(tx: Tx, id: Uuid): Promise<MeetingPlan> {
  await sql`select 1 from council.meeting where id = ${id} for update`.execute(tx);
  const { rows } = await sql<MeetingPlan>`
    select ${PLAN} from council.meeting m where m.id = ${id} and m.made_here`.execute(tx);
  const [found] = rows;
  if (!found) throw new Refused("notFound");
  return found;
}

/** The agenda in its order. */
export async function itemsOf(tx: Tx, meetingId: Uuid): Promise<readonly AgendaItem[]> {
  const { rows } = await sql<AgendaItem>`
    select ${ITEMS} from council.agenda_item i where i.meeting_id = ${meetingId} and i.place is not null order by i.place`.execute(
    tx,
  );
  return rows;
}

export function insertPlanned(tx: Tx, id: Uuid, bodyId: Uuid, draft: MeetingDraft, at: Instant): void {
  const { kind, day, start, end, place, link } = draft;
  later(
    tx,
    sql`insert into council.meeting (id, body_id, held_on, starts, ends, state, flags, edition, changed_at, made_here, kind, place, link)
        values (${id}, ${bodyId}, ${day}, ${start}, ${end}, 'planned', '[]'::jsonb, 0, ${at}, true, ${kind}, ${place}, ${link})`.compile(
      tx,
    ),
  );
}

/** That another meeting of the body stands at that time. The body is locked first: of two who plan at once, the second sees the first. */
export async function takenAt(
  tx: Tx,
  bodyId: Uuid,
  { day, start }: MeetingDraft,
  but: Uuid,
): Promise<boolean> {
  await sql`select 1 from council.body where id = ${bodyId} for update`.execute(tx);
  const { rows } = await sql`
    select 1 from council.meeting
     where body_id = ${bodyId} and held_on = ${day} and starts = ${start} and state <> 'cancelled' and id <> ${but}`.execute(
    tx,
  );
  return rows.length > 0;
}

export function changePlanned(tx: Tx, id: Uuid, draft: MeetingDraft, at: Instant): void {
  const { kind, day, start, end, place, link } = draft;
  later(
    tx,
    sql`update council.meeting
           set held_on = ${day}, starts = ${start}, ends = ${end}, kind = ${kind}, place = ${place}, link = ${link},
               sequence = sequence + 1, changed_at = ${at}
         where id = ${id}`.compile(tx),
  );
}

export function setJoint(tx: Tx, meetingId: Uuid, bodies: readonly Uuid[]): void {
  later(tx, sql`delete from council.meeting_with where meeting_id = ${meetingId}`.compile(tx));
  for (const bodyId of bodies)
    later(
      tx,
      sql`insert into council.meeting_with (meeting_id, body_id) values (${meetingId}, ${bodyId})`.compile(
        tx,
      ),
    );
}

/** Sent out: the agenda as it is from now on shown to everybody. */
export function setCalled(tx: Tx, id: Uuid, agenda: readonly SentItem[], at: Instant): void {
  later(
    tx,
    sql`update council.meeting
           set state = 'called', agenda = ${JSON.stringify(agenda)}::jsonb, called_at = ${at}, sequence = sequence + 1, changed_at = ${at}
         where id = ${id}`.compile(tx),
  );
}

export function setState(tx: Tx, id: Uuid, state: MeetingState, at: Instant, why = ""): void {
  later(
    tx,
    sql`update council.meeting set state = ${state}, changed_at = ${at}, why = ${why},
               sequence = sequence + ${state === "cancelled" ? 1 : 0} where id = ${id}`.compile(tx),
  );
}

export type ItemHead = Omit<AgendaItem, "id" | "place" | "version" | "annexes" | "texts">;

export function insertItem(tx: Tx, id: Uuid, meetingId: Uuid, place: number, head: ItemHead): void {
  const { title, open, closedBecause, caseNumber, minutes, presenter, standing } = head;
  later(
    tx,
    sql`insert into council.agenda_item (id, meeting_id, place, title, open, closed_because, case_number, minutes, presenter, standing, version)
        values (${id}, ${meetingId}, ${place}, ${title}, ${open}, ${closedBecause}, ${caseNumber}, ${minutes}, ${presenter}, ${standing}, 1)`.compile(
      tx,
    ),
  );
}

export function updateItem(tx: Tx, id: Uuid, head: Omit<ItemHead, "standing">): void {
  const { title, open, closedBecause, caseNumber, minutes, presenter } = head;
  later(
    tx,
    sql`update council.agenda_item
           set title = ${title}, open = ${open}, closed_because = ${closedBecause}, case_number = ${caseNumber}, minutes = ${minutes},
               presenter = ${presenter}, version = version + 1
         where id = ${id}`.compile(tx),
  );
}

/** Puts items in these places, from 1. */
export function putInOrder(tx: Tx, order: readonly Uuid[]): void {
  later(
    tx,
    sql`update council.agenda_item i set place = o.place
          from jsonb_to_recordset(${JSON.stringify(order.map((id, i) => ({ id, place: i + 1 })))}::jsonb) as o(id uuid, place int)
         where i.id = o.id`.compile(tx),
  );
}

export function takeOff(tx: Tx, id: Uuid, at: Instant): void {
  later(
    tx,
    sql`update council.agenda_item set place = null, removed_at = ${at} where id = ${id}`.compile(tx),
  );
}

export function insertAnnex(tx: Tx, id: Uuid, itemId: Uuid, title: string, link: string, at: Instant): void {
  later(
    tx,
    sql`insert into council.annex (id, item_id, title, link, added_at) values (${id}, ${itemId}, ${title}, ${link}, ${at})`.compile(
      tx,
    ),
  );
}

/** A file is removed in `files/`, first. */
export function removeAnnex(tx: Tx, id: Uuid, itemId: Uuid, at: Instant): void {
  later(
    tx,
    sql`update council.annex set removed_at = ${at} where id = ${id} and item_id = ${itemId} and removed_at is null
           and not exists (select from council.file f where f.annex_id = ${id} and f.removed_at is null)`.compile(
      tx,
    ),
  );
}
