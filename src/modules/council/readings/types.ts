import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { MeetingState } from "../meetings/types.ts";

/** Meetings that were read from a document and are no minutes yet (H3). For whoever keeps the body's papers. */

/** One of them in a list. */
export interface ReadingLine {
  readonly id: Uuid;
  readonly file: string;
  /** Null: it was not found. */
  readonly heldOn: CalendarDay | null;
  readonly starts: string | null;
  readonly items: number;
  /** How much is odd that nobody has settled. */
  readonly odd: number;
  readonly laidAt: Instant;
  readonly by: string | null;
}

/** What became of a document's meeting when it was sent: it waits to be looked at, or its minutes were saved from the same text before. */
export type Laid =
  | { readonly became: "waits"; readonly id: Uuid }
  | { readonly became: "same"; readonly heldOn: CalendarDay; readonly starts: string | null }
  /** No meeting with items was found, or its words are too many. */
  | { readonly became: "unread" };

/** The same meeting – of that body, on that day, at that time – as it stands already. */
export interface MeetingThere {
  readonly state: MeetingState;
  readonly madeHere: boolean;
  readonly edition: number;
  readonly changedAt: Instant;
}
