import type { CalendarDay } from "#kernel/time.ts";

/** What is kept for a time of its own; docs/data-protection.md says from when each counts. */
export type RetentionKind =
  | "courses"
  | "briefContacts"
  | "turnedAway"
  | "gapNotes"
  | "sightings"
  | "emergencyAttempts"
  | "invitations"
  | "returnedKnowledge"
  | "storyDrafts"
  | "sessions"
  | "mail"
  | "commands"
  | "log"
  // A council's: forgotten by the council.
  | "seatAddresses"
  | "lettersTold"
  | "visitAnswers"
  | "visitWords"
  | "selfAnswers"
  | "minutesBeside"
  | "takenBack"
  | "deadFiles"
  | "readDocuments";

/** How long a kind is kept, and on what ground. */
export interface Period {
  readonly what: RetentionKind;
  /** Null: it stays. */
  readonly days: number | null;
  readonly from: CalendarDay;
  readonly basis: string;
}

export interface Lapsed {
  readonly what: RetentionKind;
  /** Rows; of `courses`, courses. */
  readonly count: number;
}

/** How many of each kind were forgotten; kinds of which nothing was are left out. */
export type Forgotten = Readonly<Partial<Record<RetentionKind, number>>>;
