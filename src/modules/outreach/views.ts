import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { addDays, type CalendarDay, parseCalendarDay } from "#kernel/time.ts";
import { type Actor, SYSTEM } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";
import type { OutreachDeps } from "./command.ts";
import { goesOut, mayGo } from "./policy.ts";
import { dayOut, fallsOn, leftOf, mayNote, stopsOn } from "./rules.ts";
import { createSearchViews } from "./searches.ts";
import { roundsWhere, visitsOf } from "./store.ts";
import { LEFT_DAYS, type Round, type Visit } from "./types.ts";
import type { PlanView, RoundLine, RoundsView, RoundView, TonightView } from "./view-types.ts";

/** What a team sees of its rounds. Plans are about nobody; whoever is looked for is searches.ts's. */
export function createOutreachViews(deps: OutreachDeps) {
  const { db, identity } = deps;
  const searches = createSearchViews(deps);

  /** The team's rounds, ended ones too where something of them may be left. */
  const roundsOf = async (snapshot: Db, unitId: Uuid, today: CalendarDay) => {
    const since = addDays(today, -LEFT_DAYS);
    const rounds = await roundsWhere(snapshot, sql`r.unit_id = ${unitId} and r.ended_at is null`);
    const visits = await visitsOf(
      snapshot,
      rounds.map(({ id }) => id),
      since,
    );
    return { rounds, visits, goers: await goersOf(snapshot, rounds) };
  };

  const tonightOf = (
    actor: Actor,
    { rounds, visits, goers }: Awaited<ReturnType<typeof roundsOf>>,
    today: CalendarDay,
  ): TonightView => ({
    goesOut: rounds.length > 0 || goesOut(actor),
    rounds: rounds
      .filter((round) => fallsOn(round, today))
      .map((round) => lineOf(round, today, visits, goers.get(round.id) ?? [])),
    left: rounds.flatMap((round) => {
      const left = leftOf(round, visits, today);
      return left
        ? [
            {
              roundId: round.id,
              name: round.name,
              day: left.day,
              places: left.stops.map(({ place }) => place),
            },
          ]
        : [];
    }),
  });

  return {
    ofCourse: searches.ofCourse,

    /** What the actor's team goes out to today, and what is left of the days before. About nobody: for who works there. */
    tonight: (actor: Actor, now: Instant): Promise<TonightView> =>
      db.read(SYSTEM, async (snapshot) => {
        const today = dayOut(now);
        return tonightOf(actor, await roundsOf(snapshot, actor.unitId, today), today);
      }),

    /** All of the team's rounds. About nobody but by number: for who works there. */
    rounds: (actor: Actor, now: Instant): Promise<RoundsView> =>
      db.read(SYSTEM, async (snapshot) => {
        const today = dayOut(now);
        const all = await roundsOf(snapshot, actor.unitId, today);
        const { rows } = await sql<{ searches: number; sightings: number }>`
          select (select count(*)::int from outreach.search where unit_id = ${actor.unitId} and ended_at is null) as searches,
                 (select count(*)::int from outreach.sighting where unit_id = ${actor.unitId} and ended_at is null) as sightings`.execute(
          snapshot,
        );
        return {
          ...tonightOf(actor, all, today),
          today,
          planned: all.rounds.map(({ id, name, weekdays, onDay, begins, stops }) => ({
            id,
            name,
            weekdays,
            onDay,
            begins,
            goes: all.goers.get(id) ?? [],
            stops: stops.filter(({ leftOn }) => leftOn === null).map(({ place }) => place),
          })),
          searches: rows[0]?.searches ?? 0,
          sightings: rows[0]?.sightings ?? 0,
        };
      }),

    /**
     * One round in the hand, on a day of the last week – today's where none is named: stops, whom to look for and who has been seen. For
     * who works in the team; whose name stands there is logged. Throws Refused `notFound`, logged.
     */
    async round(actor: Actor, roundId: Uuid, on: string | null, now: Instant): Promise<RoundView> {
      const view = await identity.audit.list(actor, now, async (tx) => {
        const [round] = isUuid(roundId) ? await roundsWhere(tx, sql`r.id = ${roundId}`) : [];
        if (!round || !mayGo(actor, round)) return { content: null, shown: {} };
        const today = dayOut(now);
        const day = parseCalendarDay(on ?? "") ?? today;
        const visits = await visitsOf(tx, [round.id], day);
        const stops = stopsOn(round.stops, day);
        const people = await searches.all(tx, actor, now);
        const here = <T extends { readonly stopId: Uuid | null }>(stopId: Uuid, lines: readonly T[]): T[] =>
          lines.filter((line) => line.stopId === stopId);
        // Whoever is looked for on another round that goes that day is on that one.
        const known = new Set(
          (await roundsWhere(tx, sql`r.unit_id = ${round.unitId}`))
            .filter((one) => one.id === round.id || fallsOn(one, day))
            .flatMap((one) => stopsOn(one.stops, day))
            .map(({ id }) => id),
        );
        const elsewhere = <T extends { readonly stopId: Uuid | null }>(lines: readonly T[]): T[] =>
          lines.filter(({ stopId }) => stopId === null || !known.has(stopId));
        const content: RoundView = {
          ...lineOf(round, day, visits, (await goersOf(tx, [round])).get(round.id) ?? []),
          mayNote: mayNote(round, day, now),
          today: day === today,
          stopViews: stops.map(({ id, place, usualTime }) => ({
            id,
            place,
            usualTime,
            visit: visits.find((visit) => visit.stopId === id && visit.day === day) ?? null,
            searches: here(id, people.searches),
            sightings: here(id, people.sightings),
          })),
          anywhere: { searches: elsewhere(people.searches), sightings: elsewhere(people.sightings) },
        };
        return { content, shown: { "list.round": people.searches.map(({ courseId }) => courseId) } };
      });
      if (view === null) {
        await identity.audit.deny({ at: now, actor, action: "outreach.read", detail: { roundId } });
        throw new Refused("notFound");
      }
      return view;
    },

    /** A round's plan as it stands, to change; null: an empty one. For who works in the team. Throws Refused `notFound`. */
    plan: (actor: Actor, roundId: Uuid | null): Promise<PlanView> =>
      db.read(SYSTEM, async (snapshot) => {
        const members = (await identity.membersOf(snapshot, actor.unitId)).filter(
          ({ technical }) => !technical,
        );
        const colleagues = members.map(({ personId, name }) => ({ id: personId, name }));
        const known = await placesInTheDirectory(snapshot, actor.unitId);
        if (roundId === null)
          return {
            id: null,
            edition: 0,
            name: "",
            weekdays: [],
            onDay: null,
            begins: "21:00",
            goes: [],
            stops: known.map((place) => ({ place, usualTime: null })),
            colleagues,
            known,
          };
        const [round] = isUuid(roundId)
          ? await roundsWhere(snapshot, sql`r.id = ${roundId} and r.ended_at is null`)
          : [];
        if (!round || !mayGo(actor, round)) throw new Refused("notFound");
        const { rows: goes } = await sql<{ id: Uuid }>`
          select person_id as id from outreach.goer where round_id = ${round.id}`.execute(snapshot);
        return {
          ...round,
          goes: goes.map(({ id }) => id),
          stops: round.stops
            .filter(({ leftOn }) => leftOn === null)
            .map(({ place, usualTime }) => ({ place, usualTime })),
          colleagues,
          known,
        };
      }),
  };
}

