import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { dayOf } from "#kernel/time.ts";
import { isHealthDoor } from "#modules/consent/index.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";

/**
 * Who may act on a course at all, asked of the database as it stands inside the command's transaction. What a unit may do
 * with what it is responsible for is in the rules; how much it may see, in views/sight.ts.
 */

/** Settling a joint table by taking over commits the organisation: a lead does that. */
export const maySettleByTaking = (actor: Actor): boolean => actor.role === "lead";

/** Units besides health staff's who meet people on the street and in emergencies. */
const STREET_KINDS: readonly string[] = ["outreach", "streetTeam", "nightTeam", "emergencyTeam"];

/** Health staff (sundhedsloven §§ 41, 42 a) and street and emergency units: employed people on duty, not volunteers, not machines. */
export const mayOpenInEmergency = ({
  unit,
  role,
  technical,
}: Pick<Actor, "unit" | "role" | "technical">): boolean =>
  !technical && role !== "volunteer" && (isHealthDoor(unit) || STREET_KINDS.includes(unit.kind));

/** The consultant is responsible for discharge agreements and coordination plans: units of the region's psychiatry (psykiatriloven §§ 13 a–c). */
export const mayAskByPlan = ({ sector, kind }: Pick<Actor["unit"], "sector" | "kind">): boolean =>
  sector === "region" && /^psych/.test(kind);

const onTheRelay = (actor: Actor, courseId: Uuid) => sql`
  select 1 from relay.course where id = ${courseId} and holder_id = ${actor.unitId}
  union all
  select 1 from relay.need where course_id = ${courseId} and responsible_id = ${actor.unitId} and ended_at is null`;

const askedSeatedOrMetThere = (actor: Actor, courseId: Uuid) => sql`
  select 1 from relay.handover where course_id = ${courseId} and to_unit_id = ${actor.unitId} and state in ('proposed', 'questioned')
  union all
  select 1 from relay.seat s join relay.joint_table t on t.id = s.table_id
   where t.course_id = ${courseId} and t.state <> 'settled' and s.unit_id = ${actor.unitId}
  union all
  select 1 from relay.contact where course_id = ${courseId} and unit_id = ${actor.unitId} and way = 'arrived'`;

/** Has the baton (or had it when the course closed), or an open need of the course. */
export const takesPart = async (db: Db, actor: Actor, courseId: Uuid): Promise<boolean> =>
  (await sql`${onTheRelay(actor, courseId)} limit 1`.execute(db)).rows.length > 0;

/** Has a reason to know of the course: takes part, was asked, sits at its table, or the citizen arrived there (decision 6). */
export const knowsTheCourse = async (db: Db, actor: Actor, courseId: Uuid): Promise<boolean> =>
  (
    await sql`${onTheRelay(actor, courseId)} union all ${askedSeatedOrMetThere(actor, courseId)} limit 1`.execute(
      db,
    )
  ).rows.length > 0;

/**
 * May take over without having been asked (decision 6): on the course, or the citizen arrived there – or asked, or seated, about
 * this very need or the baton, since being asked of one thing is no way to see a person's others.
 */
export const mayTakeOver = async (
  db: Db,
  actor: Actor,
  { courseId, needId }: { readonly courseId: Uuid; readonly needId: Uuid | null },
): Promise<boolean> =>
  (
    await sql`
      ${onTheRelay(actor, courseId)} union all
      select 1 from relay.contact where course_id = ${courseId} and unit_id = ${actor.unitId} and way = 'arrived'
      union all
      select 1 from relay.handover where course_id = ${courseId} and to_unit_id = ${actor.unitId} and is_open
                                     and subject_id in (course_id, ${needId ?? courseId})
      union all
      select 1 from relay.seat s join relay.joint_table t on t.id = s.table_id
       where t.course_id = ${courseId} and t.state <> 'settled' and s.unit_id = ${actor.unitId}
         and t.subject_id in (t.course_id, ${needId ?? courseId})
      limit 1`.execute(db)
  ).rows.length > 0;

/**
 * Any door may reopen a closed course – of somebody it may know: its unit was on the course before, or the citizen lets it find
 * them, in the region.
 */
export const mayReopen = async (db: Db, actor: Actor, courseId: Uuid, now: Instant): Promise<boolean> =>
  (
    await sql`
      select 1 from relay.period where course_id = ${courseId} and unit_id = ${actor.unitId}
      union all
      select 1 from relay.course c
       where c.id = ${courseId} and c.region = ${actor.unit.region}
         and consent.lets_find(c.citizen_id, ${actor.unitId}, ${dayOf(now)})
      limit 1`.execute(db)
  ).rows.length > 0;

/**
 * How much of a refusal the actor's unit may hear, of everything the command names. "why": it knows the course, may know who
 * has the baton (A10), or is a party to the very ask, call or table named. "code": it had a part once, so that a page left
 * open is answered, without saying who has it now. "nothing": then it reads as if there were no such thing (law 12).
 */
export async function mayHear(
  db: Db,
  actor: Actor,
  named: readonly Uuid[],
  now: Instant,
): Promise<"why" | "code" | "nothing"> {
  const unit = actor.unitId;
  const { rows } = await sql<{ courseId: Uuid; party: boolean; may: boolean; was: boolean }>`
    with named as (
      select id as course_id, false as party from relay.course where id = any(${named}::uuid[])
      union all
      select id, false from relay.course where citizen_id = any(${named}::uuid[]) and closed_at is null
         and not exists (select from relay.course about where about.id = any(${named}::uuid[]))
      union all
      select course_id, false from relay.need where id = any(${named}::uuid[])
      union all
      select course_id, from_unit_id = ${unit} or (to_unit_id = ${unit} and (kind <> 'ask' or answer_by is not null))
        from relay.handover where id = any(${named}::uuid[])
      union all
      select course_id, from_unit_id = ${unit} from relay.external_handover where id = any(${named}::uuid[])
      union all
      select t.course_id, t.convener_id = ${unit}
             or exists (select from relay.seat s where s.table_id = t.id and (s.unit_id = ${unit} or s.person_id = ${actor.personId}))
        from relay.joint_table t where t.id = any(${named}::uuid[]))
    select n.course_id as "courseId", bool_or(n.party) as party,
           exists (select from relay.course c
                    where c.id = n.course_id and c.region = ${actor.unit.region}
                      and consent.lets_find(c.citizen_id, ${unit}, ${dayOf(now)})) as may,
           exists (select from relay.period p where p.course_id = n.course_id and p.unit_id = ${unit}) as was
      from named n group by n.course_id`.execute(db);
  let heard: "why" | "code" = "why";
  for (const { courseId, party, may, was } of rows) {
    if (party || may || (await knowsTheCourse(db, actor, courseId))) continue;
    if (!was) return "nothing";
    heard = "code";
  }
  return heard;
}
