import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { type Db, later, type Tx } from "#platform/db.ts";
import type { BodyRules, RulesVersion } from "../bodyRules/types.ts";
import type { ApprovalRound, ApprovalWay } from "./types.ts";

/** The round that is open; null: none is. */
export async function openRound(db: Db, meetingId: Uuid): Promise<ApprovalRound | null> {
  const { rows } = await sql<ApprovalRound>`
    select r.id, r.way, r.closes_on::text as "closesOn", r.opened_at as "openedAt",
           coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'by', p.name, 'at', o.at, 'words', o.words, 'answer', o.answer)
             order by o.at, o.id) from council.objection o join identity.person p on p.id = o.person_id where o.round_id = r.id), '[]') as objections
      from council.approval_round r where r.meeting_id = ${meetingId} and r.ended_at is null`.execute(db);
  const [found] = rows;
  return found
    ? { ...found, objections: found.objections.map((one) => ({ ...one, at: new Date(one.at) })) }
    : null;
}

export async function rulesOf(
  db: Db,
  bodyId: Uuid,
): Promise<readonly Pick<RulesVersion, "from" | "at" | "rules">[]> {
  const { rows } = await sql<{ from: CalendarDay; at: Instant; rules: BodyRules }>`
    select from_day::text as "from", at, document as rules from council.body_rules where body_id = ${bodyId}`.execute(
    db,
  );
  return rows;
}

export function insertRound(
  tx: Tx,
  round: { meetingId: Uuid; edition: number; way: ApprovalWay; closesOn: CalendarDay | null },
  at: Instant,
  personId: Uuid | null,
): void {
  const { meetingId, edition, way, closesOn } = round;
  later(
    tx,
    sql`insert into council.approval_round (id, meeting_id, edition, way, closes_on, opened_at, opened_by)
        values (${newId()}, ${meetingId}, ${edition}, ${way}, ${closesOn}, ${at}, ${personId})`.compile(tx),
  );
}

export function endRound(
  tx: Tx,
  id: Uuid,
  outcome: "approved" | "takenBack",
  at: Instant,
  personId: Uuid | null,
): void {
  later(
    tx,
    sql`update council.approval_round set ended_at = ${at}, ended_by = ${personId}, outcome = ${outcome} where id = ${id}`.compile(
      tx,
    ),
  );
}

export function insertObjection(
  tx: Tx,
  id: Uuid,
  roundId: Uuid,
  words: string,
  at: Instant,
  personId: Uuid,
): void {
  later(
    tx,
    sql`insert into council.objection (id, round_id, person_id, words, at) values (${id}, ${roundId}, ${personId}, ${words}, ${at})`.compile(
      tx,
    ),
  );
}

export function answerObjection(tx: Tx, id: Uuid, answer: string, at: Instant, personId: Uuid | null): void {
  later(
    tx,
    sql`update council.objection set answer = ${answer}, answered_at = ${at}, answered_by = ${personId} where id = ${id}`.compile(
      tx,
    ),
  );
}

/** Who chairs a body today, among those who sign in; and whether this is them. */
export async function chairOf(
  db: Db,
  bodyId: Uuid,
  personId: Uuid | null,
  day: CalendarDay,
): Promise<{ isOne: boolean; thereIsOne: boolean }> {
  const { rows } = await sql<{ personId: Uuid }>`
    select person_id as "personId" from council.membership
     where body_id = ${bodyId} and role = 'chair' and person_id is not null and ${day}::date between from_day and coalesce(until_day, 'infinity')`.execute(
    db,
  );
  return { isOne: rows.some((row) => row.personId === personId), thereIsOne: rows.length > 0 };
}

export async function bodyName(db: Db, bodyId: Uuid): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from council.body where id = ${bodyId}`.execute(
    db,
  );
  return rows[0]?.name ?? "";
}
