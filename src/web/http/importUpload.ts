import { Readable } from "node:stream";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";
import { Hono } from "hono";
import type { Services } from "#compose.ts";
import { mapSchema } from "#exchange/services/index.ts";
import { isRefused, Refused } from "#kernel/refusal.ts";
import type { SignedIn } from "#modules/identity/index.ts";
import { cutOff } from "./multipart.ts";
import { wayInFirst } from "./ways.ts";

/** Where a list of offers is sent: the only place that takes large bodies, as they come. */
export const IMPORT_PATH = "/tilbud/import/fil";
const LARGEST_MAP = 256 * 1024;

type Fields = Map<string, string>;

/** Takes a list in from the page's form, without ever having it whole; leads to the page that says how far it has come. */
export function importUpload(services: Services) {
  const app = new Hono<{ Variables: { who: SignedIn | null } }>();
  app.post(IMPORT_PATH, async (c) => {
    const who = c.get("who");
    const first = wayInFirst(who, "/tilbud/import");
    if (!who || first !== null) return c.redirect(first ?? "/tilbud/import", 303);
    const type = c.req.header("Content-Type") ?? "";
    try {
      await services.directory.mayImport(who);
      if (!type.startsWith("multipart/form-data") || !c.req.raw.body) throw new Refused("invalidInput");
      const runId = await received(services, who, type, c.req.raw.body);
      return c.redirect(`/tilbud/import/${runId}`, 303);
    } catch (error) {
      if (!isRefused(error)) throw error;
      return c.redirect(`/tilbud/import?fejl=${error.code}`, 303);
    }
  });
  return app;
}

/** Fields come before files in our form. The first file called "file" is the list. */
function received(services: Services, who: SignedIn, type: string, body: ReadableStream): Promise<string> {
  return new Promise((done, fail) => {
    const fields: Fields = new Map();
    let map: Promise<string> = Promise.resolve("");
    let sent: Promise<string> | null = null;
    const form = new Busboy({
      headers: { "content-type": type },
      limits: { fields: 10, fieldSize: 1000, files: 2, parts: 12 },
    });
    form.on("field", (name, value) => void fields.set(name, String(value)));
    form.on("file", (name, file, fileName) => {
      cutOff(file);
      if (name === "map") {
        map = textOf(file);
        map.catch(() => {});
      } else if (name === "file" && !sent) {
        sent = send(services, who, fields, map, file, fileName);
        // What is left of a file that is refused is read past, so that the browser comes to hear why.
        sent.catch(() => file.resume());
      } else file.resume();
    });
    form.on("error", () => fail(new Refused("invalidInput")));
    form.on("finish", () => (sent ?? Promise.reject(new Refused("fileEmpty"))).then(done, fail));
    Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
      .on("error", fail)
      .pipe(form);
  });
}

async function send(
  { directory, clock }: Services,
  who: SignedIn,
  fields: Fields,
  map: Promise<string>,
  file: BusboyFileStream,
  fileName: string | undefined,
): Promise<string> {
  const source = (fields.get("source") ?? "").trim();
  if (source === "" || source.length > 80) throw new Refused("sourceMissing");
  const format = fields.get("format") === "csv" ? "csv" : "hsds";
  return directory.sendImport(
    who,
    {
      ...{ source, format, map: format === "csv" ? mapFrom(await map) : null },
      fileName: (fileName ?? "").replace(/^.*[\\/]/, "").slice(0, 200) || "fil",
      takeSource: fields.get("takeSource") === "yes",
      bytes: file,
    },
    clock.now(),
  );
}

function mapFrom(text: string): unknown {
  if (text.trim() === "") return null;
  try {
    return mapSchema.parse(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch {
    throw new Refused("mapUnusable");
  }
}

async function textOf(file: BusboyFileStream): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST_MAP) chunks.push(chunk);
  }
  // Too long to be one: what is cut off is no JSON, and is said so.
  return Buffer.concat(chunks).toString("utf8");
}
