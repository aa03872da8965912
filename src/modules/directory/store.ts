import { CompiledQuery, sql } from "kysely";
import { canonical } from "#kernel/canonical.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { later, type Tx } from "#platform/db.ts";
import type { NewPlace } from "./catalogue.ts";
import { refresh, servicesOf } from "./search/refresh.ts";
import {
  type Organisation,
  type Outcome,
  type Records,
  type Saying,
  type Service,
  type Subject,
  TABLE,
} from "./types.ts";

/**
 * Records are put whole, many at a time: what is the same is not written, what differs becomes a new edition beside the
 * old. The caller has parsed them by model.ts and authorised.
 */

/** What stands before a put: locked until the transaction ends, so that two who put the same record queue up. */
interface Standing {
  readonly id: Uuid;
  readonly edition: number;
  readonly absent: boolean;
  readonly document: unknown;
}

async function standing(tx: Tx, subject: Subject, ids: readonly Uuid[]): Promise<Map<Uuid, Standing>> {
  const { rows } = await sql<Standing>`
    with locked as materialized (
      select id, edition, absent_since is not null as absent from ${sql.table(TABLE[subject])}
       where id = any(${ids}::uuid[]) order by id for update)
    select l.id, l.edition, l.absent, e.document
      from locked l join directory.edition e on e.record_id = l.id and e.edition = l.edition`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** One constant statement a table, whatever the number of rows. Each answers to the rows of `flat`. */
const UPSERT: Readonly<Record<Subject, string>> = {
  organisation: `
    insert into directory.organisation as o (id, source, source_id, name, stafet_id, parent_id, details, edition, changed_at)
    select id, source, source_id, name, stafet_id, parent_id, details, edition, changed_at
      from jsonb_to_recordset($1::jsonb) as r(id uuid, source text, source_id text, name text, stafet_id uuid, parent_id uuid,
                                              details jsonb, edition int, changed_at timestamptz)
    on conflict (id) do update set source = excluded.source, source_id = excluded.source_id, name = excluded.name,
      stafet_id = excluded.stafet_id, parent_id = excluded.parent_id, details = excluded.details, absent_since = null,
      edition = excluded.edition, changed_at = excluded.changed_at`,
  location: `
    insert into directory.location as l (id, source, source_id, organisation_id, kind, name, street, postcode, city,
                                         municipality_code, latitude, longitude, details, edition, changed_at)
    select id, source, source_id, organisation_id, kind, name, street, postcode, city, municipality_code, latitude, longitude,
           details, edition, changed_at
      from jsonb_to_recordset($1::jsonb) as r(id uuid, source text, source_id text, organisation_id uuid, kind text, name text,
             street text, postcode text, city text, municipality_code text, latitude float8, longitude float8, details jsonb,
             edition int, changed_at timestamptz)
    on conflict (id) do update set source = excluded.source, source_id = excluded.source_id,
      organisation_id = excluded.organisation_id, kind = excluded.kind, name = excluded.name, street = excluded.street,
      postcode = excluded.postcode, city = excluded.city, municipality_code = excluded.municipality_code,
      latitude = excluded.latitude, longitude = excluded.longitude, details = excluded.details, absent_since = null,
      edition = excluded.edition, changed_at = excluded.changed_at`,
  service: `
    insert into directory.service as s (id, source, source_id, organisation_id, unit_id, kind, status, name, description, needs,
             meets, lacks, languages, minimum_age, maximum_age, details, verified_at, verified_by, edition, changed_at)
    select id, source, source_id, organisation_id, unit_id, kind, status, name, description, needs, meets, lacks, languages,
           minimum_age, maximum_age, details, verified_at, verified_by, edition, changed_at
      from jsonb_to_recordset($1::jsonb) as r(id uuid, source text, source_id text, organisation_id uuid, unit_id uuid,
             kind text, status text, name text, description text, needs text[], meets text[], lacks text[], languages text[],
             minimum_age int, maximum_age int, details jsonb, verified_at timestamptz, verified_by text, edition int,
             changed_at timestamptz)
    on conflict (id) do update set source = excluded.source, source_id = excluded.source_id,
      organisation_id = excluded.organisation_id, unit_id = excluded.unit_id, kind = excluded.kind, status = excluded.status,
      name = excluded.name, description = excluded.description, needs = excluded.needs, meets = excluded.meets,
      lacks = excluded.lacks, languages = excluded.languages, minimum_age = excluded.minimum_age,
      maximum_age = excluded.maximum_age, details = excluded.details, verified_at = excluded.verified_at,
      verified_by = excluded.verified_by, absent_since = null, edition = excluded.edition, changed_at = excluded.changed_at`,
};

const ADD_EDITIONS = `
  insert into directory.edition (subject, record_id, edition, at, person_id, source, document)
  select subject, record_id, edition, at, person_id, source, document
    from jsonb_to_recordset($1::jsonb)
      as r(subject text, record_id uuid, edition int, at timestamptz, person_id uuid, source text, document jsonb)`;

const ADD_PLACES = `
  insert into directory.service_at_location (id, service_id, location_id, position, details)
  select id, service_id, location_id, position, details
    from jsonb_to_recordset($1::jsonb) as r(id uuid, service_id uuid, location_id uuid, position int, details jsonb)`;

const ADD_ARRANGEMENTS = `
  insert into directory.arrangement (id, service_id, valid_from, valid_to, authority_id, operator_id, areas, funding,
                                     funding_ends_on, agreement_ends_on)
  select id, service_id, valid_from, coalesce(valid_to, 'infinity'), authority_id, operator_id, areas, funding,
         funding_ends_on, agreement_ends_on
    from jsonb_to_recordset($1::jsonb) as r(id uuid, service_id uuid, valid_from date, valid_to date, authority_id uuid,
           operator_id uuid, areas text[], funding text, funding_ends_on date, agreement_ends_on date)`;

const send = (tx: Tx, statement: string, rows: readonly unknown[]): void => {
  if (rows.length > 0) later(tx, CompiledQuery.raw(statement, [JSON.stringify(rows)]));
};

const from = (origin: Organisation["origin"]) => ({
  source: origin?.source ?? null,
  source_id: origin?.sourceId ?? null,
});

const FLAT: { readonly [S in Subject]: (record: Records[S]) => Readonly<Record<string, unknown>> } = {
  organisation: ({ id, origin, name, stafetId, parentId, details }) => ({
    ...{ id, ...from(origin), name, stafet_id: stafetId, parent_id: parentId, details },
  }),
  location: ({ id, origin, organisationId, municipalityCode, ...rest }) => ({
    ...{ id, ...from(origin), organisation_id: organisationId, municipality_code: municipalityCode, ...rest },
  }),
  service: ({ id, origin, organisationId, unitId, minimumAge, maximumAge, verified, ...rest }) => ({
    ...{ id, ...from(origin), organisation_id: organisationId, unit_id: unitId },
    ...{ minimum_age: minimumAge, maximum_age: maximumAge },
    ...{ verified_at: verified?.at ?? null, verified_by: verified?.by ?? null, ...rest },
  }),
};

/** The rows that hang on a service, made anew: nothing refers to them. */
function sendParts(tx: Tx, services: readonly Service[]): void {
  const ids = services.map(({ id }) => id);
  if (ids.length === 0) return;
  later(
    tx,
    sql`delete from directory.service_at_location where service_id = any(${ids}::uuid[])`.compile(tx),
  );
  later(tx, sql`delete from directory.arrangement where service_id = any(${ids}::uuid[])`.compile(tx));
  const places = services.flatMap(({ id, places: all }) =>
    all.map((place, position) => ({
      ...{ id: place.id, service_id: id, location_id: place.locationId, position, details: place.details },
    })),
  );
  const arrangements = services.flatMap(({ id, arrangements: all }) =>
    all.map((one) => ({
      ...{ id: one.id, service_id: id, valid_from: one.validFrom, valid_to: one.validTo },
      ...{
        authority_id: one.authorityId,
        operator_id: one.operatorId,
        areas: one.areas,
        funding: one.funding,
      },
      ...{ funding_ends_on: one.fundingEndsOn, agreement_ends_on: one.agreementEndsOn },
    })),
  );
  send(tx, ADD_PLACES, places);
  send(tx, ADD_ARRANGEMENTS, arrangements);
}

/** What was written is found by the search as it now stands, in the same transaction. */
async function makeFound(tx: Tx, subject: Subject, ids: readonly Uuid[], { at }: Saying): Promise<void> {
  if (ids.length === 0) return;
  await refresh(tx, subject === "service" ? ids : await servicesOf(tx, subject, ids), at);
}

/** What was put: one for each record, in their order. */
export interface Put {
  readonly id: Uuid;
  readonly edition: number;
  readonly outcome: Outcome;
}

/**
 * Puts records of one sort, whole: each becomes what is said here, in a new edition unless it is so already. A record that
 * was absent from its source is there again. `expected` is the edition the editor saw, by record id: another in between
 * throws Refused `editedMeanwhile` ({ id, edition }) and nothing is put. The same id twice throws RangeError.
 */
export async function put<S extends Subject>(
  tx: Tx,
  subject: S,
  records: readonly Records[S][],
  saying: Saying,
  expected: ReadonlyMap<Uuid, number> = new Map(),
): Promise<readonly Put[]> {
  const ids = records.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new RangeError("The same record is put twice at once");
  const before = await standing(tx, subject, ids);
  const results = records.map((record): Put => {
    const old = before.get(record.id);
    const seen = expected.get(record.id);
    if (seen !== undefined && seen !== (old?.edition ?? 0))
      throw new Refused("editedMeanwhile", { id: record.id, edition: old?.edition ?? 0 });
    if (!old) return { id: record.id, edition: 1, outcome: "new" };
    const same = !old.absent && canonical(old.document) === canonical(record);
    return {
      id: record.id,
      edition: same ? old.edition : old.edition + 1,
      outcome: same ? "same" : "changed",
    };
  });
  const written = records.flatMap((record, at) => {
    const result = results[at];
    return result && result.outcome !== "same" ? [{ record, edition: result.edition }] : [];
  });
  const rows = written.map(({ record, edition }) => ({
    ...FLAT[subject](record),
    ...{ edition, changed_at: saying.at },
  }));
  const editions = written.map(({ record, edition }) => ({
    ...{ subject, record_id: record.id, edition, at: saying.at },
    ...{ person_id: saying.personId, source: saying.source, document: record },
  }));
  send(tx, UPSERT[subject], rows);
  send(tx, ADD_EDITIONS, editions);
  if (subject === "service")
    sendParts(
      tx,
      written.map(({ record }) => record as Service),
    );
  await makeFound(
    tx,
    subject,
    written.map(({ record }) => record.id),
    saying,
  );
  return results;
}

/** Municipalities that are on no public list: those of a demonstration, or of a reform to come. */
export async function addPlaces(tx: Tx, places: readonly NewPlace[]): Promise<void> {
  const rows = JSON.stringify(places);
  later(
    tx,
    sql`insert into directory.municipality (code, name, region, latitude, longitude)
        select code, name, region, latitude, longitude
          from jsonb_to_recordset(${rows}::jsonb) as r(code text, name text, region text, latitude float8, longitude float8)`.compile(
      tx,
    ),
  );
  later(
    tx,
    sql`insert into directory.postcode (code, name, municipalities, latitude, longitude)
        select postcode, name, array[code], latitude, longitude
          from jsonb_to_recordset(${rows}::jsonb) as r(postcode text, code text, name text, latitude float8, longitude float8)`.compile(
      tx,
    ),
  );
}

/** Marks records that their source no longer has. They stay as they are; a later put brings them back. */
export async function markAbsent(
  tx: Tx,
  subject: Subject,
  ids: readonly Uuid[],
  saying: Saying,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update ${sql.table(TABLE[subject])} set absent_since = ${saying.at}
     where id = any(${ids}::uuid[]) and absent_since is null`.execute(tx);
  await makeFound(tx, subject, ids, saying);
  return Number(numAffectedRows ?? 0);
}
