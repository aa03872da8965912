import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";

/** Meetings and their minutes (H2, H3). */

/** The parts of an item, in the order they stand in. */
export const SECTIONS = [
  "summary",
  "proposal",
  "casePresentation",
  "economy",
  "earlierDecisions",
  "decision",
  "absent",
  "annexes",
] as const;
export type Section = (typeof SECTIONS)[number];

/**
 * A meeting's life. One made here is planned, called, held; its minutes are then a draft, for approval, approved, published. Minutes that
 * were taken in begin as a draft. `called`: anybody may read the open items of the agenda; `published`: those of the minutes.
 */
export const MEETING_STATES = [
  "planned",
  "called",
  "held",
  "draft",
  "forApproval",
  "approved",
  "published",
  "cancelled",
] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

/** What made an edition. */
export type Did =
  | "takenIn"
  | "saidOpen"
  | "published"
  | "takenDown"
  | "minuted"
  | "sentForApproval"
  | "takenBack"
  | "approved"
  | "corrected";

/** What is odd about minutes as they were read, and where: `line` in the source and `item` from 1. */
export interface Flag {
  readonly code: string;
  readonly line: number | null;
  readonly item: number | null;
  readonly section: Section | null;
  readonly words: string;
  /** What a person made of it who saw the document: it is right as it stands, or it has been mended. */
  readonly settled?: Settled;
}

export const SETTLED = ["right", "mended"] as const;
export type Settled = (typeof SETTLED)[number];

/** Lines of the document minutes were read from, from 1, the last one among them. */
export interface Place {
  readonly from: number;
  readonly until: number;
}

/** A meeting in a list. */
export interface MeetingLine {
  readonly id: Uuid;
  readonly heldOn: CalendarDay;
  readonly starts: string | null;
  readonly place: string | null;
  readonly state: MeetingState;
  readonly madeHere: boolean;
  /** Made here, and whoever reads sits in a body that meets there. */
  readonly own: boolean;
  readonly items: number;
  readonly changedAt: Instant;
}
