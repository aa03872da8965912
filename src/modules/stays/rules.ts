import type { Instant } from "#kernel/clock.ts";
import {
  addDays,
  type CalendarDay,
  dayOf,
  daysBetween,
  instantAt,
  minutes,
  plus,
  timeOfDay,
} from "#kernel/time.ts";
import type { Ground, House, Nights, OutOfUse, Place, PlaceFacts, Standing, Stay } from "./types.ts";

/** What may happen to a place and a stay: pure functions of what stands there and the moment (law 16). */

export type Ruling = { readonly ok: true } | { readonly ok: false; readonly code: string };
const YES: Ruling = { ok: true };
const no = (code: string): Ruling => ({ ok: false, code });

/** Until then it is still last night: whoever comes at four in the morning comes for the night that began yesterday. */
export const MORNING = "06:00";
/** The longest promise ahead, and the longest stay without a new word. */
export const MOST_NIGHTS = 92;
export const MOST_AHEAD = 92;

/** The night we are in or that comes next, by the clock on the wall: also when it is set forward or back. */
export function tonightAt(now: Instant): CalendarDay {
  const today = dayOf(now);
  return timeOfDay(now) < MORNING ? addDays(today, -1) : today;
}

/**
 * How long a promise lasts: so many minutes for tonight, until the house's evening for a later night – or for tonight too where the
 * house says so and it is not evening yet.
 */
export function heldUntil(house: House, firstNight: CalendarDay, now: Instant): Instant {
  const soon = plus(now, minutes(house.holdMinutes));
  if (firstNight <= tonightAt(now) && !house.holdUntilEvening) return soon;
  const evening = instantAt(firstNight, house.evening);
  return evening > soon ? evening : soon;
}

/** A promise is gone from the very second it lapses, whether or not anybody has written that down yet. */
export const hasLapsed = ({ state, heldUntil }: Pick<Stay, "state" | "heldUntil">, now: Instant): boolean =>
  state === "held" && now >= heldUntil;

export const isLive = (stay: Pick<Stay, "state" | "heldUntil">, now: Instant): boolean =>
  stay.state === "occupied" || (stay.state === "held" && now < stay.heldUntil);

/** Whoever is there when their last night is over is there still: the bed is theirs tonight, and nobody is out because a date passed. */
export const lastTaken = (stay: Standing, now: Instant): CalendarDay => {
  const tonight = tonightAt(now);
  return stay.state === "occupied" && stay.lastNight < tonight ? tonight : stay.lastNight;
};

export const isOverdue = (stay: Pick<Stay, "state" | "lastNight">, now: Instant): boolean =>
  stay.state === "occupied" && stay.lastNight < tonightAt(now);

const meets = (
  one: { firstNight: CalendarDay; lastNight: CalendarDay | null },
  { firstNight, lastNight }: Nights,
) => one.firstNight <= lastNight && (one.lastNight === null || firstNight <= one.lastNight);

export const isInUse = (place: Pick<Place, "firstNight" | "lastNight">, nights: Nights): boolean =>
  place.firstNight <= nights.firstNight && (place.lastNight === null || nights.lastNight <= place.lastNight);

const standsStill = (outOfUse: readonly OutOfUse[], nights: Nights): boolean =>
  outOfUse.some((one) => meets(one, nights));

/** What stands on the place on any of the nights, another than `besides`. */
export const standingOn = (
  stays: readonly Standing[],
  nights: Nights,
  now: Instant,
  besides?: string,
): Standing | undefined =>
  stays.find(
    (stay) =>
      stay.id !== besides && isLive(stay, now) && meets({ ...stay, lastNight: lastTaken(stay, now) }, nights),
  );

/** Is the place to be had on all of these nights? */
export function isFree(place: PlaceFacts, nights: Nights, now: Instant, besides?: string): Ruling {
  if (!isInUse(place, nights)) return no("placeNotThen");
  if (standsStill(place.outOfUse, nights)) return no("placeOutOfUse");
  return standingOn(place.stays, nights, now, besides) ? no("placeTaken") : YES;
}

/** One night of the calendar: what a figure counts. */
export const freeOn = (places: readonly PlaceFacts[], night: CalendarDay, now: Instant): number =>
  places.filter((place) => isFree(place, { firstNight: night, lastNight: night }, now).ok).length;

/** Places that are the house's that night, whether or not anybody is there: the most that can be free. */
export const countedOn = (places: readonly PlaceFacts[], night: CalendarDay): number => {
  const nights = { firstNight: night, lastNight: night };
  return places.filter((place) => isInUse(place, nights) && !standsStill(place.outOfUse, nights)).length;
};

