import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { dayOf } from "#kernel/time.ts";
import type { Actor } from "#modules/identity/index.ts";
import { asOf, type Db } from "#platform/db.ts";
import type { OutreachDeps } from "./command.ts";
import { goesOut } from "./policy.ts";
import { dayOut } from "./rules.ts";
import { roundsWhere } from "./store.ts";
import type { CourseSearch, SearchLine, SightingLine } from "./view-types.ts";

type At<T> = T & { readonly stopId: Uuid | null };

interface Row {
  readonly id: Uuid;
  readonly courseId: Uuid;
  readonly citizenId: Uuid;
  readonly stopId: Uuid | null;
  readonly place: string;
  readonly lastMetAt: Instant | null;
  readonly looked: number;
  readonly outcome: "met" | "notFound" | null;
  readonly how: NonNullable<SearchLine["today"]>["how"];
  readonly at: Instant | null;
  readonly by: string | null;
}

/** Ways to reach somebody that are places: where one may also go. */
const PLACES: readonly string[] = ["place", "letter"];

/** Whom a team looks for, as far as its reader may know of them. */
export function createSearchViews({ citizens, identity }: OutreachDeps) {
  return {
    /** Everybody the actor's team looks for, and whom it has seen and not met, in one batch. The caller logs. */
    async all(
      db: Db,
      actor: Actor,
      now: Instant,
    ): Promise<{ searches: readonly At<SearchLine>[]; sightings: readonly At<SightingLine>[] }> {
      const { rows } = await sql<Row>`
        select s.id, s.course_id as "courseId", s.citizen_id as "citizenId", s.stop_id as "stopId", s.place, m.at as "lastMetAt",
               (select count(distinct (k.at at time zone 'Europe/Copenhagen')::date)::int from relay.contact k
                 where k.course_id = s.course_id and k.way = 'notFound' and k.at > coalesce(m.at, '-infinity')) as looked,
               a.outcome, a.how, a.at, p.name as by
          from outreach.search s
          left join lateral (select max(k.at) as at from relay.contact k
                              where k.course_id = s.course_id and k.way in ('met', 'phone', 'arrived')) m on true
          left join outreach.attempt a on a.search_id = s.id and a.day = ${dayOut(now)}
          left join identity.person p on p.id = a.person_id
         where s.unit_id = ${actor.unitId} and s.ended_at is null order by s.begun_at, s.id`.execute(db);
      const people = [...new Set(rows.map(({ citizenId }) => citizenId))];
      const cards = await citizens.citizenCards(db, people, dayOf(now));
      const channels = (await citizens.channelsOf(db, people)).filter(({ kind }) => PLACES.includes(kind));
      const placesOf = (row: Row): string[] => [
        ...new Set(
          [
            row.place,
            ...channels
              .filter(({ citizenId }) => citizenId === row.citizenId)
              .map(({ kind, name, to }) => (kind === "place" ? name : to)),
          ].filter((place) => place !== ""),
        ),
      ];
      const { rows: seen } = await sql<At<SightingLine>>`
        select id, words, seen_on::text as "seenOn", ends_on::text as "endsOn", stop_id as "stopId" from outreach.sighting
         where unit_id = ${actor.unitId} and ended_at is null and ends_on >= ${dayOut(now)} order by seen_at desc, id`.execute(
        db,
      );
      return {
        searches: rows.map((row) => ({
          id: row.id,
          courseId: row.courseId,
          stopId: row.stopId,
          knownAs: cards.get(row.citizenId)?.knownAs ?? "",
          places: placesOf(row),
          lastMetAt: row.lastMetAt,
          daysLookedFor: row.looked,
          today:
            row.outcome === null || row.at === null
              ? null
              : { outcome: row.outcome, how: row.how, at: row.at, by: row.by ?? "" },
        })),
        sightings: seen,
      };
    },

    /** On a course page: whether the reader's team looks for the citizen, and where it could. To those on the relay. */
    ofCourse: (actor: Actor, courseId: Uuid, now: Instant): Promise<CourseSearch> =>
      identity.audit.read(asOf(actor, now), async (tx) => {
        const { rows } = await sql<{ id: Uuid; stopId: Uuid | null; place: string; citizenId: Uuid }>`
          select id, stop_id as "stopId", place, citizen_id as "citizenId" from outreach.search
           where course_id = ${courseId} and unit_id = ${actor.unitId} and ended_at is null`.execute(tx);
        const rounds = await roundsWhere(tx, sql`r.unit_id = ${actor.unitId} and r.ended_at is null`);
        const [search] = rows;
        const content = {
          goesOut: rounds.length > 0 || goesOut(actor),
          searchId: search?.id ?? null,
          stopId: search?.stopId ?? null,
          place: search?.place ?? "",
          stops: rounds.flatMap(({ name, stops }) =>
            stops
              .filter(({ leftOn }) => leftOn === null)
              .map(({ id, place }) => ({ id, label: `${name}: ${place}` })),
          ),
        };
        const entry = {
          at: now,
          actor,
          action: "outreach.read",
          courseId,
          citizenId: search?.citizenId ?? null,
        };
        return { content, seen: search ? [entry] : [] };
      }),
  };
}
