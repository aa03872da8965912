import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { later, type Tx } from "#platform/db.ts";
import type { BudgetStep, EncounterKind } from "./types.ts";

export interface EncounterWords {
  readonly heldOn: CalendarDay;
  readonly withWhom: string;
  readonly about: string;
  readonly cameOf: string;
  readonly shown: boolean;
}

export function insertEncounter(
  tx: Tx,
  { id, bodyId, kind, ...words }: EncounterWords & { id: Uuid; bodyId: Uuid; kind: EncounterKind },
  at: Instant,
  personId: Uuid | null,
): void {
  later(
    tx,
    sql`insert into council.encounter (id, body_id, kind, held_on, with_whom, about, came_of, shown, made_at, made_by)
        values (${id}, ${bodyId}, ${kind}, ${words.heldOn}, ${words.withWhom}, ${words.about}, ${words.cameOf}, ${words.shown}, ${at}, ${personId})`.compile(
      tx,
    ),
  );
}

/** Whose it is, locked. Throws Refused `notFound`. */
export async function bodyOfEncounter(tx: Tx, id: Uuid): Promise<Uuid> {
  const { rows } = await sql<{ bodyId: Uuid }>`
    select body_id as "bodyId" from council.encounter where id = ${id} for update`.execute(tx);
  if (!rows[0]) throw new Refused("notFound");
  return rows[0].bodyId;
}

export const changeEncounter = (tx: Tx, id: Uuid, words: EncounterWords): void =>
  later(
    tx,
    sql`update council.encounter set held_on = ${words.heldOn}, with_whom = ${words.withWhom}, about = ${words.about},
               came_of = ${words.cameOf}, shown = ${words.shown} where id = ${id}`.compile(tx),
  );

export interface NewBudgetDate {
  readonly bodyId: Uuid;
  readonly authority: string;
  readonly year: number;
  readonly what: BudgetStep;
  readonly day: CalendarDay;
  readonly source: string;
}

/** One day for each step of an authority's year; said again it is moved. */
export const putBudgetDate = (
  tx: Tx,
  id: Uuid,
  date: NewBudgetDate,
  at: Instant,
  personId: Uuid | null,
): void =>
  later(
    tx,
    sql`insert into council.budget_date (id, body_id, authority, year, what, day, source, made_at, made_by)
        values (${id}, ${date.bodyId}, ${date.authority}, ${date.year}, ${date.what}, ${date.day}, ${date.source}, ${at}, ${personId})
        on conflict on constraint once_a_year do update set day = excluded.day, source = excluded.source`.compile(
      tx,
    ),
  );

/** Throws Refused `notFound`. */
export async function removeBudgetDate(tx: Tx, bodyId: Uuid, id: Uuid): Promise<void> {
  const { numAffectedRows } = await sql`
    delete from council.budget_date where id = ${id} and body_id = ${bodyId}`.execute(tx);
  if (Number(numAffectedRows ?? 0n) === 0) throw new Refused("notFound");
}
