import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { later, type Tx } from "#platform/db.ts";

export interface StandingDialogue {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly closesOn: CalendarDay;
  readonly summary: string;
  readonly publishedAt: Instant | null;
  readonly edition: number;
  /** What it is about; null: no item. */
  readonly itemId: Uuid | null;
  readonly meetingId: Uuid | null;
  /** Whether everybody may know of the item. */
  readonly aboutOpen: boolean;
  /** The bodies that meet there with the one that presides. */
  readonly joint: readonly { readonly id: Uuid }[];
}

/** Locked, and before it the meeting whose item it is about, as everything about a meeting is. Throws Refused `notFound`. */
export async function lockedDialogue(tx: Tx, id: Uuid): Promise<StandingDialogue> {
  await sql`select 1 from council.meeting where id = (
    select i.meeting_id from council.dialogue d join council.agenda_item i on i.id = d.item_id where d.id = ${id}) for update`.execute(
    tx,
  );
  const { rows } = await sql<StandingDialogue>`
    select d.id, d.body_id as "bodyId", d.closes_on::text as "closesOn", d.summary, d.published_at as "publishedAt", d.edition,
           d.item_id as "itemId", i.meeting_id as "meetingId", coalesce(i.open, true) as "aboutOpen", ${JOINT} as joint
      from council.dialogue d left join council.agenda_item i on i.id = d.item_id where d.id = ${id} for update of d`.execute(
    tx,
  );
  if (!rows[0]) throw new Refused("notFound");
  return rows[0];
}

/** The bodies that meet with the one whose item `i` it is. */
export const JOINT = sql`coalesce((select jsonb_agg(jsonb_build_object('id', w.body_id)) from council.meeting_with w
  where w.meeting_id = i.meeting_id), '[]')`;

/** That it stands on an agenda of the body's, of a meeting that is not cancelled; the meeting is locked. Throws Refused `notFound`. */
export async function itemOf(tx: Tx, bodyId: Uuid, itemId: Uuid): Promise<void> {
  const { rows } = await sql`
    select from council.agenda_item i join council.meeting m on m.id = i.meeting_id
     where i.id = ${itemId} and i.place is not null and m.body_id = ${bodyId} and m.state <> 'cancelled' for update of m`.execute(
    tx,
  );
  if (rows.length === 0) throw new Refused("notFound");
}

/** That it is one of the body's own topics. Throws Refused `notFound`. */
export async function topicOf(tx: Tx, bodyId: Uuid, topicId: Uuid): Promise<void> {
  const { rows } = await sql`select from council.topic where id = ${topicId} and body_id = ${bodyId}`.execute(
    tx,
  );
  if (rows.length === 0) throw new Refused("notFound");
}

export function insertDialogue(
  tx: Tx,
  id: Uuid,
  draft: {
    bodyId: Uuid;
    title: string;
    question: string;
    topicId: Uuid | null;
    itemId: Uuid | null;
    closesOn: string;
  },
  at: Instant,
  personId: Uuid | null,
): void {
  const { bodyId, title, question, topicId, itemId, closesOn } = draft;
  later(
    tx,
    sql`insert into council.dialogue (id, body_id, title, question, topic_id, item_id, closes_on, at, person_id)
        values (${id}, ${bodyId}, ${title}, ${question}, ${topicId}, ${itemId}, ${closesOn}, ${at}, ${personId})`.compile(
      tx,
    ),
  );
}

export function setClosing(tx: Tx, { id, edition }: StandingDialogue, closesOn: string): void {
  later(
    tx,
    sql`update council.dialogue set closes_on = ${closesOn}, edition = ${edition + 1} where id = ${id}`.compile(
      tx,
    ),
  );
}

export function setSummary(
  tx: Tx,
  { id, edition }: StandingDialogue,
  summary: string,
  at: Instant,
  personId: Uuid | null,
): void {
  later(
    tx,
    sql`update council.dialogue set summary = ${summary}, summed_up_at = ${at}, summed_up_by = ${personId}, edition = ${edition + 1}
         where id = ${id}`.compile(tx),
  );
}

/** Null: no longer. */
export function setPublished(tx: Tx, { id, edition }: StandingDialogue, at: Instant | null): void {
  later(
    tx,
    sql`update council.dialogue set published_at = ${at}, edition = ${edition + 1} where id = ${id}`.compile(
      tx,
    ),
  );
}

/** As they sit today in the first of the bodies they sit in; whoever keeps the papers without a seat writes in their own name. */
export async function writesAs(
  tx: Tx,
  bodies: readonly Uuid[],
  personId: Uuid,
  today: CalendarDay,
): Promise<{ readonly name: string; readonly onBehalfOf: string }> {
  const { rows } = await sql<{ name: string; onBehalfOf: string }>`
    select coalesce(m.name, p.name) as name, coalesce(m.on_behalf_of, '') as "onBehalfOf" from identity.person p
      left join council.membership m on m.person_id = p.id and m.body_id = any(${bodies}::uuid[]) and m.role <> 'guest'
       and ${today}::date between m.from_day and coalesce(m.until_day, 'infinity')
     where p.id = ${personId} order by array_position(${bodies}::uuid[], m.body_id), m.from_day limit 1`.execute(
    tx,
  );
  if (!rows[0]) throw new Refused("forbidden");
  return rows[0];
}

export function insertContribution(
  tx: Tx,
  id: Uuid,
  written: { dialogueId: Uuid; personId: Uuid; name: string; onBehalfOf: string; words: string },
  at: Instant,
): void {
  const { dialogueId, personId, name, onBehalfOf, words } = written;
  later(
    tx,
    sql`insert into council.contribution (id, dialogue_id, person_id, name, on_behalf_of, words, at)
        values (${id}, ${dialogueId}, ${personId}, ${name}, ${onBehalfOf}, ${words}, ${at})`.compile(tx),
  );
}

/** Locked: whose it is, in which dialogue. Throws Refused `notFound`. */
export async function contributionOf(
  tx: Tx,
  id: Uuid,
): Promise<{ readonly dialogueId: Uuid; readonly personId: Uuid; readonly withdrawnAt: Instant | null }> {
  const { rows } = await sql<{ dialogueId: Uuid; personId: Uuid; withdrawnAt: Instant | null }>`
    select dialogue_id as "dialogueId", person_id as "personId", withdrawn_at as "withdrawnAt" from council.contribution
     where id = ${id} for update`.execute(tx);
  if (!rows[0]) throw new Refused("notFound");
  return rows[0];
}

export function withdrawContribution(tx: Tx, id: Uuid, at: Instant): void {
  later(tx, sql`update council.contribution set withdrawn_at = ${at} where id = ${id}`.compile(tx));
}
