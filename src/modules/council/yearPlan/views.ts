import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import { type Reader, standingIn } from "../bodies/views.ts";
import { deadlines, rulesOn } from "../bodyRules/rules.ts";
import { rulesVersions } from "../bodyRules/store.ts";
import type { MeetingState } from "../meetings/types.ts";
import type { PlannedDay, YearPlan } from "./types.ts";

type Row = Omit<PlannedDay, "last" | "meeting" | "joint"> & {
  readonly state: MeetingState | null;
  readonly joint: readonly Uuid[];
};

export function createYearPlanViews(db: Database) {
  const daysOf = (bodyId: Uuid, year: number): Promise<Row[]> =>
    db.ask(
      SYSTEM,
      sql<Row>`
        with meeting as (
          select m.id, m.held_on as day, m.starts, m.ends, m.place, m.kind, m.state, coalesce(w.joint, '{}') as joint from council.meeting m
            left join lateral (select array_agg(w.body_id) as joint from council.meeting_with w where w.meeting_id = m.id) w on true
           where m.body_id = ${bodyId} and extract(year from m.held_on) = ${year} and m.state <> 'cancelled')
        select p.id, coalesce(m.day, p.day)::text as day, coalesce(m.starts, p.starts) as start, coalesce(m.ends, p.ends) as "end",
               coalesce(m.place, p.place) as place, coalesce(m.kind, p.kind) as kind, coalesce(p.theme, '') as theme,
               coalesce(m.joint, p.joint)::text[] as joint, m.state, case when p.dropped_at is not null then p.because end as dropped
          from (select * from council.planned_day where body_id = ${bodyId} and extract(year from day) = ${year}) p
          full join meeting m on m.day = p.day and m.starts = p.starts and p.dropped_at is null
         order by day, start`,
    );

  return {
    /**
     * A body's days in a year: those it means to meet, and its meetings, with the last days before each. For everybody; what was dropped
     * is for whoever sits in it. Null where there is no such body.
     */
    async yearPlan(
      slug: string,
      asked: number | null,
      who: Reader | null,
      now: Instant,
    ): Promise<YearPlan | null> {
      const standing = await standingIn(db, slug, who, now);
      if (standing === null) return null;
      const year = asked ?? Number(dayOf(now).slice(0, 4));
      const { id } = standing.body;
      const [rows, versions, bodies] = await Promise.all([
        daysOf(id, year),
        db.read(SYSTEM, (snapshot) => rulesVersions(snapshot, id)),
        db.ask(
          SYSTEM,
          sql<{
            id: Uuid;
            name: string;
            ended: boolean;
          }>`select id, name, last_day is not null as ended from council.body where id <> ${id} order by name`,
        ),
      ]);
      const nameOf = new Map(bodies.map((body) => [body.id, body.name]));
      const days = rows.map(({ state, joint, ...row }) => ({
        ...row,
        joint: joint.map((one) => ({ id: one, name: nameOf.get(one) ?? "" })),
        meeting: state === null ? null : { state },
        last: deadlines(rulesOn(versions, row.day), row.day),
      }));
      return {
        ...standing,
        year,
        days: days.filter(({ dropped }) => dropped === null || standing.sits),
        others: bodies.filter(({ ended }) => !ended).map(({ id: other, name }) => ({ id: other, name })),
      };
    },
  };
}
