import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { parseCalendarDay } from "#kernel/time.ts";
import { type SignedIn, SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import type { Body } from "../bodies/types.ts";
import { bodyAt } from "../bodies/views.ts";
import { isGuestAt } from "../planning/company.ts";
import type { GuestMeetingLine } from "../planning/types.ts";
import { mayKeep, maySit, seatsOf } from "../seats.ts";
import type { Minutes } from "./minutes.ts";
import { forEverybody, mayPublish, type PublicItem } from "./rules.ts";
import { SHUT } from "./store.ts";
import type { Did, Flag, MeetingLine, MeetingState, Place } from "./types.ts";

type Reader = Pick<SignedIn, "personId" | "remits">;

/** Minutes as anybody may read them. */
export interface PublicMinutes {
  readonly body: Body;
  readonly meeting: Minutes["meeting"];
  readonly items: readonly PublicItem[];
  /** An item has been closed since: the minutes are being corrected. */
  readonly correcting: boolean;
  readonly publishedAt: Instant;
}

/** Minutes as their secretary looks them through: the source beside what was read. */
export interface Review {
  readonly id: string;
  readonly body: Body;
  readonly state: MeetingState;
  /** Not read from a document: it has pages of its own. */
  readonly madeHere: boolean;
  readonly edition: number;
  readonly minutes: Minutes;
  readonly flags: readonly Flag[];
  /** Where the head and the items stand in the source; empty: not known. */
  readonly places: readonly Place[];
  readonly source: { readonly name: string; readonly text: string };
  /** Places of items of which nobody has said whether they were open, and of those that were not. */
  readonly unsaid: readonly number[];
  readonly closed: readonly number[];
  readonly history: readonly {
    readonly edition: number;
    readonly at: Instant;
    readonly by: string | null;
    readonly did: Did;
    readonly why: string;
  }[];
}

/** From an address: "2026-04-30-0900", or the day alone where no time was said. Null for anything else. */
export function fromKey(key: string): { heldOn: string; starts: string } | null {
  const match = /^(\d{4}-\d\d-\d\d)(?:-(\d\d)(\d\d))?$/.exec(key);
  const heldOn = parseCalendarDay(match?.[1] ?? "");
  if (!match || heldOn === null) return null;
  return { heldOn, starts: match[2] === undefined ? "" : `${match[2]}:${match[3]}` };
}

export function createMinutesViews(db: Database) {
  const meetings = (body: Body, keeps: boolean, sitsIn: readonly Uuid[]): Promise<GuestMeetingLine[]> => {
    const own = sql`(m.made_here and (m.body_id = any(${sitsIn}::uuid[]) or exists (
      select 1 from council.meeting_with w where w.meeting_id = m.id and w.body_id = any(${sitsIn}::uuid[]))))`;
    return db.ask(
      SYSTEM,
      sql<GuestMeetingLine>`
        select m.id, jsonb_build_object('slug', b.slug, 'name', b.name) as host, m.held_on::text as "heldOn", nullif(m.starts, '') as starts, m.state, m.made_here as "madeHere", ${own} as own,
               coalesce(nullif(m.place, ''), m.document #>> '{meeting,place}') as place, m.changed_at as "changedAt",
               coalesce(jsonb_array_length(m.document -> 'items'), (select count(*)::int from council.agenda_item i
                 where i.meeting_id = m.id and i.place is not null)) as items
          from council.meeting m join council.body b on b.id = m.body_id
         where (m.body_id = ${body.id} and (m.state = 'published' or m.agenda is not null or ${own} or ${keeps}::boolean))
            or (${isGuestAt(body.id, sql.ref("m.id"))} and (m.state = 'published' or m.agenda is not null or ${own}))
         order by m.held_on desc, m.starts desc`,
    );
  };

  return {
    /**
     * A body with its meetings, the newest first; drafts for its secretary (`who`), and what is planned for those who sit in a body that
     * meets there. A joint meeting stands with each body that meets there. Null where there is none.
     */
    async body(
      slug: string,
      who: Reader | null,
      now: Instant,
    ): Promise<{
      readonly body: Body;
      readonly meetings: readonly MeetingLine[];
      /** Those it meets at with another that presides. */
      readonly guestAt: readonly GuestMeetingLine[];
      readonly keeps: boolean;
      readonly sits: boolean;
    } | null> {
      const body = await bodyAt(db, slug);
      if (body === null) return null;
      const shown = (lines: readonly GuestMeetingLine[]) => ({
        meetings: lines.filter(({ host }) => host.slug === body.slug).map(({ host: _, ...line }) => line),
        guestAt: lines.filter(({ host }) => host.slug !== body.slug),
      });
      if (who === null) return { body, ...shown(await meetings(body, false, [])), keeps: false, sits: false };
      const seats = await seatsOf(db, who, now);
      const [keeps, sits] = [mayKeep(who, seats.get(body.id)), maySit(who, seats.get(body.id))];
      const elsewhere = [...seats].flatMap(([id, roles]) => (maySit(who, roles) ? [id] : []));
      return {
        body,
        ...shown(await meetings(body, keeps, sits ? [body.id, ...elsewhere] : elsewhere)),
        keeps,
        sits,
      };
    },

    /** Published minutes, for everybody: the open items. Null where there are none. */
    async minutes(slug: string, key: string): Promise<PublicMinutes | null> {
      const [body, at] = [await bodyAt(db, slug), fromKey(key)];
      if (!body || !at) return null;
      const [found] = await db.ask(
        SYSTEM,
        sql<{ minutes: Minutes; shut: readonly number[]; publishedAt: Instant }>`
          select m.document as minutes, ${SHUT} as shut, m.published_at as "publishedAt" from council.meeting m
           where body_id = ${body.id} and held_on = ${at.heldOn} and starts = ${at.starts} and state = 'published'`,
      );
      return found
        ? { body, ...forEverybody(found.minutes, found.shut), publishedAt: found.publishedAt }
        : null;
    },

    /**
     * Where the meeting stands that everybody could read at an address before its day or time was changed, and can read still. Null: there
     * was none. For everybody.
     */
    async movedOn(slug: string, key: string): Promise<Pick<MeetingLine, "heldOn" | "starts"> | null> {
      const at = fromKey(key);
      if (at === null) return null;
      const [found] = await db.ask(
        SYSTEM,
        sql<Pick<MeetingLine, "heldOn" | "starts">>`
          select m.held_on::text as "heldOn", nullif(m.starts, '') as starts
            from council.meeting_address a join council.body b on b.id = a.body_id join council.meeting m on m.id = a.meeting_id
           where b.slug = ${slug} and a.held_on = ${at.heldOn} and a.starts = ${at.starts}
             and (m.state = 'published' or m.agenda is not null)
           order by a.left_at desc limit 1`,
      );
      return found ?? null;
    },

    /** Minutes with their source, for the secretary. Throws Refused `notFound`, `forbidden`. */
    async review(who: Reader, slug: string, key: string, now: Instant): Promise<Review> {
      const [body, at] = [await bodyAt(db, slug), fromKey(key)];
      if (!mayKeep(who, body ? (await seatsOf(db, who, now)).get(body.id) : []))
        throw new Refused("forbidden");
      if (!body || !at) throw new Refused("notFound");
      const [found] = await db.ask(
        SYSTEM,
        sql<Omit<Review, "body" | "unsaid" | "closed" | "history">>`
          select id, state, made_here as "madeHere", edition, document as minutes, flags, coalesce(places, '[]') as places,
                 jsonb_build_object('name', coalesce(source_name, ''), 'text', coalesce(source, '')) as source
            from council.meeting where body_id = ${body.id} and held_on = ${at.heldOn} and starts = ${at.starts} and document is not null
               and state <> 'cancelled'`,
      );
      if (!found) throw new Refused("notFound");
      const history = await db.ask(
        SYSTEM,
        sql<Review["history"][number]>`
          select e.edition, e.at, p.name as by, e.did, e.why from council.edition e
            left join identity.person p on p.id = e.person_id where e.meeting_id = ${found.id} order by e.edition desc limit 100`,
      );
      const ruling = mayPublish(found.minutes, []);
      const named = (code: string) => (!ruling.ok && ruling.code === code ? ruling.items : []);
      const closed = found.minutes.items.flatMap(({ open }, i) => (open === false ? [i + 1] : []));
      return { ...found, body, unsaid: named("sayWhatWasOpen"), closed, history };
    },
  };
}
