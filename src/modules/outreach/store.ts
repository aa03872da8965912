import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { type Db, later, type Tx } from "#platform/db.ts";
import type { stopsAfter } from "./rules.ts";
import type { Became, MetHow, Round, Search, SkipReason, Visit } from "./types.ts";

/** Rounds, searches and sightings as the database has them. A round is locked by whoever changes it or notes what was done on it. */

export interface By {
  readonly personId: Uuid;
  readonly at: Instant;
}

const run = (tx: Tx, statement: RawBuilder<unknown>): void => later(tx, statement.compile(tx));

/** Rounds with all stops they have had, by name. */
export async function roundsWhere(db: Db, which: RawBuilder<unknown>): Promise<Round[]> {
  const { rows } = await sql<Round>`
    select r.id, r.unit_id as "unitId", r.name, r.weekdays, r.on_day::text as "onDay", r.begins, r.edition, r.made_on::text as "madeOn",
           r.ended_at as "endedAt",
           (select jsonb_agg(jsonb_build_object('id', s.id, 'place', s.place, 'usualTime', s.usual_time, 'addedOn', s.added_on,
                                                'leftOn', s.left_on) order by s.position, s.added_on, s.id)
              from outreach.stop s where s.round_id = r.id) as stops
      from outreach.round r where ${which} order by r.begins, r.name, r.id`.execute(db);
  return rows;
}

/** One round, locked. Throws Refused `notFound`. */
export async function loadRound(tx: Tx, which: RawBuilder<unknown>): Promise<Round> {
  run(tx, sql`select 1 from outreach.round r where ${which} for update`);
  const [round] = await roundsWhere(tx, which);
  if (!round) throw new Refused("notFound");
  return round;
}
export const byId = (id: Uuid) => sql`r.id = ${id}`;
export const byStop = (stopId: Uuid) => sql`r.id = (select round_id from outreach.stop where id = ${stopId})`;

type Plan = Pick<Round, "name" | "weekdays" | "onDay" | "begins">;

export const insertRound = (
  tx: Tx,
  { id, unitId, madeOn, ...plan }: Plan & Pick<Round, "id" | "unitId" | "madeOn">,
  by: By,
): void =>
  run(
    tx,
    sql`insert into outreach.round (id, unit_id, name, weekdays, on_day, begins, edition, made_at, made_on, made_by)
        values (${id}, ${unitId}, ${plan.name}, ${[...plan.weekdays]}::int[], ${plan.onDay}, ${plan.begins}, 1, ${by.at}, ${madeOn}, ${by.personId})`,
  );

export const updateRound = (tx: Tx, id: Uuid, plan: Plan): void =>
  run(
    tx,
    sql`update outreach.round set name = ${plan.name}, weekdays = ${[...plan.weekdays]}::int[], on_day = ${plan.onDay},
               begins = ${plan.begins}, edition = edition + 1 where id = ${id}`,
  );

export const endRound = (tx: Tx, id: Uuid, by: By): void =>
  run(
    tx,
    sql`update outreach.round set ended_at = ${by.at}, ended_by = ${by.personId}, edition = edition + 1 where id = ${id}`,
  );

export function putGoers(tx: Tx, roundId: Uuid, people: readonly Uuid[]): void {
  run(tx, sql`delete from outreach.goer where round_id = ${roundId}`);
  run(
    tx,
    sql`insert into outreach.goer (round_id, person_id) select ${roundId}, unnest(${[...new Set(people)]}::uuid[])`,
  );
}

/** The stops as the plan has them now. A place of the team's own that the directory knows by that name is that place. */
export function putStops(
  tx: Tx,
  round: Pick<Round, "id" | "unitId">,
  to: ReturnType<typeof stopsAfter>,
  on: CalendarDay,
): void {
  for (const { id, position, usualTime } of to.kept)
    run(tx, sql`update outreach.stop set position = ${position}, usual_time = ${usualTime} where id = ${id}`);
  for (const id of to.gone)
    run(tx, sql`update outreach.stop set left_on = greatest(added_on, ${on}::date) where id = ${id}`);
  for (const { place, position, usualTime } of to.added)
    run(
      tx,
      sql`insert into outreach.stop (id, round_id, position, place, usual_time, added_on, location_id)
          values (${newId()}, ${round.id}, ${position}, ${place}, ${usualTime}, ${on},
                  (select l.id from directory.location l join directory.service_at_location a on a.location_id = l.id
                                    join directory.service s on s.id = a.service_id
                    where s.unit_id = ${round.unitId} and l.absent_since is null and lower(l.name) = lower(${place}) order by l.id limit 1))`,
    );
}

export async function visitsOf(db: Db, roundIds: readonly Uuid[], since: CalendarDay): Promise<Visit[]> {
  const { rows } = await sql<Visit>`
    select v.stop_id as "stopId", v.day::text as day, v.state, v.why, v.at, p.name as by
      from outreach.visit v join outreach.stop s on s.id = v.stop_id join identity.person p on p.id = v.person_id
     where s.round_id = any(${[...roundIds]}::uuid[]) and v.day >= ${since} order by v.at`.execute(db);
  return rows;
}

/** Noted once: where somebody has been there already, or skipped it already, nothing changes. False then. */
export async function putVisit(
  tx: Tx,
  stopId: Uuid,
  day: CalendarDay,
  visit: { readonly state: Visit["state"]; readonly why: SkipReason | null },
  by: By,
): Promise<boolean> {
  const { rows } = await sql`
    insert into outreach.visit as v (stop_id, day, state, why, at, person_id)
    values (${stopId}, ${day}, ${visit.state}, ${visit.why}, ${by.at}, ${by.personId})
    on conflict (stop_id, day) do update set state = excluded.state, why = excluded.why, at = excluded.at, person_id = excluded.person_id
      where v.state = 'skipped' and excluded.state = 'done'
    returning 1`.execute(tx);
  return rows.length > 0;
}

