import { Hono } from "hono";
import type { Services } from "#compose.ts";
import { readDocument } from "#exchange/minutes/index.ts";
import { isRefused, Refused } from "#kernel/refusal.ts";
import type { SignedIn } from "#modules/identity/index.ts";
import { receivedForm, type Sent } from "./multipart.ts";
import { wayInFirst } from "./ways.ts";

/** Where documents with minutes are sent. */
export const MINUTES_PATH = "/raad/hent-ind";
/** All files of one sending together, in bytes: as much as one document may be. */
export const MOST_MINUTES: number = 50 * 1024 * 1024;
const FILES = 10;

/** What became of a file, or of a meeting in it, as the page shows it: "2026-04-30-0900:new", "referat.pdf:pictures". */
type Told = readonly ["moede" | "fil", string];

/** Takes existing minutes in from the page's form: each meeting in each document becomes a draft, to be looked through. */
export function minutesUpload(services: Services) {
  const app = new Hono<{ Variables: { who: SignedIn | null } }>();
  app.post(MINUTES_PATH, async (c) => {
    const who = c.get("who");
    const first = wayInFirst(who, "/raad");
    if (!who || first !== null) return c.redirect(first ?? "/raad", 303);
    let slug = "";
    try {
      const { fields, files, tooMuch } = await receivedForm(c.req.raw, { bytes: MOST_MINUTES, files: FILES });
      const asked = fields.get("slug") ?? "";
      slug = /^[a-z0-9-]{1,80}$/.test(asked) ? asked : "";
      if (tooMuch) throw new Refused("fileTooBig");
      await services.council.keeps(who, slug, services.clock.now());
      if (files.length === 0) throw new Refused("fileEmpty");
      const told: Told[] = [];
      for (const file of files) told.push(...(await takenIn(services, who, slug, file)));
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
