import type { Instant } from "#kernel/clock.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { dayOf, parseCalendarDay } from "#kernel/time.ts";
import type { Urgency } from "#kernel/urgency.ts";
import { mayPlan, usualDay } from "./rules/ending.ts";
import { obey } from "./rules/ruling.ts";

/**
 * What a next step says when nobody wrote one. Forms fill these in themselves, in the worker's language; they are for the
 * API, for what the rules do, and for a door that only had one free hand. Stored text, so in the language of the relay.
 */
export const USUAL_STEPS = {
  opened: "Find en dør, der kan hjælpe",
  accepted: "Første kontakt",
  passedOn: "Fast modtager tager den første kontakt",
  reopened: "Se på, hvad der er nyt",
  notAtTheTable: "Borgeren var ikke med ved det fælles bord",
  merged: "Forløbet går videre sammen med et andet af samme borger",
} as const;

/** Said by the relay where somebody left with nowhere to go, and the baton went to who must take it. */
export const NOWHERE_TO_GO = "Borgeren gik uden et sted at gå hen, og ingen havde stafetten længere.";

/** Why what was asked is asked no more. Stored text, in the language of the relay. */
export const HAS_DIED = "Borgeren er død.";

/** The next step asked for, or the usual one on the usual day. Throws Refused `dayIsPast`, `dayTooFar`. */
export function nextStepFrom(
  asked: { nextStep?: string | undefined; nextStepOn?: string | undefined },
  usual: keyof typeof USUAL_STEPS,
  urgency: Urgency,
  now: Instant,
): { what: string; on: CalendarDay } {
  const on = asked.nextStepOn ? dayGiven(asked.nextStepOn, now) : usualDay(urgency, now);
  return { what: asked.nextStep ?? USUAL_STEPS[usual], on };
}

/** A day from a parsed command. Throws Refused `dayIsPast`, `dayTooFar`. */
export function dayGiven(text: string, now: Instant, furthest?: number): CalendarDay {
  const day = parseCalendarDay(text) ?? dayOf(now);
  obey(mayPlan(day, now, furthest));
  return day;
}
