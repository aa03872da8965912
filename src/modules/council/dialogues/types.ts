import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { BodyStanding } from "../bodies/types.ts";

/** A dialogue about an item of a meeting, for those who sit there. */
export interface ItemDialogue {
  readonly id: Uuid;
  readonly itemId: Uuid;
  readonly title: string;
  readonly closesOn: CalendarDay;
  readonly state: DialogueState;
  readonly summary: string;
  readonly edition: number;
  readonly contributions: number;
  /** The summary stands in what the item says. */
  readonly taken: boolean;
}

/** A dialogue everybody may read, about an item everybody may read: `place` is the item's number there. */
export interface ShownDialogue {
  readonly id: Uuid;
  readonly title: string;
  readonly place: number;
}

/** Computed: a dialogue closes by itself when its day is over. */
export type DialogueState = "open" | "closed" | "summedUp" | "published";

/** The item of an agenda a dialogue is about: for those who sit there as it stands, for everybody else as it is shown to them. */
export interface AboutItem {
  readonly id: Uuid;
  readonly heldOn: CalendarDay;
  readonly starts: string | null;
  /** Null: taken off the agenda. */
  readonly place: number | null;
  readonly title: string;
  readonly open: boolean;
}

export interface DialogueLine {
  readonly id: Uuid;
  readonly title: string;
  readonly closesOn: CalendarDay;
  readonly state: DialogueState;
  /** Null: about no item, or about one whoever reads is not shown. */
  readonly item: AboutItem | null;
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
  readonly item: AboutItem | null;
  /** The summary stands in what the item says. */
  readonly taken: boolean;
  /** Null: for whoever reads, only what was published. */
  readonly contributions: readonly Contribution[] | null;
}
