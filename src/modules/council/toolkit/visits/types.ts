import type { Instant } from "#kernel/clock.ts";
import type { ShownCount } from "#kernel/disclosure.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";

/** A question to whoever comes in a place: one of a few answers, one of five faces, or words of their own. */
export interface VisitQuestion {
  readonly kind: "choice" | "faces" | "words";
  readonly text: string;
  /** Of a choice: what there is to choose from. */
  readonly options: readonly string[];
}

/** What a telephone at the door is shown. */
export interface VisitForm {
  readonly id: Uuid;
  readonly place: string;
  readonly bodyName: string;
  readonly questions: readonly VisitQuestion[];
}

export interface VisitLine {
  readonly id: Uuid;
  readonly place: string;
  readonly heldOn: CalendarDay;
  readonly open: boolean;
  readonly published: boolean;
}

/** What was answered, as anybody may see it. */
export interface VisitResult {
  readonly question: VisitQuestion;
  /** By option, with those who left it blank last; empty of words. */
  readonly counts: readonly ShownCount[];
  /** What may be shown of people's own words. */
  readonly words: readonly string[];
}

export interface PublicVisit {
  readonly id: Uuid;
  readonly place: string;
  readonly heldOn: CalendarDay;
  /** How many answered; null: fewer than five. */
  readonly answered: ShownCount;
  readonly results: readonly VisitResult[];
  readonly cameOf: string;
}

/** The same for whoever keeps the papers: with what waits to be read. */
export interface KeptVisit extends PublicVisit {
  readonly code: string;
  readonly open: boolean;
  readonly closesAt: Instant;
  readonly publishedAt: Instant | null;
  readonly unread: readonly { readonly id: Uuid; readonly question: number; readonly words: string }[];
}
