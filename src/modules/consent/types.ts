import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";

/** The three everyday sentences: those on my relay · only this door · not now. */
export const CONSENT_SCOPES = ["relay", "thisDoor", "notNow"] as const;
export type ConsentScope = (typeof CONSENT_SCOPES)[number];

/** Both bind (sundhedsloven § 42); an oral one may name who heard it. */
export const CONSENT_FORMS = ["oral", "written"] as const;
export type ConsentForm = (typeof CONSENT_FORMS)[number];

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
