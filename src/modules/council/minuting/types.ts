import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { SeatRole } from "../bodies/types.ts";
import type { Written } from "../planning/types.ts";

/** Who came, what was said and decided, and what somebody does next: written while the meeting goes on (H2). */

export const ATTENDANCE = ["present", "apologies", "absent"] as const;
export type Attendance = (typeof ATTENDANCE)[number];

/** `out`: left the room, or had not come yet. `disqualified`: had an interest in the item. */
export const AWAY = ["out", "disqualified"] as const;
export type Away = (typeof AWAY)[number];

/** A seat of a body that meets, on the day of the meeting. */
export interface Seat {
  readonly membershipId: Uuid;
  readonly bodyId: Uuid;
  readonly name: string;
  readonly role: SeatRole;
  readonly onBehalfOf: string;
  /** Of a deputy: the seat they step in for; null: any. */
  readonly deputyFor: Uuid | null;
}

/** What was seen of somebody: a seat, or a guest. */
export interface Attendee {
  readonly id: Uuid;
  /** Null: a guest. */
  readonly membershipId: Uuid | null;
  readonly name: string;
  readonly onBehalfOf: string;
  readonly said: Attendance;
  readonly stepsInFor: Uuid | null;
}

export interface AwayLine {
  readonly itemId: Uuid;
  readonly attendanceId: Uuid;
  readonly why: Away;
}

/** Who did not agree with a decision: named, or counted. */
export interface Dissent {
  readonly id: Uuid;
  readonly itemId: Uuid;
  /** Empty: they are counted. */
  readonly name: string;
  readonly howMany: number | null;
  /** Empty: they did not agree, and no more is said. */
  readonly words: string;
}

/** Words that stand beside a part because somebody else wrote in it at the same time. */
export interface Beside {
  readonly id: Uuid;
  readonly itemId: Uuid;
  readonly section: Written;
  readonly words: string;
  readonly at: Instant;
  readonly by: string;
}

export interface Task {
  readonly id: Uuid;
  readonly itemId: Uuid | null;
  readonly words: string;
  readonly owner: string;
  readonly due: CalendarDay;
  readonly doneAt: Instant | null;
}

/** What became of words that were sent. `older`: a later save of the same page had come before them, and they were not laid on top. */
export type KeptText = "stands" | "same" | "beside" | "older";

/** The answer to words that were sent: how the part stands now. */
export interface SavedText {
  readonly kept: KeptText;
  readonly version: number;
  readonly words: string;
}

/** Enough to go on: how many of those with a vote are there, and how many must be. */
export interface QuorumCount {
  readonly there: number;
  readonly needed: number;
}
