import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import { type Reader, sittingIn } from "../bodies/views.ts";
import type { Topic, Topics } from "./types.ts";

/** How many that are settled a page shows. */
const SHOWN = 50;

export function createTopicViews(db: Database) {
  return {
    /** The backlog: what is wanted soonest first. For whoever sits in the body. Throws Refused `notFound`, `forbidden`. */
    async topics(who: Reader, slug: string, now: Instant): Promise<Topics> {
      const standing = await sittingIn(db, slug, who, now);
      const { id } = standing.body;
      const all = await db.ask(
        SYSTEM,
        sql<Topic>`
          select t.id, t.title, t.why, t.from_whom as "fromWhom", t.wanted_on::text as "wantedOn", t.state, t.at,
                 m.held_on::text as "takenTo", t.settled_at as "settledAt", t.because
            from council.topic t left join council.meeting m on m.id = t.meeting_id where t.body_id = ${id}
           order by t.settled_at desc nulls first, t.wanted_on nulls last, t.at`,
      );
      const meetings = await db.ask(
        SYSTEM,
        sql<Topics["meetings"][number]>`
          select m.id, m.held_on::text as day, m.starts as start from council.meeting m
           where m.body_id = ${id} and m.state in ('planned', 'called') and m.held_on >= ${dayOf(now)} order by m.held_on, m.starts`,
      );
      return {
        ...standing,
        waiting: all.filter(({ state }) => state === "waiting"),
        settled: all.filter(({ state }) => state !== "waiting").slice(0, SHOWN),
        meetings,
      };
    },
  };
}
