import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Db } from "#platform/db.ts";
import type { Belongs } from "./policy.ts";
import {
  type Kept,
  type Location,
  type Organisation,
  type Records,
  type Service,
  type Subject,
  TABLE,
} from "./types.ts";

/** Reads of whole records. What is there about offers is no secret: everybody may read it. */

/** Records as they stand, by identifier; those there are. */
export async function records<S extends Subject>(
  db: Db,
  subject: S,
  ids: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, Kept<Records[S]>>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Kept<Records[S]> & { id: Uuid }>`
    select r.id, e.document as record, r.edition, r.changed_at as "changedAt", r.absent_since as "absentSince"
      from ${sql.table(TABLE[subject])} r join directory.edition e on e.record_id = r.id and e.edition = r.edition
     where r.id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, ...kept }) => [id, kept]));
}

/** One edition of a record's past, newest first. */
export interface EditionLine {
  readonly edition: number;
  readonly at: Instant;
  readonly by: string | null;
  readonly source: string | null;
}

/** The editions a record has had, newest first, at most a hundred. */
export async function editions(db: Db, id: Uuid): Promise<readonly EditionLine[]> {
  const { rows } = await sql<EditionLine>`
    select e.edition, e.at, p.name as by, e.source
      from directory.edition e left join identity.person p on p.id = e.person_id
     where e.record_id = ${id} order by e.edition desc limit 100`.execute(db);
  return rows;
}

/** A record as it was in one edition; null when it never was. */
export async function edition<S extends Subject>(
  db: Db,
  subject: S,
  id: Uuid,
  number: number,
): Promise<Records[S] | null> {
  const { rows } = await sql<{ document: Records[S] }>`
    select document from directory.edition where subject = ${subject} and record_id = ${id} and edition = ${number}`.execute(
    db,
  );
  return rows[0]?.document ?? null;
}

/**
 * Whose a record is (policy.ts), as it stands – or as it would become, when `becoming` is given. Null when it is not
 * there. A location belongs to its organisation and to everybody who gives a service there; what is given somewhere lies
 * in that municipality's and region's area.
 */
export async function belongs<S extends Subject>(
  db: Db,
  subject: S,
  id: Uuid,
  becoming?: Records[S],
): Promise<Belongs | null> {
  const record = becoming ?? (await records(db, subject, [id])).get(id)?.record;
  if (record === undefined) return null;
  const owners = ownersOf(subject, record);
  const { rows } = await sql<Belongs>`
    with owner as (
      select o.stafet_id, i.region, i.municipality_code
        from directory.organisation o left join identity.organisation i on i.id = o.stafet_id
       where o.id = any(${owners.organisationIds}::uuid[])
          or (${subject === "location"} and o.id in (
               select s.organisation_id from directory.service_at_location a join directory.service s on s.id = a.service_id
                where a.location_id = ${id}))
      union all
      select i.id, i.region, i.municipality_code from identity.organisation i where i.id = ${owners.stafetId}),
    area as (select unnest(${owners.areas}::text[]) as code union select municipality_code from owner where municipality_code is not null
             union select municipality_code from directory.location
                    where id = any(${owners.locationIds}::uuid[]) and municipality_code is not null)
    select array(select distinct stafet_id from owner where stafet_id is not null) as organisations,
           ${owners.unitId}::uuid as "unitId",
           array(select distinct region from owner where region is not null
                 union select m.region from directory.municipality m join area using (code)) as regions,
           array(select code from area) as areas`.execute(db);
  return rows[0] ?? null;
}

interface Owners {
  readonly organisationIds: readonly Uuid[];
  /** Where the record itself says it. */
  readonly stafetId: Uuid | null;
  readonly unitId: Uuid | null;
  readonly areas: readonly string[];
  readonly locationIds: readonly Uuid[];
}

function ownersOf<S extends Subject>(subject: S, record: Records[S]): Owners {
  if (subject === "organisation") {
    const { stafetId } = record as Organisation;
    return { organisationIds: [], stafetId, unitId: null, areas: [], locationIds: [] };
  }
  if (subject === "location") {
    const { organisationId, municipalityCode } = record as Location;
    return {
      organisationIds: organisationId === null ? [] : [organisationId],
      stafetId: null,
      unitId: null,
      areas: municipalityCode === null ? [] : [municipalityCode],
      locationIds: [],
    };
  }
  const { organisationId, unitId, arrangements, places } = record as Service;
  const parties = arrangements.flatMap(({ authorityId, operatorId }) => [authorityId, operatorId]);
  return {
    organisationIds: [organisationId, ...parties.filter((party) => party !== null)],
    stafetId: null,
    unitId,
    areas: arrangements.flatMap(({ areas }) => areas),
    locationIds: places.map(({ locationId }) => locationId),
  };
}
