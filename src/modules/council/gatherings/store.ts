import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { later, type Tx } from "#platform/db.ts";
import type { Point } from "../meetings/pointing.ts";

export interface StandingGathering {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly state: "open" | "adopted" | "calledOff";
  readonly due: CalendarDay;
  readonly edition: number;
}

/** Throws Refused `notFound`. */
export async function lockedGathering(tx: Tx, id: Uuid): Promise<StandingGathering> {
  const { rows } = await sql<StandingGathering>`
    select id, body_id as "bodyId", state, due::text as due, edition from council.gathering where id = ${id} for update`.execute(
    tx,
  );
  if (!rows[0]) throw new Refused("notFound");
  return rows[0];
}

interface Draft {
  readonly bodyId: Uuid;
  readonly title: string;
  readonly askedBy: string;
  readonly about: string;
  readonly due: string;
  readonly deliverBy: string | null;
  readonly questions: readonly string[];
}

export function insertGathering(tx: Tx, id: Uuid, draft: Draft, at: Instant, personId: Uuid | null): void {
  const { bodyId, title, askedBy, about, due, deliverBy, questions } = draft;
  later(
    tx,
    sql`insert into council.gathering (id, body_id, title, asked_by, about, due, deliver_by, at, person_id)
        values (${id}, ${bodyId}, ${title}, ${askedBy}, ${about}, ${due}, ${deliverBy}, ${at}, ${personId})`.compile(
      tx,
    ),
  );
  for (const [i, words] of questions.entries())
    later(
      tx,
      sql`insert into council.gathering_question (gathering_id, place, words) values (${id}, ${i + 1}, ${words})`.compile(
        tx,
      ),
    );
}

/** How many questions it has. */
export async function questionCount(tx: Tx, id: Uuid): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from council.gathering_question where gathering_id = ${id}`.execute(tx);
  return rows[0]?.n ?? 0;
}

export function insertInput(
  tx: Tx,
  id: Uuid,
  input: { gatheringId: Uuid; place: number | null; fromWhom: string; words: string },
  at: Instant,
  personId: Uuid | null,
): void {
  const { gatheringId, place, fromWhom, words } = input;
  later(
    tx,
    sql`insert into council.input (id, gathering_id, place, from_whom, words, at, person_id)
        values (${id}, ${gatheringId}, ${place}, ${fromWhom}, ${words}, ${at}, ${personId})`.compile(tx),
  );
}

/** Which gathering it is in and who wrote it here. Throws Refused `notFound`. */
export async function inputOf(
  tx: Tx,
  id: Uuid,
): Promise<{ readonly gatheringId: Uuid; readonly personId: Uuid | null }> {
  const { rows } = await sql<{ gatheringId: Uuid; personId: Uuid | null }>`
    select gathering_id as "gatheringId", person_id as "personId" from council.input where id = ${id} and withdrawn_at is null`.execute(
    tx,
  );
  if (!rows[0]) throw new Refused("notFound");
  return rows[0];
}

export function withdrawInput(tx: Tx, id: Uuid, at: Instant): void {
  later(tx, sql`update council.input set withdrawn_at = ${at} where id = ${id}`.compile(tx));
}

export function insertHeading(tx: Tx, id: Uuid, gatheringId: Uuid, title: string, at: Instant): void {
  later(
    tx,
    sql`insert into council.heading (id, gathering_id, title, at) values (${id}, ${gatheringId}, ${title}, ${at})`.compile(
      tx,
    ),
  );
}

export async function headingsOf(tx: Tx, gatheringId: Uuid): Promise<readonly Uuid[]> {
  const { rows } = await sql<{
    id: Uuid;
  }>`select id from council.heading where gathering_id = ${gatheringId}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Null: under none. */
export function putUnder(tx: Tx, gatheringId: Uuid, inputId: Uuid, headingId: Uuid | null): void {
  later(
    tx,
    sql`update council.input set heading_id = ${headingId} where id = ${inputId} and gathering_id = ${gatheringId}`.compile(
      tx,
    ),
  );
}

export function adopt(
  tx: Tx,
  { id, edition }: StandingGathering,
  {
    words,
    adoptedOn,
    adoptedAt,
    meetingId,
    itemId,
  }: Point & { readonly words: string; readonly adoptedOn: string; readonly adoptedAt: string },
): void {
  later(
    tx,
    sql`update council.gathering set state = 'adopted', adopted = ${words}, adopted_on = ${adoptedOn}, adopted_at = ${adoptedAt},
               meeting_id = ${meetingId}, item_id = ${itemId},
               edition = ${edition + 1} where id = ${id}`.compile(tx),
  );
}

/** Null: no longer. */
export function setShown(tx: Tx, { id, edition }: StandingGathering, at: Instant | null): void {
  later(
    tx,
    sql`update council.gathering set published_at = ${at}, edition = ${edition + 1} where id = ${id}`.compile(
      tx,
    ),
  );
}

export function callOffGathering(tx: Tx, { id, edition }: StandingGathering, because: string): void {
  later(
    tx,
    sql`update council.gathering set state = 'calledOff', because = ${because}, edition = ${edition + 1} where id = ${id}`.compile(
      tx,
    ),
  );
}
