import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { Item } from "../meetings/minutes.ts";
import type { MeetingLine, MeetingState } from "../meetings/types.ts";

/** Meetings made here, and their agendas (H2). */

/** A meeting with others is one of these, and names the bodies. */
export const MEETING_KINDS = ["ordinary", "extra", "themeDay"] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** What happens to a meeting. */
export type LifeStep =
  | "change"
  | "call"
  | "cancel"
  | "begin"
  | "finish"
  | "writeOn"
  | "sendForApproval"
  | "takeBack"
  | "approve"
  | "publish"
  | "takeDown"
  | "correct";

/** Items that come again at every meeting. */
export const STANDING = ["welcome", "approval", "next"] as const;
export type Standing = (typeof STANDING)[number];

/** The parts of an item that are written; who was absent and the annexes are lists of their own. */
export const WRITTEN = [
  "summary",
  "proposal",
  "casePresentation",
  "economy",
  "earlierDecisions",
  "decision",
] as const;
export type Written = (typeof WRITTEN)[number];

export interface Annex {
  readonly id: Uuid;
  readonly title: string;
  /** An https address; empty: a title alone. */
  readonly link: string;
}

/** One part of an item as it stands. */
export interface PartText {
  readonly words: string;
  readonly version: number;
}

export interface AgendaItem {
  readonly id: Uuid;
  /** From 1, in the order of the agenda: its number. */
  readonly place: number;
  readonly title: string;
  readonly open: boolean;
  /** Of a closed item: why; empty for an open one. Not public. */
  readonly closedBecause: string;
  readonly caseNumber: string;
  /** Time set aside, in minutes. */
  readonly minutes: number | null;
  readonly presenter: string;
  readonly standing: Standing | null;
  readonly version: number;
  readonly annexes: readonly Annex[];
  readonly texts: Readonly<Partial<Record<Written, PartText>>>;
}

/** An item as it was sent out. */
export interface SentItem {
  readonly id: Uuid;
  readonly item: Item;
}

/** A meeting made here, as those see it who sit in one of its bodies. */
export interface MeetingPlan {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly state: MeetingState;
  readonly madeHere: boolean;
  readonly kind: MeetingKind;
  readonly day: CalendarDay;
  /** "15:00"; null: not said. */
  readonly start: string | null;
  readonly end: string | null;
  readonly place: string;
  readonly link: string;
  /** The bodies that meet together with the one that presides. */
  readonly joint: readonly { readonly id: Uuid; readonly name: string }[];
  /** Counts how often time, place or life have been told anew: a calendar file's SEQUENCE. */
  readonly sequence: number;
  readonly edition: number;
  readonly calledAt: Instant | null;
  readonly changedAt: Instant;
  /** Why it was cancelled. */
  readonly why: string;
}

/** A meeting a body meets at and another presides over: it stands with that one alone. */
export interface GuestMeetingLine extends MeetingLine {
  readonly host: { readonly slug: string; readonly name: string };
}

/** Somebody a meeting is told to. */
export interface Invited {
  readonly name: string;
  /** Null: there is no address here to write to. */
  readonly email: string | null;
}
