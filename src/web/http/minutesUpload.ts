import { Readable } from "node:stream";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";
import { Hono } from "hono";
import type { Services } from "#compose.ts";
import { readDocument } from "#exchange/minutes/index.ts";
import { isRefused, Refused } from "#kernel/refusal.ts";
import type { SignedIn } from "#modules/identity/index.ts";
import { signInPath } from "./ways.ts";

/** Where documents with minutes are sent. */
export const MINUTES_PATH = "/raad/hent-ind";
/** All files of one sending together, in bytes: as much as one document may be. */
export const MOST_MINUTES: number = 50 * 1024 * 1024;
const FILES = 10;

interface Sent {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What became of a file, or of a meeting in it, as the page shows it: "2026-04-30-0900:new", "referat.pdf:pictures". */
type Told = readonly ["moede" | "fil", string];

/** Takes existing minutes in from the page's form: each meeting in each document becomes a draft, to be looked through. */
export function minutesUpload(services: Services) {
  const app = new Hono<{ Variables: { who: SignedIn | null } }>();
  app.post(MINUTES_PATH, async (c) => {
    const who = c.get("who");
    if (!who) return c.redirect(signInPath("/raad"), 303);
    const type = c.req.header("Content-Type") ?? "";
    let slug = "";
    try {
      if (!type.startsWith("multipart/form-data") || !c.req.raw.body) throw new Refused("invalidInput");
      const sent = await received(type, c.req.raw.body);
      slug = /^[a-z0-9-]{1,80}$/.test(sent.slug) ? sent.slug : "";
      await services.council.keeps(who, slug, services.clock.now());
      if (sent.files.length === 0) throw new Refused("fileEmpty");
      const told: Told[] = [];
      for (const file of sent.files) told.push(...(await takenIn(services, who, slug, file)));
      return c.redirect(`/raad/${slug}/hent?${new URLSearchParams(told.map((one) => [...one]))}`, 303);
    } catch (error) {
      if (!isRefused(error)) throw error;
      return c.redirect(slug === "" ? "/raad" : `/raad/${slug}/hent?fejl=${error.code}`, 303);
    }
  });
  return app;
}

/** One document: each meeting in it by itself, so that what is odd about one keeps no other out. */
async function takenIn(services: Services, who: SignedIn, slug: string, file: Sent): Promise<Told[]> {
  const { council, clock } = services;
  const read = await readDocument(file.bytes);
  if (!read.ok) return [["fil", `${file.name}:${read.why}`]];
  const told: Told[] = [];
  for (const { meeting, items, flags } of read.meetings) {
    if (meeting.date === null || items.length === 0) {
      told.push(["fil", `${file.name}:unread`]);
      continue;
    }
    const source = { name: file.name, text: read.text, flags };
    const key = meeting.start ? `${meeting.date}-${meeting.start.replace(":", "")}` : meeting.date;
    try {
      const done = await council.takeIn(who, slug, { meeting, items }, source, clock.now());
      told.push(["moede", `${key}:${done}`]);
    } catch (error) {
      if (!isRefused(error)) throw error;
      told.push(["fil", `${file.name}:unread`]);
    }
  }
  return told;
}

/** The form: which body, and the files. Throws Refused `fileTooBig`, `invalidInput`. */
function received(type: string, body: ReadableStream): Promise<{ slug: string; files: Sent[] }> {
  return new Promise((done, fail) => {
    let slug = "";
    let size = 0;
    const files: Promise<Sent>[] = [];
    const form = new Busboy({
      headers: { "content-type": type },
      limits: { fields: 10, fieldSize: 1000, files: FILES, parts: FILES + 10 },
    });
    const counted = (bytes: number): boolean => {
      size += bytes;
      return size <= MOST_MINUTES;
    };
    form.on("field", (name, value) => {
      if (name === "slug") slug = String(value);
    });
    form.on("file", (name, file, fileName) => {
      if (name !== "file" || !fileName) return file.resume();
      const taken = kept(file, fileName, counted);
      taken.catch(() => file.resume());
      files.push(taken);
    });
    form.on("error", () => fail(new Refused("invalidInput")));
    form.on("finish", () => Promise.all(files).then((all) => done({ slug, files: all }), fail));
    Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
      .on("error", fail)
      .pipe(form);
  });
}

async function kept(
  file: BusboyFileStream,
  fileName: string,
  counted: (bytes: number) => boolean,
): Promise<Sent> {
  const chunks: Buffer[] = [];
  for await (const chunk of file as AsyncIterable<Buffer>) {
    if (!counted(chunk.length)) throw new Refused("fileTooBig", { megabytes: MOST_MINUTES / 1024 / 1024 });
    chunks.push(chunk);
  }
  const name = fileName
    .replace(/^.*[\\/]/, "")
    .replaceAll(":", "_")
    .slice(0, 200);
  return { name: name === "" ? "fil" : name, bytes: Buffer.concat(chunks) };
}
