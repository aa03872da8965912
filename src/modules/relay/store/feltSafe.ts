import { type Insertable, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { type Db, later, type Tables, type Tx } from "#platform/db.ts";
import type { FeltOccasion } from "../rules/feltSafe.ts";

/** What was asked about how it felt, and what was answered (migration 0043). Written here and nowhere else. */

export interface FeltAsk {
  readonly id: Uuid;
  readonly courseId: Uuid;
  readonly region: string;
  readonly unitId: Uuid;
  readonly occasion: FeltOccasion;
  readonly askedAt: Instant;
}

const columns = sql`k.id, k.course_id as "courseId", c.region, k.unit_id as "unitId", k.occasion, k.asked_at as "askedAt"`;

/** An appointment was kept at a unit's: on an open course. */
export async function keptAt(tx: Tx, courseId: Uuid, unitId: Uuid): ReturnType<typeof handoverTaken> {
  const { rows } = await sql<NonNullable<Awaited<ReturnType<typeof handoverTaken>>>>`
    select c.id as "courseId", c.citizen_id as "citizenId", c.region, c.holder_id as "holderId", ${unitId}::uuid as "unitId"
      from relay.course c where c.id = ${courseId} and c.state = 'open' and c.died_at is null`.execute(tx);
  return rows[0] ?? null;
}

/** Who a handover gave it to, on which course; null when nobody took it, or the course is over. */
export async function handoverTaken(
  tx: Tx,
  handoverId: Uuid,
): Promise<{
  readonly courseId: Uuid;
  readonly citizenId: Uuid;
  readonly region: string;
  readonly holderId: Uuid;
  readonly unitId: Uuid;
} | null> {
  const { rows } = await sql<{
    courseId: Uuid;
    citizenId: Uuid;
    region: string;
    holderId: Uuid;
    unitId: Uuid;
  }>`
    select c.id as "courseId", c.citizen_id as "citizenId", c.region, c.holder_id as "holderId", h.to_unit_id as "unitId"
      from relay.handover h join relay.course c on c.id = h.course_id
     where h.id = ${handoverId} and h.state = 'accepted' and c.state = 'open' and c.died_at is null`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** When the person was asked last, on whichever record of theirs. Locks them: two who would ask at once ask once. */
export async function lastAsked(tx: Tx, citizenIds: readonly Uuid[]): Promise<Instant | null> {
  const ids = sql`${[...citizenIds]}::uuid[]`;
  await sql`select from citizen.citizen where id = any(${ids}) order by id for no key update`.execute(tx);
  const { rows } = await sql<{ at: Instant | null }>`
    select max(asked_at) as at from relay.felt_ask where citizen_id = any(${ids})`.execute(tx);
  return rows[0]?.at ?? null;
}

export const insertAsk = (tx: Tx, row: Insertable<Tables["relay.felt_ask"]>): void =>
  later(tx, tx.insertInto("relay.felt_ask").values(row));

/** What stands open on a course now. */
export async function askOnCourse(db: Db, courseId: Uuid, now: Instant): Promise<FeltAsk | null> {
  const { rows } = await sql<FeltAsk>`
    select ${columns} from relay.felt_ask k join relay.course c on c.id = k.course_id
     where k.course_id = ${courseId} and k.settled_at is null and k.until > ${now} order by k.asked_at desc limit 1`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** One that stands open, by its id or – for the house – by its link. */
export async function openAsk(
  db: Db,
  by: { readonly id: Uuid } | { readonly linkHash: Uint8Array },
  now: Instant,
): Promise<FeltAsk | null> {
  const which = "id" in by ? sql`k.id = ${by.id}` : sql`k.link_hash = ${by.linkHash}`;
  const { rows } = await sql<FeltAsk>`
    select ${columns} from relay.felt_ask k join relay.course c on c.id = k.course_id
     where ${which} and k.settled_at is null and k.until > ${now}`.execute(db);
  return rows[0] ?? null;
}

/** False when somebody was quicker. What was sent to ask is answered with it. */
export async function settleAsk(
  tx: Tx,
  ask: Pick<FeltAsk, "id">,
  how: { readonly settled: "answered" | "notNow"; readonly by: Uuid; readonly at: Instant },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update relay.felt_ask set settled_at = ${how.at}, settled = ${how.settled} where id = ${ask.id} and settled_at is null`.execute(
    tx,
  );
  if (numAffectedRows !== 1n) return false;
  await sql`
    update relay.message set state = 'answered', settled_at = ${how.at}, settled_by = ${how.by}
     where felt_ask_id = ${ask.id} and state = 'sent'`.execute(tx);
  return true;
}

export const insertAnswer = (tx: Tx, row: Insertable<Tables["relay.felt_answer"]>): void =>
  later(tx, tx.insertInto("relay.felt_answer").values(row));

/** False when there is no such answer of theirs. */
export async function showAnswer(tx: Tx, askId: Uuid, shown: boolean): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update relay.felt_answer set shown = ${shown} where ask_id = ${askId}`.execute(tx);
  return numAffectedRows === 1n;
}
