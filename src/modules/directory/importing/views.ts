import { sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import type { Db } from "#platform/db.ts";
import type { Subject } from "../types.ts";
import type { StandingRecord } from "./rules.ts";
import type { Counts, Finding, Incoming, ReportLine, RowOutcome, Run, StagedRow } from "./types.ts";

const RUN = sql`id, source, region, file_name as "fileName", format, map, person_id as "personId", started_at as "startedAt",
  take_source as "takeSource", state, whole, rows, done, absent, failure, changed_at as "changedAt"`;

export async function run(db: Db, id: Uuid): Promise<Run | null> {
  const { rows } = await sql<Run>`select ${RUN} from directory.import_run where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** A region's runs, newest first. */
export async function runs(db: Db, region: string, limit = 20): Promise<readonly Run[]> {
  const { rows } = await sql<Run>`
    select ${RUN} from directory.import_run where region = ${region} or region is null order by started_at desc, id desc limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** Runs that wait for a job, oldest first: those with a file to read, and those that are approved. */
export async function waiting(db: Db): Promise<readonly Run[]> {
  const { rows } = await sql<Run>`
    select ${RUN} from directory.import_run r
     where state in ('waiting', 'reading', 'judging', 'approved', 'taking')
       and (state in ('approved', 'taking') or exists (select from directory.import_piece p where p.run_id = r.id))
     order by started_at limit 20`.execute(db);
  return rows;
}

/** One piece of a file; null: there are no more. */
export async function piece(db: Db, runId: Uuid, position: number): Promise<Uint8Array | null> {
  const { rows } = await sql<{ bytes: Uint8Array }>`
    select bytes from directory.import_piece where run_id = ${runId} and position = ${position}`.execute(db);
  return rows[0]?.bytes ?? null;
}

/** Rows of one table that nobody has judged, in their order. */
export async function unjudged(
  db: Db,
  runId: Uuid,
  table: string,
  after: number,
  limit: number,
): Promise<readonly StagedRow[]> {
  const { rows } = await sql<StagedRow>`
    select seq, tbl as table, source_id as "sourceId", record_id as "recordId", value, findings from directory.import_row
     where run_id = ${runId} and tbl = ${table} and seq > ${after} and outcome is null
     order by seq limit ${limit}`.execute(db);
  return rows;
}

/** What hangs on these, each with what it hangs on. */
export async function hanging(
  db: Db,
  runId: Uuid,
  parents: readonly string[],
): Promise<readonly (StagedRow & { parent: string })[]> {
  if (parents.length === 0) return [];
  const { rows } = await sql<StagedRow & { parent: string }>`
    select l.parent, r.seq, r.tbl as table, r.source_id as "sourceId", r.record_id as "recordId", r.value, r.findings
      from directory.import_link l join directory.import_row r on r.run_id = l.run_id and r.seq = l.seq
     where l.run_id = ${runId} and l.parent = any(${parents}::text[]) and r.value is not null
     order by r.seq`.execute(db);
  return rows;
}

/** Rows of one table by the identifiers their source gives them. */
export async function bySourceId(
  db: Db,
  runId: Uuid,
  table: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StagedRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<StagedRow>`
    select seq, tbl as table, source_id as "sourceId", record_id as "recordId", value, findings from directory.import_row
     where run_id = ${runId} and tbl = ${table} and source_id = any(${ids}::text[]) and value is not null`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.sourceId ?? "", row]));
}

/** Which of these records there will be: in the directory already, or in this run and not held back. */
export async function known(
  db: Db,
  runId: Uuid,
  subject: Subject,
  ids: readonly Uuid[],
): Promise<ReadonlySet<Uuid>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: Uuid }>`
    select id from ${sql.table(`directory.${subject}`)} where id = any(${ids}::uuid[])
    union
    select record_id from directory.import_row
     where run_id = ${runId} and record_id = any(${ids}::uuid[]) and subject = ${subject} and outcome is distinct from 'heldBack'`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}

