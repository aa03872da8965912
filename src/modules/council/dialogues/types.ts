import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { BodyStanding } from "../bodies/types.ts";

/** Computed: a dialogue closes by itself when its day is over. */
export type DialogueState = "open" | "closed" | "summedUp" | "published";

export interface DialogueLine {
  readonly id: Uuid;
  readonly title: string;
  readonly closesOn: CalendarDay;
  readonly state: DialogueState;
  /** How many have been written and stand; null: not for whoever reads. */
  readonly contributions: number | null;
}

export interface Dialogues extends BodyStanding {
  readonly dialogues: readonly DialogueLine[];
  /** Topics that wait, which one may be about. */
  readonly topics: readonly { readonly id: Uuid; readonly title: string }[];
}

export interface Contribution {
  readonly id: Uuid;
  readonly name: string;
  readonly onBehalfOf: string;
  /** Null: taken back by whoever wrote it. */
  readonly words: string | null;
  readonly at: Instant;
  readonly withdrawnAt: Instant | null;
  readonly mine: boolean;
}

export interface Dialogue extends BodyStanding {
  readonly id: Uuid;
  readonly title: string;
  readonly question: string;
  readonly closesOn: CalendarDay;
  readonly state: DialogueState;
  readonly summary: string;
  readonly edition: number;
  /** Null: for whoever reads, only what was published. */
  readonly contributions: readonly Contribution[] | null;
}
