import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Db } from "#platform/db.ts";
import type { Card } from "./record.ts";

/** A found service as the database shows it: what is on the screen is always read there. */
export interface CardRow {
  readonly serviceId: Uuid;
  readonly card: Card;
  /** Minutes since 1970: opens, closes, opens, …; null when it has told no hours. */
  readonly hours: readonly number[] | null;
  readonly hoursUntil: string;
  readonly believedUntil: string | null;
  readonly absent: boolean;
  readonly free: number | null;
  readonly places: number | null;
  readonly saidAt: string | null;
  readonly agesAt: string | null;
}

/** Cards of these services, in this order. */
export async function cards(db: Db, ids: readonly Uuid[], now: Instant): Promise<readonly CardRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<CardRow>`
    select s.service_id as "serviceId", c.card, s.hours, s.hours_until as "hoursUntil", s.believed_until as "believedUntil", s.absent,
           case when s.unknown_at > ${now} then s.free end as free, s.places, s.said_at as "saidAt", s.ages_at as "agesAt"
      from directory.searchable s join directory.card c using (service_id)
     where s.service_id = any(${ids}::uuid[])`.execute(db);
  const byId = new Map(rows.map((row) => [row.serviceId, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
