import { sql } from "kysely";
import type { Quarter, Tally } from "#kernel/quarters.ts";
import type { Db } from "#platform/db.ts";

/** Of appointments somebody has said the outcome of, how many nobody came to. For insight, which controls what is disclosed (law 15). */
export async function missedAppointments(db: Db, { from, until }: Quarter): Promise<readonly Tally[]> {
  const { rows } = await sql<Tally>`
    select c.region, count(*) filter (where a.state = 'noShow')::int as count, count(*)::int as "of",
           count(distinct coalesce(z.same_as, z.id))::int as people
      from appointments.appointment a
      join relay.course c on c.id = a.course_id join citizen.citizen z on z.id = a.citizen_id
     where a.state in ('attended', 'noShow') and a.day >= ${from}::date and a.day < ${until}::date
     group by c.region`.execute(db);
  return rows;
}
