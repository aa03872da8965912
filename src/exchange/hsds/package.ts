import { createReadStream } from "node:fs";
import { open as openFile, readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import yauzl from "yauzl";

/** Files that come together: a folder, a zip, or one file alone. */
export interface Part {
  readonly name: string;
  bytes(): AsyncIterable<Uint8Array>;
}

/** What was given is no file we can read; the message is for people. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
  readonly code: "noFile" | "damagedZip" | "lockedZip" | "tooMuch" | "notHsds" | "missingColumn";
  /** The columns a table lacks, where that is what is wrong. */
  readonly columns: readonly string[];
  constructor(code: Unreadable["code"], message: string, columns: readonly string[] = []) {
    super(message);
    this.code = code;
    this.columns = columns;
  }
}

/** A zip may not unfold to more than this, in all and in number of files: a small one can hold the whole world. */
export interface Bounds {
  readonly bytes: number;
  readonly files: number;
}
export const BOUNDS: Bounds = { bytes: 1024 * 1024 * 1024, files: 200 };

/** The files at a path, by what is in them and not by their name. `close` when done. Throws Unreadable. */
export async function openParts(
  path: string,
  bounds: Bounds = BOUNDS,
): Promise<{ parts: readonly Part[]; close(): void }> {
  const what = await stat(path).catch(() => null);
  if (what === null) throw new Unreadable("noFile", `There is no file at ${path}.`);
  if (what.isDirectory()) return { parts: await folder(path), close: () => {} };
  if (!what.isFile()) throw new Unreadable("noFile", `${path} is neither a file nor a folder.`);
  if (await isZip(path)) return zip(path, bounds);
  return { parts: [{ name: basename(path), bytes: () => createReadStream(path) }], close: () => {} };
}

async function folder(path: string): Promise<Part[]> {
  const names = (await readdir(path, { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  return names.sort().map((name) => ({ name, bytes: () => createReadStream(join(path, name)) }));
}

async function isZip(path: string): Promise<boolean> {
  const file = await openFile(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32LE(0) === 0x04034b50;
  } finally {
    await file.close();
  }
}

async function zip(path: string, bounds: Bounds): Promise<{ parts: Part[]; close(): void }> {
  const file = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => {
    throw new Unreadable("damagedZip", "The zip file is damaged.");
  });
  const parts: Part[] = [];
  let left = bounds.bytes;
  try {
    for await (const entry of file.eachEntry()) {
      if (entry.fileName.endsWith("/") || /(?:^|\/)(?:__MACOSX\/|\.)/.test(entry.fileName)) continue;
      if (!entry.canDecodeFileData())
        throw new Unreadable("lockedZip", "The zip file is locked or packed in a way nobody uses.");
      left -= entry.uncompressedSize;
      if (left < 0 || parts.length >= bounds.files)
        throw new Unreadable("tooMuch", "The zip file unfolds to too much.");
      // What it says it unfolds to is held against it while it is read.
      parts.push({ name: entry.fileName, bytes: () => entryBytes(file, entry) });
    }
  } catch (error) {
    file.close();
    throw error instanceof Unreadable ? error : new Unreadable("damagedZip", "The zip file is damaged.");
  }
  return { parts: parts.sort((a, b) => (a.name < b.name ? -1 : 1)), close: () => file.close() };
}

async function* entryBytes(file: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Uint8Array> {
  try {
    yield* await file.openReadStreamPromise(entry);
  } catch {
    throw new Unreadable("damagedZip", `"${entry.fileName}" in the zip file is damaged.`);
  }
}
