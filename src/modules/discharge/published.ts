import { sql } from "kysely";
import type { Quarter, Tally } from "#kernel/quarters.ts";
import { instantAt } from "#kernel/time.ts";
import type { Db } from "#platform/db.ts";

/** What insight counts of leaving (B2, B4), a quarter at a time and for every region. Exact: disclosure control is insight's (law 15). */

const people = sql`count(distinct coalesce(z.same_as, z.id))::int as people`;
const ofWhom = sql`join relay.course c on c.id = l.course_id join citizen.citizen z on z.id = l.citizen_id`;

/** Discharges and ended stays with no place to stay. */
export async function leftWithoutPlace(db: Db, { from, until }: Quarter): Promise<readonly Tally[]> {
  const { rows } = await sql<Tally>`
    select c.region, count(*)::int as count, ${people}
      from discharge.leaving l ${ofWhom}
     where l.without_place and l.left_at >= ${instantAt(from, "00:00")} and l.left_at < ${instantAt(until, "00:00")}
     group by c.region`.execute(db);
  return rows;
}

/** Of those who left a hospital in the quarter, how many were in again within the days that make it a readmission. */
export async function readmissions(db: Db, { from, until }: Quarter): Promise<readonly Tally[]> {
  const { rows } = await sql<Tally>`
    select c.region, count(*)::int as "of", ${people},
           count(*) filter (where exists (select from discharge.leaving again where again.previous_id = l.id
                                             and again.stopped is distinct from 'mistake'))::int as count
      from discharge.leaving l ${ofWhom}
     where l.subject = 'admission' and l.state in ('left', 'leftEarly')
       and l.left_at >= ${instantAt(from, "00:00")} and l.left_at < ${instantAt(until, "00:00")}
     group by c.region`.execute(db);
  return rows;
}
