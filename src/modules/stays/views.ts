import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { addDays, type CalendarDay, hours, plus } from "#kernel/time.ts";
import { type Actor, SYSTEM, type UnitCard } from "#modules/identity/index.ts";
import { asOf, type Db } from "#platform/db.ts";
import { createClosingView } from "./closingView.ts";
import type { StaysDeps } from "./command.ts";
import { namesFor } from "./naming.ts";
import { mayKeepPlaces } from "./policy.ts";
import { gridOf, type Here, lineOf } from "./present.ts";
import { byNeed, freeOn, hasLapsed, isFree, isLive, isOverdue, tonightAt, whyBefore } from "./rules.ts";
import { createStayFigures } from "./stayFigures.ts";
import { type LoadedPlace, placesWhere, staysWhere } from "./store.ts";
import type { Ground, House, Nights, Place, Stay } from "./types.ts";
import type { CourseStay, FreePlaces, HouseToday, HouseView, KeptPlace, StayView } from "./view-types.ts";

/** So many nights ahead are on the house's page. */
const AHEAD = 14;
/** A promise that lapsed so short a time ago may still be somebody on their way. */
const LATE_HOURS = 12;

export function createStayViews(deps: StaysDeps) {
  const { db, identity } = deps;
  const names = namesFor(deps);
  const unitsOf = (tx: Db, ids: readonly Uuid[]): Promise<ReadonlyMap<Uuid, UnitCard>> =>
    identity.unitCards(tx, [...new Set(ids)]);

  return {
    ...createClosingView(deps),
    ...createStayFigures(db),

    /**
     * The actor's own house: who is there and who is expected, tonight and the nights to come. For who works there; whose name or
     * stay stands there is logged (decision 19).
     */
    house: (actor: Actor, now: Instant): Promise<HouseView> =>
      identity.audit.list(actor, now, async (tx) => {
        const tonight = tonightAt(now);
        const places = await placesWhere(tx, sql`p.unit_id = ${actor.unitId}`, tonight);
        const shown = places
          .filter(({ lastNight }) => lastNight === null || lastNight >= tonight)
          .sort((a, b) => a.name.localeCompare(b.name, "da", { numeric: true }));
        const stays = (
          await staysWhere(
            tx,
            sql`s.unit_id = ${actor.unitId} and (s.state in ('held', 'occupied')
                or (s.state = 'lapsed' and s.held_until > ${now}::timestamptz - make_interval(hours => ${LATE_HOURS})))`,
          )
        ).sort((a, b) => a.lastNight.localeCompare(b.lastNight));
        const waiting = await waitingAt(tx, actor.unitId);
        const nameOf = await names(tx, actor, [...stays, ...waiting], now);
        const units = await unitsOf(tx, [
          ...stays.map((one) => one.heldFor),
          ...waiting.map((one) => one.askedFor),
        ]);
        const placeName = new Map(places.map(({ id, name }) => [id, name]));
        const line = (stay: Stay) =>
          lineOf(stay, placeName.get(stay.placeId) ?? "", nameOf(stay), units, now);
        const lately = plus(now, -hours(LATE_HOURS));
        const gone = stays.filter(
          (stay) => stay.heldUntil > lately && (stay.state === "lapsed" || hasLapsed(stay, now)),
        );
        const content: HouseView = {
          tonight,
          nights: Array.from({ length: AHEAD }, (_, n) => addDays(tonight, n)),
          mayKeep: mayKeepPlaces(actor, actor),
          free: freeOn(places, tonight, now),
          places: shown.map((place) => ({ ...placeOf(place), nights: gridOf(place, tonight, AHEAD, now) })),
          here: stays.filter(({ state }) => state === "occupied").map(line),
          expected: stays.filter((stay) => stay.state === "held" && isLive(stay, now)).map(line),
          late: gone
            .filter(
              (stay) => !stays.some((other) => other.citizenId === stay.citizenId && isLive(other, now)),
            )
            .map(line),
          waiting: waiting.sort(byNeed).map((one, n, all) => ({
            id: one.id,
            knownAs: nameOf(one),
            askedBy: {
              name: units.get(one.askedFor)?.name ?? "",
              phone: units.get(one.askedFor)?.phone ?? "",
            },
            since: one.askedAt,
            grounds: one.grounds,
            conditions: one.conditions,
            why: all[n + 1] ? whyBefore(one, all[n + 1] as Waiting) : null,
          })),
        };
        return { content, shown: { "list.stays": [...stays, ...waiting].map(({ courseId }) => courseId) } };
      }),

    /** The same in short, for Min vagt: who is on their way tonight, and whose stay ends. For who works there; logged as the house's page. */
    today: (actor: Actor, now: Instant): Promise<HouseToday> =>
      identity.audit.list(actor, now, async (tx) => {
        const tonight = tonightAt(now);
        const places = await placesWhere(tx, sql`p.unit_id = ${actor.unitId}`, tonight);
        if (places.length === 0)
          return { content: { isHouse: false, free: 0, expected: [], ending: [] }, shown: {} };
        const stays = (
          await staysWhere(
            tx,
            sql`s.unit_id = ${actor.unitId} and ((s.state = 'held' and s.first_night <= ${tonight}) or (s.state = 'occupied' and s.last_night <= ${tonight}))`,
          )
        ).filter((stay) => isLive(stay, now));
        const nameOf = await names(tx, actor, stays, now);
        const units = await unitsOf(
          tx,
          stays.map((one) => one.heldFor),
        );
        const placeName = new Map(places.map(({ id, name }) => [id, name]));
        const lines = (state: Stay["state"]) =>
          stays
            .filter((stay) => stay.state === state)
            .sort((a, b) => a.lastNight.localeCompare(b.lastNight))
            .map((stay) => lineOf(stay, placeName.get(stay.placeId) ?? "", nameOf(stay), units, now));
        const content = {
          isHouse: true,
          free: freeOn(places, tonight, now),
          expected: lines("held"),
          ending: lines("occupied"),
        };
        return { content, shown: { "list.stays": stays.map(({ courseId }) => courseId) } };
      }),

    /** One stay in the actor's house, to keep on or end. Logged. Throws Refused `notFound`. */
    stay: async (actor: Actor, stayId: string, now: Instant): Promise<StayView> => {
      if (!isUuid(stayId)) throw new Refused("notFound");
      const view = await identity.audit.read<StayView | null>(asOf(actor, now), async (tx) => {
        const [stay] = await staysWhere(tx, sql`s.id = ${stayId} and s.unit_id = ${actor.unitId}`);
        const [place] = stay ? await placesWhere(tx, sql`p.id = ${stay.placeId}`, tonightAt(now)) : [];
        if (!stay || !place) return { content: null, seen: [] };
        const nameOf = await names(tx, actor, [stay], now);
        const line = lineOf(stay, place.name, nameOf(stay), await unitsOf(tx, [stay.heldFor]), now);
        const entry = {
          at: now,
          actor,
          action: "stays.read",
          courseId: stay.courseId,
          citizenId: stay.citizenId,
        };
        const content = {
          ...line,
          state: stay.state,
          lapsed: hasLapsed(stay, now),
          leavingId: stay.leavingId,
          freeUntil: freeUntil(place, stay, now),
        };
        return { content, seen: [entry] };
      });
      if (view === null) {
        await identity.audit.deny({ at: now, actor, action: "stays.read", detail: { stayId } });
        throw new Refused("notFound");
      }
      return view;
    },

    /** What a course's citizen is promised, has and waits for: to those on the relay. Logged with the page that shows it. */
    ofCourse: (actor: Actor, courseId: Uuid, now: Instant): Promise<readonly CourseStay[]> =>
      identity.audit.read(asOf(actor, now), async (tx) => {
        const stays = await staysWhere(
          tx,
          sql`s.course_id = ${courseId} and (s.state in ('held', 'occupied') or s.changed_at > ${now}::timestamptz - interval '14 days')`,
        );
        const places = await placesWhere(
          tx,
          sql`p.id = any(${stays.map(({ placeId }) => placeId)}::uuid[])`,
          tonightAt(now),
        );
        const units = await unitsOf(
          tx,
          stays.map(({ unitId }) => unitId),
        );
        const content = stays
          .map((stay): CourseStay => {
            const house = units.get(stay.unitId);
            return {
              id: stay.id,
              needId: stay.needId,
              state: hasLapsed(stay, now) ? "lapsed" : stay.state,
              placeName: places.find(({ id }) => id === stay.placeId)?.name ?? "",
              house: { id: stay.unitId, name: house?.name ?? "", phone: house?.phone ?? "" },
              firstNight: stay.firstNight,
              lastNight: stay.lastNight,
              heldUntil: stay.heldUntil,
              overdue: isOverdue(stay, now),
              mayCancel: stay.heldFor === actor.unitId && stay.state === "held" && isLive(stay, now),
            };
          })
          .sort((a, b) => b.firstNight.localeCompare(a.firstNight));
        const [first] = stays;
        const entry = { at: now, actor, action: "stays.read", courseId, citizenId: first?.citizenId ?? null };
        return { content, seen: first ? [entry] : [] };
      }),

    /**
     * Places to be had on all of these nights in a region, by house, the nearest municipality first. About nobody: for everybody who
     * works in a unit. `needIds` nothing; `conditions` must all be met.
     */
    free: (
      asked: Nights & {
        readonly region: string;
        readonly area: string;
        readonly conditions: readonly string[];
      },
      now: Instant,
    ): Promise<readonly FreePlaces[]> =>
      db.read(SYSTEM, async (snapshot) => {
        const places = await placesWhere(
          snapshot,
          sql`u.region = ${asked.region} and u.closed_at is null and p.conditions @> ${[...asked.conditions]}::text[]`,
          tonightAt(now),
        );
        const free = places.filter((place) => isFree(place, asked, now).ok);
        const units = await unitsOf(
          snapshot,
          free.map(({ unitId }) => unitId),
        );
        const away = await distances(snapshot, asked.area);
        return [...Map.groupBy(free, ({ unitId }) => unitId)]
          .flatMap(([unitId, theirs]) => {
            const card = units.get(unitId);
            return card
              ? [
                  {
                    unit: { id: unitId, name: card.name, phone: card.phone, area: card.area },
                    kilometres: away.get(card.area) ?? null,
                    places: theirs
                      .map(placeOf)
                      .sort(
                        (a, b) =>
                          Number(isForSome(a)) - Number(isForSome(b)) ||
                          a.name.localeCompare(b.name, "da", { numeric: true }),
                      ),
                  },
                ]
              : [];
          })
          .sort(
            (a, b) =>
              (a.kilometres ?? Number.POSITIVE_INFINITY) - (b.kilometres ?? Number.POSITIVE_INFINITY) ||
              a.unit.name.localeCompare(b.unit.name, "da"),
          );
      }),

    /** Services one can wait at, by name: those of a region that have places. About nobody. */
    houses: (region: string): Promise<readonly { readonly value: Uuid; readonly label: string }[]> =>
      db.ask(
        SYSTEM,
        sql<{ value: Uuid; label: string }>`
          select s.id as value, u.name || ' · ' || s.name as label
            from directory.service s join stays.place p on p.service_id = s.id join identity.unit u on u.id = p.unit_id
           where u.region = ${region} and u.closed_at is null group by s.id, u.name, s.name order by 2`,
      ),

    /** All the house's places, and how it keeps its promises: for its lead. About nobody. */
    kept: (
      actor: Actor,
      now: Instant,
    ): Promise<{ readonly places: readonly KeptPlace[]; readonly house: House | null }> =>
      db.read(SYSTEM, async (snapshot) => {
        const places = await placesWhere(snapshot, sql`p.unit_id = ${actor.unitId}`, tonightAt(now));
        const { rows: standing } = await sql<{
          placeId: Uuid;
          reason: string;
          words: string;
          firstNight: CalendarDay;
          lastNight: CalendarDay | null;
        }>`
          select place_id as "placeId", reason, words, first_night::text as "firstNight", last_night::text as "lastNight"
            from stays.out_of_use where back_at is null and place_id = any(${places.map(({ id }) => id)}::uuid[])`.execute(
          snapshot,
        );
        const still = new Map(standing.map(({ placeId, ...one }) => [placeId, one]));
        return {
          places: places
            .map((place) => ({
              ...placeOf(place),
              firstNight: place.firstNight,
              lastNight: place.lastNight,
              outOfUse: still.get(place.id) ?? null,
            }))
            .sort((a, b) => a.name.localeCompare(b.name, "da", { numeric: true })),
          house: places[0]?.house ?? null,
        };
      }),
  };
}

