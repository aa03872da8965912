import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { addDays, type CalendarDay, dayOf, minutes, plus } from "#kernel/time.ts";
import { type Actor, SYSTEM } from "#modules/identity/index.ts";
import type { CommandingDeps } from "#modules/relay/index.ts";
import type { Keyring } from "#platform/crypto.ts";
import { id } from "#platform/fields.ts";
import { commands } from "./command.ts";
import { mayEndFeed, mayMakeFeed } from "./feedPolicy.ts";
import {
  endFeed,
  FEEDS_OF,
  type Feed,
  type FeedLang,
  type FeedOf,
  feedByHash,
  feedsOfUnit,
  insertFeed,
  lockFeeds,
  sawFetched,
} from "./feedStore.ts";
import { answers, appointmentsWhere, type Loaded } from "./store.ts";
import type { When } from "./types.ts";

/** What is shown in a subscribed calendar: so many days back and ahead, and no more lines than anybody has. */
const DAYS_BACK = 30;
const DAYS_AHEAD = 400;
const MOST = 1000;
/** Being fetched is written down this seldom. */
const SEEN_EVERY = minutes(10);

export const MakeFeed = z.strictObject({ of: z.enum(FEEDS_OF), lang: z.enum(["da", "en"]).default("da") });
export const EndFeed = z.strictObject({ feedId: id });

/** A calendar in use, as its unit's page shows it: never its address. */
export interface FeedLine {
  readonly id: Uuid;
  readonly of: FeedOf;
  readonly madeAt: Instant;
  /** Null where it is the reader's own. */
  readonly madeBy: string | null;
  readonly lastFetchedAt: Instant | null;
  readonly mayEnd: boolean;
}

/** One appointment as a telephone may show it: when, and nothing of whom or what. */
export interface FeedEntry extends When {
  readonly id: Uuid;
  readonly courseId: Uuid;
  /** The edition that set the time it has, and when that was. */
  readonly timed: number;
  readonly timedAt: Instant;
}

export interface OpenedFeed {
  readonly of: FeedOf;
  readonly lang: FeedLang;
  readonly unitName: string;
  readonly entries: readonly FeedEntry[];
}

/**
 * Calendars others subscribe to: a secret address for one's own appointments, and one for a unit's. The address is shown once and kept
 * as a keyed hash. Whatever is read through it is read as who made it, behind the wall and in the log as any other look (decision 34).
 */
