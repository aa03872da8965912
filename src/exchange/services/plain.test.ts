import { expect, test } from "vitest";
import { parseCsv } from "../csv/parse.ts";
import { PLAIN_MAP, plainTemplate } from "./plain.ts";

test("the empty table has every column that is read, and opens in a Danish spreadsheet", async () => {
  const text = plainTemplate();
  expect(text.startsWith("\uFEFF")).toBe(true);
  const line = `${text}${Object.keys(PLAIN_MAP.columns)
    .map(() => "x")
    .join(";")}\r\n`;
  async function* bytes() {
    yield Buffer.from(line);
  }
  const rows = [];
  for await (const row of parseCsv(bytes())) rows.push(row);
  expect(rows).toHaveLength(1);
  expect(Object.keys((rows[0] as { cells: object }).cells)).toEqual(Object.keys(PLAIN_MAP.columns));
});
