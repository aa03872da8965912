import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { BodyStanding } from "../bodies/types.ts";
import type { PointedAt } from "../meetings/pointing.ts";

/** `grouping`: inputs are in; `late`: the day the text should be with whoever asked is over. Both are computed. */
export type GatheringState = "open" | "grouping" | "late" | "adopted" | "published" | "calledOff";

export interface GatheringLine {
  readonly id: Uuid;
  readonly title: string;
  readonly askedBy: string;
  readonly due: CalendarDay;
  readonly deliverBy: CalendarDay | null;
  readonly state: GatheringState;
}

export interface Gatherings extends BodyStanding {
  readonly gatherings: readonly GatheringLine[];
}

export interface GatheringQuestion {
  readonly place: number;
  readonly words: string;
}
export interface Heading {
  readonly id: Uuid;
  readonly title: string;
}
export interface Input {
  readonly id: Uuid;
  /** Which question; null: all of it. */
  readonly place: number | null;
  readonly fromWhom: string;
  readonly words: string;
  readonly at: Instant;
  readonly headingId: Uuid | null;
  readonly mine: boolean;
}

export interface Gathering extends BodyStanding, GatheringLine {
  readonly about: string;
  readonly questions: readonly GatheringQuestion[];
  /** Only for whoever sits in the body. */
  readonly headings: readonly Heading[];
  readonly inputs: readonly Input[];
  readonly adopted: string;
  readonly adoptedOn: CalendarDay | null;
  readonly adoptedAt: string;
  /** The meeting it was adopted at, where it is here and whoever reads may know of it. */
  readonly pointed: PointedAt | null;
  readonly because: string;
  readonly edition: number;
}
