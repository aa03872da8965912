import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay, Weekday } from "#kernel/time.ts";
import type { MetHow, SkipReason } from "./types.ts";

/** What pages and the API read of outreach. */

/** A round on a day: how far the team is. About nobody. */
export interface RoundLine {
  readonly id: Uuid;
  readonly name: string;
  readonly day: CalendarDay;
  readonly begins: string;
  readonly goes: readonly string[];
  readonly stops: number;
  readonly done: number;
}

/** What nobody got to on an earlier day. */
export interface LeftLine {
  readonly roundId: Uuid;
  readonly name: string;
  readonly day: CalendarDay;
  readonly places: readonly string[];
}

/** What a team has to go out to: today's rounds, and what is left of the ones before. */
export interface TonightView {
  /** It has rounds, or is a team that goes out. */
  readonly goesOut: boolean;
  readonly rounds: readonly RoundLine[];
  readonly left: readonly LeftLine[];
}

export interface PlannedRound {
  readonly id: Uuid;
  readonly name: string;
  readonly weekdays: readonly Weekday[];
  readonly onDay: CalendarDay | null;
  readonly begins: string;
  readonly goes: readonly string[];
  readonly stops: readonly string[];
}

/** Somebody the team looks for. */
export interface SearchLine {
  readonly id: Uuid;
  readonly courseId: Uuid;
  readonly knownAs: string;
  /** Where they are usually found: the team's own words, then the places they can be reached at. */
  readonly places: readonly string[];
  readonly lastMetAt: Instant | null;
  /** On how many days they were looked for since. */
  readonly daysLookedFor: number;
  readonly today: {
    readonly outcome: "met" | "notFound";
    readonly how: MetHow | null;
    readonly at: Instant;
    readonly by: string;
  } | null;
}

/** Somebody seen, and not met. */
export interface SightingLine {
  readonly id: Uuid;
  readonly words: string;
  readonly seenOn: CalendarDay;
  readonly endsOn: CalendarDay;
}

export interface StopView {
  readonly id: Uuid;
  readonly place: string;
  readonly usualTime: string | null;
  readonly visit: {
    readonly state: "done" | "skipped";
    readonly why: SkipReason | null;
    readonly at: Instant;
    readonly by: string;
  } | null;
  readonly searches: readonly SearchLine[];
  readonly sightings: readonly SightingLine[];
}

/** One round in the hand. */
export interface RoundView extends RoundLine {
  /** It is a day on which something may still be noted. */
  readonly mayNote: boolean;
  readonly today: boolean;
  readonly stopViews: readonly StopView[];
  /** Whom the team looks for wherever it comes, and those of rounds that do not go that day. */
  readonly anywhere: {
    readonly searches: readonly SearchLine[];
    readonly sightings: readonly SightingLine[];
  };
}

export interface RoundsView extends TonightView {
  readonly today: CalendarDay;
  readonly planned: readonly PlannedRound[];
  readonly searches: number;
  readonly sightings: number;
}

/** A round's plan, to change – or an empty one. */
export interface PlanView {
  readonly id: Uuid | null;
  readonly edition: number;
  readonly name: string;
  readonly weekdays: readonly Weekday[];
  readonly onDay: CalendarDay | null;
  readonly begins: string;
  readonly goes: readonly Uuid[];
  readonly stops: readonly { readonly place: string; readonly usualTime: string | null }[];
  readonly colleagues: readonly { readonly id: Uuid; readonly name: string }[];
  /** Where the directory says the team comes. */
  readonly known: readonly string[];
}

/** On a course: that the reader's team looks for the citizen, or may. */
export interface CourseSearch {
  readonly goesOut: boolean;
  readonly searchId: Uuid | null;
  readonly stopId: Uuid | null;
  readonly place: string;
  readonly stops: readonly { readonly id: Uuid; readonly label: string }[];
}
