import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Clock } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import type { Directory, Run, SourceRow } from "#modules/directory/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import { mapSchema } from "../csv/map.ts";
import { mappedRows } from "../csv/rows.ts";
import { openParts, type Part, Unreadable } from "../hsds/package.ts";
import { hsdsRows, type Told } from "../hsds/rows.ts";
import { UNUSED } from "../hsds/tables.ts";
import { assemble } from "./assemble.ts";
import { wordsOf } from "./exporting.ts";
import { judge } from "./judge.ts";
import { PLAIN_MAP } from "./plain.ts";

/** So many rows, or so much text, are sent to the database at a time: that is all of a file that is ever in memory. */
const ROWS = 250;
const TEXT = 1024 * 1024;
const BATCH = 50;

export interface ImportDeps {
  readonly db: Database;
  readonly directory: Directory;
  readonly clock: Clock;
}

export interface ImportOrder {
  readonly path: string;
  readonly fileName: string;
  readonly source: string;
  readonly region: string | null;
  readonly format: "hsds" | "csv";
  readonly map: unknown;
  readonly personId: Uuid | null;
  readonly takeSource: boolean;
}

/**
 * Takes a list of services in, from a path this process can read. First every row waits in the database; then each is
 * judged beside what stands; then what is new or changed is put. `readIn` does the first two and changes nothing that
 * anybody sees; `take` does the third. Both may be killed anywhere and run again.
 */
export function createServiceImport({ db, directory, clock }: ImportDeps) {
  const { importing } = directory;
  const write = <T>(work: Parameters<typeof db.write<T>>[1]) => db.write(SYSTEM, work);

  async function stage(run: Run, told: AsyncIterable<Told>): Promise<void> {
    await write(async (tx) => {
      importing.clearRows(tx, run.id);
      await importing.setRun(tx, run.id, { state: "reading", rows: 0, done: 0, whole: false }, clock.now());
    });
    let [seq, size, whole] = [1, 0, true];
    let batch: SourceRow[] = [];
    const flush = async (): Promise<void> => {
      const rows = batch;
      [batch, size] = [[], 0];
      if (rows.length === 0) return;
      seq = await write(async (tx) => {
        const next = await importing.addRows(tx, run.id, seq, rows);
        await importing.setRun(tx, run.id, { rows: next - 1 }, clock.now());
        return next;
      });
    };
    for await (const one of told) {
      if ("endsHere" in one) {
        whole = false;
        continue;
      }
      batch.push(one);
      size += weightOf(one);
      if (batch.length >= ROWS || size >= TEXT) await flush();
    }
    await flush();
    await write((tx) => importing.setRun(tx, run.id, { state: "judging", whole }, clock.now()));
  }

  async function judgeAll(run: Run): Promise<void> {
    const words = await db.read(SYSTEM, (snapshot) => wordsOf(snapshot, directory));
    let done = 0;
    for (const table of ["organization", "location", "service"] as const) {
      let after = -1;
      for (;;) {
        const judgements = await db.read(SYSTEM, async (snapshot) => {
          const rows = await importing.unjudged(snapshot, run.id, table, after, BATCH);
          after = rows.at(-1)?.seq ?? after;
          const wholes = await assemble(snapshot, directory, run.id, table, rows);
          const judging = { db: snapshot, directory, run, words };
          // What serves several records (a term) is told once a batch.
          return [...new Map((await judge(judging, table, wholes)).map((one) => [one.seq, one])).values()];
        });
        if (judgements.length === 0) break;
        done += judgements.length;
        await write(async (tx) => {
          importing.setJudged(tx, run.id, judgements);
          await importing.setRun(tx, run.id, { done }, clock.now());
        });
      }
    }
    await write(async (tx) => {
      await importing.judgeTheRest(tx, run.id, UNUSED);
      const found = await importing.run(tx, run.id);
      const missing = found?.whole ? await importing.missingCount(tx, found) : 0;
      const { rows } = await importing.counts(tx, run.id);
      importing.dropPieces(tx, run.id);
      await importing.setRun(tx, run.id, { state: "judged", rows, done: rows, absent: missing }, clock.now());
    });
  }

  const find = async (id: Uuid): Promise<Run> => {
    const run = await db.read(SYSTEM, (snapshot) => importing.run(snapshot, id));
    if (!run) throw new Error("The import is not there");
    return run;
  };

  /** Reads a file and judges its rows. Throws Unreadable when it is nothing we can read; the run is then failed. */
  async function readIn(run: Run, path: string): Promise<Run> {
    try {
      const { parts, close } = await openParts(path);
      try {
        await stage(run, rowsOf(run, parts));
      } finally {
        close();
      }
      await judgeAll(run);
    } catch (error) {
      // The columns go along for who sent it, as many as there is room for.
      const failure =
        error instanceof Unreadable ? [error.code, ...error.columns].join("\n").slice(0, 300) : null;
      if (failure !== null)
        await write((tx) => importing.setRun(tx, run.id, { state: "failed", failure }, clock.now()));
      throw error;
    }
    return find(run.id);
  }

  /** Writes the pieces of a sent file to a folder of its own, which is gone when `work` is done. */
  async function withFile<T>(run: Run, work: (path: string) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), "stafet-import-"));
    try {
      const path = join(folder, run.fileName.replaceAll(/[^\p{L}\p{N}._-]/gu, "_").slice(-100) || "file");
      await pipeline(Readable.from(piecesOf(run.id)), createWriteStream(path, { mode: 0o600 }));
      return await work(path);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async function* piecesOf(id: Uuid): AsyncGenerator<Uint8Array> {
    for (let position = 0; ; position += 1) {
      const piece = await db.read(SYSTEM, (snapshot) => importing.piece(snapshot, id, position));
      if (piece === null) return;
      yield piece;
    }
  }

  return {
    /** Reads a file that was sent in, and judges its rows. As `readIn`. */
    readSent: (run: Run): Promise<Run> => withFile(run, (path) => readIn(run, path)),
    /** Begins a run. */
    async begin({ path: _, ...order }: ImportOrder): Promise<Run> {
      const id = newId();
      await write((tx) => importing.addRun(tx, { ...order, id, startedAt: clock.now() }));
      return find(id);
    },
    readIn,
    /** Puts what was judged new or changed, and marks what its source no longer has. */
    async take(run: Run): Promise<Run> {
      await write((tx) => importing.setRun(tx, run.id, { state: "taking", done: 0 }, clock.now()));
      await importing.take(await find(run.id), clock.now);
      return find(run.id);
    },
  };
}

export type ServiceImport = ReturnType<typeof createServiceImport>;

const weightOf = ({ value }: SourceRow): number => (value === null ? 0 : JSON.stringify(value).length);

const rowsOf = (run: Run, parts: readonly Part[]): AsyncIterable<Told> =>
  run.format === "hsds"
    ? hsdsRows(parts, run.source)
    : mappedRows(parts, run.map === null ? PLAIN_MAP : mapSchema.parse(run.map), run.source);
