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
  /** Only these, which a search has found. */
  readonly ids?: readonly Uuid[] | undefined;
  /** A kind, a need, or a condition it meets: any of these. */
  readonly kind?: string | undefined;
  readonly need?: string | undefined;
  readonly condition?: string | undefined;
}

function where(subject: Subject, filter: ListFilter) {
  const {
    organisationId = null,
    modifiedAfter = null,
    kind = null,
    need = null,
    condition = null,
    ids = null,
  } = filter;
  const always = sql`${sql.raw(STILL[subject])} and (${modifiedAfter}::timestamptz is null or r.changed_at >= ${modifiedAfter})
    and (${ids}::uuid[] is null or r.id = any(${ids}::uuid[]))`;
  if (subject !== "service") return always;
  return sql`${always} and (${organisationId}::uuid is null or r.organisation_id = ${organisationId})
    and (${kind}::text is null or r.kind = ${kind}) and (${need}::text is null or ${need} = any(r.needs))
    and (${condition}::text is null or ${condition} = any(r.meets))`;
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

/** Within so many metres of a point. */
export interface Near {
  readonly latitude: number;
  readonly longitude: number;
  readonly metres: number;
}

const EARTH_METRES = 6_371_000;

/** One page of the places services are given at: each with its service. */
export async function servicePlacesPage(
  db: Db,
  filter: ListFilter & { readonly id?: Uuid | undefined },
  near: Near | null,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly places: readonly { id: Uuid; serviceId: Uuid }[] }> {
  const { latitude = 0, longitude = 0, metres = 0 } = near ?? {};
  const within = near
    ? sql`l.latitude is not null and 2 * ${EARTH_METRES}::float8 * asin(sqrt(least(1,
          power(sin(radians(l.latitude - ${latitude}::float8) / 2), 2)
          + cos(radians(${latitude}::float8)) * cos(radians(l.latitude)) * power(sin(radians(l.longitude - ${longitude}::float8) / 2), 2)))) <= ${metres}::float8`
    : sql`true`;
  const from = sql`directory.service_at_location a join directory.service r on r.id = a.service_id
    join directory.location l on l.id = a.location_id
    where ${where("service", filter)} and ${within} and (${filter.id ?? null}::uuid is null or a.id = ${filter.id ?? null})`;
  const counted = await sql<{ total: number }>`select count(*)::int as total from ${from}`.execute(db);
  const { rows } = await sql<{ id: Uuid; serviceId: Uuid }>`
    select a.id, a.service_id as "serviceId" from ${from} order by a.id limit ${page.limit} offset ${page.offset}`.execute(
    db,
  );
  return { total: counted.rows[0]?.total ?? 0, places: rows };
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
