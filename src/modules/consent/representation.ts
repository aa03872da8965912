import { addDays, type CalendarDay, calendarDay, dayOf, daysBetween } from "#kernel/time.ts";
import type { Consent, ConsentLaw, ConsentScope, Giver } from "./types.ts";

/** Who may say yes for whom, and for how long (sundhedsloven § 17; forældreansvarsloven § 1). Pure. */

/** What is known of the citizen's age. The year of birth, where known, says more than the band. */
export interface Age {
  readonly ageBand: string;
  readonly birthYear: number | null;
}

const yearOf = (day: CalendarDay): number => Number(day.slice(0, 4));

/** They cannot have turned `age` yet: not before the first day of the year in which they do. */
const isSurelyUnder = (age: number, { ageBand, birthYear }: Age, today: CalendarDay): boolean =>
  birthYear === null ? ageBand === "under15" : yearOf(today) < birthYear + age;

const hasSurelyTurned = (age: number, { ageBand, birthYear }: Age, today: CalendarDay): boolean =>
  birthYear === null ? !["under15", "15-17", "unknown"].includes(ageBand) : yearOf(today) > birthYear + age;

/**
 * Null when this giver may say this now, else the code of the refusal. A child may always say less – "not now", "only
 * this door" – but a yes that lets others know is, under 15, the custody holder's or a guardian's to give, and from 15
 * the citizen's own. In the year somebody turns 15 nobody knows from the year alone: then it is theirs.
 */
export function whyNotGivenBy(
  { scope, givenBy }: { readonly scope: ConsentScope; readonly givenBy: Giver },
  age: Age,
  law: Pick<ConsentLaw, "ownConsentAge" | "custodyEnds">,
  today: CalendarDay,
): "custodyHolderGives" | "citizenGives" | "custodyHasEnded" | null {
  const child = isSurelyUnder(law.ownConsentAge, age, today);
  if (child) {
    const tellsOthers = scope === "relay" || scope === "chosen";
    return tellsOthers && givenBy !== "custodyHolder" && givenBy !== "guardian" ? "custodyHolderGives" : null;
  }
  if (givenBy !== "custodyHolder") return null;
  return hasSurelyTurned(law.custodyEnds, age, today) ? "custodyHasEnded" : "citizenGives";
}

/**
 * The last day it counts: a year on, and what a custody holder or guardian said for a child no later than the last day
 * before the child may be old enough. Where only the age band is known that may be soon: then it is asked anew after
 * as long as a reminder comes before an end.
 */
export function lastDayGivenBy(givenBy: Giver, age: Age, law: ConsentLaw, today: CalendarDay): CalendarDay {
  const longest = addDays(today, law.longestDays);
  if (givenBy === "citizen" || !isSurelyUnder(law.ownConsentAge, age, today)) return longest;
  const childhood =
    age.birthYear === null
      ? addDays(today, law.reminderDays)
      : calendarDay(`${age.birthYear + law.ownConsentAge - 1}-12-31`);
  return childhood < longest ? childhood : longest;
}

/** Time to ask anew: as long before the end as the law's configuration says, and never before half of it has gone. */
export function isEndingSoon(
  { givenAt, endsOn }: Pick<Consent, "givenAt" | "endsOn">,
  { reminderDays }: Pick<ConsentLaw, "reminderDays">,
  today: CalendarDay,
): boolean {
  const half = Math.floor(daysBetween(dayOf(givenAt), endsOn) / 2);
  return today >= addDays(endsOn, -Math.min(reminderDays, half));
}

/** The law as it is on that day. */
export function lawOn(laws: readonly ConsentLaw[], day: CalendarDay): ConsentLaw {
  const found = laws
    .filter(({ validFrom }) => validFrom <= day)
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  const [law] = found;
  if (law === undefined) throw new Error(`No law of consent on ${day}`);
  return law;
}
