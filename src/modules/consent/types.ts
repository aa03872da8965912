import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";

/** The three everyday sentences: those on my relay · only this door · not now. */
export type ConsentScope = "relay" | "thisDoor" | "notNow";

/** Both bind (sundhedsloven § 42); an oral one may name who heard it. */
export type ConsentForm = "oral" | "written";

export interface Consent {
  readonly id: Uuid;
  readonly citizenId: Uuid;
  readonly scope: ConsentScope;
  readonly form: ConsentForm;
  readonly witness: string | null;
  readonly givenToUnit: Uuid;
  readonly recordedBy: Uuid;
  readonly givenAt: Instant;
  /** The last day it counts, at most a year ahead. */
  readonly endsOn: CalendarDay;
}
