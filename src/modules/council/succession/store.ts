import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { later, type Tx } from "#platform/db.ts";

/** Meetings of a body after a day that are not called off, also those where another presides. */
export async function meetingsAfter(tx: Tx, bodyId: Uuid, day: CalendarDay): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from council.meeting m
     where (body_id = ${bodyId} or exists (select from council.meeting_with w where w.meeting_id = m.id and w.body_id = ${bodyId}))
       and held_on > ${day} and state <> 'cancelled'`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Null: it goes on after all. */
export function setLastDay(tx: Tx, bodyId: Uuid, day: CalendarDay | null): void {
  later(tx, sql`update council.body set last_day = ${day} where id = ${bodyId}`.compile(tx));
}

export function insertSuccession(
  tx: Tx,
  from: Uuid,
  to: Uuid,
  step: { readonly at: Instant; readonly personId: Uuid | null; readonly why: string },
): void {
  later(
    tx,
    sql`insert into council.succession (from_body, to_body, at, person_id, why)
        values (${from}, ${to}, ${step.at}, ${step.personId}, ${step.why})`.compile(tx),
  );
}

export function removeSuccessions(tx: Tx, from: Uuid): void {
  later(tx, sql`delete from council.succession where from_body = ${from}`.compile(tx));
}

/** The seats that ended because their body did, with the last day each had before. */
export async function endedWithBody(tx: Tx, bodyId: Uuid): Promise<ReadonlyMap<Uuid, CalendarDay | null>> {
  const { rows } = await sql<{ id: Uuid; until: CalendarDay | null }>`
    select m.id, b.document ->> 'until' as until from council.membership m
      join council.seat_edition e on e.seat_id = m.id and e.edition = m.edition and e.did = 'bodyEnded'
      join council.seat_edition b on b.seat_id = m.id and b.edition = m.edition - 1
     where m.body_id = ${bodyId}`.execute(tx);
  return new Map(rows.map(({ id, until }) => [id, until]));
}