const SEARCH = sql`s.id, s.unit_id as "unitId", s.course_id as "courseId", s.citizen_id as "citizenId", s.stop_id as "stopId", s.place,
  s.ended_at as "endedAt"`;

export async function searchesWhere(db: Db, which: RawBuilder<unknown>): Promise<Search[]> {
  const { rows } = await sql<Search>`
    select ${SEARCH} from outreach.search s where ${which} order by s.begun_at, s.id`.execute(db);
  return rows;
}

export const insertSearch = (tx: Tx, search: Omit<Search, "endedAt">, by: By): void =>
  run(
    tx,
    sql`insert into outreach.search (id, unit_id, course_id, citizen_id, stop_id, place, begun_at, begun_by)
        values (${search.id}, ${search.unitId}, ${search.courseId}, ${search.citizenId}, ${search.stopId}, ${search.place}, ${by.at}, ${by.personId})`,
  );

export const moveSearch = (tx: Tx, id: Uuid, { stopId, place }: Pick<Search, "stopId" | "place">): void =>
  run(tx, sql`update outreach.search set stop_id = ${stopId}, place = ${place} where id = ${id}`);

export const endSearch = (tx: Tx, id: Uuid, by: By): void =>
  run(
    tx,
    sql`update outreach.search set ended_at = ${by.at}, ended_by = ${by.personId}, ended_how = 'stopped' where id = ${id}`,
  );

/**
 * How it went today, once a day: two who press at once count once. Met stands; not found may still become met. False where nothing
 * changed.
 */
export async function putAttempt(
  tx: Tx,
  searchId: Uuid,
  day: CalendarDay,
  attempt: { readonly outcome: "met" | "notFound"; readonly how: MetHow | null },
  by: By,
): Promise<boolean> {
  const { rows } = await sql`
    insert into outreach.attempt as a (search_id, day, outcome, how, at, person_id)
    values (${searchId}, ${day}, ${attempt.outcome}, ${attempt.how}, ${by.at}, ${by.personId})
    on conflict (search_id, day) do update set outcome = excluded.outcome, how = excluded.how, at = excluded.at, person_id = excluded.person_id
      where a.outcome = 'notFound' and excluded.outcome = 'met'
    returning 1`.execute(tx);
  return rows.length > 0;
}

export const insertSighting = (
  tx: Tx,
  sighting: {
    readonly id: Uuid;
    readonly unitId: Uuid;
    readonly region: string;
    readonly stopId: Uuid | null;
    readonly words: string;
    readonly seenOn: CalendarDay;
    readonly endsOn: CalendarDay;
  },
  by: By,
): void =>
  run(
    tx,
    sql`insert into outreach.sighting (id, unit_id, region, stop_id, words, seen_at, seen_on, seen_by, ends_on)
        values (${sighting.id}, ${sighting.unitId}, ${sighting.region}, ${sighting.stopId}, ${sighting.words}, ${by.at}, ${sighting.seenOn},
                ${by.personId}, ${sighting.endsOn})`,
  );

/** Its words are gone with it. False where it had ended already. */
export async function endSighting(tx: Tx, id: Uuid, how: Became | "gone", by: By): Promise<boolean> {
  const { rows } = await sql`
    update outreach.sighting set words = null, ended_at = ${by.at}, ended_by = ${by.personId}, ended_how = ${how}
     where id = ${id} and ended_at is null returning id`.execute(tx);
  return rows.length > 0;
}

/** Those whose last day is over. Gives whose they were. */
export async function lapseSightings(
  tx: Tx,
  today: CalendarDay,
  at: Instant,
): Promise<{ unitId: Uuid; region: string }[]> {
  const { rows } = await sql<{ unitId: Uuid; region: string }>`
    update outreach.sighting set words = null, ended_at = ${at}, ended_how = 'lapsed'
     where ended_at is null and ends_on < ${today} returning unit_id as "unitId", region`.execute(tx);
  return rows;
}

/** Whoever is looked for on the course has died: they are looked for no more, by any team, on any record that is theirs. */
export async function endForDeath(
  tx: Tx,
  courseId: Uuid,
  at: Instant,
): Promise<(Search & { readonly region: string })[]> {
  const { rows } = await sql<Search & { region: string }>`
    update outreach.search s set ended_at = ${at}, ended_how = 'died'
      from relay.course c
     where c.id = s.course_id and s.ended_at is null
       and (s.course_id = ${courseId}
            or s.citizen_id in (select citizen.same_records(d.citizen_id) from relay.course d where d.id = ${courseId}))
    returning ${SEARCH}, c.region`.execute(tx);
  return rows;
}

/** Ends what is no longer the team's to look for: the course is closed, or others have the baton and every need. */
export async function endOthers(
  tx: Tx,
  at: Instant,
): Promise<(Search & { readonly region: string; readonly mergedInto: Uuid | null })[]> {
  const { rows } = await sql<Search & { region: string; mergedInto: Uuid | null }>`
    update outreach.search s set ended_at = ${at}, ended_how = 'notOurs'
      from relay.course c
     where c.id = s.course_id and s.ended_at is null
       and (c.closed_at is not null
            or (c.holder_id <> s.unit_id and not exists (select from relay.need n where n.course_id = c.id and n.responsible_id = s.unit_id and n.ended_at is null)))
    returning ${SEARCH}, c.region, c.merged_into as "mergedInto"`.execute(tx);
  return rows;
}
