import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { addDays, type CalendarDay } from "#kernel/time.ts";
import { type Db, later, type Tx } from "#platform/db.ts";
import { tonightAt } from "./rules.ts";
import {
  type CancelReason,
  type House,
  type Nights,
  type OutOfUse,
  type OutOfUseReason,
  type PlaceFacts,
  type Standing,
  type Stay,
  USUAL_HOUSE,
  type WhereTo,
} from "./types.ts";

/**
 * Places and stays as the database has them. Commands on a service queue up behind each other: a figure is counted from all its
 * places, and the second must see what the first did. A course that is locked too is locked first.
 */

/** Who does it: the clock is nobody. */
export interface Hand {
  readonly personId: Uuid | null;
  readonly unitId: Uuid | null;
  readonly at: Instant;
}

/** A statement of its own, so that the next sees what the one we waited for has committed. In one order, whoever asks. */
export const lockServices = (tx: Tx, ids: RawBuilder<unknown>): void =>
  later(tx, sql`select 1 from directory.service where id in (${ids}) order by id for update`.compile(tx));

export const serviceOfPlace = (placeId: Uuid) =>
  sql`select service_id from stays.place where id = ${placeId}`;

/** Of the stay, and of whatever else is promised the same person or they wait for: when they come, that is given back. */
export const servicesOfStay = (stayId: Uuid) => sql`
  select p.service_id from stays.stay s join stays.place p on p.id = s.place_id
   where s.id = ${stayId} or (s.state = 'held' and s.citizen_id in (
           select citizen.records_of(one.citizen_id) from stays.stay one where one.id = ${stayId}))
  union select w.service_id from stays.stay s join stays.waiting w on w.course_id = s.course_id and w.settled_at is null where s.id = ${stayId}`;

const STAY = sql`s.id, s.place_id as "placeId", s.unit_id as "unitId", s.course_id as "courseId", s.citizen_id as "citizenId",
  s.need_id as "needId", s.state, s.first_night::text as "firstNight", s.last_night::text as "lastNight",
  s.held_until as "heldUntil", s.held_for as "heldFor", s.leaving_id as "leavingId"`;

interface PlaceRow extends Omit<PlaceFacts, "stays"> {
  readonly region: string;
  readonly house: House | null;
  readonly stays: readonly (Omit<Standing, "heldUntil"> & { readonly heldUntil: string })[];
}

export interface LoadedPlace extends PlaceFacts {
  readonly region: string;
  readonly house: House;
}

/** Places with all that decides whether they are free from a night on. Somebody there, or promised, however far ahead. */
export async function placesWhere(
  db: Db,
  which: RawBuilder<unknown>,
  tonight: CalendarDay,
): Promise<LoadedPlace[]> {
  const { rows } = await sql<PlaceRow>`
    select p.id, p.unit_id as "unitId", p.service_id as "serviceId", p.counted_in as "countedIn", p.name, p.conditions,
           p.first_night::text as "firstNight", p.last_night::text as "lastNight", u.region,
           (select jsonb_build_object('holdMinutes', h.hold_minutes, 'holdUntilEvening', h.hold_until_evening, 'evening', h.evening)
              from stays.house h where h.unit_id = p.unit_id) as house,
           coalesce((select jsonb_agg(jsonb_build_object('firstNight', o.first_night, 'lastNight', o.last_night) order by o.first_night)
                       from stays.out_of_use o where o.place_id = p.id and (o.last_night is null or o.last_night >= ${tonight})), '[]') as "outOfUse",
           coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'state', s.state, 'firstNight', s.first_night,
                                                         'lastNight', s.last_night, 'heldUntil', s.held_until) order by s.first_night)
                       from stays.stay s where s.place_id = p.id and s.state in ('held', 'occupied')), '[]') as stays
      from stays.place p join identity.unit u on u.id = p.unit_id
     where ${which} order by p.id`.execute(db);
  return rows.map((row) => ({
    ...row,
    house: row.house ?? USUAL_HOUSE,
    stays: row.stays.map((stay) => ({ ...stay, heldUntil: new Date(stay.heldUntil) })),
  }));
}

/** One place, its service locked. Throws Refused `notFound`. */
export async function loadPlace(tx: Tx, placeId: Uuid, now: Instant): Promise<LoadedPlace> {
  lockServices(tx, serviceOfPlace(placeId));
  const [place] = await placesWhere(tx, sql`p.id = ${placeId}`, tonightAt(now));
  if (!place) throw new Refused("notFound");
  return place;
}

