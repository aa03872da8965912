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

/** Where rows are found, and for each record the rows it is made of. */
interface Parts {
  readonly db: Db;
  readonly importing: Directory["importing"];
  readonly runId: string;
  readonly parts: ReadonlyMap<number, Set<number>>;
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
  const referrers = { attributes: [] as Node[], capacities: [] as Node[] };
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
        if (list === "attributes" || list === "capacities") referrers[list].push(node);
        if (CARRIERS.has(row.table)) next.push({ table: row.table, node });
      }
    }
    level = next;
  }
  const all: Parts = { db, importing, runId, parts };
  await referring(all, referrers.attributes, "taxonomy_term", ["taxonomy_term", "taxonomy_1"]);
  await referring(all, referrers.capacities, "unit");
  if (table === "service") await referring(all, roots, "program");
  return roots.map(({ row, fields }) => ({ row, fields, parts: parts.get(row.seq) ?? new Set() }));
}

const asList = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

function partOf({ seq, table, value }: StagedRow): Record<string, unknown> {
  const id = value.id;
  const doubled = DOUBLED.has(table) && typeof id === "string" && id !== "";
  return { ...value, ...(doubled ? { id: `${table}:${id}` } : {}), [SEQ]: seq };
}

/** Puts beside each what it refers to by the identifier in a column, and counts that row among what it was made of. */
async function referring(
  { db, importing, runId, parts }: Parts,
  nodes: readonly Node[],
  name: "taxonomy_term" | "program" | "unit",
  tables: readonly string[] = [name],
): Promise<void> {
  const idOf = ({ fields }: Node): string => {
    const id = fields[`${name}_id`];
    return typeof id === "string" ? keyOfId(id.trim()) : "";
  };
  const ids = [...new Set(nodes.map(idOf))].filter((id) => id !== "");
  for (const table of tables) {
    const found = await importing.bySourceId(db, runId, table, ids);
    for (const node of nodes) {
      const row = found.get(idOf(node));
      if (!row) continue;
      node.fields[name] ??= row.value;
      for (const seq of node.owners) parts.get(seq)?.add(row.seq);
    }
  }
}
