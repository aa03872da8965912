import { sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import type { Db } from "#platform/db.ts";
import type { Target } from "./types.ts";

/** The targets of a recommendation as they are said now, each with what it said before and what was read of it. */
export const targetsOf = async (db: Db, recommendationId: Uuid): Promise<readonly Target[]> =>
  (
    await sql<Target>`
      with said as (
        select t.id, 1 as edition, t.words, t.goal, t.direction, t.by_day, '' as why, t.at from council.target t
         where t.recommendation_id = ${recommendationId}
        union all
        select e.target_id, e.edition, e.words, e.goal, e.direction, e.by_day, e.why, e.at from council.target_edition e
          join council.target t on t.id = e.target_id where t.recommendation_id = ${recommendationId})
      select t.id, t.unit, s.edition, s.words, s.goal, s.direction, s.by_day::text as "by",
             coalesce((select jsonb_agg(jsonb_build_object('words', b.words, 'goal', b.goal, 'direction', b.direction, 'by', b.by_day,
                         'until', ((a.at at time zone 'Europe/Copenhagen')::date)::text, 'why', a.why) order by b.edition desc)
                         from said b join said a on a.id = b.id and a.edition = b.edition + 1 where b.id = t.id), '[]') as before,
             coalesce((select jsonb_agg(jsonb_build_object('on', g.on_day::text, 'value', g.value, 'words', g.words) order by g.on_day, g.at, g.id)
                         from council.reading g where g.target_id = t.id), '[]') as readings
        from council.target t join said s on s.id = t.id
       where not exists (select from said n where n.id = s.id and n.edition > s.edition)
       order by s.by_day, t.at, t.id`.execute(db)
  ).rows;
