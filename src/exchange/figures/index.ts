import { BOM, csvLine, guardedCell } from "../csv/write.ts";

/** A table of published figures for a spreadsheet. Pure. */

export interface FigureRow {
  readonly indicator: string;
  readonly region: string;
  readonly area: string;
  readonly part: string;
  readonly year: number;
  readonly quarter: number;
  /** Null where it is held back or there was none to count. */
  readonly value: number | null;
  readonly unit: string;
  readonly of: number | null;
  readonly state: string;
}

const COLUMNS = [
  "indicator",
  "region",
  "area",
  "part",
  "year",
  "quarter",
  "value",
  "unit",
  "of",
  "state",
] as const satisfies readonly (keyof FigureRow)[];

/** Semicolons and a mark for Danish spreadsheets; no cell is taken for a formula. `heads`: what each column is called. */
export const figuresTable = (
  heads: Readonly<Record<keyof FigureRow, string>>,
  rows: readonly FigureRow[],
): string => {
  const line = (row: Readonly<Record<keyof FigureRow, string | number | null>>) =>
    csvLine(
      COLUMNS.map((column) => guardedCell(String(row[column] ?? ""))),
      ";",
    );
  return `${BOM}${line(heads)}${rows.map(line).join("")}`;
};
