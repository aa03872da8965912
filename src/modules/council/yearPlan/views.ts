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
import { isGuestAt } from "../planning/company.ts";
import type { PlannedDay, YearPlan } from "./types.ts";

/** Where a meeting `m` is read: called or published, by everybody; else by those who sit there, where it was made here. */
const PAGE = sql`case when m.state = 'published' or m.agenda is not null then 'public' when m.made_here then 'own' end`;

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
          select m.id, m.held_on as day, m.starts, m.ends, m.place, m.kind, m.state, ${PAGE} as page, coalesce(w.joint, '{}') as joint
            from council.meeting m
            left join lateral (select array_agg(w.body_id) as joint from council.meeting_with w where w.meeting_id = m.id) w on true
           where m.body_id = ${bodyId} and extract(year from m.held_on) = ${year} and m.state <> 'cancelled')
        select p.id, coalesce(m.day, p.day)::text as day, coalesce(m.starts, p.starts) as start, coalesce(m.ends, p.ends) as "end",
               coalesce(m.place, p.place) as place, coalesce(m.kind, p.kind) as kind, coalesce(p.theme, '') as theme,
               coalesce(m.joint, p.joint)::text[] as joint, m.state, m.page, null::jsonb as host, case when p.dropped_at is not null then p.because end as dropped
          from (select * from council.planned_day where body_id = ${bodyId} and extract(year from day) = ${year}) p
          full join meeting m on m.day = p.day and m.starts = p.starts and p.dropped_at is null
         order by day, start`,
    );

  /** The days it meets with another that presides, or that other means them to. */
  const guestDaysOf = (bodyId: Uuid, year: number): Promise<Row[]> =>
    db.ask(
      SYSTEM,
      sql<Row>`
        with asked as (
          select m.body_id, m.held_on as day, m.starts, m.ends, m.place, m.kind, '' as theme, m.state, ${PAGE} as page,
                 (select array_agg(w.body_id) from council.meeting_with w where w.meeting_id = m.id) as joint
            from council.meeting m
           where ${isGuestAt(bodyId, sql.ref("m.id"))} and extract(year from m.held_on) = ${year} and m.state <> 'cancelled'
          union all
          select p.body_id, p.day, p.starts, p.ends, p.place, p.kind, p.theme, null, null, p.joint from council.planned_day p
           where ${bodyId} = any(p.joint) and p.body_id <> ${bodyId} and extract(year from p.day) = ${year} and p.dropped_at is null
             and not exists (select from council.meeting m
               where m.body_id = p.body_id and m.held_on = p.day and m.starts = p.starts and m.state <> 'cancelled'))
        select null as id, a.day::text as day, a.starts as start, a.ends as "end", a.place, a.kind, a.theme,
               array_remove(a.joint, ${bodyId}::uuid)::text[] as joint, a.state, a.page,
               jsonb_build_object('slug', b.slug, 'name', b.name) as host, null as dropped
          from asked a join council.body b on b.id = a.body_id`,
    );

  return {
    /**
     * A body's days in a year: those it means to meet, and its meetings, with the last days before each; and those it meets with another
     * that presides. For everybody; what was dropped is for whoever sits in it. Null where there is no such body.
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
      const [own, guest, versions, bodies] = await Promise.all([
        daysOf(id, year),
        guestDaysOf(id, year),
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
      const rows = [...own, ...guest].sort((a, b) =>
        `${a.day} ${a.start}` < `${b.day} ${b.start}` ? -1 : 1,
      );
      const days = rows.map(({ state, joint, page, ...row }) => ({
        ...row,
        page: page === "own" && !standing.sits ? null : page,
        joint: joint.map((one) => ({ id: one, name: nameOf.get(one) ?? "" })),
        meeting: state === null ? null : { state },
        last: row.host === null ? deadlines(rulesOn(versions, row.day), row.day) : null,
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
