import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { BodyRules } from "../bodyRules/types.ts";

/** Minutes on their way to be approved, and corrected afterwards (H2). */

/** As the body's rules say: when it meets next, its chair, or in writing until a day. */
export type ApprovalWay = BodyRules["minutesAdoptedBy"];

export interface Objection {
  readonly id: Uuid;
  readonly by: string;
  readonly at: Instant;
  readonly words: string;
  /** Empty: not answered yet. */
  readonly answer: string;
}

export interface ApprovalRound {
  readonly id: Uuid;
  readonly way: ApprovalWay;
  /** The last day to object, of a written round. */
  readonly closesOn: CalendarDay | null;
  readonly openedAt: Instant;
  readonly objections: readonly Objection[];
}

/** An edition that put approved minutes right. The older one can be read by whoever keeps the papers. */
export interface Correction {
  readonly edition: number;
  readonly at: Instant;
  readonly why: string;
}
