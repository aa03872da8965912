import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { type SignedIn, SYSTEM } from "#modules/identity/index.ts";
import { type Act, createActing } from "../actions.ts";
import type { DirectoryDeps } from "../deps.ts";
import { mayEditAll } from "../policy.ts";
import { addPiece, addRun, dropRun, setRun } from "./store.ts";
import type { Counts, ReportLine, RowOutcome, Run } from "./types.ts";
import { counts, run as findRun, lines, runs } from "./views.ts";

/** Fifty megabytes: a whole country's offers. */
export const LARGEST_FILE = 50 * 1024 * 1024;
const PIECE = 1024 * 1024;
const LINES = 100;

export interface SentFile {
  readonly source: string;
  readonly format: "hsds" | "csv";
  /** Already parsed by its schema; null: none. */
  readonly map: unknown;
  readonly fileName: string;
  /** What was edited here since gives way to the list. */
  readonly takeSource: boolean;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface RunPage {
  readonly run: Run;
  readonly counts: Counts;
  readonly lines: readonly ReportLine[];
  /** What the next page begins after; null: there is none. */
  readonly next: number | null;
}

/**
 * Lists sent in from a page: for the region's editor (policy.ts mayEditAll). A file is read and judged by a job and
 * changes nothing before somebody has seen the report and takes it. Everything throws Refused `forbidden`.
 */
export function createImportDesk(deps: DirectoryDeps) {
  const { acting, editorOf } = createActing(deps);
  const { db } = deps;

  const regionOf = (editor: Act["editor"]): string => {
    const held = editor.edits.find(({ sector, region }) => sector === "region" && mayEditAll(editor, region));
    if (!held) throw new Refused("forbidden");
    return held.region;
  };
  const regionFor = (who: SignedIn): Promise<string> =>
    db.read(SYSTEM, async (snapshot) => regionOf(await editorOf(snapshot, who)));

  /** The run, for whoever may see it; others are told that there is none. */
  async function mine(snapshot: Parameters<typeof findRun>[0], region: string, id: Uuid): Promise<Run> {
    const found = await findRun(snapshot, id);
    if (!found || (found.region !== null && found.region !== region)) throw new Refused("notFound");
    return found;
  }

  return {
    /** Throws Refused `forbidden` when this is not theirs to do. */
    mayImport: async (who: SignedIn): Promise<void> => void (await regionFor(who)),

    importRuns: async (who: SignedIn): Promise<readonly Run[]> => {
      const region = await regionFor(who);
      return db.read(SYSTEM, (snapshot) => runs(snapshot, region));
    },

    /**
     * Takes a file in as it comes, a piece at a time, and gives the run that will read it. Throws Refused `fileTooBig`,
     * `notThatFile` (what is in it is not what was said), `fileEmpty`; nothing of it is kept then.
     */
    async sendImport(who: SignedIn, { bytes, ...file }: SentFile, now: Instant): Promise<Uuid> {
      const id = newId();
      const detail = { runId: id, source: file.source, format: file.format };
      await acting(who, "importSent", { detail }, now, undefined, async ({ tx, editor }) => {
        const order = { ...file, id, region: regionOf(editor), personId: who.personId, startedAt: now };
        await addRun(tx, order, "sending");
      });
      try {
        await keepPieces(id, file.format, bytes);
      } catch (error) {
        await db.write(SYSTEM, async (tx) => dropRun(tx, id));
        throw error;
      }
      await db.write(SYSTEM, (tx) => setRun(tx, id, { state: "waiting" }, now, ["sending"]));
      return id;
    },

    /** One run with a page of its report: all rows, those of one outcome, or those something is said about. */
    async importRun(
      who: SignedIn,
      id: Uuid,
      which: RowOutcome | "said" | null,
      after: number,
    ): Promise<RunPage> {
      const region = await regionFor(who);
      return db.read(SYSTEM, async (snapshot) => {
        const found = await mine(snapshot, region, id);
        const page = await lines(snapshot, id, which, after, LINES + 1);
        const shown = page.slice(0, LINES);
        return {
          run: found,
          counts: await counts(snapshot, id),
          lines: shown,
          next: page.length > LINES ? (shown.at(-1)?.seq ?? null) : null,
        };
      });
    },

    /** Lets a judged run be put. Throws Refused `importNotReady` when it is not judged, or is taken already. */
    approveImport: (who: SignedIn, id: Uuid, now: Instant, key?: string): Promise<void> =>
      acting(who, "importApproved", { detail: { runId: id } }, now, key, async ({ tx, editor }) => {
        await mine(tx, regionOf(editor), id);
        if (!(await setRun(tx, id, { state: "approved", done: 0 }, now, ["judged"])))
          throw new Refused("importNotReady");
      }),

    /** Forgets a run that is not being put. Throws Refused `importNotReady`. */
    dropImport: (who: SignedIn, id: Uuid, now: Instant, key?: string): Promise<void> =>
      acting(who, "importDropped", { detail: { runId: id } }, now, key, async ({ tx, editor }) => {
        const { state } = await mine(tx, regionOf(editor), id);
        if (state === "approved" || state === "taking") throw new Refused("importNotReady");
        dropRun(tx, id);
      }),
  };

  async function keepPieces(
    id: Uuid,
    format: SentFile["format"],
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<void> {
    let [position, size] = [0, 0];
    let waiting: Uint8Array[] = [];
    let held = 0;
    const keep = async (): Promise<void> => {
      const piece = Buffer.concat(waiting);
      [waiting, held] = [[], 0];
      if (position === 0 && !fits(format, piece)) throw new Refused("notThatFile");
      for (let at = 0; at < piece.length; at += PIECE) {
        const part = piece.subarray(at, at + PIECE);
        const number = position;
        await db.write(SYSTEM, async (tx) => addPiece(tx, id, number, part));
        position += 1;
      }
    };
    for await (const chunk of bytes) {
      size += chunk.length;
      if (size > LARGEST_FILE) throw new Refused("fileTooBig", { megabytes: LARGEST_FILE / 1024 / 1024 });
      waiting.push(chunk);
      held += chunk.length;
      if (held >= PIECE) await keep();
    }
    if (size === 0) throw new Refused("fileEmpty");
    if (held > 0) await keep();
  }
}

/** What is in a file, whatever it is called: a zip or JSON for HSDS; text for a table. */
function fits(format: SentFile["format"], first: Uint8Array): boolean {
  const isZip = first[0] === 0x50 && first[1] === 0x4b && first[2] === 3 && first[3] === 4;
  const text = Buffer.from(first.subarray(0, 1024))
    .toString("latin1")
    .replace(/^\xEF\xBB\xBF/, "")
    .trimStart();
  if (format === "hsds") return isZip || /^[[{]/.test(text);
  const isUtf16 = (first[0] === 0xff && first[1] === 0xfe) || (first[0] === 0xfe && first[1] === 0xff);
  return (
    isUtf16 ||
    (!isZip && !first.subarray(0, 4096).includes(0) && !text.startsWith("%PDF-") && !/^[[{<]/.test(text))
  );
}
