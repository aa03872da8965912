import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { type CalendarDay, dayOf } from "#kernel/time.ts";
import { type SignedIn, SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import type { Body } from "../bodies/types.ts";
import { bodyAt } from "../bodies/views.ts";
import { meets } from "../meetings/pointing.ts";
import { mayKeep, seatsOf } from "../seats.ts";
import type { PublicThing } from "../site/types.ts";
import { inForce } from "./rules.ts";
import { type FocusArea, LIVING_KINDS, type LivingKind, type LivingVersion } from "./types.ts";

type Reader = Pick<SignedIn, "personId" | "remits">;

/** Every page anybody may read, as the search knows it: in the words of its newest version that was not taken down. */
export const PUBLIC_PAGES = sql`
  select 'page' as kind, p.id, p.body_id as "bodyId", v.title, v.words, '/raad/' || b.slug || '/om/' || p.slug as path,
         first.at, v.at as "changedAt", v.valid_from::text as day
    from council.living_page p join council.body b on b.id = p.body_id
    cross join lateral (select * from council.living_version where page_id = p.id and down_at is null order by version desc limit 1) v
    cross join lateral (select min(at) as at from council.living_version where page_id = p.id and down_at is null) first`;

export const publicPages = (db: Database): Promise<PublicThing[]> =>
  db.ask(SYSTEM, sql<PublicThing>`${PUBLIC_PAGES}`);

/** A body's focus areas, also those that have ended, by title. For everybody. */
export const focusAreasOf = async (db: Database, bodyId: Uuid): Promise<readonly FocusArea[]> =>
  (
    await db.ask(
      SYSTEM,
      sql<FocusArea>`
        select f.id, f.body_id as "bodyId", f.title, f.ends_on::text as "endsOn", p.slug
          from council.focus_area f join council.living_page p on p.id = f.id
         where f.body_id = ${bodyId}
           and exists (select from council.living_version v where v.page_id = f.id and v.down_at is null)`,
    )
  ).sort((a, b) => a.title.localeCompare(b.title, "da"));

/** A version with where it was adopted, when that is a meeting whose minutes anybody may read. `slug`: of the body that presides. */
export interface ShownVersion extends LivingVersion {
  readonly meeting: {
    readonly slug: string;
    readonly heldOn: CalendarDay;
    readonly starts: string | null;
  } | null;
}

/** A version that was taken down: that it was there, and why it is not. For whoever keeps the papers. */
export interface DownVersion {
  readonly version: number;
  readonly title: string;
  readonly at: Instant;
  readonly why: string;
}

export interface LivingPage {
  readonly id: Uuid;
  readonly kind: LivingKind;
  readonly slug: string;
  readonly endsOn: CalendarDay | null;
  /** The version that holds today; null: none yet. */
  readonly current: ShownVersion | null;
  /** Newest first, without those taken down. */
  readonly versions: readonly ShownVersion[];
}

interface Row extends ShownVersion {
  readonly pageId: Uuid;
  readonly downAt: Instant | null;
  readonly downWhy: string | null;
}

export function createLivingViews(db: Database) {
  const versionsOf = (bodyId: Uuid): Promise<Row[]> =>
    db.ask(
      SYSTEM,
      sql<Row>`
        select v.page_id as "pageId", v.version, v.title, v.words, v.valid_from::text as "validFrom", v.adopted, v.at,
               v.down_at as "downAt", v.down_why as "downWhy",
               case when m.state = 'published'
                    then jsonb_build_object('slug', host.slug, 'heldOn', m.held_on, 'starts', nullif(m.starts, '')) end as meeting
          from council.living_version v join council.living_page p on p.id = v.page_id
          left join council.meeting m on m.id = v.meeting_id left join council.body host on host.id = m.body_id
         where p.body_id = ${bodyId} order by v.version desc limit 2000`,
    );
  const pagesOf = (bodyId: Uuid): Promise<Pick<LivingPage, "id" | "kind" | "slug" | "endsOn">[]> =>
    db.ask(
      SYSTEM,
      sql<Pick<LivingPage, "id" | "kind" | "slug" | "endsOn">>`
        select id, kind, slug, ends_on::text as "endsOn" from council.living_page where body_id = ${bodyId}`,
    );

  async function all(bodyId: Uuid, now: Instant) {
    const [pages, rows] = await Promise.all([pagesOf(bodyId), versionsOf(bodyId)]);
    const byPage = Map.groupBy(rows, ({ pageId }) => pageId);
    return pages.map((page) => {
      const own = byPage.get(page.id) ?? [];
      const versions = own.filter(({ downAt }) => downAt === null).map(shown);
      const down = own
        .filter(({ downAt }) => downAt !== null)
        .map(({ version, title, at, downWhy }): DownVersion => ({ version, title, at, why: downWhy ?? "" }));
      return {
        ...page,
        current: inForce(versions, dayOf(now)),
        versions,
        down,
        newest: own[0]?.version ?? 0,
      };
    });
  }

  const keepsIt = async (who: Reader | null, bodyId: Uuid, now: Instant): Promise<boolean> =>
    who !== null && mayKeep(who, (await seatsOf(db, who, now)).get(bodyId));

  return {
    focusAreas: (bodyId: Uuid): Promise<readonly FocusArea[]> => focusAreasOf(db, bodyId),

    /** Published meetings a body has met at, newest first: where something may have been adopted. */
    publishedMeetings: (
      bodyId: Uuid,
    ): Promise<{ readonly id: Uuid; readonly heldOn: CalendarDay; readonly starts: string | null }[]> =>
      db.ask(
        SYSTEM,
        sql`select m.id, m.held_on::text as "heldOn", nullif(m.starts, '') as starts from council.meeting m
             where ${meets(bodyId)} and m.state = 'published' order by m.held_on desc, m.starts desc limit 200`,
      ),

    /** What a body says of itself, in the order it is read; pages with nothing to show only for whoever keeps its papers. Null: no such body. */
    async livingPages(
      slug: string,
      who: Reader | null,
      now: Instant,
    ): Promise<{
      readonly body: Body;
      readonly keeps: boolean;
      readonly pages: readonly LivingPage[];
    } | null> {
      const body = await bodyAt(db, slug);
      if (body === null) return null;
      const [pages, keeps] = await Promise.all([all(body.id, now), keepsIt(who, body.id, now)]);
      const order = (page: LivingPage): number => LIVING_KINDS.indexOf(page.kind);
      const title = (page: LivingPage): string => page.versions[0]?.title ?? "";
      return {
        ...{ body, keeps },
        pages: pages
          .filter(({ versions }) => keeps || versions.length > 0)
          .sort((a, b) => order(a) - order(b) || title(a).localeCompare(title(b), "da"))
          .map(({ down: _, newest: __, ...page }) => page),
      };
    },

    /** One page with all its versions; those taken down, and the number to change it by, for whoever keeps the papers. Null: none to show. */
    async livingPage(
      slug: string,
      pageSlug: string,
      who: Reader | null,
      now: Instant,
    ): Promise<{
      readonly body: Body;
      readonly page: LivingPage;
      /** Null: only reads. */
      readonly keeps: { readonly newest: number; readonly down: readonly DownVersion[] } | null;
    } | null> {
      const body = await bodyAt(db, slug);
      if (body === null) return null;
      const [pages, keeps] = await Promise.all([all(body.id, now), keepsIt(who, body.id, now)]);
      const found = pages.find((page) => page.slug === pageSlug);
      if (!found || (!keeps && found.versions.length === 0)) return null;
      const { down, newest, ...page } = found;
      return { body, page, keeps: keeps ? { newest, down } : null };
    },
  };
}

const shown = ({ version, title, words, validFrom, adopted, at, meeting }: Row): ShownVersion => ({
  ...{ version, title, words, validFrom, adopted, at, meeting },
});
