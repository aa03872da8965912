import type { Instant } from "#kernel/clock.ts";
import { addDays, type CalendarDay, dayOf, daysBetween, timeOfDay, weekday } from "#kernel/time.ts";
import { LEFT_DAYS, type Round, type Stop, type Visit } from "./types.ts";

/** Which rounds go when, and what is left of them: pure functions of the plan, what was noted and the day (law 16). */

/** Until then it is still last night's round, by the clock on the wall. */
const MORNING = "06:00";

/** The day a round belongs to: whoever is out at two in the morning is on yesterday's. */
export function dayOut(now: Instant): CalendarDay {
  const today = dayOf(now);
  return timeOfDay(now) < MORNING ? addDays(today, -1) : today;
}

/** Does it go on that day? Not before it was planned, nor from the day it was ended. */
export function fallsOn(
  { weekdays, onDay, madeOn, endedAt }: Pick<Round, "weekdays" | "onDay" | "madeOn" | "endedAt">,
  day: CalendarDay,
): boolean {
  if (day < madeOn || (endedAt !== null && day >= dayOut(endedAt))) return false;
  return onDay === null ? weekdays.includes(weekday(day)) : onDay === day;
}

/** The stops it had on a day, in their order. */
export const stopsOn = (stops: readonly Stop[], day: CalendarDay): readonly Stop[] =>
  stops.filter(({ addedOn, leftOn }) => addedOn <= day && (leftOn === null || day < leftOn));

/** May something be noted on a round's day: today's, or one of the last week on which it went? */
export const mayNote = (round: Round, day: CalendarDay, now: Instant): boolean => {
  const ago = daysBetween(day, dayOut(now));
  return ago >= 0 && ago <= LEFT_DAYS && fallsOn(round, day);
};

export interface Left {
  readonly day: CalendarDay;
  readonly stops: readonly Stop[];
}

/**
 * What nobody got to: the stops of the last time the round went before `today`, within a week, where nobody has been – skipped or not
 * – that day or since. Null where there is none. What somebody did later is done.
 */
export function leftOf(round: Round, visits: readonly Visit[], today: CalendarDay): Left | null {
  for (let ago = 1; ago <= LEFT_DAYS; ago++) {
    const day = addDays(today, -ago);
    if (!fallsOn(round, day)) continue;
    const done = new Set(
      visits.filter((visit) => visit.state === "done" && visit.day >= day).map(({ stopId }) => stopId),
    );
    const stops = stopsOn(round.stops, day).filter(({ id, leftOn }) => leftOn === null && !done.has(id));
    return stops.length === 0 ? null : { day, stops };
  }
  return null;
}

/** What a changed plan does to the stops: those it knows again by their place keep what is theirs. */
export function stopsAfter(
  before: readonly Stop[],
  wanted: readonly { readonly place: string; readonly usualTime?: string | undefined }[],
): {
  readonly kept: readonly {
    readonly id: Stop["id"];
    readonly position: number;
    readonly usualTime: string | null;
  }[];
  readonly added: readonly {
    readonly place: string;
    readonly position: number;
    readonly usualTime: string | null;
  }[];
  readonly gone: readonly Stop["id"][];
} {
  const known = new Map<string, Stop[]>();
  for (const stop of before.filter(({ leftOn }) => leftOn === null))
    known.set(sameAs(stop.place), [...(known.get(sameAs(stop.place)) ?? []), stop]);
  const kept = [];
  const added = [];
  for (const [index, { place, usualTime = null }] of wanted.entries()) {
    const was = known.get(sameAs(place))?.shift();
    if (was) kept.push({ id: was.id, position: index + 1, usualTime });
    else added.push({ place, position: index + 1, usualTime });
  }
  return { kept, added, gone: [...known.values()].flat().map(({ id }) => id) };
}

const sameAs = (place: string): string => place.toLocaleLowerCase("da").replaceAll(/\s+/g, " ");
