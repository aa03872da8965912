import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { addDays, dayOf } from "#kernel/time.ts";
import type { Db } from "#platform/db.ts";
import { DUE_SOON_DAYS, type Freshness, freshnessOf } from "./rules/freshness.ts";

/** What in the directory wants looking after, for those who keep it. */

export interface WorklistFilter {
  /** The organisations whose entries it is about; null: all of a region. */
  readonly organisationIds: readonly Uuid[] | null;
  readonly region: string | null;
  readonly unitId: Uuid | null;
}

export type Wanting = "reported" | "stale" | "unverified" | "dueSoon" | "absent" | "ending";

export interface WorklistLine {
  readonly serviceId: Uuid;
  readonly name: string;
  readonly organisation: string;
  readonly kind: string;
  readonly edition: number;
  readonly freshness: Freshness;
  readonly verifiedAt: Instant | null;
  readonly verifiedBy: string | null;
  readonly reports: number;
  readonly absentSince: Instant | null;
  /** The day the agreement or the money ends, when that is within half a year. */
  readonly endsOn: string | null;
  /** Why it is here, most pressing first. */
  readonly wanting: readonly Wanting[];
}

/** An end this near is shown (C9). */
export const ENDING_DAYS = 180;
const MOST = 500;

/** Entries that want something, most pressing first, at most 500; `total` says how many there are. */
export async function worklist(
  db: Db,
  filter: WorklistFilter,
  now: Instant,
): Promise<{ readonly lines: readonly WorklistLine[]; readonly total: number }> {
  const today = dayOf(now);
  const { rows } = await sql<
    Omit<WorklistLine, "freshness" | "wanting"> & { rhythmDays: number; total: number }
  >`
    with mine as (
      select s.id as "serviceId", s.name, o.name as organisation, s.kind, s.edition, s.verified_at as "verifiedAt",
             s.verified_by as "verifiedBy", s.absent_since as "absentSince", k.rhythm_days as "rhythmDays",
             (select count(*) from directory.report r where r.service_id = s.id and r.outcome is null) as reports,
             (select min(least(a.agreement_ends_on, a.funding_ends_on, nullif(a.valid_to, 'infinity')))
                from directory.arrangement a
               where a.service_id = s.id and a.valid_to > ${today}
                 and not exists (select from directory.arrangement b where b.service_id = s.id and b.valid_from = a.valid_to)
                 and least(a.agreement_ends_on, a.funding_ends_on, nullif(a.valid_to, 'infinity'))
                     between ${today} and ${addDays(today, ENDING_DAYS)}) as "endsOn"
        from directory.service s
        join directory.organisation o on o.id = s.organisation_id
        join directory.service_kind k on k.code = s.kind
        left join identity.organisation i on i.id = o.stafet_id
       where s.status <> 'defunct'
         and (s.unit_id = ${filter.unitId}
           or o.stafet_id = any(${filter.organisationIds ?? []}::uuid[])
           or (${filter.region}::text is not null and (i.region = ${filter.region} or exists (
                select from directory.arrangement a join directory.municipality m on m.code = any(a.areas)
                 where a.service_id = s.id and m.region = ${filter.region}) or exists (
                select from directory.service_at_location p join directory.location l on l.id = p.location_id
                  join directory.municipality m on m.code = l.municipality_code
                 where p.service_id = s.id and m.region = ${filter.region})))))
    select *, count(*) over () as total from mine
     where reports > 0 or "absentSince" is not null or "endsOn" is not null or "verifiedAt" is null
        or "verifiedAt" + make_interval(days => "rhythmDays" + 1 - ${DUE_SOON_DAYS}) <= ${now}
     order by reports > 0 desc, "endsOn" nulls last, "verifiedAt" nulls first, name, "serviceId"
     limit ${MOST}`.execute(db);
  const lines = rows.map(({ rhythmDays, total: _, ...row }) => {
    const freshness = freshnessOf(row.verifiedAt, rhythmDays, now);
    return { ...row, freshness, wanting: wantingOf({ ...row, freshness }) };
  });
  return { lines, total: rows[0]?.total ?? 0 };
}

function wantingOf(line: Pick<WorklistLine, "reports" | "freshness" | "absentSince" | "endsOn">): Wanting[] {
  const { reports, freshness, absentSince, endsOn } = line;
  return [
    ...(reports > 0 ? (["reported"] as const) : []),
    ...(freshness === "verified" ? [] : [freshness]),
    ...(absentSince === null ? [] : (["absent"] as const)),
    ...(endsOn === null ? [] : (["ending"] as const)),
  ];
}
