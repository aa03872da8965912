import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import type { Quarter, Tally } from "#kernel/quarters.ts";
import { instantAt } from "#kernel/time.ts";
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
  /** Conditions it was missing under: directory.condition's codes. */
  readonly conditions?: readonly string[] | undefined;
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
      conditions: string[];
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
      conditions: [...(gap.conditions ?? [])],
      note: gap.note ?? "",
      unit_id: gap.unitId,
      at: gap.now,
    })
    .execute();
  return id;
}

export interface GapFilter {
  /** ISO 3166-2, "DK-81" … "DK-85". */
  readonly region: string;
  readonly area?: string | undefined;
  readonly needKind?: string | undefined;
  /** From this moment on. */
  readonly since?: Instant | undefined;
}

/** How often something was missing somewhere, and what was last said about it. */
export interface GapLine {
  readonly area: string;
  /** The municipality's name; null for a code nobody has told the directory of. */
  readonly areaName: string | null;
  readonly needKind: string;
  readonly count: number;
  readonly lastAt: Instant;
  /** How often by cause – a redirect reason, `unmetNeed`, `noDoorFound` – and under which conditions; most often first. */
  readonly causes: readonly Counted[];
  readonly conditions: readonly Counted[];
  readonly notes: number;
  readonly decided: { readonly decision: string; readonly at: Instant } | null;
}

export interface Counted {
  readonly code: string;
  readonly count: number;
}

/**
 * The region's gap list, most often missing first. Exact counts, for those who work with it: what is published goes
 * through disclosure control first (law 15).
 */
export async function gapList(db: Db, filter: GapFilter): Promise<readonly GapLine[]> {
  const { region, area = null, needKind = null, since = null } = filter;
  const { rows } = await sql<
    Omit<GapLine, "decided"> & { decision: string | null; decidedAt: Instant | null }
  >`
    with found as (
      select area, need_kind, cause, conditions, at from directory.gap
       where region = ${region} and (${area}::text is null or area = ${area})
         and (${needKind}::text is null or need_kind = ${needKind}) and (${since}::timestamptz is null or at >= ${since})),
    cause as (
      select area, need_kind, jsonb_agg(jsonb_build_object('code', cause, 'count', n) order by n desc, cause) as causes
        from (select area, need_kind, cause, count(*) as n from found group by 1, 2, 3) c group by 1, 2),
    condition as (
      select area, need_kind, jsonb_agg(jsonb_build_object('code', code, 'count', n) order by n desc, code) as conditions
        from (select area, need_kind, code, count(*) as n from found, unnest(conditions) as code group by 1, 2, 3) c group by 1, 2)
    select f.area, m.name as "areaName", f.need_kind as "needKind", count(*) as count, max(f.at) as "lastAt",
           c.causes, coalesce(d.conditions, '[]') as conditions,
           (select count(*) from directory.gap_note n
             where n.region = ${region} and n.area = f.area and n.need_kind = f.need_kind) as notes,
           l.decision, l.at as "decidedAt"
      from found f
      join cause c using (area, need_kind)
      left join condition d using (area, need_kind)
      left join directory.municipality m on m.code = f.area
      left join lateral (select n.decision, n.at from directory.gap_note n
                          where n.region = ${region} and n.area = f.area and n.need_kind = f.need_kind and n.decision is not null
                          order by n.at desc, n.id desc limit 1) l on true
     group by f.area, m.name, f.need_kind, c.causes, d.conditions, l.decision, l.at
     order by count(*) desc, f.area, f.need_kind`.execute(db);
  return rows.map(({ decision, decidedAt, ...line }) => ({
    ...line,
    decided: decision === null || decidedAt === null ? null : { decision, at: decidedAt },
  }));
}

/** How often one thing was missing, by Danish calendar month ("2026-03"), oldest first; months without are not there. */
export async function gapMonths(
  db: Db,
  gap: { readonly region: string; readonly area: string; readonly needKind: string },
): Promise<readonly { readonly month: string; readonly count: number }[]> {
  const { rows } = await sql<{ month: string; count: number }>`
    select to_char(at at time zone 'Europe/Copenhagen', 'YYYY-MM') as month, count(*) as count
      from directory.gap where region = ${gap.region} and area = ${gap.area} and need_kind = ${gap.needKind}
     group by 1 order by 1`.execute(db);
  return rows;
}

/** How often each kind of offer was missing in each municipality in a quarter. For insight, which controls what is disclosed (law 15). */
export async function missingOffers(db: Db, { from, until }: Quarter): Promise<readonly Tally[]> {
  const { rows } = await sql<Tally>`
    select region, area, need_kind as part, count(*)::int as count from directory.gap
     where at >= ${instantAt(from, "00:00")} and at < ${instantAt(until, "00:00")} group by 1, 2, 3`.execute(
    db,
  );
  return rows;
}
