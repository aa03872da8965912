import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import type { Db, Tx } from "#platform/db.ts";

/** Where offers are missing (C6): the map that region and municipalities must draw together. Holds no citizen. */

export interface NewGap {
  readonly region: string;
  /** The municipality where it is missing, four digits. */
  readonly area: string;
  /** A code from the catalogue of needs. */
  readonly needKind: string;
  /** A redirect reason, `unmetNeed` or `noDoorFound`. */
  readonly cause: string;
  /** What would have helped; never about a person. */
  readonly note?: string | undefined;
  readonly unitId: Uuid;
  readonly now: Instant;
}

declare module "#platform/db.ts" {
  interface Tables {
    "directory.gap": {
      id: string;
      region: string;
      area: string;
      need_kind: string;
      cause: string;
      note: string;
      unit_id: string;
      at: Date;
    };
  }
}

/** Registers that no offer met a need, on behalf of the unit that found out. */
export async function feedGap(tx: Tx, gap: NewGap): Promise<Uuid> {
  const id = newId();
  await tx
    .insertInto("directory.gap")
    .values({
      id,
      region: gap.region,
      area: gap.area,
      need_kind: gap.needKind,
      cause: gap.cause,
      note: gap.note ?? "",
      unit_id: gap.unitId,
      at: gap.now,
    })
    .execute();
  return id;
}

export interface GapFilter {
  readonly region?: string | undefined;
  readonly area?: string | undefined;
  /** From this moment on. */
  readonly since?: Instant | undefined;
}

export interface GapCount {
  readonly area: string;
  readonly needKind: string;
  readonly cause: string;
  readonly count: number;
}

/**
 * How often each offer was missing, most often first. For those who work with it: figures to be published go through
 * disclosure control first (law 15).
 */
export async function gaps(db: Db, filter: GapFilter = {}): Promise<GapCount[]> {
  const { rows } = await sql<GapCount>`
    select area, need_kind as "needKind", cause, count(*) as count
      from directory.gap
     where (${filter.region ?? null}::text is null or region = ${filter.region ?? null})
       and (${filter.area ?? null}::text is null or area = ${filter.area ?? null})
       and (${filter.since ?? null}::timestamptz is null or at >= ${filter.since ?? null})
     group by area, need_kind, cause
     order by count(*) desc, area, need_kind, cause`.execute(db);
  return rows;
}
