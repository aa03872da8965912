import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";

/** What a council is heard on, what it answered and what became of it; and what others decided without hearing it (H6). docs/decisions/0044. */

export const CONSULTATION_STATES = ["open", "drafting", "adopted", "sent", "followed", "dropped"] as const;
export type ConsultationState = (typeof CONSULTATION_STATES)[number];

/** Who adopts an answer: the council at a meeting, its chair, or a written round. */
export const ANSWER_ADOPTERS = ["meeting", "chair", "written"] as const;
export type AnswerAdopter = (typeof ANSWER_ADOPTERS)[number];

/** How much of what the council said was taken in. */
export const OUTCOMES = ["whole", "partly", "not"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type ConsultationDid =
  | "added"
  | "corrected"
  | "written"
  | "adopted"
  | "reopened"
  | "sent"
  | "followed"
  | "dropped";

/** A proposal the council is asked about, as anybody may read it. */
export interface Consultation {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly title: string;
  /** The body or authority, as it calls itself. */
  readonly askedBy: string;
  /** Where its papers are; empty: nowhere. */
  readonly address: string;
  readonly about: string;
  readonly receivedOn: CalendarDay;
  readonly deadline: CalendarDay;
  readonly state: ConsultationState;
  /** The deadline has passed, and nothing was sent. */
  readonly overdue: boolean;
  readonly adopted: {
    readonly on: CalendarDay;
    readonly by: AnswerAdopter;
    readonly note: string;
    /** The meeting, when its minutes are public. `slug`: of the body that presides. */
    readonly meeting: {
      readonly slug: string;
      readonly heldOn: CalendarDay;
      readonly starts: string | null;
    } | null;
  } | null;
  readonly sent: { readonly at: Instant; readonly to: string; readonly answer: string } | null;
  readonly outcome: { readonly is: Outcome; readonly on: CalendarDay; readonly words: string } | null;
  readonly droppedWhy: string | null;
}

/** Something others decided that touches those the council speaks for. */
export interface DecidedItem {
  readonly id: Uuid;
  readonly title: string;
  readonly decidedBy: string;
  readonly decidedOn: CalendarDay;
  readonly address: string;
  readonly touches: string;
  readonly version: number;
  /** Null: the council was not asked. */
  readonly heard: {
    readonly id: Uuid;
    readonly title: string;
    readonly answered: boolean;
    /** It was asked when it was decided already: that is not to be heard. */
    readonly afterwards: boolean;
  } | null;
}
