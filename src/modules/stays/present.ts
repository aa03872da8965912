import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { addDays, type CalendarDay } from "#kernel/time.ts";
import { isFree, isLive, isOverdue, standingOn, tonightAt } from "./rules.ts";
import type { PlaceFacts, Stay } from "./types.ts";
import type { NightState, StayLine } from "./view-types.ts";

/** Whoever stands on the house's page. */
export type Here = Pick<Stay, "courseId" | "citizenId" | "state">;

/** How a place stands on one night. */
export function nightOf(place: PlaceFacts, night: CalendarDay, now: Instant): NightState {
  const nights = { firstNight: night, lastNight: night };
  const standing = standingOn(place.stays, nights, now);
  if (standing)
    return standing.lastNight < night ? "overdue" : standing.state === "occupied" ? "occupied" : "held";
  const ruling = isFree(place, nights, now);
  return ruling.ok ? "free" : ruling.code === "placeOutOfUse" ? "outOfUse" : "notThen";
}

/** So many nights from one on. */
export const gridOf = (place: PlaceFacts, from: CalendarDay, nights: number, now: Instant): NightState[] =>
  Array.from({ length: nights }, (_, n) => nightOf(place, addDays(from, n), now));

export function lineOf(
  stay: Stay,
  placeName: string,
  knownAs: string | null,
  units: ReadonlyMap<Uuid, { readonly name: string; readonly phone: string }>,
  now: Instant,
): StayLine {
  const asked = units.get(stay.heldFor);
  return {
    id: stay.id,
    placeName,
    knownAs,
    firstNight: stay.firstNight,
    lastNight: stay.lastNight,
    heldUntil: stay.heldUntil,
    overdue: isOverdue(stay, now),
    mayArrive: stay.state === "held" && isLive(stay, now) && stay.firstNight <= tonightAt(now),
    askedBy: { name: asked?.name ?? "", phone: asked?.phone ?? "" },
  };
}
