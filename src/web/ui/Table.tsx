import type { ReactNode } from "react";

/**
 * Rows of the same kind of thing. On a phone each row becomes a block with the column's name before each value.
 * The first column names the row.
 */
export function Table(props: {
  caption: string;
  columns: readonly string[];
  rows: readonly TableRow[];
  /** For long lists: less air between the lines. */
  compact?: boolean;
}) {
  const air = props.compact ? " table--compact" : "";
  return (
    <table className={`table table--borderless table-md-responsive-headers${air}`}>
      <caption className="sr-only">{props.caption}</caption>
      <thead>
        <tr>
          {props.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.key}>
            {props.columns.map((column, n) =>
              n === 0 ? (
                <th key={column} scope="row" data-title={column}>
                  {row.cells[n]}
                </th>
              ) : (
                <td key={column} data-title={column}>
                  {row.cells[n]}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export interface TableRow {
  key: string;
  cells: readonly ReactNode[];
}
