import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type {
  AppointmentKind,
  AppointmentState,
  Became,
  Before,
  CancelledBy,
  CitizenSays,
  Company,
  MovedBy,
  NoShowReason,
  RightEnd,
  RightKind,
  Step,
  Transport,
  When,
} from "./types.ts";

/** A unit, a service or a person of the citizen's, as a page names it. */
export interface Named {
  readonly id: Uuid;
  readonly name: string;
}

/** One edition it has had: when it then was, who made it so. */
export interface EditionLine extends When {
  readonly number: number;
  readonly became: Became;
  readonly at: Instant;
  /** Null: the house itself. */
  readonly unit: string | null;
  readonly movedBy: MovedBy | null;
}

export interface AppointmentView extends When {
  readonly id: Uuid;
  readonly courseId: Uuid;
  readonly needId: Uuid | null;
  readonly rightId: Uuid | null;
  readonly kind: AppointmentKind;
  readonly purpose: string;
  readonly place: string;
  readonly service: Named | null;
  readonly atUnit: Named | null;
  readonly withWhom: string;
  readonly bring: string;
  readonly phone: string;
  readonly company: Company;
  /** Null where it is somebody the reader may not know of. */
  readonly companion: Named | null;
  readonly companyUnit: Named | null;
  readonly companyWords: string;
  readonly transport: Transport;
  readonly transportUnit: Named | null;
  readonly transportWords: string;
  readonly citizenSays: CitizenSays;
  readonly state: AppointmentState;
  readonly edition: number;
  readonly movedBy: MovedBy | null;
  readonly endedWhy: CancelledBy | null;
  readonly reasons: readonly NoShowReason[];
  readonly words: string;
  readonly stepOn: CalendarDay | null;
  readonly step: Step | null;
  readonly cannotComeAt: Instant | null;
  readonly entered: boolean;
  /** It should be known by now how it went, and nobody has said. */
  readonly unsaid: boolean;
  /** Who says how it went, and does what comes next. */
  readonly answers: Named | null;
  readonly nextReminder: Instant | null;
  /** Times it has had, newest first; one where it was never changed. */
  readonly editions: readonly EditionLine[];
  readonly may: { readonly keep: boolean; readonly sayHow: boolean };
}

export interface RightView {
  readonly id: Uuid;
  readonly needId: Uuid | null;
  readonly kind: RightKind;
  readonly about: string;
  readonly startedOn: CalendarDay;
  readonly lastOn: CalendarDay;
  /** 0 on the last day, negative when it has gone by. */
  readonly daysLeft: number;
  readonly source: string;
  readonly ended: RightEnd | null;
}

export interface CourseAppointments {
  readonly courseId: Uuid;
  readonly open: boolean;
  /** Those ahead and those to be told of first, then what is over, newest first. */
  readonly ahead: readonly AppointmentView[];
  readonly over: readonly AppointmentView[];
  /** So many more are there, and closed to the reader. */
  readonly closed: number;
  readonly rights: readonly RightView[];
  /** How long before the citizen is reminded. */
  readonly before: readonly Before[];
  readonly mayKeep: boolean;
}

/** Why an appointment stands on *I dag*: it is today; nobody has said how it went; nobody came; they cannot come; a right is running out. */
export type TodayWhy = "today" | "unsaid" | "noShow" | "cannotCome" | "right" | "rightPassed";

/** *I dag*, the gravest first; `more`: how many there are besides. */
export interface Today {
  readonly lines: readonly TodayLine[];
  readonly more: number;
}

export interface TodayLine extends When {
  readonly why: TodayWhy;
  readonly id: Uuid;
  readonly courseId: Uuid;
  /** "" where the reader may not know it. */
  readonly knownAs: string;
  readonly place: string;
  readonly company: Company | null;
  /** The day it should be done by, where there is one. */
  readonly on: CalendarDay;
  readonly late: boolean;
  readonly daysLeft: number | null;
  /** The reader's unit only goes along, or is where it is. */
  readonly guest: boolean;
  readonly edition: number;
}

/** As the citizen sees it. */
export interface OwnAppointment extends When {
  readonly id: Uuid;
  readonly place: string;
  readonly withWhom: string;
  readonly purpose: string;
  readonly bring: string;
  readonly company: Company;
  readonly companyName: string;
  readonly transport: Transport;
  readonly transportWords: string;
  readonly phone: string;
  readonly timed: number;
  /** They have said that they cannot come. */
  readonly cannotCome: boolean;
  /** Who arranges it with them, and their phone. */
  readonly unit: { readonly name: string; readonly phone: string } | null;
}

export interface OwnAppointments {
  readonly open: boolean;
  readonly ahead: readonly OwnAppointment[];
  readonly rights: readonly RightView[];
  readonly before: readonly Before[];
}