export function createFeeds(deps: CommandingDeps & { readonly keyring: Keyring }) {
  const { db, identity, keyring } = deps;
  const command = commands(deps);

  return {
    commands: {
      /**
       * A new address; the one there was stops at once. One's own is for everybody who works in a unit, the unit's for its lead. Never
       * with a key: a kept answer would keep the secret. Throws Refused `notAllowedLeadOnly`.
       */
      makeFeed: command("makeFeed", MakeFeed, async ({ tx, actor, command: c, now }) => {
        if (!mayMakeFeed(actor, c.of)) throw new Refused("notAllowedLeadOnly");
        const feeds = await lockFeeds(tx, actor.unitId);
        const before = feeds.find(
          (feed) => feed.of === c.of && (c.of === "unit" || feed.personId === actor.personId),
        );
        if (before) endFeed(tx, before.id, { personId: actor.personId, at: now });
        const token = randomBytes(32).toString("base64url");
        const feed = {
          id: newId(),
          of: c.of,
          lang: c.lang,
          unitId: actor.unitId,
          personId: actor.personId,
          madeAt: now,
        };
        insertFeed(tx, feed, keyring.hash(DOMAIN, token));
        return { feedId: feed.id, token };
      }),

      /** From now on the address leads nowhere. Whose it is, and the unit's lead. Throws Refused `notFound`; again is no mistake. */
      endFeed: command("endFeed", EndFeed, async ({ tx, actor, command: c, now }) => {
        const feed = (await lockFeeds(tx, actor.unitId)).find((one) => one.id === c.feedId);
        if (!feed || !mayEndFeed(actor, feed)) throw new Refused("notFound");
        endFeed(tx, feed.id, { personId: actor.personId, at: now });
        return { feedId: feed.id };
      }),
    },

    /** The actor's own calendar and the unit's; to its lead all of them. About nobody but colleagues. */
    ofUnit: async (
      actor: Actor,
    ): Promise<{ readonly mayMakeUnit: boolean; readonly feeds: readonly FeedLine[] }> =>
      db.read(SYSTEM, async (snapshot) => {
        const all = await feedsOfUnit(snapshot, actor.unitId);
        const shown = all.filter((feed) => feed.alive && (feed.of === "unit" || mayEndFeed(actor, feed)));
        const names = await identity.personNames(
          snapshot,
          shown.map(({ personId }) => personId),
        );
        return {
          mayMakeUnit: mayMakeFeed(actor, "unit"),
          feeds: shown.map((feed) => ({
            id: feed.id,
            of: feed.of,
            madeAt: feed.madeAt,
            madeBy: feed.personId === actor.personId ? null : (names.get(feed.personId) ?? ""),
            lastFetchedAt: feed.lastFetchedAt,
            mayEnd: mayEndFeed(actor, feed),
          })),
        };
      }),

    /**
     * What is behind an address: read as who made it, who is still at work in the unit, and logged as their look. Null – whichever it
     * is – when nobody made it, it has ended, or they have left.
     */
    async open(token: string, now: Instant): Promise<OpenedFeed | null> {
      const hashes = keyring.hashes(DOMAIN, token);
      const feed = await db.read(SYSTEM, (snapshot) => feedByHash(snapshot, hashes));
      const actor = feed?.alive ? await identity.actorAt(feed.personId, feed.unitId) : null;
      if (!feed || !actor) return null;
      const entries = await identity.audit.list(actor, now, async (tx) => {
        const found = await within(tx, feed, dayOf(now));
        return {
          content: found.map(entryOf),
          shown: { "list.calendar": found.map(({ courseId }) => courseId) },
        };
      });
      if (feed.lastFetchedAt === null || feed.lastFetchedAt < plus(now, -SEEN_EVERY))
        await db.write(SYSTEM, async (tx) => sawFetched(tx, feed.id, now));
      return { of: feed.of, lang: feed.lang, unitName: actor.unit.name, entries };
    },
  };
}

export type Feeds = ReturnType<typeof createFeeds>;

const DOMAIN = "appointments.feed";

/** What the unit answers for – or, of those, what the person is the contact of –, and what is at its place or has its company. */
async function within(
  tx: Parameters<typeof appointmentsWhere>[0],
  feed: Feed,
  today: CalendarDay,
): Promise<Loaded[]> {
  const { unitId, personId } = feed;
  const then = sql`a.state in ('booked', 'attended', 'noShow')
    and a.day between ${addDays(today, -DAYS_BACK)}::date and ${addDays(today, DAYS_AHEAD)}::date`;
  const courses = sql`(select c.id from relay.course c where c.holder_id = ${unitId} and c.closed_at is null
    union select n.course_id from relay.need n where n.responsible_id = ${unitId} and n.held_key = true)`;
  const answered = await appointmentsWhere(
    tx,
    sql`a.course_id in ${courses} and ${answers("a")} = ${unitId} and ${then} and ${feed.of === "person" ? theContactIs(personId) : sql`true`}`,
    MOST,
  );
  if (feed.of === "person") return answered;
  const guests = await appointmentsWhere(
    tx,
    sql`(a.at_unit_id = ${unitId} or a.company_unit_id = ${unitId}) and ${then}`,
    MOST,
  );
  return [...answered, ...guests.filter(({ id: one }) => !answered.some((it) => it.id === one))];
}

/** Of the need it serves, or of the course where it serves none that is open. */
const theContactIs = (personId: Uuid) => sql`coalesce(
  (select n.contact_person_id = ${personId} from relay.need n where n.id = a.need_id and n.ended_at is null),
  (select c.contact_person_id = ${personId} from relay.course c where c.id = a.course_id), false)`;

const entryOf = ({
  id: appointmentId,
  courseId,
  day,
  startsAt,
  endsAt,
  timed,
  timedAt,
}: Loaded): FeedEntry => ({
  id: appointmentId,
  courseId,
  day,
  startsAt,
  endsAt,
  timed,
  timedAt,
});
