import { CsvError, parse } from "csv-parse";
import { decoded, type Encoding } from "./encoding.ts";

/** One row of a table. Everything in it is text, to the letter: leading zeros and all. */
export interface CsvRow {
  /** The line it begins on, from 1. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  /** Cells beyond the last column, or columns beyond the last cell. */
  readonly fault: "tooManyCells" | "tooFewCells" | null;
}

/** A row that cannot be read, and after which nothing can. */
export interface CsvBreak {
  readonly line: number;
  readonly broken: "quoteNotClosed" | "rowTooLong" | "unreadable";
}

export interface CsvOptions {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: string | undefined;
}

/** Longest row: beyond it a quotation mark was never closed, or somebody means harm. */
const LONGEST = 1024 * 1024;
const DELIMITERS = [";", ",", "\t", "|"] as const;

/**
 * The rows of a table with its names in the first row, one at a time. Which sign stands between cells is found in that
 * row. Names are trimmed; the same name twice gets a number; empty rows are none.
 */
export async function* parseCsv(
  bytes: AsyncIterable<Uint8Array>,
  options: CsvOptions = {},
): AsyncGenerator<CsvRow | CsvBreak> {
  const text = decoded(bytes, options.encoding);
  const { head, rest } = await firstLine(text);
  const got: { record: readonly string[]; lines: number }[] = [];
  let fault: unknown = null;
  // Rows are taken as they come: what a stream still held would be lost with the row that breaks it.
  const parser = parse({
    delimiter: options.delimiter ?? delimiterOf(head),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST,
    on_record: (record: string[], { lines }) => {
      got.push({ record, lines });
      return null;
    },
  });
  parser.on("error", (error) => {
    fault = error;
  });
  parser.resume();
  let names: readonly string[] | null = null;
  let ended = 0;
  function* rows(): Generator<CsvRow> {
    for (const { record, lines } of got.splice(0)) {
      // Counted from its end: empty lines in front of it belong to nobody.
      const inside = record.reduce((sum, cell) => sum + linesIn(cell), 0);
      if (names === null) names = namesOf(record);
      else yield rowOf(names, record, Math.max(ended + 1, lines - inside));
      ended = lines;
    }
  }
  for await (const chunk of rest) {
    await new Promise<void>((done) => parser.write(chunk, () => done()));
    yield* rows();
    if (fault !== null) break;
  }
  if (fault === null) await new Promise<void>((done) => parser.end(() => done()));
  yield* rows();
  parser.destroy();
  if (fault !== null) yield { line: ended + 1, broken: reasonOf(fault) };
}

function reasonOf(error: unknown): CsvBreak["broken"] {
  const code = error instanceof CsvError ? error.code : undefined;
  if (code === "CSV_QUOTE_NOT_CLOSED") return "quoteNotClosed";
  if (code === "CSV_MAX_RECORD_SIZE") return "rowTooLong";
  if (error instanceof CsvError) return "unreadable";
  throw error;
}

/** Reads up to the first line's end, and gives everything again. A mark in front is gone already. */
async function firstLine(
  text: AsyncGenerator<string>,
): Promise<{ head: string; rest: AsyncIterable<string> }> {
  let head = "";
  for (;;) {
    const next = await text.next();
    if (next.done) break;
    head += next.value;
    if (/[\r\n]/.test(head.trimStart()) || head.length > LONGEST) break;
  }
  async function* rest(): AsyncGenerator<string> {
    yield head;
    yield* text;
  }
  return { head, rest: rest() };
}

/** The sign that stands most often outside quotation marks in the first line that holds something. */
function delimiterOf(head: string): string {
  const line = head.trimStart().split(/\r|\n/, 1)[0] ?? "";
  const bare = line.replaceAll(/"(?:[^"]|"")*"?/g, "");
  const count = (sign: string): number => bare.split(sign).length;
  return [...DELIMITERS].sort((a, b) => count(b) - count(a))[0] ?? ",";
}

function namesOf(record: readonly string[]): string[] {
  const names: string[] = [];
  for (const cell of record) {
    const name = cell.trim() || "column";
    let unique = name;
    for (let count = 2; names.includes(unique); count += 1) unique = `${name} ${count}`;
    names.push(unique);
  }
  return names;
}

const linesIn = (cell: string): number => cell.split(/\r\n|\r|\n/).length - 1;

function rowOf(names: readonly string[], record: readonly string[], line: number): CsvRow {
  const beyond = record.slice(names.length).some((cell) => cell.trim() !== "");
  const fault = beyond ? "tooManyCells" : record.length < names.length ? "tooFewCells" : null;
  return { line, cells: Object.fromEntries(names.map((name, at) => [name, record[at] ?? ""])), fault };
}
