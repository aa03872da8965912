import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { type CalendarDay, dayOf, instantAt } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import { excerpt, type Marked, marked, questionOf } from "./questions.ts";
import { ofBody, standsOn } from "./store.ts";
import type { PublicKind } from "./types.ts";

export interface SiteFilter {
  readonly bodyId?: Uuid | undefined;
  readonly kind?: PublicKind | undefined;
  readonly year?: number | undefined;
}

/** Something public, in a list or a feed. */
export interface PublicLine {
  readonly kind: PublicKind;
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly bodyName: string;
  readonly title: string;
  readonly path: string;
  readonly lead: string;
  readonly day: CalendarDay;
  readonly at: Instant;
  readonly changed: Instant;
}

export interface SiteHit extends Omit<PublicLine, "title" | "lead"> {
  readonly title: readonly Marked[];
  /** The title of the piece that was found, where it has one. */
  readonly part: readonly Marked[];
  readonly excerpt: readonly Marked[];
  /** With the anchor of that piece. */
  readonly to: string;
}

export interface SiteResult {
  readonly hits: readonly SiteHit[];
  /** How many there are, at most `MOST_COUNTED`: then there may be more, and these are the newest. */
  readonly total: number;
  readonly newestOnly: boolean;
  /** Nothing had all the words: these have some of them. */
  readonly some: boolean;
}

export const SITE_PAGE = 20;
/** Nobody looks further than this. */
const MOST_COUNTED = 1000;
/** Excerpts are taken from so much of a piece. */
const READ = 40_000;

interface FoundRow extends Omit<PublicLine, "lead"> {
  readonly anchor: string;
  readonly part: string;
  readonly words: string;
  readonly total: number;
}

const LINE = sql`t.kind, t.id, t.body_id as "bodyId", b.name as "bodyName", t.title, t.path, t.day::text as day, t.at, t.changed`;

const fits = ({ bodyId, kind, year }: SiteFilter, now: Instant) => sql`
  ${standsOn(dayOf(now))} and ${ofBody(bodyId ?? null)}
  and (${kind ?? null}::text is null or t.kind = ${kind ?? null})
  and (${year ?? null}::int is null or (t.day >= make_date(${year ?? 2000}, 1, 1) and t.day < make_date(${year ?? 2000} + 1, 1, 1)))`;

export function createSiteViews(db: Database) {
  /**
   * Weighing a piece is reading all its stems, which lie apart from the row: of a word that stands everywhere the newest `MOST_COUNTED`
   * pieces are weighed, and no more are read. A rare word is weighed wherever it stands.
   */
  const find = (query: string, filter: SiteFilter, page: number, now: Instant): Promise<FoundRow[]> =>
    db.ask(
      SYSTEM,
      sql<FoundRow>`
        with found as materialized (
          select p.kind, p.id, p.part, t.day
            from council.public_part p join council.public_text t on t.kind = p.kind and t.id = p.id
           where p.stems @@ ${query}::tsquery and ${fits(filter, now)}
           order by t.day desc, p.id, p.part limit ${MOST_COUNTED}
        ), ordered as materialized (
          select f.*, count(*) over () as total, ts_rank('{0.1, 0.2, 0.4, 1.0}', p.stems, ${query}::tsquery, 1) as rank
            from found f join council.public_part p on p.kind = f.kind and p.id = f.id and p.part = f.part
           order by rank desc, f.day desc, f.id, f.part limit ${SITE_PAGE} offset ${(page - 1) * SITE_PAGE}
        )
        select ${LINE}, p.anchor, p.title as part, left(p.words, ${READ}::int) as words, o.total::int as total
          from ordered o
          join council.public_part p on p.kind = o.kind and p.id = o.id and p.part = o.part
          join council.public_text t on t.kind = o.kind and t.id = o.id
          join council.body b on b.id = t.body_id
         order by o.rank desc, o.day desc, o.id, o.part`,
    );

  return {
    /**
     * What anybody may read that has the words typed: all of them, or else some. Best first, newer before older; `page` from 1. For everybody.
     * Null: nothing to look for was typed.
     */
    async searchSite(
      typed: string,
      filter: SiteFilter,
      page: number,
      now: Instant,
    ): Promise<SiteResult | null> {
      const question = questionOf(typed);
      if (question === null) return null;
      const at = Math.min(Math.max(1, Math.trunc(page) || 1), MOST_COUNTED / SITE_PAGE);
      let rows = await find(question.all, filter, at, now);
      const some = rows.length === 0 && at === 1 && question.terms.length > 1;
      if (some) rows = await find(question.any, filter, at, now);
      const total = rows[0]?.total ?? 0;
      return {
        ...{ total, newestOnly: total === MOST_COUNTED, some: some && rows.length > 0 },
        hits: rows.map(({ anchor, part, words, title, total: _, ...row }) => ({
          ...row,
          title: marked(title, question),
          part: marked(part, question),
          excerpt: excerpt(words, question),
          to: anchor === "" ? row.path : `${row.path}#${anchor}`,
        })),
      };
    },

    /** What became public or was changed last, newest first: for feeds and lists. For everybody. */
    publicLines: (filter: SiteFilter, most: number, now: Instant): Promise<PublicLine[]> =>
      db.ask(
        SYSTEM,
        sql<PublicLine>`
          select ${LINE}, t.lead from council.public_text t join council.body b on b.id = t.body_id
           where ${fits(filter, now)} order by t.changed desc, t.id limit ${most}`,
      ),

    /**
     * When what a body shows last moved – all bodies': null – also by going away, and whether that is some seconds ago. With a new day some
     * of it may stand no longer, or at last: midnight in Denmark counts as a move. Null: never.
     */
    publicMoved: async (
      bodyId: Uuid | null,
      now: Instant,
    ): Promise<{ readonly at: Instant; readonly settled: boolean } | null> => {
      const [row] = await db.ask(
        SYSTEM,
        sql<{ at: Instant | null; settled: boolean }>`
          select at, at < clock_timestamp() - interval '2 seconds' as settled from (
            select case when count(*) > 0 then greatest(max(at), ${instantAt(dayOf(now), "00:00")}::timestamptz) end as at
              from council.public_moved where ${bodyId}::uuid is null or body_id = ${bodyId}) m`,
      );
      return row?.at ? { at: row.at, settled: row.settled } : null;
    },

    /** The years something public is about, newest first. */
    publicYears: async (): Promise<number[]> =>
      (
        await db.ask(
          SYSTEM,
          sql<{
            year: number;
          }>`select distinct extract(year from day)::int as year from council.public_text order by 1 desc`,
        )
      ).map(({ year }) => year),
  };
}
