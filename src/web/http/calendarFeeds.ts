import { createHash } from "node:crypto";
import { Hono, type MiddlewareHandler } from "hono";
import type { Services } from "#compose.ts";
import { type CalendarEvent, writeCalendar } from "#exchange/ical/index.ts";
import type { FeedEntry, OpenedFeed } from "#modules/appointments/index.ts";
import { textFor } from "../text/server.ts";
import { ownOrigin } from "./origin.ts";
import type { Pace } from "./pace.ts";

/** Where calendars are fetched by programs that sign in nowhere: the address itself is the key. */
export const feedPath = (token: string): string => `/kalender/${token}.ics`;

/** How often a program is asked to come again, and how often one may. */
const HOURS = 1;

/**
 * Secret calendars. What is not there – never made, ended, its maker gone – is one and the same answer, found out by one and the same
 * query. Nothing on the way may keep what is sent; who has it already is told so.
 */
export function calendarFeeds(services: Services, paced: MiddlewareHandler, pace: Pace): Hono {
  const { feeds, clock, config } = services;
  const app = new Hono();
  app.get("/kalender/:file{.+\\.ics}", paced, async (c) => {
    const token = c.req.param("file").slice(0, -".ics".length);
    const wait = pace.take(
      { who: createHash("sha256").update(token).digest("base64url"), weight: 1 },
      performance.now(),
    );
    if (wait)
      return c.text("Too many requests at once. Wait a little.\n", 429, {
        "Retry-After": String(wait.seconds),
      });
    const opened = await feeds.open(token, clock.now());
    c.header("Cache-Control", "private, no-store");
    c.header("X-Robots-Tag", "noindex");
    if (opened === null) return c.text("Not found\n", 404);
    const body = written(opened, ownOrigin(config, new URL(c.req.url).origin));
    const tag = `"${createHash("sha256").update(body).digest("base64url")}"`;
    c.header("ETag", tag);
    if (c.req.header("If-None-Match") === tag) return c.body(null, 304);
    return c.body(body, 200, { "Content-Type": "text/calendar; charset=utf-8" });
  });
  return app;
}

function written({ of, lang, unitName, entries }: OpenedFeed, origin: string): string {
  const { calendar: words } = textFor(lang);
  return writeCalendar(
    entries.map((entry) =>
      neutral(entry, words.neutralNamed(referenceOf(entry)), words.openInStafet, origin),
    ),
    { name: words.calendarName(of, unitName), hours: HOURS },
  );
}

/** When, and the way to the rest behind sign-in: a telephone lies on tables. */
const neutral = (entry: FeedEntry, title: string, open: string, origin: string): CalendarEvent => ({
  uid: `${entry.id}@stafet`,
  day: entry.day,
  startsAt: entry.startsAt,
  endsAt: entry.endsAt,
  title,
  words: `${open} ${origin}/forloeb/${entry.courseId}`,
  url: `${origin}/forloeb/${entry.courseId}`,
  sequence: entry.timed,
  changedAt: entry.timedAt,
});

/** Tells one person's appointments from another's, to who knows them; and nobody else anything. */
const referenceOf = ({ courseId }: Pick<FeedEntry, "courseId">): string => courseId.slice(-4).toUpperCase();
