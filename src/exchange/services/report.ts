import type { ReportLine } from "#modules/directory/index.ts";
import { BOM, csvLine, guardedCell } from "../csv/write.ts";

/** What became of every row, as a table for a spreadsheet. Codes are stable; their words are on the pages. Pure. */

export const reportHead: string = BOM + csvLine(["file", "line", "table", "id", "outcome", "findings"], ";");

export const reportLine = ({ file, line, table, sourceId, outcome, findings }: ReportLine): string =>
  csvLine(
    [
      ...[file, String(line), table, sourceId ?? "", outcome ?? ""],
      findings
        .map(({ code, column, value }) =>
          [code, column, value].filter((part) => part !== undefined).join(" "),
        )
        .join(" | "),
    ].map(guardedCell),
    ";",
  );
