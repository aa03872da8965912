import { Hono } from "hono";
import type { Services } from "#compose.ts";
import { isRefused, Refused } from "#kernel/refusal.ts";
import { MOST_FILE } from "#modules/council/index.ts";
import type { SignedIn } from "#modules/identity/index.ts";
import { receivedForm } from "./multipart.ts";
import { wayInFirst } from "./ways.ts";

/** Where files that are annexes are sent. */
export const ANNEX_PATH = "/raad/bilag-ind";

/** The page of one item: "/raad/udsatteraadet/2026-04-30-0900/dagsorden/<item>". */
const ITEM = /^\/raad\/([a-z0-9-]{1,80})\/(\d{4}-\d\d-\d\d(?:-\d{4})?)\/dagsorden\/([0-9a-f-]{36})$/;

/** Takes a file in from an item's page, and leads back to it. */
export function annexUpload(services: Services) {
  const app = new Hono<{ Variables: { who: SignedIn | null } }>();
  app.post(ANNEX_PATH, async (c) => {
    const who = c.get("who");
    const first = wayInFirst(who, "/raad");
    if (!who || first !== null) return c.redirect(first ?? "/raad", 303);
    let page = "/raad";
    try {
      const { fields, files, tooMuch } = await receivedForm(c.req.raw, { bytes: MOST_FILE, files: 1 });
      const [at, slug = "", key = "", itemId = ""] = ITEM.exec(fields.get("page") ?? "") ?? [];
      if (at === undefined) throw new Refused("invalidInput");
      page = at;
      if (tooMuch) throw new Refused("fileTooBig");
      const [file] = files;
      if (!file) throw new Refused("fileEmpty");
      const now = services.clock.now();
      const { plan } = await services.council.meetingFile(who, slug, key, now);
      const title = fields.get("title")?.trim() || null;
      const command = { meetingId: plan.id, itemId, title, name: file.name };
      await services.council.addFile(who, command, file.bytes, now, fields.get("key"));
      return c.redirect(`${page}?gjort=saved`, 303);
    } catch (error) {
      if (!isRefused(error)) throw error;
      return c.redirect(page === "/raad" ? page : `${page}?fejl=${error.code}`, 303);
    }
  });
  return app;
}
