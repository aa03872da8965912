import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";

/** Whom a council meets besides its meetings, and what came of it; and when budgets are made (H7). */

/** Somebody invited to speak; coffee with politicians; a meeting with a committee; a proposal to the budget talks. */
export const ENCOUNTER_KINDS = ["speaker", "informal", "committee", "budget"] as const;
export type EncounterKind = (typeof ENCOUNTER_KINDS)[number];

export interface Encounter {
  readonly id: Uuid;
  readonly kind: EncounterKind;
  readonly heldOn: CalendarDay;
  readonly withWhom: string;
  readonly about: string;
  /** Empty: nothing yet. */
  readonly cameOf: string;
  /** Everybody may read it. */
  readonly shown: boolean;
}

export const BUDGET_STEPS = ["seminar", "proposalsDue", "hearing", "firstReading", "secondReading"] as const;
export type BudgetStep = (typeof BUDGET_STEPS)[number];

export interface BudgetDate {
  readonly id: Uuid;
  readonly authority: string;
  /** The budget's. */
  readonly year: number;
  readonly what: BudgetStep;
  readonly day: CalendarDay;
  readonly source: string;
  /** Until the day; less than nought: over. */
  readonly daysLeft: number;
}
