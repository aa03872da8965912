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
}

/** Locked. Throws Refused `notFound`. */
export async function lockedDialogue(tx: Tx, id: Uuid): Promise<StandingDialogue> {
  const { rows } = await sql<StandingDialogue>`
    select id, body_id as "bodyId", closes_on::text as "closesOn", summary, published_at as "publishedAt", edition
      from council.dialogue where id = ${id} for update`.execute(tx);
  if (!rows[0]) throw new Refused("notFound");
  return rows[0];
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
  draft: { bodyId: Uuid; title: string; question: string; topicId: Uuid | null; closesOn: string },
  at: Instant,
  personId: Uuid | null,
): void {
  const { bodyId, title, question, topicId, closesOn } = draft;
  later(
    tx,
    sql`insert into council.dialogue (id, body_id, title, question, topic_id, closes_on, at, person_id)
        values (${id}, ${bodyId}, ${title}, ${question}, ${topicId}, ${closesOn}, ${at}, ${personId})`.compile(
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

/** As they sit in the body today; whoever keeps its papers without a seat writes in their own name. */
export async function writesAs(
  tx: Tx,
  bodyId: Uuid,
  personId: Uuid,
  today: CalendarDay,
): Promise<{ readonly name: string; readonly onBehalfOf: string }> {
  const { rows } = await sql<{ name: string; onBehalfOf: string }>`
    select coalesce(m.name, p.name) as name, coalesce(m.on_behalf_of, '') as "onBehalfOf" from identity.person p
      left join council.membership m on m.person_id = p.id and m.body_id = ${bodyId} and m.role <> 'guest'
       and ${today}::date between m.from_day and coalesce(m.until_day, 'infinity')
     where p.id = ${personId} order by m.from_day limit 1`.execute(tx);
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