/** Only for women, or only for men: never what is chosen for somebody beforehand. */
const isForSome = ({ conditions }: Pick<Place, "conditions">): boolean =>
  conditions.some((code) => code === "womenOnly" || code === "menOnly");

interface Waiting extends Here {
  readonly id: Uuid;
  readonly askedFor: Uuid;
  readonly grounds: readonly Ground[];
  readonly conditions: readonly string[];
  readonly askedAt: Instant;
}

async function waitingAt(tx: Db, unitId: Uuid): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select id, course_id as "courseId", citizen_id as "citizenId", asked_for as "askedFor", grounds, conditions, asked_at as "askedAt",
           'held' as state
      from stays.waiting where unit_id = ${unitId} and settled_at is null`.execute(tx);
  return rows;
}

const placeOf = ({ id, name, countedIn, conditions, serviceId }: Place) => ({
  id,
  name,
  countedIn,
  conditions,
  serviceId,
});

/** The last night the stay could be kept on to without meeting another; null: as long as one may. */
function freeUntil(place: LoadedPlace, stay: Stay, now: Instant): CalendarDay | null {
  const next = place.stays
    .filter((other) => other.id !== stay.id && isLive(other, now) && other.firstNight > stay.lastNight)
    .map(({ firstNight }) => firstNight)
    .sort()[0];
  const still = place.outOfUse
    .map(({ firstNight }) => firstNight)
    .filter((night) => night > stay.lastNight)
    .sort()[0];
  const ends = [next, still].filter((night) => night !== undefined).map((night) => addDays(night, -1));
  return [...ends, ...(place.lastNight ? [place.lastNight] : [])].sort()[0] ?? null;
}

/** Kilometres in a straight line between municipalities' own points: near or far, and no more. */
async function distances(db: Db, area: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ code: string; kilometres: number }>`
    select m.code, round(111.2 * sqrt(power(m.latitude - here.latitude, 2)
             + power((m.longitude - here.longitude) * cos(radians(here.latitude)), 2)))::int as kilometres
      from directory.municipality m, directory.municipality here where here.code = ${area}`.execute(db);
  return new Map(rows.map(({ code, kilometres }) => [code, kilometres]));
}
