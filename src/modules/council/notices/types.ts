import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { BudgetStep } from "../toolkit/encounters/types.ts";

/** What those with a seat are told of by letter; the last three are for those who keep the papers alone. In the order a letter says it. */
export const NOTICE_KINDS = [
  "dialogueOpened",
  "dialogueCloses",
  "dialogueSummedUp",
  "namesAsked",
  "namesDue",
  "namesDecided",
  "inputAsked",
  "inputDue",
  "inputAdopted",
  "consultationDue",
  "taskDue",
  "budgetDay",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export interface Notice {
  readonly kind: NoticeKind;
  readonly body: string;
  /** From "/raad/" on. */
  readonly path: string;
  /** The day that is to be kept; null: none is. */
  readonly day: CalendarDay | null;
  /** What it is called, or what is to be done. Null: it belongs to a closed item, of which a letter says nothing. */
  readonly title: string | null;
  readonly budget: { readonly authority: string; readonly year: number; readonly what: BudgetStep } | null;
}

/** One letter to one address: everything there is to tell that day. */
export interface SeatLetter {
  readonly to: string;
  readonly notices: readonly Notice[];
}

/** A notice on its way: of what, in which body, and the day it is told for – moved, it is told anew. */
export interface DueNotice extends Notice {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  /** Bodies that meet with it where the item stands: theirs who sit there may write in the dialogue, too. */
  readonly alsoOf: readonly Uuid[];
  readonly key: CalendarDay;
}