export async function staysWhere(db: Db, which: RawBuilder<unknown>): Promise<Stay[]> {
  const { rows } = await sql<Stay>`select ${STAY} from stays.stay s where ${which} order by s.id`.execute(db);
  return rows;
}

/** A stay with its place, the services of all that is promised the same person locked. Throws Refused `notFound`. */
export async function loadStay(
  tx: Tx,
  stayId: Uuid,
  now: Instant,
): Promise<{ readonly stay: Stay; readonly place: LoadedPlace }> {
  lockServices(tx, servicesOfStay(stayId));
  const [stay] = await staysWhere(tx, sql`s.id = ${stayId}`);
  const [place] = stay ? await placesWhere(tx, sql`p.id = ${stay.placeId}`, tonightAt(now)) : [];
  if (!stay || !place) throw new Refused("notFound");
  return { stay, place };
}

export function insertPlace(
  tx: Tx,
  place: Omit<PlaceFacts, "outOfUse" | "stays">,
  by: { readonly personId: Uuid; readonly at: Instant },
): void {
  later(
    tx,
    sql`insert into stays.place (id, unit_id, service_id, counted_in, name, conditions, first_night, last_night, added_at, added_by)
        values (${place.id}, ${place.unitId}, ${place.serviceId}, ${place.countedIn}, ${place.name}, ${[...place.conditions]}::text[],
                ${place.firstNight}, ${place.lastNight}, ${by.at}, ${by.personId})`.compile(tx),
  );
}

export const updatePlace = (
  tx: Tx,
  id: Uuid,
  { name, conditions, lastNight }: Pick<PlaceFacts, "name" | "conditions" | "lastNight">,
): void =>
  later(
    tx,
    sql`update stays.place set name = ${name}, conditions = ${[...conditions]}::text[], last_night = ${lastNight} where id = ${id}`.compile(
      tx,
    ),
  );

export const insertOutOfUse = (
  tx: Tx,
  {
    placeId,
    reason,
    words,
    firstNight,
    lastNight,
  }: OutOfUse & { placeId: Uuid; reason: OutOfUseReason; words: string },
  by: { readonly personId: Uuid; readonly at: Instant },
): void =>
  later(
    tx,
    sql`insert into stays.out_of_use (id, place_id, reason, words, first_night, last_night, at, person_id)
        values (${newId()}, ${placeId}, ${reason}, ${words}, ${firstNight}, ${lastNight}, ${by.at}, ${by.personId})`.compile(
      tx,
    ),
  );

/** Ends what keeps a place out of use: usable from tonight. False where nothing does. */
export async function endOutOfUse(
  tx: Tx,
  placeId: Uuid,
  by: { readonly personId: Uuid; readonly at: Instant },
): Promise<boolean> {
  const lastNight = addDays(tonightAt(by.at), -1);
  const { rows } = await sql`
    update stays.out_of_use set back_at = ${by.at}, back_by = ${by.personId},
           last_night = greatest(first_night - 1, least(coalesce(last_night, ${lastNight}::date), ${lastNight}::date))
     where place_id = ${placeId} and back_at is null returning id`.execute(tx);
  return rows.length > 0;
}

