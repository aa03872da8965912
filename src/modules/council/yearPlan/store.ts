import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { later, type Tx } from "#platform/db.ts";

interface DayDraft {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly day: string;
  readonly start: string;
  readonly end: string;
  readonly place: string;
  readonly kind: string;
  readonly theme: string;
  readonly joint: readonly Uuid[];
}

/** "2026-06-25 09:00" for each that is planned. */
export async function plannedAt(tx: Tx, bodyId: Uuid): Promise<readonly string[]> {
  const { rows } = await sql<{ at: string }>`
    select day::text || ' ' || starts as at from council.planned_day where body_id = ${bodyId} and dropped_at is null`.execute(
    tx,
  );
  return rows.map(({ at }) => at);
}

export function insertDays(tx: Tx, days: readonly DayDraft[], at: Instant, personId: Uuid | null): void {
  for (const { id, bodyId, day, start, end, place, kind, theme, joint } of days)
    later(
      tx,
      sql`insert into council.planned_day (id, body_id, day, starts, ends, place, kind, theme, joint, at, person_id)
          values (${id}, ${bodyId}, ${day}, ${start}, ${end}, ${place}, ${kind}, ${theme}, ${joint}::uuid[], ${at}, ${personId})`.compile(
        tx,
      ),
    );
}

export function dropDay(tx: Tx, id: Uuid, because: string, at: Instant): void {
  later(
    tx,
    sql`update council.planned_day set dropped_at = ${at}, because = ${because} where id = ${id}`.compile(tx),
  );
}
