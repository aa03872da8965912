import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { CouncilKept } from "./types.ts";

/** What has lapsed of a kind: migration 0072 says what that is. */
export async function lapsedIds(db: Db, kind: CouncilKept, now: Instant, most: number): Promise<Uuid[]> {
  const { rows } = await sql<{
    id: Uuid;
  }>`select id from council.lapsed_rows(${kind}, ${now}, ${most})`.execute(db);
  return rows.map(({ id }) => id);
}

export async function countLapsed(db: Db, kind: CouncilKept, now: Instant): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from council.lapsed_rows(${kind}, ${now}, null)`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Less than `most`: none is left. */
export async function forgetRows(tx: Tx, kind: CouncilKept, now: Instant, most: number): Promise<number> {
  const { rows } = await sql<{ gone: number }>`
    select council.forget_rows(${kind}, ${now}, ${most}) as gone`.execute(tx);
  return rows[0]?.gone ?? 0;
}
