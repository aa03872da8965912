import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";

/** The kinds of information a consent names (docs/glossary.md). */
export const INFORMATION_KINDS = [
  "contact",
  "meetMe",
  "need",
  "health",
  "psychiatry",
  "substanceUse",
  "social",
  "network",
  "knowledgeNotes",
  "appointments",
] as const;
export type InformationKind = (typeof INFORMATION_KINDS)[number];

/** The three everyday sentences: those on my relay · only this door · not now – or chosen line by line. */
export const CONSENT_SCOPES = ["relay", "thisDoor", "notNow", "chosen"] as const;
export type ConsentScope = (typeof CONSENT_SCOPES)[number];

/** All bind (sundhedsloven § 42); an oral one may name who heard it. `card`: by their own hand, with card and PIN. */
export type ConsentForm = "oral" | "written" | "card";

/** Who said it. A custody holder, a guardian and a party's representative are three different things in law. */
export const GIVERS = ["citizen", "custodyHolder", "guardian", "partyRepresentative"] as const;
export type Giver = (typeof GIVERS)[number];

/** Whom a line or an objection is about: those on the relay, one unit, or all of one organisation. */
export const RECIPIENTS = ["relay", "unit", "organisation"] as const;

/** One line of what the citizen chose: these kinds, to these, for this. */
export interface Allowance {
  readonly recipient: (typeof RECIPIENTS)[number];
  readonly unitId: Uuid | null;
  readonly organisationId: Uuid | null;
  readonly kinds: readonly InformationKind[];
  readonly purpose: string;
  /** The last day of this line; as long as the rest where none is said. */
  readonly endsOn?: CalendarDay | null;
}

export interface Consent {
  readonly id: Uuid;
  readonly citizenId: Uuid;
  readonly scope: ConsentScope;
  /** Only of what is `chosen`, and then at least one. */
  readonly allowances: readonly Allowance[];
  readonly form: ConsentForm;
  readonly witness: string | null;
  readonly givenBy: Giver;
  readonly givenByName: string | null;
  readonly givenToUnit: Uuid;
  readonly recordedBy: Uuid;
  readonly givenAt: Instant;
  /** The last day it counts, at most a year ahead. */
  readonly endsOn: CalendarDay;
}

export const OBJECTED_TO = ["all", "unit", "organisation"] as const;

/** *Frabedelse*: in force until the citizen lifts it (sundhedsloven § 41 stk. 3). */
export interface Objection {
  readonly id: Uuid;
  readonly against: (typeof OBJECTED_TO)[number];
  readonly unitId: Uuid | null;
  readonly organisationId: Uuid | null;
}

/** All that a citizen has said of who may know, as it counts now. */
export interface Said {
  readonly consent: Consent | null;
  readonly objections: readonly Objection[];
}

/** Limits the law sets, from the day they count. Ages in years, the others in days. */
export interface ConsentLaw {
  readonly validFrom: CalendarDay;
  readonly longestDays: number;
  readonly ownConsentAge: number;
  readonly custodyEnds: number;
  readonly reminderDays: number;
  /** How long before a day that changes whose word it is, it is planned. */
  readonly planMonths: number;
}
