import { sql } from "kysely";
import { later, type Tx } from "#platform/db.ts";

/** The columns of a set of rows, with the type each value arrives as. */
export type Columns = Readonly<Record<string, string>>;
export type Rows<C extends Columns> = readonly { readonly [Name in keyof C]: unknown }[];

const listed = (columns: Columns): string => Object.keys(columns).join(", ");
const typed = (columns: Columns): string =>
  Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(", ");

/** Inserts all rows with one statement. Sent without waiting; fails with the transaction. */
export function insertAll<const C extends Columns>(tx: Tx, table: string, columns: C, rows: Rows<C>): void {
  if (rows.length === 0) return;
  later(
    tx,
    sql`insert into ${sql.table(table)} (${sql.raw(listed(columns))})
        select ${sql.raw(listed(columns))} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${sql.raw(typed(columns))})`.compile(
      tx,
    ),
  );
}

/** Updates the row each one names by its `id`. Sent without waiting; fails with the transaction. */
export function updateAll<const C extends Columns>(
  tx: Tx,
  table: string,
  columns: C,
  rows: readonly ({ readonly id: string } & Rows<C>[number])[],
): void {
  if (rows.length === 0) return;
  const set = Object.keys(columns)
    .map((name) => `${name} = r.${name}`)
    .join(", ");
  later(
    tx,
    sql`update ${sql.table(table)} t set ${sql.raw(set)}
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, ${sql.raw(typed(columns))})
         where t.id = r.id`.compile(tx),
  );
}
