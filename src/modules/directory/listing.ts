import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Db } from "#platform/db.ts";
import type { Kept, Records, Subject } from "./types.ts";

/** All there is, for other systems: page by page, in an order that does not change while one reads. */

/** What is still there: services their source still has, and whoever and wherever those refer to. */
const STILL: Readonly<Record<Subject, string>> = {
  service: "r.absent_since is null",
  organisation:
    "(r.absent_since is null or exists (select from directory.service s where s.organisation_id = r.id and s.absent_since is null))",
  location:
    "(r.absent_since is null or exists (select from directory.service_at_location a join directory.service s on s.id = a.service_id where a.location_id = r.id and s.absent_since is null))",
};

export interface ListFilter {
  readonly organisationId?: Uuid | undefined;
  readonly modifiedAfter?: Instant | undefined;
  /** A kind, a need, or a condition it meets: any of these. */
  readonly kind?: string | undefined;
  readonly need?: string | undefined;
  readonly condition?: string | undefined;
  /** Services that are given within so many kilometres of a point, or wherever where nobody has said. */
  readonly near?: { readonly latitude: number; readonly longitude: number; readonly km: number } | undefined;
}

const EARTH = 6371;

function where(subject: Subject, filter: ListFilter) {
  const {
    organisationId = null,
    modifiedAfter = null,
    kind = null,
    need = null,
    condition = null,
    near,
  } = filter;
  const always = sql`${sql.raw(STILL[subject])} and (${modifiedAfter}::timestamptz is null or r.changed_at >= ${modifiedAfter})`;
  if (subject !== "service") return always;
  const within = near
    ? sql`exists (select from directory.service_at_location a join directory.location l on l.id = a.location_id
            where a.service_id = r.id and l.latitude is not null
              and 2 * ${EARTH}::float8 * asin(sqrt(least(1, power(sin(radians(l.latitude - ${near.latitude}) / 2), 2)
                  + cos(radians(${near.latitude})) * cos(radians(l.latitude)) * power(sin(radians(l.longitude - ${near.longitude}) / 2), 2)))) <= ${near.km})`
    : sql`true`;
  return sql`${always} and (${organisationId}::uuid is null or r.organisation_id = ${organisationId})
    and (${kind}::text is null or r.kind = ${kind}) and (${need}::text is null or ${need} = any(r.needs))
    and (${condition}::text is null or ${condition} = any(r.meets)) and ${within}`;
}

/** The next records after one; null: the first. */
export async function recordsAfter<S extends Subject>(
  db: Db,
  subject: S,
  after: Uuid | null,
  limit: number,
): Promise<readonly Kept<Records[S]>[]> {
  const { rows } = await sql<Kept<Records[S]>>`
    select e.document as record, r.edition, r.changed_at as "changedAt", r.absent_since as "absentSince"
      from ${sql.table(`directory.${subject}`)} r
      join directory.edition e on e.record_id = r.id and e.edition = r.edition
     where ${where(subject, {})} and (${after}::uuid is null or r.id > ${after})
     order by r.id limit ${limit}`.execute(db);
  return rows;
}

/** One page of a list, and how many there are in all. */
export async function recordsPage<S extends Subject>(
  db: Db,
  subject: S,
  filter: ListFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly records: readonly Kept<Records[S]>[] }> {
  const condition = where(subject, filter);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from ${sql.table(`directory.${subject}`)} r where ${condition}`.execute(db);
  const { rows } = await sql<Kept<Records[S]>>`
    select e.document as record, r.edition, r.changed_at as "changedAt", r.absent_since as "absentSince"
      from (select r.id, r.edition, r.changed_at, r.absent_since from ${sql.table(`directory.${subject}`)} r
             where ${condition} order by r.id limit ${page.limit} offset ${page.offset}) r
      join directory.edition e on e.record_id = r.id and e.edition = r.edition
     order by r.id`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, records: rows };
}

/** Where a postcode is; null: there is none such. */
export async function postcodePoint(
  db: Db,
  code: string,
): Promise<{ readonly latitude: number; readonly longitude: number } | null> {
  const { rows } = await sql<{ latitude: number; longitude: number }>`
    select latitude, longitude from directory.postcode where code = ${code}`.execute(db);
  return rows[0] ?? null;
}
