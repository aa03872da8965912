import { sql } from "kysely";
import type { Quarter, Tally } from "#kernel/quarters.ts";
import { instantAt } from "#kernel/time.ts";
import type { Db } from "#platform/db.ts";

/** What insight counts of the relay, a quarter at a time and for every region. Exact: disclosure control is insight's (law 15). */

const within = (column: ReturnType<typeof sql>, { from, until }: Quarter) =>
  sql`${column} >= ${instantAt(from, "00:00")} and ${column} < ${instantAt(until, "00:00")}`;

const people = sql`count(distinct coalesce(z.same_as, z.id))::int as people`;

/** Every time somebody was asked to take over – several doors at once are one time – and when somebody had; not what the sender called back. */
const asked = (quarter: Quarter) => sql`
  select c.region, coalesce(z.same_as, z.id) as who, min(h.proposed_at) as asked_at,
         min(h.answered_at) filter (where h.state = 'accepted' or h.overtaken_by is not null) as taken_at,
         coalesce(bool_or(h.answered_at <= h.answer_by) filter (where h.state = 'accepted'), false) as in_time
    from relay.handover h
    join relay.course c on c.id = h.course_id join citizen.citizen z on z.id = c.citizen_id
   where h.kind = 'ask' and h.answer_by is not null and ${within(sql`h.proposed_at`, quarter)}
   group by h.ask_id, c.region, coalesce(z.same_as, z.id)
  having not bool_and(h.state = 'withdrawn' and h.overtaken_by is null)`;

/** The hours until somebody had taken over, for half of what was taken over. */
export async function takeoverHours(db: Db, quarter: Quarter): Promise<readonly Tally[]> {
  const { rows } = await sql<Tally>`
    select region, count(*)::int as count, count(*)::int as "of", count(distinct who)::int as people,
           percentile_cont(0.5) within group (order by extract(epoch from taken_at - asked_at) / 3600) as middle
      from (${asked(quarter)}) a where taken_at is not null group by region`.execute(db);
  return rows;
}

/** How many were taken over by one of those asked, within the time they had to answer. */
export async function takenOverInTime(db: Db, quarter: Quarter): Promise<readonly Tally[]> {
  const { rows } = await sql<Tally>`
    select region, count(*) filter (where in_time)::int as count, count(*)::int as "of", count(distinct who)::int as people
      from (${asked(quarter)}) a group by region`.execute(db);
  return rows;
}

/** Of the answers to "how did it feel?", how many are one of the two best of five faces. */
export async function feltSafe(db: Db, quarter: Quarter): Promise<readonly Tally[]> {
  const { rows } = await sql<Tally>`
    select c.region, count(*) filter (where a.face >= 4)::int as count, count(*)::int as "of", ${people}
      from relay.felt_answer a join relay.felt_ask k on k.id = a.ask_id
      join relay.course c on c.id = k.course_id join citizen.citizen z on z.id = k.citizen_id
     where ${within(sql`a.at`, quarter)} group by c.region`.execute(db);
  return rows;
}

/** Since when each region has had courses here: before that, a nought would say nothing. */
export async function inUseSince(
  db: Db,
): Promise<readonly { readonly region: string; readonly since: Date }[]> {
  const { rows } = await sql<{ region: string; since: Date }>`
    select region, min(begun_at) as since from relay.course group by region order by region`.execute(db);
  return rows;
}
