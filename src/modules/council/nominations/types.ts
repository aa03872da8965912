import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { BodyStanding } from "../bodies/types.ts";
import type { PointedAt } from "../meetings/pointing.ts";

/** `late` is computed: the day to answer by is over. */
export type NominationState = "open" | "late" | "decided" | "calledOff";

export interface NominationLine {
  readonly id: Uuid;
  /** To what. */
  readonly title: string;
  readonly askedBy: string;
  readonly fewest: number;
  readonly most: number;
  readonly answerBy: CalendarDay | null;
  readonly state: NominationState;
  /** Who was chosen, when it is decided. */
  readonly chosen: readonly string[];
}

export interface Nominations extends BodyStanding {
  readonly nominations: readonly NominationLine[];
}

export interface Nominee {
  readonly id: Uuid;
  readonly seatId: Uuid;
  readonly name: string;
  readonly onBehalfOf: string;
  readonly chosen: boolean;
  /** Put forward by whoever reads. */
  readonly mine: boolean;
}

export interface Nomination extends BodyStanding, Omit<NominationLine, "chosen"> {
  readonly about: string;
  readonly takesPlace: CalendarDay | null;
  readonly decidedOn: CalendarDay | null;
  readonly decidedAt: string;
  /** The meeting it was decided at, where it is here and whoever reads may know of it. */
  readonly pointed: PointedAt | null;
  readonly because: string;
  readonly edition: number;
  readonly nominees: readonly Nominee[];
  /** Seats that may be named. */
  readonly seats: readonly { readonly id: Uuid; readonly name: string; readonly onBehalfOf: string }[];
}
