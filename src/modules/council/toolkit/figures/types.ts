import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";

/** Figures a council asks a municipality for (H7), from the letter to the answer. */

export const FIGURE_OUTCOMES = ["numbers", "refused", "silence"] as const;
export type FigureOutcome = (typeof FIGURE_OUTCOMES)[number];

/** How many, of what, in which year. */
export interface Figure {
  readonly year: number;
  readonly what: string;
  readonly value: number;
}

/** Not sent yet; sent; past its day; past its day for long; answered. */
export type FigureState = "draft" | "sent" | "overdue" | "veryOverdue" | FigureOutcome;

export interface FigureRequest {
  readonly id: Uuid;
  /** Its four digits. */
  readonly municipality: string;
  readonly recipient: string;
  readonly subject: string;
  readonly letter: string;
  readonly sentOn: CalendarDay | null;
  readonly answerBy: CalendarDay | null;
  readonly remindedOn: readonly CalendarDay[];
  readonly outcome: FigureOutcome | null;
  readonly answeredOn: CalendarDay | null;
  readonly answerWords: string;
  readonly figures: readonly Figure[];
  readonly published: boolean;
}

/** As anybody may see it: figures from 1 to 4 held back. */
export interface PublicFigureRequest extends Omit<FigureRequest, "letter" | "recipient" | "figures"> {
  readonly state: FigureState;
  readonly days: number;
  readonly figures: readonly (Omit<Figure, "value"> & { readonly value: number | null })[];
}
