import { Readable } from "node:stream";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";
import { Refused } from "#kernel/refusal.ts";
import { readable } from "./form.ts";

/** A file as a form brought it. */
export interface Sent {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Most {
  /** All files together, in bytes. */
  readonly bytes: number;
  readonly files: number;
}

/**
 * A page's form with files called "file", which are held whole; `tooMuch`: they were more than that, and are not whole. Throws Refused
 * `invalidInput`.
 */
export function receivedForm(
  request: Request,
  most: Most,
): Promise<{
  readonly fields: ReadonlyMap<string, string>;
  readonly files: readonly Sent[];
  readonly tooMuch: boolean;
}> {
  const type = request.headers.get("Content-Type") ?? "";
  const { body } = request;
  return new Promise((done, fail) => {
    if (!type.startsWith("multipart/form-data") || !body) return fail(new Refused("invalidInput"));
    const fields = new Map<string, string>();
    let size = 0;
    const files: Promise<Sent>[] = [];
    const form = new Busboy({
      headers: { "content-type": type },
      limits: { fields: 10, fieldSize: 1000, files: most.files, parts: most.files + 10 },
    });
    const counted = (bytes: number): boolean => {
      size += bytes;
      return size <= most.bytes;
    };
    form.on("field", (name, value) => void fields.set(name, readable(String(value))));
    form.on("file", (name, file, fileName) => {
      cutOff(file);
      if (name !== "file" || !fileName) return file.resume();
      const one = kept(file, fileName, counted);
      one.catch(() => {});
      files.push(one);
    });
    form.on("error", () => fail(new Refused("invalidInput")));
    form.on("finish", () =>
      Promise.all(files).then((all) => done({ fields, files: all, tooMuch: size > most.bytes }), fail),
    );
    Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
      .on("error", fail)
      .pipe(form);
  });
}

/** What is cut off in the middle of a file fails the form, which says so; an error nobody hears would end the whole process. */
export const cutOff = (file: BusboyFileStream): void => void file.on("error", () => {});

async function kept(
  file: BusboyFileStream,
  fileName: string,
  counted: (bytes: number) => boolean,
): Promise<Sent> {
  const chunks: Buffer[] = [];
  // What is too much is read past, so that the browser comes to hear why.
  for await (const chunk of file as AsyncIterable<Buffer>) if (counted(chunk.length)) chunks.push(chunk);
  const name = fileName
    .replace(/^.*[\\/]/, "")
    .replaceAll(":", "_")
    .slice(0, 200);
  return { name: name === "" ? "fil" : name, bytes: Buffer.concat(chunks) };
}