export const putHouse = (
  tx: Tx,
  unitId: Uuid,
  house: House,
  by: { readonly personId: Uuid; readonly at: Instant },
): void =>
  later(
    tx,
    sql`insert into stays.house as h (unit_id, hold_minutes, hold_until_evening, evening, changed_at, changed_by)
        values (${unitId}, ${house.holdMinutes}, ${house.holdUntilEvening}, ${house.evening}, ${by.at}, ${by.personId})
        on conflict (unit_id) do update set hold_minutes = excluded.hold_minutes, hold_until_evening = excluded.hold_until_evening,
          evening = excluded.evening, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.compile(
      tx,
    ),
  );

export const insertStay = (tx: Tx, stay: Stay, by: { readonly personId: Uuid; readonly at: Instant }): void =>
  later(
    tx,
    sql`insert into stays.stay (id, place_id, unit_id, course_id, citizen_id, need_id, state, first_night, last_night, held_at, held_until,
                                held_by, held_for, changed_at, changed_by, changed_for)
        values (${stay.id}, ${stay.placeId}, ${stay.unitId}, ${stay.courseId}, ${stay.citizenId}, ${stay.needId}, 'held', ${stay.firstNight},
                ${stay.lastNight}, ${by.at}, ${stay.heldUntil}, ${by.personId}, ${stay.heldFor}, ${by.at}, ${by.personId}, ${stay.heldFor})`.compile(
      tx,
    ),
  );

/** What a stay becomes; only what is named changes. */
export interface Becomes extends Partial<Pick<Stay, "state">>, Partial<Pick<Nights, "lastNight">> {
  readonly occupiedAt?: Instant;
  readonly endedAt?: Instant;
  readonly reason?: WhereTo | CancelReason | string;
  readonly words?: string;
  readonly leaderName?: string | undefined;
  readonly leaderReason?: string | undefined;
  readonly municipality?: string | undefined;
  readonly municipalitySaid?: string | undefined;
  readonly tableId?: Uuid | null | undefined;
  readonly leavingId?: Uuid;
}

export function updateStay(tx: Tx, id: Uuid, to: Becomes, by: Hand): void {
  const kept = <T>(value: T | undefined, column: string, type: string) =>
    sql`coalesce(${value ?? null}::${sql.raw(type)}, ${sql.ref(column)})`;
  later(
    tx,
    sql`update stays.stay set state = ${kept(to.state, "state", "text")}, last_night = ${kept(to.lastNight, "last_night", "date")},
          occupied_at = ${kept(to.occupiedAt, "occupied_at", "timestamptz")}, ended_at = ${kept(to.endedAt, "ended_at", "timestamptz")},
          reason = ${kept(to.reason, "reason", "text")}, words = ${kept(to.words, "words", "text")},
          leader_name = ${to.leaderName ?? null}, leader_reason = ${to.leaderReason ?? null}, municipality = ${to.municipality ?? null},
          municipality_said = ${to.municipalitySaid ?? null}, table_id = ${to.tableId ?? null},
          leaving_id = ${kept(to.leavingId, "leaving_id", "uuid")},
          changed_at = ${by.at}, changed_by = ${by.personId}, changed_for = ${by.unitId}
        where id = ${id}`.compile(tx),
  );
}

/** Writes down which promises of these services are gone; their nights are free in the database too. Their services are locked. */
export async function lapse(tx: Tx, services: RawBuilder<unknown>, now: Instant): Promise<Stay[]> {
  const { rows } = await sql<Stay>`
    update stays.stay s set state = 'lapsed', changed_at = ${now}, changed_by = null, changed_for = null
     where s.state = 'held' and s.held_until <= ${now}
       and s.place_id in (select id from stays.place where service_id in (${services}))
    returning ${STAY}`.execute(tx);
  return rows;
}

export interface NewWaiting {
  readonly id: Uuid;
  readonly serviceId: Uuid;
  readonly unitId: Uuid;
  readonly courseId: Uuid;
  readonly citizenId: Uuid;
  readonly needId: Uuid;
  readonly grounds: readonly string[];
  readonly conditions: readonly string[];
  readonly askedFor: Uuid;
}

export const insertWaiting = (
  tx: Tx,
  waits: NewWaiting,
  by: { readonly personId: Uuid; readonly at: Instant },
): void =>
  later(
    tx,
    sql`insert into stays.waiting (id, service_id, unit_id, course_id, citizen_id, need_id, grounds, conditions, asked_at, asked_by, asked_for)
        values (${waits.id}, ${waits.serviceId}, ${waits.unitId}, ${waits.courseId}, ${waits.citizenId}, ${waits.needId},
                ${[...waits.grounds]}::text[], ${[...waits.conditions]}::text[], ${by.at}, ${by.personId}, ${waits.askedFor})`.compile(
      tx,
    ),
  );

/** Somebody's waiting, as it is ended and told of. */
export type Waited = Pick<
  NewWaiting,
  "id" | "serviceId" | "unitId" | "courseId" | "citizenId" | "needId" | "askedFor"
> & {
  readonly askedAt: Instant;
};
const WAITED = sql`w.id, w.service_id as "serviceId", w.unit_id as "unitId", w.course_id as "courseId", w.citizen_id as "citizenId",
  w.need_id as "needId", w.asked_for as "askedFor", w.asked_at as "askedAt"`;

export async function waitingWhere(db: Db, which: RawBuilder<unknown>): Promise<Waited[]> {
  const { rows } =
    await sql<Waited>`select ${WAITED} from stays.waiting w where ${which} order by w.id`.execute(db);
  return rows;
}

/** Ends the waiting for a place: of one, or of all a course waits for. Gives whose it was: their services' queues are shorter. */
export async function settleWaiting(
  tx: Tx,
  which: RawBuilder<unknown>,
  settled: "placed" | "elsewhere" | "withdrawn",
  by: Hand,
): Promise<Waited[]> {
  const { rows } = await sql<Waited>`
    update stays.waiting w set settled = ${settled}, settled_at = ${by.at}, settled_by = ${by.personId}
     where w.settled_at is null and ${which} returning ${WAITED}`.execute(tx);
  return rows;
}
