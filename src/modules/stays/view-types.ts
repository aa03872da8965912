import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { Ground, StayState } from "./types.ts";

/** What pages and the API read of places and stays. */

/** How a place stands on a night. `overdue`: whoever is there stayed on past their last night. */
export type NightState = "free" | "held" | "occupied" | "overdue" | "outOfUse" | "notThen";

export interface PlaceLine {
  readonly id: Uuid;
  readonly serviceId: Uuid;
  readonly name: string;
  readonly countedIn: string;
  readonly conditions: readonly string[];
}

/** Somebody with a place in the house, or on their way. */
export interface StayLine {
  readonly id: Uuid;
  readonly placeName: string;
  /** The name they go by; null where the house may not know it yet. */
  readonly knownAs: string | null;
  readonly firstNight: CalendarDay;
  readonly lastNight: CalendarDay;
  readonly heldUntil: Instant;
  /** Their last night is over, and they are there still. */
  readonly overdue: boolean;
  /** It is their night: they may come. */
  readonly mayArrive: boolean;
  /** Who asked, and answers the phone. */
  readonly askedBy: { readonly name: string; readonly phone: string };
}

export interface WaitingLine {
  readonly id: Uuid;
  readonly knownAs: string | null;
  readonly askedBy: { readonly name: string; readonly phone: string };
  readonly since: Instant;
  readonly grounds: readonly Ground[];
  readonly conditions: readonly string[];
  /** Why they stand before the next: a graver fact; null: they have waited longer, or are the last. */
  readonly why: Ground | null;
}

export interface HouseView {
  readonly tonight: CalendarDay;
  readonly nights: readonly CalendarDay[];
  readonly mayKeep: boolean;
  /** Free tonight, as the directory says too. */
  readonly free: number;
  readonly places: readonly (PlaceLine & { readonly nights: readonly NightState[] })[];
  readonly here: readonly StayLine[];
  readonly expected: readonly StayLine[];
  /** Promises that have just lapsed: somebody may be a minute late. */
  readonly late: readonly StayLine[];
  readonly waiting: readonly WaitingLine[];
}

/** What a house has to do with today: who is on their way, and whose stay ends. */
export interface HouseToday {
  /** The unit has places. */
  readonly isHouse: boolean;
  /** Free tonight. */
  readonly free: number;
  readonly expected: readonly StayLine[];
  /** Tonight is their last night, or their last night is over. */
  readonly ending: readonly StayLine[];
}

/** What stays came to in so many days. */
export interface StayFigures {
  readonly days: number;
  readonly ended: number;
  /** Of those: with nowhere to go. */
  readonly nowhere: number;
  /** Nights slept; null where none has ended. */
  readonly medianNights: number | null;
  readonly longestNights: number | null;
  readonly lapsed: number;
  /** Houses that could not, by the reason they gave. */
  readonly refusals: readonly { readonly reason: string; readonly count: number }[];
  /** People who waited for a place, and the nights on which they waited and had none. */
  readonly waited: number;
  readonly nightsWithout: number;
}

/** A place of the citizen's own, as they read it: theirs now, or held for them. */
export interface OwnStay {
  readonly id: Uuid;
  readonly theirs: boolean;
  readonly house: string;
  readonly phone: string;
  readonly place: string;
  /** The day after the last night. */
  readonly goesOn: CalendarDay;
  /** Their last night is over, and they are there still. */
  readonly overdue: boolean;
  readonly heldUntil: Instant;
}

/** What stands in the way of closing a house. */
export interface HouseClosing {
  readonly isHouse: boolean;
  readonly onDuty: boolean;
  readonly guests: readonly {
    readonly id: Uuid;
    readonly placeName: string;
    readonly knownAs: string | null;
  }[];
  readonly promised: number;
  readonly waiting: number;
}

export interface StayView extends StayLine {
  readonly state: StayState;
  readonly lapsed: boolean;
  /** The check before they leave, where it has been begun. */
  readonly leavingId: Uuid | null;
  /** The last night it could be kept on to; null: nothing is in the way. */
  readonly freeUntil: CalendarDay | null;
}

/** A stay as those on the relay see it. */
export interface CourseStay {
  readonly id: Uuid;
  readonly needId: Uuid;
  readonly state: StayState;
  readonly placeName: string;
  readonly house: { readonly id: Uuid; readonly name: string; readonly phone: string };
  readonly firstNight: CalendarDay;
  readonly lastNight: CalendarDay;
  readonly heldUntil: Instant;
  readonly overdue: boolean;
  readonly mayCancel: boolean;
}

/** A house with what is free there on the nights asked for. */
export interface FreePlaces {
  readonly unit: { readonly id: Uuid; readonly name: string; readonly phone: string; readonly area: string };
  /** From the municipality asked for; null where it is not known. */
  readonly kilometres: number | null;
  readonly places: readonly PlaceLine[];
}

export interface KeptPlace extends PlaceLine {
  readonly firstNight: CalendarDay;
  readonly lastNight: CalendarDay | null;
  readonly outOfUse: {
    readonly reason: string;
    readonly words: string;
    readonly firstNight: CalendarDay;
    readonly lastNight: CalendarDay | null;
  } | null;
}
