import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay, Weekday } from "#kernel/time.ts";

/** The words of outreach (A7). A round's day lasts until six in the morning: rules.ts. */

/** How it was to meet them. The last: they want help now – the way on to a door. */
export const MET_HOW = ["talked", "hello", "hard", "wantsHelp"] as const;
export type MetHow = (typeof MET_HOW)[number];

/** Why a stop was left for another day. */
export const SKIP_REASONS = ["noTime", "notSafe", "shut", "weather", "other"] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** What somebody who was seen, and is met now, begins with. */
export const BECAME = ["course", "brief"] as const;
export type Became = (typeof BECAME)[number];

/** So many days a few words about somebody not yet met stand, when nobody says less or more. */
export const SIGHTING_DAYS = 14;
export const MOST_SIGHTING_DAYS = 30;
/** What was left is shown, and may still be done, so many days. */
export const LEFT_DAYS = 7;
/** Needs that begin with somebody being assessed: what the street asks a door about. */
export const ASSESSED: readonly string[] = ["withdrawal", "woundCare", "somatic", "psychiatric", "substance"];

export interface Stop {
  readonly id: Uuid;
  readonly place: string;
  readonly usualTime: string | null;
  readonly addedOn: CalendarDay;
  /** The first day it is no stop any more. */
  readonly leftOn: CalendarDay | null;
}

export interface Round {
  readonly id: Uuid;
  readonly unitId: Uuid;
  readonly name: string;
  /** None: once, on a day. */
  readonly weekdays: readonly Weekday[];
  readonly onDay: CalendarDay | null;
  /** "21:30". */
  readonly begins: string;
  readonly edition: number;
  readonly madeOn: CalendarDay;
  readonly endedAt: Instant | null;
  /** In their order. */
  readonly stops: readonly Stop[];
}

export interface Visit {
  readonly stopId: Uuid;
  readonly day: CalendarDay;
  readonly state: "done" | "skipped";
  readonly why: SkipReason | null;
  readonly at: Instant;
  readonly by: string;
}

/** Somebody on a course, whom the team looks for. */
export interface Search {
  readonly id: Uuid;
  readonly unitId: Uuid;
  readonly courseId: Uuid;
  readonly citizenId: Uuid;
  readonly stopId: Uuid | null;
  /** Where they are usually found. */
  readonly place: string;
  readonly endedAt: Instant | null;
}

/** What happened, as events name it: "outreach." and this. */
export type OutreachEvent =
  | "roundPlanned"
  | "roundChanged"
  | "roundEnded"
  | "stopDone"
  | "stopSkipped"
  | "searchBegun"
  | "searchEnded"
  | "met"
  | "notFound"
  | "sightingMade"
  | "sightingEnded";