/** The same places of service under another service: an identifier can be only one's. */
export async function placesElsewhere(
  db: Db,
  pairs: readonly { readonly id: Uuid; readonly serviceId: Uuid }[],
): Promise<ReadonlySet<Uuid>> {
  if (pairs.length === 0) return new Set();
  const { rows } = await sql<{ id: Uuid }>`
    select a.id from directory.service_at_location a
      join jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p(id uuid, "serviceId" uuid) on p.id = a.id
     where a.service_id <> p."serviceId"`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Records as they stand, each with the last edition this source wrote. */
export async function standing<S extends Subject>(
  db: Db,
  subject: S,
  ids: readonly Uuid[],
  source: string,
): Promise<ReadonlyMap<Uuid, StandingRecord<S>>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<StandingRecord<S> & { id: Uuid }>`
    select r.id, e.document as record, r.absent_since is not null as absent,
           (select s.document from directory.edition s
             where s.record_id = r.id and s.source = ${source} order by s.edition desc limit 1) as "lastSaid"
      from ${sql.table(`directory.${subject}`)} r
      join directory.edition e on e.record_id = r.id and e.edition = r.edition
     where r.id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, ...one }) => [id, one]));
}

/** Regions a record belongs to, as policy.ts reads them: by who gives it, who has the authority, and where it serves. */
const REGIONS: Readonly<Record<Subject, string>> = {
  organisation: `
    select i.region from identity.organisation i where i.id = r.stafet_id`,
  location: `
    select m.region from directory.municipality m where m.code = r.municipality_code
    union select i.region from directory.organisation o join identity.organisation i on i.id = o.stafet_id
           where o.id = r.organisation_id
              or o.id in (select s.organisation_id from directory.service_at_location a
                            join directory.service s on s.id = a.service_id where a.location_id = r.id)`,
  service: `
    select m.region from directory.arrangement a cross join unnest(a.areas) as c(code)
      join directory.municipality m on m.code = c.code where a.service_id = r.id
    union select i.region from directory.organisation o join identity.organisation i on i.id = o.stafet_id
           where o.id = r.organisation_id
              or o.id in (select unnest(array[a.authority_id, a.operator_id]) from directory.arrangement a
                           where a.service_id = r.id)`,
};

/** Which of these belong to other regions and not to this one: not its editor's to change. */
export async function otherRegions(
  db: Db,
  subject: Subject,
  ids: readonly Uuid[],
  region: string | null,
): Promise<ReadonlySet<Uuid>> {
  if (region === null || ids.length === 0) return new Set();
  const { rows } = await sql<{ id: Uuid }>`
    select r.id from ${sql.table(`directory.${subject}`)} r
      cross join lateral (select array(${sql.raw(REGIONS[subject])}) as regions) of_it
     where r.id = any(${ids}::uuid[]) and cardinality(regions) > 0 and not ${region} = any(regions)`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}

/** A judged record that waits to be put. */
export interface Waiting<S extends Subject> {
  readonly seq: number;
  readonly document: Incoming<S>;
  readonly findings: readonly Finding[];
}

export async function toTake<S extends Subject>(
  db: Db,
  runId: Uuid,
  subject: S,
  after: number,
  limit: number,
): Promise<readonly Waiting<S>[]> {
  const { rows } = await sql<Waiting<S>>`
    select seq, document, findings from directory.import_row
     where run_id = ${runId} and subject = ${subject} and outcome in ('new', 'changed') and not taken and seq > ${after}
     order by seq limit ${limit}`.execute(db);
  return rows;
}

/**
 * Records this source has said before and this file has not. Only where the file speaks of that sort of record at all,
 * and every row of it says which one it is.
 */
export async function missing<S extends Subject>(
  db: Db,
  { id, source }: Pick<Run, "id" | "source">,
  subject: S,
  limit = 500,
): Promise<readonly Uuid[]> {
  const { rows } = await sql<{ id: Uuid }>`
    select d.id from ${sql.table(`directory.${subject}`)} d
     where d.source = ${source} and d.absent_since is null
       and exists (select from directory.import_row r where r.run_id = ${id} and r.subject = ${subject})
       and not exists (select from directory.import_row r
             where r.run_id = ${id} and r.tbl = ${TABLE_OF[subject]} and r.record_id is null
               and not r.findings @> '[{"code": "duplicateId"}]')
       and not exists (select from directory.import_row r where r.run_id = ${id} and r.record_id = d.id)
     order by d.id limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

const TABLE_OF: Readonly<Record<Subject, string>> = {
  organisation: "organization",
  location: "location",
  service: "service",
};

export async function counts(db: Db, runId: Uuid): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select count(*)::int as rows, count(*) filter (where outcome = 'new')::int as "new",
           count(*) filter (where outcome = 'changed')::int as changed, count(*) filter (where outcome = 'same')::int as same,
           count(*) filter (where outcome = 'heldBack')::int as "heldBack",
           count(*) filter (where outcome = 'unused')::int as unused,
           count(*) filter (where outcome in ('new', 'changed', 'same') and findings <> '[]')::int as mended
      from directory.import_row where run_id = ${runId}`.execute(db);
  const [found] = rows;
  if (!found) throw new Error("A count gave no row");
  return found;
}

/** How many would be marked absent. */
export async function missingCount(db: Db, run: Pick<Run, "id" | "source">): Promise<number> {
  let count = 0;
  for (const subject of ["organisation", "location", "service"] as const)
    count += (await missing(db, run, subject, 1_000_000)).length;
  return count;
}

/** The report, a page at a time: all rows, those of one outcome, or those something is said about. */
export async function lines(
  db: Db,
  runId: Uuid,
  which: RowOutcome | "said" | null,
  after: number,
  limit: number,
): Promise<readonly ReportLine[]> {
  const { rows } = await sql<ReportLine>`
    select seq, file, line, tbl as table, source_id as "sourceId", record_id as "recordId", outcome, findings
      from directory.import_row
     where run_id = ${runId} and seq > ${after}
       and (${which}::text is null or outcome = ${which} or (${which} = 'said' and findings <> '[]'))
     order by seq limit ${limit}`.execute(db);
  return rows;
}

/** How many records of a run are put, for whoever watches. */
export async function takenOf(db: Db, runId: Uuid): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from directory.import_row where run_id = ${runId} and (taken or outcome not in ('new', 'changed'))`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Where a postcode lies, and in which region a municipality: what a source seldom says. */
export interface Places {
  readonly municipalityOf: ReadonlyMap<string, string>;
  readonly regionOf: ReadonlyMap<string, string>;
}

/** Postcodes that lie in one municipality only, with it; and every municipality with its region. */
export async function places(db: Db): Promise<Places> {
  const { rows } = await sql<{ postcodes: [string, string][]; regions: [string, string][] }>`
    select (select jsonb_agg(jsonb_build_array(code, municipalities[1])) from directory.postcode where cardinality(municipalities) = 1) as postcodes,
           (select jsonb_agg(jsonb_build_array(code, region)) from directory.municipality) as regions`.execute(
    db,
  );
  return { municipalityOf: new Map(rows[0]?.postcodes), regionOf: new Map(rows[0]?.regions) };
}
