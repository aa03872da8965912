import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";

/** The words of appointments (B5). A day is a day in Denmark; an appointment without a moment is some time that day. */

/** What an appointment is now. `moved` is a thing that happens to it, kept in its editions: it is booked still. */
export const APPOINTMENT_STATES = ["booked", "attended", "noShow", "cancelled"] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

/** What an edition of it did. `bookedAfterAll`: its source took a cancellation back. */
export const BECAME = [
  "booked",
  "changed",
  "moved",
  "attended",
  "noShow",
  "cancelled",
  "bookedAfterAll",
] as const;
export type Became = (typeof BECAME)[number];

/** Where in the world it is: for the figures, and for what may be said of it. */
export const APPOINTMENT_KINDS = [
  "hospital",
  "psychiatry",
  "substance",
  "doctor",
  "dentist",
  "municipality",
  "other",
] as const;
export type AppointmentKind = (typeof APPOINTMENT_KINDS)[number];

/** Who goes along: nobody yet, nobody as the citizen wants it, somebody of theirs, or a member of a unit. */
export const COMPANY = ["nobodyYet", "alone", "companion", "unit"] as const;
export type Company = (typeof COMPANY)[number];

export const TRANSPORT = ["notSaid", "own", "public", "fetched", "taxi", "patientTransport"] as const;
export type Transport = (typeof TRANSPORT)[number];

/** Talked with, not about (A13): it is agreed with the citizen, they know of it, or not yet. */
export const CITIZEN_SAYS = ["agreed", "told", "notYet"] as const;
export type CitizenSays = (typeof CITIZEN_SAYS)[number];

/** Who wanted another time. `source`: the calendar or system it was read from. */
export const MOVED_BY = ["citizen", "place", "us"] as const;
export type MovedBy = (typeof MOVED_BY)[number] | "source";

export const CANCELLED_BY = ["citizen", "place", "us", "mistake"] as const;
/** `died`: by the house itself, when a course closes because somebody has died. */
export type CancelledBy = (typeof CANCELLED_BY)[number] | "source" | "died";

/** Why nobody came, as far as anybody knows: what was learned, and never whose fault it was. */
export const NO_SHOW_REASONS = [
  "noTransport",
  "afraid",
  "notTold",
  "forgot",
  "ill",
  "withdrawal",
  "noPhone",
  "turnedAway",
  "waiting",
  "didNotWant",
  "other",
  "unknown",
] as const;
export type NoShowReason = (typeof NO_SHOW_REASONS)[number];

/** What was done after nobody came. The first comes of booking again. */
export const STEPS = ["bookedAgain", "otherWay", "declinedByCitizen", "notNeeded"] as const;
export type Step = (typeof STEPS)[number];

/** How long before one can be reminded: days before at a fixed time of the day, or hours before. Longest first. */
export const BEFORE = ["weekBefore", "threeDaysBefore", "dayBefore", "sameMorning", "twoHours"] as const;
export type Before = (typeof BEFORE)[number];
/** Where the citizen has chosen nothing. */
export const USUAL_BEFORE: readonly Before[] = ["dayBefore", "twoHours"];

/** Rights that count in days: appointments.right_term has how many, from when, and by which law. */
export const RIGHT_KINDS = ["assessment"] as const;
export type RightKind = (typeof RIGHT_KINDS)[number];
export const RIGHT_ENDS = ["kept", "declinedByCitizen", "mistake"] as const;
export type RightEnd = (typeof RIGHT_ENDS)[number];

/** Where an appointment was read from; what is entered by hand has no source. */
export const SOURCE_KINDS = ["ical", "fhir"] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** When it is. */
export interface When {
  readonly day: CalendarDay;
  /** Null: some time that day. */
  readonly startsAt: Instant | null;
  readonly endsAt: Instant | null;
}

/** All that is said of an appointment but when it is and what became of it. */
export interface Details {
  readonly kind: AppointmentKind;
  readonly purpose: string;
  readonly place: string;
  readonly serviceId: Uuid | null;
  readonly atUnitId: Uuid | null;
  readonly withWhom: string;
  readonly bring: string;
  readonly phone: string;
  readonly company: Company;
  readonly companionId: Uuid | null;
  readonly companyUnitId: Uuid | null;
  readonly companyWords: string;
  readonly transport: Transport;
  readonly transportUnitId: Uuid | null;
  readonly transportWords: string;
  readonly citizenSays: CitizenSays;
}

/** One appointment as the rules see it. */
export interface Appointment extends When, Details {
  readonly id: Uuid;
  readonly courseId: Uuid;
  readonly citizenId: Uuid;
  readonly needId: Uuid | null;
  readonly rightId: Uuid | null;
  readonly againOf: Uuid | null;
  readonly state: AppointmentState;
  /** Counts every change; who changes something names the one they saw. */
  readonly edition: number;
  /** The edition that set the time it has now: what a reminder is of. */
  readonly timed: number;
  /** From then on somebody says how it went. */
  readonly overAt: Instant;
  readonly movedBy: MovedBy | null;
  readonly endedWhy: CancelledBy | null;
  readonly reasons: readonly NoShowReason[];
  readonly words: string;
  readonly saidAt: Instant | null;
  readonly stepOn: CalendarDay | null;
  readonly step: Step | null;
  readonly cannotComeAt: Instant | null;
  readonly sourceKind: SourceKind | "entered";
  readonly sourceUid: string | null;
  readonly sourceSequence: number | null;
  /** When the time it has was set: reminders that would have gone before are not sent. */
  readonly timedAt: Instant;
}

/** A right that runs. */
export interface RightClock {
  readonly id: Uuid;
  readonly courseId: Uuid;
  readonly citizenId: Uuid;
  readonly needId: Uuid | null;
  readonly kind: RightKind;
  readonly about: string;
  readonly startedOn: CalendarDay;
  readonly lastOn: CalendarDay;
  readonly source: string;
  readonly ended: RightEnd | null;
}

/** What happened, as events name it: "appointments." and this. */
export type AppointmentEvent =
  | "booked"
  | "changed"
  | "moved"
  | "cancelled"
  | "attended"
  | "noShow"
  | "stepDone"
  | "cannotCome"
  | "remindersChosen"
  | "reminded"
  | "rightStarted"
  | "rightEnded"
  | "rightPassed";
