import type { ReactNode } from "react";

export interface SummaryRow {
  label: string;
  value: ReactNode;
}

/** Facts, label by label: on a phone the label stands above its value. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="facts">
      {rows.map((row) => (
        <div key={row.label} className="fact">
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
