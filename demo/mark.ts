import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { type Database, jsonb, type Tx } from "#platform/db.ts";

export const DEMO_SIZES = ["small", "region", "nation"] as const;
export type DemoSize = (typeof DEMO_SIZES)[number];

/** What the database remembers of the demo it was filled with. */
export interface DemoMark {
  readonly size: DemoSize;
  readonly seed: number;
  /** The demo's present, when it was filled. */
  readonly now: string;
  /** False while it is being filled – and for ever, when that was interrupted. */
  readonly whole: boolean;
  /** A citizen's card that anybody may try, told where one chooses whom to be. */
  readonly card?: { readonly code: string; readonly pin: string };
}

const KEY = "demo";

/** Written with the first unit, so that there is never a demo without a mark; and again when all is told. */
export async function writeMark(tx: Tx, mark: DemoMark, at: Instant): Promise<void> {
  await sql`
    insert into platform.setting as s (key, value, at) values (${KEY}, ${jsonb(mark)}, ${at})
    on conflict (key) do update set value = excluded.value, at = excluded.at`.execute(tx);
}

/** Null where no demo was ever loaded. */
export const readMark = (db: Database): Promise<DemoMark | null> =>
  db.read(SYSTEM, async (snapshot) => {
    const { rows } = await sql<{ value: DemoMark }>`
      select value from platform.setting where key = ${KEY}`.execute(snapshot);
    return rows[0]?.value ?? null;
  });

/** True when nobody works here yet: no organisation. */
export const isEmpty = (db: Database): Promise<boolean> =>
  db.read(SYSTEM, async (snapshot) => {
    const { rows } = await sql`select 1 from identity.organisation limit 1`.execute(snapshot);
    return rows.length === 0;
  });
