import { readFile } from "node:fs/promises";
import { documentText } from "#exchange/minutes/index.ts";
import { isRefused } from "#kernel/refusal.ts";
import { Failure } from "./command.ts";

/** The text of a council's document, PDF or text. Throws Failure, in words for who typed the command. */
export async function textOf(path: string): Promise<string> {
  const bytes = await readFile(path).catch(() => {
    throw new Failure(`There is no file at ${path}.`);
  });
  const read = await documentText(bytes);
  if (read.ok) return read.text;
  const why = {
    locked: "asks for a password",
    pictures: "holds pictures of text and no text",
    broken: "cannot be read as a PDF",
    tooLong: "is too long: 1,000 pages and 50 MB are the most",
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
