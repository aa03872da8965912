import { CompiledQuery, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { jsonb, later, type Tx } from "#platform/db.ts";
import type { Judgement, NewRun, RunState, SourceRow } from "./types.ts";

/** The rows of imports: what writes them. The caller has authorised. */

/** Begins a run. */
export async function addRun(tx: Tx, run: NewRun, state: "sending" | "waiting" = "waiting"): Promise<void> {
  const { id, source, region, fileName, format, map, personId, startedAt, takeSource } = run;
  await sql`
    insert into directory.import_run (id, source, region, file_name, format, map, person_id, started_at, state, take_source, changed_at)
    values (${id}, ${source}, ${region}, ${fileName}, ${format}, ${map === null ? null : jsonb(map)}, ${personId}, ${startedAt},
            ${state}, ${takeSource}, ${startedAt})`.execute(tx);
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

const ADD_ROWS = (onConflict: string) => `
  insert into directory.import_row (run_id, seq, file, line, tbl, source_id, value, nested, subject, record_id, outcome, findings)
  select run_id, seq, file, line, tbl, source_id, value, nested, subject, record_id, outcome, findings
    from jsonb_to_recordset($1::jsonb)
      as r(run_id uuid, seq int, file text, line int, tbl text, source_id text, value jsonb, nested boolean, subject text,
           record_id uuid, outcome text, findings jsonb)
  on conflict (run_id, tbl, source_id) ${onConflict}
  returning tbl, source_id`;
const ADD_OWN = ADD_ROWS(
  `do update set file = excluded.file, line = excluded.line, value = excluded.value, findings = excluded.findings, nested = false
   where import_row.nested`,
);
const ADD_NESTED = ADD_ROWS("do nothing");

const ADD_LINKS = `
  insert into directory.import_link (run_id, parent, seq)
  select run_id, parent, seq from jsonb_to_recordset($1::jsonb) as r(run_id uuid, parent text, seq int)
  on conflict do nothing`;

/**
 * Adds rows from `seq` on. A row that could not be read is held back at once, and so is one whose identifier stands above
 * already. What is said inside another row counts only where no row of its own says it. Gives the next number.
 */
export async function addRows(tx: Tx, runId: Uuid, seq: number, rows: readonly SourceRow[]): Promise<number> {
  const numbered = rows.map((row, at) => ({ ...row, seq: seq + at }));
  const keyOf = (row: { table: string; sourceId: string | null }): string => `${row.table} ${row.sourceId}`;
  const own = numbered.filter((row) => !row.nested);
  const first = new Map(own.toReversed().map((row) => [keyOf(row), row.seq]));
  const once = own.filter((row) => row.sourceId === null || first.get(keyOf(row)) === row.seq);
  const kept = await insert<{ tbl: string; source_id: string | null }>(tx, ADD_OWN, once.map(flat(runId)));
  const there = new Set(kept.map((row) => `${row.tbl} ${row.source_id}`));
  const isKept = (row: (typeof own)[number]): boolean =>
    row.sourceId === null || (first.get(keyOf(row)) === row.seq && there.has(keyOf(row)));
  const again = own
    .filter((row) => !isKept(row))
    .map((row) => ({
      ...flat(runId)(row),
      ...{ source_id: null, subject: null, record_id: null, outcome: "heldBack" },
      findings: [...row.findings, { code: "duplicateId", column: "id", value: row.sourceId ?? "" }],
    }));
  await insert(tx, ADD_NESTED, [...again, ...numbered.filter((row) => row.nested).map(flat(runId))]);
  const links = own
    .filter(isKept)
    .flatMap((row) => row.parents.map((parent) => ({ run_id: runId, parent, seq: row.seq })));
  if (links.length > 0) later(tx, CompiledQuery.raw(ADD_LINKS, [JSON.stringify(links)]));
  return seq + rows.length;
}

const flat = (runId: Uuid) => (row: SourceRow & { readonly seq: number }) => ({
  ...{ run_id: runId, seq: row.seq, file: row.file, line: row.line, tbl: row.table, source_id: row.sourceId },
  ...{ value: row.value, nested: row.nested, subject: row.subject, record_id: row.recordId },
  ...{ outcome: row.value === null ? "heldBack" : null, findings: row.findings },
});

async function insert<R>(tx: Tx, statement: string, rows: readonly unknown[]): Promise<readonly R[]> {
  if (rows.length === 0) return [];
  return (await tx.executeQuery<R>(CompiledQuery.raw(statement, [JSON.stringify(rows)]))).rows;
}

/** What was found of a row that hangs on several records is told once. */
const ADDED = `r.findings || coalesce((select jsonb_agg(f) from jsonb_array_elements(j.findings) f
  where not r.findings @> jsonb_build_array(f)), '[]')`;

/** Says what rows came to; what is found is added to what was found when they were read. */
export const setJudged = (tx: Tx, runId: Uuid, judged: readonly Judgement[]): void =>
  sendJudged(tx, runId, judged, `${ADDED}, document = j.document`);

/** Says what records came to when they were put. */
export const setTaken = (tx: Tx, runId: Uuid, judged: readonly Judgement[]): void =>
  sendJudged(tx, runId, judged, "j.findings, document = null, taken = true");

function sendJudged(tx: Tx, runId: Uuid, judged: readonly Judgement[], findings: string): void {
  if (judged.length === 0) return;
  later(
    tx,
    CompiledQuery.raw(
      `update directory.import_row r set outcome = j.outcome, findings = ${findings}
         from jsonb_to_recordset($2::jsonb) as j(seq int, outcome text, findings jsonb, document jsonb)
        where r.run_id = $1 and r.seq = j.seq`,
      [runId, JSON.stringify(judged)],
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

/** Forgets a run and everything of it. */
export const dropRun = (tx: Tx, id: Uuid): void =>
  later(tx, sql`delete from directory.import_run where id = ${id}`.compile(tx));

/** Forgets runs begun before. Gives how many. */
export async function forgetRuns(tx: Tx, before: Instant): Promise<number> {
  const { numAffectedRows } =
    await sql`delete from directory.import_run where started_at < ${before}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
