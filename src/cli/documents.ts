import { readFile } from "node:fs/promises";
import { type ReadDocument, readDocument } from "#exchange/minutes/index.ts";
import { isRefused } from "#kernel/refusal.ts";
import { Failure } from "./command.ts";

/**
 * A council's document, PDF or text: its text, and the meetings that are in it. Read in a thread of its own with bounds on time and
 * memory, as on the page: a file from outside brings down no machine it is typed on either. `bounds`: for its tests. Throws Failure, in
 * words for who typed the command.
 */
export async function documentOf(
  path: string,
  ...bounds: readonly [longest?: number, most?: number]
): Promise<Extract<ReadDocument, { ok: true }>> {
  const bytes = await readFile(path).catch(() => {
    throw new Failure(`There is no file at ${path}.`);
  });
  const read = await readDocument(bytes, ...bounds);
  if (read.ok) return read;
  const why = {
    locked: "asks for a password",
    pictures: "holds pictures of text and no text",
    broken: "cannot be read as a PDF",
    tooLong: "is too long, or unpacks to too much: 1,000 pages and 50 MB are the most",
  };
  throw new Failure(`${path} ${why[read.why]}.`);
}

/** What was done; a refusal as a Failure. */
export async function said<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isRefused(error)) throw new Failure(`Not done: ${error.code} ${JSON.stringify(error.details)}`);
    throw error;
  }
}
