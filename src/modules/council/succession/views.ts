import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import type { Body } from "../bodies/types.ts";
import { keepingIn, type Reader } from "../bodies/views.ts";
import { mayKeep } from "../seats.ts";
import { type Ending, type Lineage, OPEN_THINGS } from "./types.ts";

export function createSuccessionViews(db: Database) {
  const lineageOf = async (body: Body, now: Instant): Promise<Lineage> => {
    const [becomes, cameFrom] = await Promise.all([
      db.ask(
        SYSTEM,
        sql<Lineage["becomes"][number]>`
          select b.slug, b.name from council.succession s join council.body b on b.id = s.to_body
           where s.from_body = ${body.id} order by b.name`,
      ),
      db.ask(
        SYSTEM,
        sql<Lineage["cameFrom"][number]>`
          select b.slug, b.name, b.last_day::text as "lastDay" from council.succession s join council.body b on b.id = s.from_body
           where s.to_body = ${body.id} order by b.name`,
      ),
    ]);
    return {
      lastDay: body.lastDay,
      over: body.lastDay !== null && body.lastDay < dayOf(now),
      becomes,
      cameFrom,
    };
  };

  /** How much a body has open on a day. */
  const openIn = async (bodyId: Uuid, today: string): Promise<Ending["open"]> => {
    const [counts] = await db.ask(
      SYSTEM,
      sql<Record<(typeof OPEN_THINGS)[number], number>>`
        select (select count(*)::int from council.meeting where body_id = ${bodyId} and state in ('planned', 'called') and held_on >= ${today}) as meetings,
               (select count(*)::int from council.meeting where body_id = ${bodyId} and state in ('held', 'draft', 'forApproval', 'approved')) as minutes,
               (select count(*)::int from council.recommendation where body_id = ${bodyId} and state in ('draft', 'adopted')) as recommendations,
               (select count(*)::int from council.consultation where body_id = ${bodyId} and sent_at is null and dropped_why is null) as consultations,
               (select count(*)::int from council.topic where body_id = ${bodyId} and state = 'waiting') as topics,
               (select count(*)::int from council.dialogue where body_id = ${bodyId} and closes_on >= ${today}) as dialogues,
               (select count(*)::int from council.nomination where body_id = ${bodyId} and state = 'open') as nominations,
               (select count(*)::int from council.gathering where body_id = ${bodyId} and state = 'open') as gatherings`,
    );
    return OPEN_THINGS.flatMap((what) => (counts?.[what] ? [{ what, count: counts[what] }] : []));
  };

  return {
    /** What a body became, and what it came from. For everybody. */
    lineage: lineageOf,

    /** A body's end: for whoever keeps its papers. Throws Refused `notFound`, `forbidden`. */
    async ending(who: Reader, slug: string, now: Instant): Promise<Ending> {
      const standing = await keepingIn(db, slug, who, now);
      const { body } = standing;
      const others = await db.ask(
        SYSTEM,
        sql<
          Ending["others"][number]
        >`select id, name from council.body where last_day is null and id <> ${body.id} order by name`,
      );
      const [lineage, open] = await Promise.all([lineageOf(body, now), openIn(body.id, dayOf(now))]);
      return { ...standing, mayEnd: mayKeep(who), lineage, open, others };
    },
  };
}
