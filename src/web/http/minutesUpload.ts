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

/** What became of a file, or of a meeting that was saved from it before, as the page shows it: "referat.pdf:pictures", "2026-04-30-0900". */
type Told = readonly ["fil" | "kendt" | "venter", string];

/** Reads existing minutes from the page's form: each meeting in each document waits to be looked at, and nothing of it is minutes yet. */
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
      for (const file of files) told.push(...(await readIn(services, who, slug, file)));
      const [first, ...others] = told;
      // The one there is to look at is looked at.
      if (first?.[0] === "venter" && others.length === 0)
        return c.redirect(`/raad/${slug}/hent/${first[1]}`, 303);
      const shown = told.filter(([what]) => what !== "venter").map((one) => [...one]);
      return c.redirect(`/raad/${slug}/hent?${new URLSearchParams(shown)}`, 303);
    } catch (error) {
      if (!isRefused(error)) throw error;
      return c.redirect(slug === "" ? "/raad" : `/raad/${slug}/hent?fejl=${error.code}`, 303);
    }
  });
  return app;
}

/** One document: each meeting in it by itself, so that what is odd about one keeps no other out. */
async function readIn(services: Services, who: SignedIn, slug: string, file: Sent): Promise<Told[]> {
  const { council, clock } = services;
  const read = await readDocument(file.bytes);
  if (!read.ok) return [["fil", `${file.name}:${read.why}`]];
  const sent = { name: file.name, text: read.text, meetings: read.meetings };
  const laid = await council.layReadings(who, slug, sent, clock.now());
  return laid.map((one): Told => {
    if (one.became === "waits") return ["venter", one.id];
    if (one.became === "unread") return ["fil", `${file.name}:unread`];
    return ["kendt", one.starts ? `${one.heldOn}-${one.starts.replace(":", "")}` : one.heldOn];
  });
}
