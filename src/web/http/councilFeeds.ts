import { createHash } from "node:crypto";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import type { Services } from "#compose.ts";
import { writeAtom, writeSitemap } from "#exchange/atom/index.ts";
import { addDays, instantAt } from "#kernel/time.ts";
import { publicCalendar } from "../routes/council/shared/letter.ts";
import { recommendationPath, WAITING, WAITING_FEED } from "../routes/council/shared/recommendationPaths.ts";
import { textFor } from "../text/server.ts";
import { ownOrigin } from "./origin.ts";

/** What programs fetch again and again: so much of what became public last. */
const MOST = 50;
/** A page of addresses for search engines holds no more. */
const MOST_PAGES = 20_000;

/**
 * What councils make public, as Atom: all of it, or one body's; a body's meetings, for calendars; and every address, for search engines. For everybody. Who has the newest
 * already is told so: by its tag, or by when anything last moved – also by going away.
 */
export function councilFeeds(services: Services, paced: MiddlewareHandler): Hono {
  const { council, config, clock } = services;
  const app = new Hono();
  const { council: names, councilSite, councilRecommendations } = textFor("da");

  app.get("/raad/nyt.atom", paced, (c) => feed(c, null));
  app.get("/raad/:slug/nyt.atom", paced, async (c) => {
    const body = (await council.bodies()).find(({ slug }) => slug === c.req.param("slug"));
    return body ? feed(c, body) : c.text("Not found\n", 404);
  });
  app.get("/raad/:slug/moeder.ics", paced, async (c) => {
    const body = (await council.bodies()).find(({ slug }) => slug === c.req.param("slug"));
    if (!body) return c.text("Not found\n", 404);
    const meetings = await council.calendarOf(body.id, clock.now());
    return answer(c, publicCalendar(meetings, originOf(c)), "text/calendar; charset=utf-8", null);
  });
  app.get(WAITING_FEED, paced, async (c) => {
    const origin = originOf(c);
    const { waiting, clock: said } = councilRecommendations;
    const late = (await council.awaitingAnswers(clock.now())).filter(
      ({ asking }) => asking.clock.state !== "running",
    );
    const items = late.map(({ recommendation: { key, number, content, body }, asking }) => {
      // Late from the first moment of the day after the last one to answer.
      const since = instantAt(addDays(asking.clock.lastDay, 1), "00:00");
      const state = asking.clock.state === "veryOverdue" ? "veryOverdue" : "overdue";
      return {
        ...{ id: asking.id, title: waiting.late(asking.body.name, body.name, number), author: body.name },
        ...{ summary: content.text, url: `${origin}${recommendationPath(body.slug, key)}` },
        category: { term: state, label: said[state](asking.clock.workingDaysLate) },
        ...{ published: since, updated: since },
      };
    });
    const text = writeAtom({
      ...{ id: `${origin}${WAITING_FEED}`, title: waiting.title, lang: "da", author: names.title },
      ...{ self: `${origin}${WAITING_FEED}`, page: `${origin}${WAITING}` },
      items: items.toSorted((a, b) => b.updated.getTime() - a.updated.getTime()).slice(0, MOST),
    });
    return answer(c, text, "application/atom+xml; charset=utf-8", null);
  });
  // A mail program's own button (RFC 8058): no page, no redirect, from whatever site it is pressed on – the token is all there is to know.
  // The press on our own page comes without that field, and goes on to it.
  app.post("/raad/foelg/slut/:token", paced, async (c, next) => {
    const sent = await c.req.raw.clone().text();
    if (!/List-Unsubscribe/.test(sent)) return next();
    const ended = await council.endLetters(c.req.param("token"));
    return c.text(ended ? "OK\n" : "Not found\n", ended ? 200 : 404);
  });
  app.get("/sitemap.xml", paced, async (c) => {
    const origin = originOf(c);
    const [bodies, lines] = await Promise.all([
      council.bodies(),
      council.publicLines({}, MOST_PAGES, clock.now()),
    ]);
    const pages = [
      ...["/", "/find", "/raad", "/raad/soeg", "/viden"].map((path) => ({
        url: `${origin}${path}`,
        changed: null,
      })),
      ...bodies.flatMap(({ slug }) =>
        [`/raad/${slug}`, `/raad/${slug}/om`].map((path) => ({ url: `${origin}${path}`, changed: null })),
      ),
      ...lines.map(({ path, changed }) => ({ url: `${origin}${path}`, changed })),
    ];
    return answer(c, writeSitemap(pages), "application/xml; charset=utf-8", null);
  });

  const originOf = (c: Context): string => ownOrigin(config, new URL(c.req.url).origin);

  async function feed(
    c: Context,
    body: { id: string; slug: string; name: string } | null,
  ): Promise<Response> {
    const origin = originOf(c);
    // When it moved is asked first: what moves in between makes it look older than it is, and is fetched once more.
    const moved = await council.publicMoved(body?.id ?? null, clock.now());
    const lines = await council.publicLines(body ? { bodyId: body.id } : {}, MOST, clock.now());
    const page = body ? `/raad/${body.slug}` : "/raad";
    const text = writeAtom({
      id: body ? `urn:uuid:${body.id}` : `${origin}/raad/nyt.atom`,
      title: body?.name ?? names.title,
      ...{
        lang: "da",
        self: `${origin}${page}/nyt.atom`,
        page: `${origin}${page}`,
        author: body?.name ?? names.title,
      },
      items: lines.map(({ kind, id, title, lead, path, bodyName, at, changed }) => ({
        // A reader keeps what it once got: of a story that may be withdrawn, no words go out.
        ...{ id, title, summary: kind === "story" ? "" : lead, url: `${origin}${path}`, author: bodyName },
        category: { term: kind, label: councilSite.search.kinds[kind] },
        ...{ published: at, updated: changed },
      })),
    });
    return answer(c, text, "application/atom+xml; charset=utf-8", moved);
  }
  return app;
}

