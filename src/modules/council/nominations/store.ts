import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { later, type Tx } from "#platform/db.ts";
import type { Point } from "../meetings/pointing.ts";

type State = "open" | "decided" | "calledOff";

export interface StandingNomination {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly state: State;
  readonly fewest: number;
  readonly most: number;
  readonly edition: number;
}

/** Throws Refused `notFound`. */
export async function lockedNomination(tx: Tx, id: Uuid): Promise<StandingNomination> {
  const { rows } = await sql<StandingNomination>`
    select id, body_id as "bodyId", state, fewest, most, edition from council.nomination where id = ${id} for update`.execute(
    tx,
  );
  if (!rows[0]) throw new Refused("notFound");
  return rows[0];
}

/** The names that stand. */
export async function nomineesOf(
  tx: Tx,
  nominationId: Uuid,
): Promise<readonly { readonly id: Uuid; readonly seatId: Uuid }[]> {
  const { rows } = await sql<{ id: Uuid; seatId: Uuid }>`
    select id, seat_id as "seatId" from council.nominee where nomination_id = ${nominationId} and withdrawn_at is null`.execute(
    tx,
  );
  return rows;
}

/** With the nomination it is in, which is locked. Throws Refused `notFound`. */
export async function lockedNominee(tx: Tx, id: Uuid) {
  const { rows } = await sql<{ personId: Uuid | null; withdrawn: boolean; bodyId: Uuid; state: State }>`
    select e.person_id as "personId", e.withdrawn_at is not null as withdrawn, n.body_id as "bodyId", n.state
      from council.nominee e join council.nomination n on n.id = e.nomination_id where e.id = ${id} for update of n, e`.execute(
    tx,
  );
  if (!rows[0]) throw new Refused("notFound");
  return rows[0];
}

/** That somebody sits in that seat today, as more than a guest. Throws Refused `notFound`. */
export async function sitsToday(tx: Tx, bodyId: Uuid, seatId: Uuid, today: CalendarDay): Promise<void> {
  const { rows } = await sql`
    select from council.membership where id = ${seatId} and body_id = ${bodyId} and role not in ('guest', 'secretary')
       and ${today}::date between from_day and coalesce(until_day, 'infinity')`.execute(tx);
  if (rows.length === 0) throw new Refused("notFound");
}

interface Draft {
  readonly bodyId: Uuid;
  readonly title: string;
  readonly askedBy: string;
  readonly about: string;
  readonly fewest: number;
  readonly most: number;
  readonly answerBy: string | null;
  readonly takesPlace: string | null;
}

export function insertNomination(tx: Tx, id: Uuid, draft: Draft, at: Instant, personId: Uuid | null): void {
  const { bodyId, title, askedBy, about, fewest, most, answerBy, takesPlace } = draft;
  later(
    tx,
    sql`insert into council.nomination (id, body_id, title, asked_by, about, fewest, most, answer_by, takes_place, at, person_id)
        values (${id}, ${bodyId}, ${title}, ${askedBy}, ${about}, ${fewest}, ${most}, ${answerBy}, ${takesPlace}, ${at}, ${personId})`.compile(
      tx,
    ),
  );
}

export function insertNominee(
  tx: Tx,
  id: Uuid,
  nominationId: Uuid,
  seatId: Uuid,
  at: Instant,
  personId: Uuid | null,
): void {
  later(
    tx,
    sql`insert into council.nominee (id, nomination_id, seat_id, at, person_id)
        values (${id}, ${nominationId}, ${seatId}, ${at}, ${personId})`.compile(tx),
  );
}

export function withdrawNominee(tx: Tx, id: Uuid, at: Instant): void {
  later(tx, sql`update council.nominee set withdrawn_at = ${at} where id = ${id}`.compile(tx));
}

export function decide(
  tx: Tx,
  { id, edition }: StandingNomination,
  chosen: readonly Uuid[],
  {
    decidedOn,
    decidedAt,
    meetingId,
    itemId,
  }: Point & { readonly decidedOn: string; readonly decidedAt: string },
): void {
  later(tx, sql`update council.nominee set chosen = true where id = any(${chosen}::uuid[])`.compile(tx));
  later(
    tx,
    sql`update council.nomination set state = 'decided', decided_on = ${decidedOn}, decided_at = ${decidedAt},
               meeting_id = ${meetingId}, item_id = ${itemId}, edition = ${edition + 1}
         where id = ${id}`.compile(tx),
  );
}

export function callOff(tx: Tx, { id, edition }: StandingNomination, because: string): void {
  later(
    tx,
    sql`update council.nomination set state = 'calledOff', because = ${because}, edition = ${edition + 1} where id = ${id}`.compile(
      tx,
    ),
  );
}
