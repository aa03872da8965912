import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { root } from "../../root.ts";
import type { DocumentText } from "./pdf.ts";
import type { ReadMinutes } from "./types.ts";

export type ReadDocument =
  | { readonly ok: true; readonly text: string; readonly meetings: readonly ReadMinutes[] }
  | Extract<DocumentText, { ok: false }>;

/** So long (milliseconds) and so much memory may one document take; three hundred pages take some seconds. */
const LONGEST = 120_000;
const MEMORY_MB = 768;
/** What lies outside the thread's own heap – a page that unpacks to a thousand times its size – is seen from here, so often. */
const LOOK = 50;

let last: Promise<unknown> = Promise.resolve();

/**
 * Reads a document with minutes in a thread of its own, one document at a time: whoever comes meanwhile waits, and the server answers
 * everybody else. What takes too long or too much memory is `tooLong`. Never throws. `longest`: in milliseconds, `most`: in megabytes,
 * for its tests.
 */
export function readDocument(bytes: Uint8Array, longest = LONGEST, most = MEMORY_MB): Promise<ReadDocument> {
  const mine = last.then(() => inThread(bytes, longest, most));
  last = mine;
  return mine;
}

function inThread(bytes: Uint8Array, longest: number, most: number): Promise<ReadDocument> {
  const before = process.memoryUsage.rss();
  return new Promise((done) => {
    // From the sources, also where this runs from the bundle: they are always there, and Node runs them as they are.
    const worker = new Worker(join(root, "src/exchange/minutes/worker.ts"), {
      resourceLimits: { maxOldGenerationSizeMb: most },
    });
    const end = (answer: ReadDocument): void => {
      clearTimeout(timer);
      clearInterval(looking);
      done(answer);
      void worker.terminate();
    };
    const timer = setTimeout(() => end({ ok: false, why: "tooLong" }), longest);
    const looking = setInterval(() => {
      if (process.memoryUsage.rss() - before > most * 2 ** 20) end({ ok: false, why: "tooLong" });
    }, LOOK);
    worker.once("message", end);
    worker.once("error", (error: NodeJS.ErrnoException) =>
      end({ ok: false, why: error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "tooLong" : "broken" }),
    );
    worker.postMessage(bytes);
  });
}
