import type { Instant } from "#kernel/clock.ts";
import type { CalendarDay } from "#kernel/time.ts";

/** What a calendar file says, and what stands in the way: every event of it is one or the other. */

/** Why an event, or one time of it, is held back. Stable codes; their words are on the pages. */
export type HoldCode =
  | "neverEnds"
  | "noUid"
  | "uidTooLong"
  | "noStart"
  | "startUnusable"
  | "endUnusable"
  | "endsBeforeStart"
  | "lastsTooLong"
  | "unknownZone"
  | "noTitle"
  | "noPlace"
  | "personalNumber"
  | "unreadable"
  | "twice"
  | "lineTooLong"
  | "duplicate"
  | "ruleUnreadable"
  | "ruleTooOften"
  | "ruleTooOdd"
  | "ruleTooLong"
  | "startNotInRule"
  | "fromHereOn"
  | "past"
  | "tooFarAhead"
  | "tooMany"
  | "notForUs";

/** Something to know about what is taken. */
export type NoteCode =
  | "tentative"
  | "textCut"
  | "clockSkipped"
  | "markupLeftOut"
  | "wordsNotShown"
  | "alreadyThen";

/** About the file as a whole. */
export type FileCode =
  | "tooLarge"
  | "empty"
  | "notACalendar"
  | "cutOff"
  | "tooDeep"
  | "tooManyEvents"
  | "notAppointments"
  | "strangeLines";

export interface Finding<C extends string = string> {
  readonly code: C;
  /** The line of the file, from 1. */
  readonly line: number;
  /** In lower case, "dtstart". */
  readonly property?: string;
  /** What it says there, shortened; never of a text that holds a personal number. */
  readonly value?: string;
}

/** When something is, as an appointment has it: a day in Denmark, and a moment within it. */
export interface Times {
  readonly day: CalendarDay;
  /** Null: some time that day. */
  readonly startsAt: Instant | null;
  readonly endsAt: Instant | null;
}

/** Which appointment of theirs, and which edition of it. */
export interface Source {
  /** `sourceUid`: the same appointment in every file. */
  readonly uid: string;
  /** SEQUENCE first, then when it was last changed: of two editions the larger number is the newer. */
  readonly sequence: number;
}

export interface Booked extends Times, Source {
  readonly is: "booked";
  readonly line: number;
  readonly title: string;
  readonly place: string;
  /** What else it says: to be read before it is taken, and not kept. */
  readonly words: string;
  readonly notes: readonly Finding<NoteCode>[];
}

export interface Cancelled extends Source {
  readonly is: "cancelled";
  readonly line: number;
  /** Null: it does not say of when. */
  readonly day: CalendarDay | null;
  readonly title: string;
}

export interface Held {
  readonly is: "held";
  readonly line: number;
  readonly title: string;
  /** Null where it does not say, or cannot be read. */
  readonly day: CalendarDay | null;
  readonly startsAt: Instant | null;
  readonly why: readonly Finding<HoldCode>[];
}

export type Entry = Booked | Cancelled | Held;

/**
 * An event of which the file says all that is to come. What we have of it from today on, and the file does not name, is called off: its
 * source has left it out, or it is of another time.
 */
export interface Whole {
  readonly uid: string;
  readonly line: number;
  readonly sequence: number;
  /** As `Source.uid` has them, those held back among them. */
  readonly named: readonly string[];
}

export interface CalendarFile {
  /** In the order of the file. */
  readonly entries: readonly Entry[];
  readonly whole: readonly Whole[];
  readonly findings: readonly Finding<FileCode>[];
}
