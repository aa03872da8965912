import { CompiledQuery, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { jsonb, later, type Tx } from "#platform/db.ts";
import type { Judgement, NewRun, RunState, SourceRow } from "./types.ts";

/** The rows of imports: what writes them. The caller has authorised. */

/** Begins a run, in the state `waiting`. */
export async function addRun(tx: Tx, run: NewRun): Promise<void> {
  const { id, source, region, fileName, format, map, personId, startedAt, takeSource } = run;
  await sql`
    insert into directory.import_run (id, source, region, file_name, format, map, person_id, started_at, state, take_source, changed_at)
    values (${id}, ${source}, ${region}, ${fileName}, ${format}, ${map === null ? null : jsonb(map)}, ${personId}, ${startedAt},
            'waiting', ${takeSource}, ${startedAt})`.execute(tx);
}

export interface RunPatch {
  readonly state?: RunState;
  readonly whole?: boolean;
  readonly rows?: number;
  readonly done?: number;
  readonly absent?: number;
  readonly takeSource?: boolean;
  readonly failure?: string | null;
}

/** Says how far a run has come. With `from`, only if it is in one of those states; false: it was not. */
export async function setRun(
  tx: Tx,
  id: Uuid,
  patch: RunPatch,
  now: Instant,
  from?: readonly RunState[],
): Promise<boolean> {
  const { state = null, whole = null, rows = null, done = null, absent = null, takeSource = null } = patch;
  const { numAffectedRows } = await sql`
    update directory.import_run
       set state = coalesce(${state}, state), whole = coalesce(${whole}, whole), rows = coalesce(${rows}, rows),
           done = coalesce(${done}, done), absent = coalesce(${absent}, absent),
           take_source = coalesce(${takeSource}, take_source), failure = coalesce(${patch.failure ?? null}, failure),
           changed_at = ${now}
     where id = ${id} and (${from ?? null}::text[] is null or state = any(${from ?? null}::text[]))`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0) === 1;
}

/** Keeps one piece of a file, at most a megabyte. */
export function addPiece(tx: Tx, runId: Uuid, position: number, bytes: Uint8Array): void {
  later(
    tx,
    sql`insert into directory.import_piece (run_id, position, bytes) values (${runId}, ${position}, ${bytes})`.compile(
      tx,
    ),
  );
}

/** The file has been read: it is not kept. */
export const dropPieces = (tx: Tx, runId: Uuid): void =>
  later(tx, sql`delete from directory.import_piece where run_id = ${runId}`.compile(tx));

/** A run that was interrupted begins again. */
export function clearRows(tx: Tx, runId: Uuid): void {
  later(tx, sql`delete from directory.import_link where run_id = ${runId}`.compile(tx));
  later(tx, sql`delete from directory.import_row where run_id = ${runId}`.compile(tx));
}

const ADD_ROWS = `
  insert into directory.import_row (run_id, seq, file, line, tbl, source_id, value, subject, record_id, outcome, findings)
  select run_id, seq, file, line, tbl, source_id, value, subject, record_id, outcome, findings
    from jsonb_to_recordset($1::jsonb)
      as r(run_id uuid, seq int, file text, line int, tbl text, source_id text, value jsonb, subject text, record_id uuid,
           outcome text, findings jsonb)
  on conflict (run_id, tbl, source_id) do nothing`;

const ADD_LINKS = `
  insert into directory.import_link (run_id, parent, seq)
  select run_id, parent, seq from jsonb_to_recordset($1::jsonb) as r(run_id uuid, parent text, seq int)
  on conflict do nothing`;

/**
 * Adds rows from `seq` on. A row that could not be read is held back at once, and so is one whose identifier stands above
 * already – which, nested in another row, is no row at all. Gives the next number.
 */
export async function addRows(tx: Tx, runId: Uuid, seq: number, rows: readonly SourceRow[]): Promise<number> {
  const numbered = rows.map((row, at) => ({ ...row, seq: seq + at }));
  const flat = numbered.map((row) => ({
    ...{
      run_id: runId,
      seq: row.seq,
      file: row.file,
      line: row.line,
      tbl: row.table,
      source_id: row.sourceId,
    },
    ...{ value: row.value, subject: row.subject, record_id: row.recordId },
    ...{ outcome: row.value === null ? "heldBack" : null, findings: row.findings },
  }));
  await tx.executeQuery(CompiledQuery.raw(ADD_ROWS, [JSON.stringify(flat)]));
  const last = seq + rows.length - 1;
  const { rows: kept } = await sql<{ seq: number }>`
    select seq from directory.import_row where run_id = ${runId} and seq between ${seq} and ${last}`.execute(
    tx,
  );
  const there = new Set(kept.map((row) => row.seq));
  const again = flat
    .filter((_, at) => !there.has(seq + at) && !rows[at]?.nested)
    .map((row) => ({
      ...row,
      ...{ source_id: null, subject: null, record_id: null, outcome: "heldBack" },
      findings: [...row.findings, { code: "duplicateId", column: "id", value: row.source_id ?? "" }],
    }));
  if (again.length > 0) later(tx, CompiledQuery.raw(ADD_ROWS, [JSON.stringify(again)]));
  const links = numbered
    .filter((row) => there.has(row.seq))
    .flatMap((row) => row.parents.map((parent) => ({ run_id: runId, parent, seq: row.seq })));
  if (links.length > 0) later(tx, CompiledQuery.raw(ADD_LINKS, [JSON.stringify(links)]));
  return last + 1;
}

/** Says what rows came to. */
export function setJudged(tx: Tx, runId: Uuid, judged: readonly Judgement[], taken = false): void {
  if (judged.length === 0) return;
  later(
    tx,
    CompiledQuery.raw(
      `update directory.import_row r
          set outcome = j.outcome, findings = j.findings, document = j.document, taken = $3
         from jsonb_to_recordset($2::jsonb) as j(seq int, outcome text, findings jsonb, document jsonb)
        where r.run_id = $1 and r.seq = j.seq`,
      [runId, JSON.stringify(judged), taken],
    ),
  );
}

/** What is left when all records are judged: rows that hang on nothing, or on what was held back. */
export async function judgeTheRest(tx: Tx, runId: Uuid, unused: readonly string[]): Promise<void> {
  await sql`
    update directory.import_row r
       set outcome = case when r.tbl = any(${unused}::text[]) then 'unused' else 'heldBack' end,
           findings = r.findings || jsonb_build_array(jsonb_build_object('code',
             case when r.tbl = any(${unused}::text[]) then 'nothingRefers'
                  when exists (select from directory.import_link l where l.run_id = r.run_id and l.seq = r.seq)
                  then 'missingParent' else 'noParent' end))
     where r.run_id = ${runId} and r.outcome is null`.execute(tx);
}

/** The words of the source are not kept longer than they are needed; the report is. */
export const dropValues = (tx: Tx, runId: Uuid): void => {
  later(tx, sql`delete from directory.import_link where run_id = ${runId}`.compile(tx));
  later(
    tx,
    sql`update directory.import_row set value = null, document = null where run_id = ${runId}`.compile(tx),
  );
};

/** Forgets runs begun before. Gives how many. */
export async function forgetRuns(tx: Tx, before: Instant): Promise<number> {
  const { numAffectedRows } =
    await sql`delete from directory.import_run where started_at < ${before}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