/**
 * With its tag and when it moved; 304 where the asker has it (RFC 9110, 13.2.2: by the tag, and by the moment only where no tag was sent).
 * The tag is weak: what is sent is pressed or not, as the asker takes it, and says the same. A moment is told in whole seconds: a fresh one
 * is not told yet.
 */
function answer(
  c: Context,
  body: string,
  type: string,
  moved: { at: Date; settled: boolean } | null,
): Response {
  const tag = `"${createHash("sha256").update(body).digest("base64url")}"`;
  c.header("ETag", `W/${tag}`);
  // Asked anew each time: a story that was withdrawn is gone with the next look.
  c.header("Cache-Control", "public, no-cache");
  // A 304 says it, too; nothing else about the asker makes a difference: a feed is in Danish.
  c.header("Vary", "Accept-Encoding");
  if (moved?.settled) c.header("Last-Modified", moved.at.toUTCString());
  const [known, since] = [c.req.header("If-None-Match"), c.req.header("If-Modified-Since")];
  const has =
    known === undefined
      ? since !== undefined && moved?.settled === true && isSince(since, moved.at)
      : known.trim() === "*" || known.split(",").some((one) => one.trim().replace(/^W\//, "") === tag);
  return has ? c.body(null, 304) : c.body(body, 200, { "Content-Type": type });
}

/** The three ways HTTP writes a moment (RFC 9110, 5.6.7). What is none of them is ignored. */
const HTTP_DATE =
  /^(?:[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT|[A-Z][a-z]+day, \d\d-[A-Z][a-z]{2}-\d\d [\d:]{8} GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{8} \d{4})$/;

const isSince = (since: string, at: Date): boolean =>
  HTTP_DATE.test(since) &&
  Date.parse(since.endsWith("GMT") ? since : `${since} GMT`) >= Math.floor(at.getTime() / 1000) * 1000;
