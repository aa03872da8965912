import type { Directory, StagedRow } from "#modules/directory/index.ts";
import type { Db } from "#platform/db.ts";
import { SEQ } from "../hsds/parts.ts";
import { keyOfId, TABLES } from "../hsds/tables.ts";

/** Rows of tables put together to the nested records of HSDS: each with what hangs on it, and what hangs on that. */

/** A record whole, and the rows it was made of besides its own. */
export interface Assembled {
  readonly row: StagedRow;
  readonly fields: Record<string, unknown>;
  readonly parts: ReadonlySet<number>;
}

/** What others hang on, and how deep: contacts have phones, phones languages. */
const CARRIERS = new Set(["contact", "phone", "service_at_location", "schedule"]);
const DEEPEST = 4;
/** Two tables of 1.1 make one list: their identifiers may be the same. */
const DOUBLED = new Set(["physical_address", "postal_address", "regular_schedule", "holiday_schedule"]);

interface Node {
  readonly row: StagedRow;
  readonly fields: Record<string, unknown>;
  readonly owners: Set<number>;
}

export async function assemble(
  db: Db,
  { importing }: Directory,
  runId: string,
  table: string,
  rows: readonly StagedRow[],
): Promise<readonly Assembled[]> {
  const roots = rows.map((row): Node => ({ row, fields: { ...row.value }, owners: new Set([row.seq]) }));
  const parts = new Map(rows.map(({ seq }) => [seq, new Set<number>()]));
  let level: { table: string; node: Node }[] = roots.map((node) => ({ table, node }));
  const attributes: Node[] = [];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    const at = new Map<string, Node[]>();
    for (const { table: name, node } of level)
      for (const key of [`${name}:${node.row.sourceId}`, `any:${node.row.sourceId}`])
        if (node.row.sourceId !== null) at.set(key, [...(at.get(key) ?? []), node]);
    const next: typeof level = [];
    for (const { parent, ...row } of await importing.hanging(db, runId, [...at.keys()])) {
      for (const owner of at.get(parent) ?? []) {
        const node: Node = { row, fields: partOf(row), owners: owner.owners };
        for (const seq of owner.owners) parts.get(seq)?.add(row.seq);
        const list = TABLES[row.table]?.list ?? row.table;
        owner.fields[list] = [...asList(owner.fields[list]), node.fields];
        if (list === "attributes") attributes.push(node);
        if (CARRIERS.has(row.table)) next.push({ table: row.table, node });
      }
    }
    level = next;
  }
  await withTerms(db, importing, runId, attributes, parts);
  if (table === "service") await withProgrammes(db, importing, runId, roots, parts);
  return roots.map(({ row, fields }) => ({ row, fields, parts: parts.get(row.seq) ?? new Set() }));
}

const asList = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

function partOf({ seq, table, value }: StagedRow): Record<string, unknown> {
  const id = value.id;
  const doubled = DOUBLED.has(table) && typeof id === "string" && id !== "";
  return { ...value, ...(doubled ? { id: `${table}:${id}` } : {}), [SEQ]: seq };
}

async function withTerms(
  db: Db,
  importing: Directory["importing"],
  runId: string,
  attributes: readonly Node[],
  parts: ReadonlyMap<number, Set<number>>,
): Promise<void> {
  const idOf = ({ fields }: Node): string =>
    typeof fields.taxonomy_term_id === "string" ? keyOfId(fields.taxonomy_term_id.trim()) : "";
  const ids = [...new Set(attributes.map(idOf))].filter((id) => id !== "");
  const newer = await importing.bySourceId(db, runId, "taxonomy_term", ids);
  const older = await importing.bySourceId(db, runId, "taxonomy_1", ids);
  for (const node of attributes) {
    const term = newer.get(idOf(node)) ?? older.get(idOf(node));
    if (!term) continue;
    node.fields.taxonomy_term ??= term.value;
    for (const seq of node.owners) parts.get(seq)?.add(term.seq);
  }
}

async function withProgrammes(
  db: Db,
  importing: Directory["importing"],
  runId: string,
  roots: readonly Node[],
  parts: ReadonlyMap<number, Set<number>>,
): Promise<void> {
  const idOf = ({ fields }: Node): string =>
    typeof fields.program_id === "string" ? keyOfId(fields.program_id.trim()) : "";
  const ids = [...new Set(roots.map(idOf))].filter((id) => id !== "");
  const found = await importing.bySourceId(db, runId, "program", ids);
  for (const root of roots) {
    const programme = found.get(idOf(root));
    if (!programme) continue;
    root.fields.program ??= programme.value;
    parts.get(root.row.seq)?.add(programme.seq);
  }
}
