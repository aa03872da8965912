import { addDays, type CalendarDay, calendarDay } from "#kernel/time.ts";
import type { ConsentLaw } from "#modules/consent/index.ts";
import type { AgeGate, AgeLine } from "../types.ts";

/**
 * Turning 15 and 18, planned ahead (D7): from when there is a plan, and what it answers. Pure. The ages and how long ahead are the
 * law's, dated (`consent.law`): sundhedsloven § 17, forældreansvarsloven § 1.
 */

/** What is known of when somebody was born: the day, from a number that holds it, or only the year. */
export interface Born {
  readonly day: CalendarDay | null;
  readonly year: number | null;
}

/** When the gate is passed: on that day – or, of a year, on a day from then on. */
export interface Passing {
  readonly turnsOn: CalendarDay;
  readonly exact: boolean;
}

export type AgeLaw = Pick<ConsentLaw, "ownConsentAge" | "custodyEnds" | "planMonths">;

export const AGE_GATES: readonly AgeGate[] = ["ownConsent", "adult"];

export const ageOf = (gate: AgeGate, law: AgeLaw): number =>
  gate === "ownConsent" ? law.ownConsentAge : law.custodyEnds;

/** What changes on the day, in the order it is talked through. */
export const LINES_OF: Readonly<Record<AgeGate, readonly AgeLine[]>> = {
  ownConsent: ["rights", "ownWord", "whoMayKnow", "support"],
  adult: ["rights", "ownWord", "whoMayKnow", "takesOver", "support", "everyday"],
};

/** How long until the young person has been talked with about it for the first time. */
const FIRST_TALK_DAYS = 30;

const two = (n: number): string => String(n).padStart(2, "0");

/** The birthday so many years on; who was born on 29 February has theirs on 1 March where there is none. */
export function birthday(born: CalendarDay, age: number): CalendarDay {
  const [year = 0, month = 1, day = 1] = born.split("-").map(Number);
  const leap = new Date(Date.UTC(year + age, month - 1, day));
  return calendarDay(leap.toISOString().slice(0, 10));
}

/** The same day of the month so many months before; the month's last where it has no such day. */
export function monthsBefore(day: CalendarDay, months: number): CalendarDay {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return calendarDay(
    `${first.getUTCFullYear()}-${two(first.getUTCMonth() + 1)}-${two(Math.min(date, last))}`,
  );
}

/**
 * Is it time to plan for this gate? Null before, and once they have turned it. Where only the year is known, from half a year
 * before it begins – nobody is to turn 15 unplanned – until it is over.
 */
export function planFor(gate: AgeGate, born: Born, law: AgeLaw, today: CalendarDay): Passing | null {
  const age = ageOf(gate, law);
  const passing = passingOf(born, age);
  if (passing === null || today < monthsBefore(passing.turnsOn, law.planMonths)) return null;
  const over = passing.exact
    ? passing.turnsOn
    : addDays(calendarDay(`${passing.turnsOn.slice(0, 4)}-12-31`), 1);
  return today < over ? passing : null;
}

function passingOf({ day, year }: Born, age: number): Passing | null {
  if (day !== null) return { turnsOn: birthday(day, age), exact: true };
  return year === null ? null : { turnsOn: calendarDay(`${year + age}-01-01`), exact: false };
}

/** The first talk: within a month, and before the day. */
export function firstTalkOn({ turnsOn, exact }: Passing, today: CalendarDay): CalendarDay {
  const within = addDays(today, FIRST_TALK_DAYS);
  const last = exact ? addDays(turnsOn, -1) : within;
  const on = last < within ? last : within;
  return on < today ? today : on;
}