function lineOf(
  round: Round,
  day: CalendarDay,
  visits: readonly Visit[],
  goes: readonly string[],
): RoundLine {
  const stops = stopsOn(round.stops, day);
  const been = new Set(
    visits.filter((visit) => visit.day === day && visit.state === "done").map(({ stopId }) => stopId),
  );
  const { id, name, begins } = round;
  return {
    id,
    name,
    day,
    begins,
    goes,
    stops: stops.length,
    done: stops.filter((stop) => been.has(stop.id)).length,
  };
}

/** Who usually goes, by name; who no longer works here does not. */
async function goersOf(db: Db, rounds: readonly Round[]): Promise<ReadonlyMap<Uuid, readonly string[]>> {
  const { rows } = await sql<{ roundId: Uuid; names: string[] }>`
    select g.round_id as "roundId", array_agg(m.name order by m.name) as names
      from outreach.goer g join outreach.round r on r.id = g.round_id
      join identity.active_member m on m.person_id = g.person_id and m.unit_id = r.unit_id
     where g.round_id = any(${rounds.map(({ id }) => id)}::uuid[]) group by 1`.execute(db);
  return new Map(rows.map(({ roundId, names }) => [roundId, names]));
}

/** Where the directory says the team comes, in its order: the stops of its own offers. */
async function placesInTheDirectory(db: Db, unitId: Uuid): Promise<readonly string[]> {
  const { rows } = await sql<{ place: string }>`
    select coalesce(nullif(l.name, ''), l.street) as place
      from directory.service s join directory.service_at_location a on a.service_id = s.id join directory.location l on l.id = a.location_id
     where s.unit_id = ${unitId} and s.absent_since is null and l.absent_since is null and l.kind = 'physical'
     order by s.id, a.position`.execute(db);
  return [...new Set(rows.map(({ place }) => place).filter((place) => place !== ""))];
}