/** May it be promised? From tonight on, not further than one can see, and free on every night. */
export function mayHold(place: PlaceFacts, nights: Nights, now: Instant): Ruling {
  const tonight = tonightAt(now);
  if (nights.firstNight < tonight) return no("nightIsPast");
  const length = daysBetween(nights.firstNight, nights.lastNight) + 1;
  if (length < 1 || length > MOST_NIGHTS) return no("tooManyNights");
  if (daysBetween(tonight, nights.firstNight) > MOST_AHEAD) return no("nightTooFar");
  return isFree(place, nights, now);
}

/** They came. A promise that lapsed this very second is gone: it is made again, where the place is still free, and then confirmed. */
export function mayArrive(stay: Stay, place: PlaceFacts, now: Instant): Ruling {
  if (hasLapsed(stay, now)) return no("holdLapsed");
  if (stay.state !== "held") return no("stayNotHeld");
  if (stay.firstNight > tonightAt(now)) return no("nightNotYet");
  // Somebody whose last night is over may be there still.
  return standingOn(place.stays, stay, now, stay.id) ? no("placeTaken") : YES;
}

export function mayExtend(stay: Stay, place: PlaceFacts, lastNight: CalendarDay, now: Instant): Ruling {
  if (stay.state !== "occupied") return no("stayNotOccupied");
  const from = addDays(stay.lastNight, 1);
  if (lastNight < from || lastNight < tonightAt(now)) return no("nightIsPast");
  if (
    daysBetween(tonightAt(now), lastNight) > MOST_NIGHTS ||
    daysBetween(stay.firstNight, lastNight) >= LONGEST
  )
    return no("tooManyNights");
  return isFree(place, { firstNight: from, lastNight }, now, stay.id);
}

/** A year; whoever has lived here so long lives here. The database holds it too. */
const LONGEST = 366;

/**
 * The last night somebody who leaves now has slept here: past midnight the night that began yesterday counts. The night before their
 * first for who leaves on the evening they came; later than was agreed for who stayed on.
 */
export function lastSlept({ firstNight }: Pick<Stay, "firstNight">, now: Instant): CalendarDay {
  const yesterday = addDays(dayOf(now), -1);
  const least = addDays(firstNight, -1);
  const most = addDays(firstNight, LONGEST - 1);
  return yesterday < least ? least : yesterday > most ? most : yesterday;
}

export const mayEnd = (stay: Stay): Ruling => (stay.state === "occupied" ? YES : no("stayNotOccupied"));

/** A promise may be taken back while it stands; one that lapsed is gone already. */
export const mayTakeBack = (stay: Stay, now: Instant): Ruling =>
  hasLapsed(stay, now) ? no("holdLapsed") : stay.state === "held" ? YES : no("stayNotHeld");

/** Nights on which somebody has the place cannot be taken from it: they are moved first. */
export const mayStandStill = (place: PlaceFacts, nights: OutOfUse, now: Instant): Ruling =>
  place.stays.some(
    (stay) =>
      isLive(stay, now) &&
      stay.firstNight <= (nights.lastNight ?? stay.firstNight) &&
      nights.firstNight <= lastTaken(stay, now),
  )
    ? no("placeTaken")
    : YES;

/** Weights such that one graver fact outweighs all lesser ones together. */
const WEIGHT: Readonly<Record<Ground, number>> = {
  outTonight: 32,
  illness: 16,
  leavingHospital: 8,
  unsafeNow: 4,
  pregnant: 2,
  young: 1,
};

export interface Waits {
  readonly grounds: readonly Ground[];
  readonly askedAt: Instant;
}

/**
 * Who is next, by need and not by who asks most: the gravest facts first, and of two alike the one who has waited longest. Pure, so
 * that anybody can see why.
 */
export const byNeed = (a: Waits, b: Waits): number =>
  weightOf(b) - weightOf(a) || a.askedAt.getTime() - b.askedAt.getTime();

const weightOf = ({ grounds }: Waits): number =>
  [...new Set(grounds)].reduce((sum, ground) => sum + WEIGHT[ground], 0);

/** Why somebody stands before the next one: the gravest fact they have and the other has not; null: they have waited longer. */
export const whyBefore = (one: Waits, next: Waits): Ground | null =>
  (Object.keys(WEIGHT) as Ground[]).find(
    (ground) => one.grounds.includes(ground) && !next.grounds.includes(ground),
  ) ?? null;
