import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { Body } from "../bodies/types.ts";
import type { RecommendationText } from "./document.ts";

/** What a council recommends, to whom, and what became of it (H4). Days are calendar days in Denmark. */

/** Stored: what the council has done with it. What those it was sent to have done is told by their rows. */
export const RECOMMENDATION_STATES = ["draft", "discarded", "adopted", "closed"] as const;
export type RecommendationState = (typeof RECOMMENDATION_STATES)[number];

/** What made an edition. */
export type RecommendationDid =
  | "drafted"
  | "takenIn"
  | "rewritten"
  | "adopted"
  | "corrected"
  | "evidenced"
  | "discarded"
  | "closed"
  | "reopened";

/** Computed: how it stands with all it was sent to. `noted`: nobody who has not answered has said more than that. */
export type RecommendationStanding = RecommendationState | "sent" | "noted" | "answered";

/** Whether the body must answer – somebody with the right to has decided so – or is only asked to. */
export const ANSWER_BASES = ["committed", "requested"] as const;
export type AnswerBasis = (typeof ANSWER_BASES)[number];

/** `noted` is no answer: the clock goes on. */
export const ANSWER_KINDS = ["noted", "accepted", "partly", "not"] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

/** "Taget til efterretning", "til inspiration". */
export const NOTED_AS = ["forInformation", "asInspiration"] as const;
export type NotedAs = (typeof NOTED_AS)[number];

export const PLAN_KINDS = ["regionalHealthPlan", "localHealthPlan", "other"] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

export const ACTION_STATES = ["planned", "underway", "done", "dropped"] as const;
export type ActionState = (typeof ACTION_STATES)[number];

export const TARGET_DIRECTIONS = ["atLeast", "atMost"] as const;
export type TargetDirection = (typeof TARGET_DIRECTIONS)[number];

/** Who said it: the body itself, on its own page, or the council's secretary from a document. */
export type RecordedAs = "body" | "council";

export interface AnswerDate {
  readonly answerBy: CalendarDay;
  readonly why: string;
  /** The day it was set. */
  readonly setOn: CalendarDay;
}

export interface ActionStep {
  readonly state: ActionState;
  readonly on: CalendarDay;
  readonly words: string;
}

export interface AnswerAction {
  readonly id: Uuid;
  readonly words: string;
  readonly owner: string;
  readonly by: CalendarDay | null;
  /** From first to last; the first says `planned`. */
  readonly steps: readonly ActionStep[];
}

export interface Answer {
  readonly id: Uuid;
  readonly kind: AnswerKind;
  readonly notedAs: NotedAs | null;
  readonly reason: string;
  readonly planKind: PlanKind | null;
  readonly plan: string;
  readonly answeredOn: CalendarDay;
  readonly saidBy: string;
  readonly recordedAs: RecordedAs;
  /** Where it stands: minutes, a letter. Empty where the body wrote it here. */
  readonly document: string;
  /** Of one that puts an earlier one right. */
  readonly why: string;
  readonly actions: readonly AnswerAction[];
}

/** One body asked once: its dates and what it said, from first to last. */
export interface Asking {
  readonly id: Uuid;
  readonly recommendationId: Uuid;
  readonly body: Pick<Body, "id" | "slug" | "name">;
  readonly round: number;
  readonly sentOn: CalendarDay;
  readonly basis: AnswerBasis;
  readonly committedBy: string;
  readonly words: string;
  readonly dates: readonly AnswerDate[];
  readonly answers: readonly Answer[];
}

export interface FollowUp {
  readonly id: Uuid;
  readonly on: CalendarDay;
  readonly words: string;
}

export interface Reading {
  readonly on: CalendarDay;
  readonly value: number | null;
  readonly words: string;
}

/** In a figure (`goal`, `unit`) or in words alone. */
export interface Target {
  readonly id: Uuid;
  readonly words: string;
  readonly goal: number | null;
  readonly unit: string;
  readonly direction: TargetDirection | null;
  readonly by: CalendarDay;
  readonly edition: number;
  /** What it said before, the last first: until which day, and why no longer. */
  readonly before: readonly {
    readonly words: string;
    readonly goal: number | null;
    readonly direction: TargetDirection | null;
    readonly by: CalendarDay;
    readonly until: CalendarDay;
    readonly why: string;
  }[];
  readonly readings: readonly Reading[];
}

/** A meeting of the council that is here – its own, or one it met at with another –, or words for one that is not. */
export interface AtMeeting {
  readonly on: CalendarDay;
  /** Null: only in words. */
  readonly heldOn: CalendarDay | null;
  readonly starts: string | null;
  /** Of the body that presides. */
  readonly slug: string | null;
  /** Whether its minutes may be read by everybody. */
  readonly published: boolean;
  readonly words: string;
}

export interface FocusMark extends AtMeeting {
  readonly year: number;
}

/** A focus that was taken back within its year. */
export interface FocusTakenBack {
  readonly year: number;
  readonly chosenOn: CalendarDay;
  readonly chosenWords: string;
  readonly on: CalendarDay;
  readonly why: string;
}

/** An edition anybody may read: from the one that was adopted. */
export interface PublicEdition {
  readonly edition: number;
  readonly did: RecommendationDid;
  readonly why: string;
  readonly on: CalendarDay;
  readonly text: string;
}

/** A recommendation in its newest edition. `key`: its part of an address, "2022-2025-3". */
export interface Recommendation {
  readonly id: Uuid;
  readonly body: Body;
  readonly key: string;
  readonly period: string;
  readonly number: number;
  readonly state: RecommendationState;
  readonly edition: number;
  readonly content: RecommendationText;
  readonly adopted: AtMeeting | null;
  /** The day it was closed, and why; null while it is not. */
  readonly closed: { readonly on: CalendarDay; readonly why: string } | null;
  readonly focus: readonly FocusMark[];
  readonly unfocused: readonly FocusTakenBack[];
}

export const keyOfRecommendation = ({ period, number }: { period: string; number: number }): string =>
  `${period}-${number}`;
