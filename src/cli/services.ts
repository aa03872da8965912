import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  createServiceExport,
  createServiceImport,
  mapSchema,
  reportHead,
  reportLine,
  Unreadable,
} from "#exchange/services/index.ts";
import type { Counts, Finding, ReportLine, Run } from "#modules/directory/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { command, Failure, json, type Out } from "./command.ts";
import type { House } from "./house.ts";

/** So many lines are shown; all of them are in `--report`. */
const SHOWN = 200;
const SHOWN_AS_JSON = 5000;

export const importServices = command({
  name: "import services",
  help: "Take in a list of services: HSDS as JSON or tables (a file, a zip or a folder), or any table with a mapping.",
  operands: ["file"],
  options: {
    format: {
      type: "string",
      oneOf: ["hsds", "csv"],
      help: "What it is: hsds (default), or csv: a table of anybody's.",
    },
    map: {
      type: "string",
      value: "file",
      path: true,
      help: "For csv: which column is which field, as JSON. Without it: a table we exported.",
    },
    source: {
      type: "string",
      value: "name",
      valid: (given) => given.length <= 80,
      help: "Where the list is kept; the same name the next time. Default: file.",
    },
    "take-source": {
      type: "boolean",
      help: "What was edited here since, or is kept elsewhere, gives way to the list.",
    },
    "dry-run": { type: "boolean", help: "Only say what would happen." },
    report: {
      type: "string",
      value: "file",
      path: true,
      help: "Write what became of every row to this file, as CSV.",
    },
    json,
  },
  async run({ db, directory, clock }, given, out) {
    const [path = ""] = given.operands;
    const source = given.source ?? "file";
    const map = given.map === undefined ? null : await readMap(given.map);
    if (map !== null && given.format !== "csv") throw new Failure("A mapping is for --format csv.");
    const unlock = await db.tryLock(`import ${source}`);
    if (unlock === null) throw new Failure(`Another import from "${source}" is under way.`);
    try {
      const importer = createServiceImport({ db, directory, clock });
      const order = {
        path,
        fileName: fileNameOf(path),
        source,
        region: null,
        format: given.format === "csv" ? "csv" : "hsds",
      } as const;
      const begun = await importer.begin({ ...order, map, personId: null, takeSource: given["take-source"] });
      let run = await importer.readIn(begun, path);
      if (!given["dry-run"]) run = await importer.take(run);
      if (given.report !== undefined) await writeReport({ db, directory }, run, given.report);
      await tell({ db, directory }, run, given["dry-run"], given.json, out);
      return 0;
    } catch (error) {
      if (error instanceof Unreadable) throw new Failure(error.message);
      throw error;
    } finally {
      await unlock();
    }
  },
});

const fileNameOf = (path: string): string => path.replace(/^.*[\\/]/, "").slice(0, 300) || "file";

async function readMap(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new Failure(`There is no mapping at ${path}.`);
  });
  try {
    const parsed = mapSchema.safeParse(JSON.parse(text.replace(/^\uFEFF/, "")));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new Failure(`The mapping does not fit: ${issue?.path.join(".")} ${issue?.message}.`);
  } catch (error) {
    throw error instanceof Failure ? error : new Failure("The mapping is not JSON.");
  }
}

type Read = Pick<House, "db" | "directory">;

async function* reportLines(
  { db, directory }: Read,
  run: Run,
  which: "said" | null,
): AsyncGenerator<ReportLine> {
  let after = -1;
  for (;;) {
    const page = await db.read(SYSTEM, (snapshot) =>
      directory.importing.lines(snapshot, run.id, which, after, 500),
    );
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

async function writeReport(read: Read, run: Run, path: string): Promise<void> {
  async function* text(): AsyncGenerator<string> {
    yield reportHead;
    for await (const line of reportLines(read, run, null)) yield reportLine(line);
  }
  await pipeline(Readable.from(text()), createWriteStream(path));
}

async function tell(read: Read, run: Run, dry: boolean, asJson: boolean, out: Out): Promise<void> {
  const counts = await read.db.read(SYSTEM, (snapshot) => read.directory.importing.counts(snapshot, run.id));
  const limit = asJson ? SHOWN_AS_JSON : SHOWN;
  const lines: ReportLine[] = [];
  let leftOff = 0;
  for await (const line of reportLines(read, run, "said")) {
    if (lines.length < limit) lines.push(line);
    else leftOff += 1;
  }
  if (asJson) {
    const shown = lines.map(({ seq: _, ...line }) => line);
    out.json({
      run: run.id,
      source: run.source,
      dryRun: dry,
      whole: run.whole,
      counts,
      absent: run.absent,
      lines: shown,
      leftOff,
    });
    return;
  }
  for (const line of lines)
    out.line(
      `${line.file}:${line.line}  ${line.table}  ${line.outcome}: ${line.findings.map(inWords).join("; ")}`,
    );
  if (leftOff > 0) out.line(`… and ${leftOff} more: see --report.`);
  out.line(summary(counts, run, dry));
}

const inWords = ({ code, column, value }: Finding): string =>
  `${column === undefined ? "" : `${column}: `}${code}${value === undefined ? "" : ` (${value})`}`;

const summary = (
  { rows, mended, unused, heldBack, same, ...counts }: Counts,
  { absent, whole }: Run,
  dry: boolean,
): string =>
  `${dry ? "Would be: " : ""}${rows} rows: ${counts.new} new, ${counts.changed} changed, ${same} the same, ${heldBack} held back, ` +
  `${unused} not used; ${mended} mended on the way. ${absent} marked as no longer in the source.` +
  (whole ? "" : " The file could not be read to its end.");

export const exportServices = command({
  name: "export services",
  help: "Write all services: hsds-json, hsds-csv (a folder of tables), or csv (one table for a spreadsheet).",
  options: {
    format: { type: "string", oneOf: ["hsds-json", "hsds-csv", "csv"], required: true, help: "How." },
    out: {
      type: "string",
      value: "file",
      path: true,
      help: "Where; for hsds-csv a folder. Without it: to standard output.",
    },
  },
  async run({ db, directory, clock }, { format, out: path }, out) {
    const exporter = createServiceExport({ db, directory, clock });
    if (format === "hsds-csv") {
      if (path === undefined) throw new Failure("hsds-csv is several files: say which folder with --out.");
      out.note(`${await exporter.package(path)} rows written.`);
      return;
    }
    const pieces = format === "csv" ? exporter.plain() : exporter.json();
    if (path === undefined) out.line((await inMemory(pieces)).trimEnd());
    else await pipeline(Readable.from(pieces), createWriteStream(path));
  },
});

/** What goes to standard output travels as one text where a server does the command. */
const BIGGEST = 16 * 1024 * 1024;

async function inMemory(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) {
    text += piece;
    if (text.length > BIGGEST)
      throw new Failure("That is too much for standard output: say where with --out.");
  }
  return text;
}
