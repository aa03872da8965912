import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";

/** The words of places and stays (B3). A night is the calendar day it begins on, in Denmark: rules.ts. */

/** `held` until a moment, `occupied` until they leave; the others are ends. */
export const STAY_STATES = ["held", "occupied", "ended", "lapsed", "cancelled", "refused"] as const;
export type StayState = (typeof STAY_STATES)[number];

/** Needs that a place to stay can meet. */
export const PLACE_NEEDS: readonly string[] = ["sleepTonight", "home"];

export const OUT_OF_USE_REASONS = ["repair", "cleaning", "pests", "noStaff", "other"] as const;
export type OutOfUseReason = (typeof OUT_OF_USE_REASONS)[number];

/** Where somebody goes from here. `nowhere`: no place to go (B2). `leftUnsaid`: they went, and nobody knows where. `died`: everything stops. */
export const WHERE_TO = [
  "ownHome",
  "friendsOrFamily",
  "otherPlace",
  "hospital",
  "treatment",
  "leftUnsaid",
  "nowhere",
  "died",
] as const;
export type WhereTo = (typeof WHERE_TO)[number];

/** Why a promised place is given back by who asked for it. */
export const CANCEL_REASONS = [
  "otherPlace",
  "declinedByCitizen",
  "notFound",
  "mistake",
  "cameElsewhere",
] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** What makes a place more needed, gravest first: facts that are ticked, never a feeling (rules.ts, WEIGHT). */
export const GROUNDS = [
  "outTonight",
  "illness",
  "leavingHospital",
  "unsafeNow",
  "pregnant",
  "young",
] as const;
export type Ground = (typeof GROUNDS)[number];

/** One stay as the rules see it; nights inclusive. */
export interface Stay {
  readonly id: Uuid;
  readonly placeId: Uuid;
  readonly unitId: Uuid;
  readonly courseId: Uuid;
  readonly citizenId: Uuid;
  readonly needId: Uuid;
  readonly state: StayState;
  readonly firstNight: CalendarDay;
  readonly lastNight: CalendarDay;
  readonly heldUntil: Instant;
  readonly heldFor: Uuid;
  /** Its check, once somebody has begun it; always when it has ended. */
  readonly leavingId: Uuid | null;
}

/** What may stand on a place on some nights, as the rules see it. */
export type Standing = Pick<Stay, "id" | "state" | "firstNight" | "lastNight" | "heldUntil">;

/** Nights a place cannot be used; `lastNight` null: until it is back. */
export interface OutOfUse {
  readonly firstNight: CalendarDay;
  readonly lastNight: CalendarDay | null;
}

export interface Place {
  readonly id: Uuid;
  readonly unitId: Uuid;
  readonly serviceId: Uuid;
  /** A capacity unit's code: bed, room … */
  readonly countedIn: string;
  readonly name: string;
  /** Conditions that are met here: the directory's codes. */
  readonly conditions: readonly string[];
  readonly firstNight: CalendarDay;
  readonly lastNight: CalendarDay | null;
}

/** A place with all that decides whether it is free. */
export interface PlaceFacts extends Place {
  readonly outOfUse: readonly OutOfUse[];
  readonly stays: readonly Standing[];
}

/** How a house keeps its promises. */
export interface House {
  readonly holdMinutes: number;
  /** Tonight's holds too last until the evening; those for a later night always do. */
  readonly holdUntilEvening: boolean;
  /** "20:00". */
  readonly evening: string;
}

export const USUAL_HOUSE: House = { holdMinutes: 120, holdUntilEvening: false, evening: "20:00" };

export interface Nights {
  readonly firstNight: CalendarDay;
  readonly lastNight: CalendarDay;
}

/** What happened, as events name it: "stays." and this. */
export type StayEvent =
  | "placeAdded"
  | "placeChanged"
  | "placeOutOfUse"
  | "placeBackInUse"
  | "houseChanged"
  | "held"
  | "arrived"
  | "extended"
  | "ended"
  | "endedNowhere"
  | "cancelled"
  | "refused"
  | "lapsed"
  | "waitBegun"
  | "waitEnded";
