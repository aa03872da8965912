import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { InformationKind } from "#modules/consent/index.ts";
import type {
  Answers,
  Care,
  DischargeLaw,
  LeavingLine,
  LeavingState,
  LeavingSubject,
  LineGroup,
  LineKind,
  LineState,
  RegionCare,
  StopReason,
  Tick,
  TransportRight,
} from "./types.ts";

/** What pages, printed sheets and the API read of coming in and leaving. Codes, not words: the screen chooses the words. */

export interface DoorRef {
  /** Null: a ward or somebody outside Stafet, by name. */
  readonly id: Uuid | null;
  readonly name: string;
  readonly phone: string;
}

/** One line of the check. Where the reader may not read it `closed` is true: its content is empty, `information` says what to ask for. */
export interface LineView {
  readonly id: Uuid;
  readonly kind: LineKind;
  readonly group: LineGroup;
  readonly closed: boolean;
  readonly information: InformationKind;
  readonly state: LineState;
  /** Nothing more to do on the day asked about; a place secured for a night gone by is not. */
  readonly settled: boolean;
  /** Who secured it, was asked, or did it. */
  readonly by: DoorRef | null;
  readonly until: CalendarDay | null;
  readonly words: string;
  readonly ticks: readonly Tick[];
  /** The need it became, where the reader is on the relay, and whether that is open still. */
  readonly need: { readonly id: Uuid; readonly kind: string; readonly open: boolean } | null;
  readonly edition: number;
  /** Null: nobody has touched it yet. */
  readonly changed: { readonly at: Instant; readonly person: string; readonly unit: string } | null;
}

export interface AdmissionPart {
  /** Null where the reader may not know which ward, or body or mind. */
  readonly ward: DoorRef | null;
  readonly care: Care | null;
  readonly admittedAt: Instant;
  readonly recordedBy: { readonly person: string; readonly unit: string };
  readonly expectedOn: CalendarDay | null;
  /** Færdigbehandlet: a date of its own (B4). */
  readonly treatedOn: CalendarDay | null;
  /** Everything that was planned before, and where they lay, the newest first. */
  readonly changes: readonly {
    readonly at: Instant;
    readonly person: string;
    readonly unit: string;
    readonly ward: string | null;
    readonly expectedOn: CalendarDay | null;
    readonly treatedOn: CalendarDay | null;
  }[];
}

/** What was missing last time (B4): shown first. */
export interface PreviousLeaving {
  readonly id: Uuid;
  readonly leftAt: Instant;
  readonly state: LeavingState;
  readonly daysSince: number;
  readonly withoutPlace: boolean;
  readonly missing: readonly LineView[];
}

/** How it ended. */
export interface LeavingEnd {
  readonly state: LeavingState;
  readonly at: Instant;
  readonly by: { readonly person: string; readonly unit: string };
  readonly words: string;
  readonly stopped: StopReason | null;
  readonly withoutPlace: boolean;
  readonly leaderName: string | null;
  readonly leaderReason: string | null;
  readonly municipality: { readonly code: string; readonly name: string } | null;
  readonly municipalitySaid: string | null;
  readonly tableId: Uuid | null;
}

/** Why leaders were called to a table: somebody left with nowhere to go, who answered for it, and which municipality said what (B2). */
export interface CalledFor {
  readonly subject: LeavingSubject;
  readonly leftAt: Instant;
  readonly leaderName: string;
  readonly leaderReason: string;
  readonly municipality: string;
  readonly municipalitySaid: string;
}

export interface LeavingView {
  readonly id: Uuid;
  readonly subject: LeavingSubject;
  readonly courseId: Uuid;
  /** The name they go by; null where the reader may not know it. */
  readonly knownAs: string | null;
  /** What they speak, "da" or another code: the sheet they take along is in it. Null where the reader may not know. */
  readonly language: string | null;
  readonly state: LeavingState;
  readonly edition: number;
  /** Null for a stay. */
  readonly admission: AdmissionPart | null;
  /** Who answers for the check: the ward or house – or, where it is outside Stafet, whoever has the baton. */
  readonly responsible: DoorRef;
  /** Who has the baton. Null where the reader may not know, and on a closed course. */
  readonly holder: DoorRef | null;
  /** Null until answered, and where the reader may not read them. */
  readonly answers: Answers | null;
  readonly answersClosed: boolean;
  /** Arrival, leaving, went before time: in that order. Lines the answers do not call for are left out. */
  readonly lines: readonly LineView[];
  /** Leaving lines that are not settled as of now. Empty, and answered: it can be finished without a leader. */
  readonly missing: readonly LineKind[];
  /** No place to stay as of now: finishing asks for a leader, a municipality and its answer, and calls the joint table. */
  readonly withoutPlace: boolean;
  readonly end: LeavingEnd | null;
  /** Until this day the course does not close while a line is open. Null where nothing is in the way. */
  readonly holdsCourseUntil: CalendarDay | null;
  readonly regionCare: RegionCare | null;
  /** By the ticks on the transport line. */
  readonly transport: TransportRight | null;
  readonly law: DischargeLaw;
  readonly readmission: boolean;
  readonly previous: PreviousLeaving | null;
  readonly may: {
    /** Save lines, plan, move, finish. */
    readonly run: boolean;
    readonly cancelDischarge: boolean;
    readonly stop: boolean;
  };
}

/** An admission, or a leaving of a stay, as the course page lists it; the newest first. */
export interface CourseLeaving {
  readonly id: Uuid;
  readonly subject: LeavingSubject;
  readonly state: LeavingState;
  readonly ward: string | null;
  readonly care: Care | null;
  readonly admittedAt: Instant | null;
  readonly expectedOn: CalendarDay | null;
  readonly treatedOn: CalendarDay | null;
  readonly leftAt: Instant | null;
  /** Why it stopped; null: it did not. */
  readonly stopped: StopReason | null;
  readonly withoutPlace: boolean;
  readonly readmission: boolean;
  readonly open: number;
  readonly arrivalOpen: number;
  readonly holdsCourseUntil: CalendarDay | null;
}

/** Somebody in the actor's ward, or who has just left it. */
export interface WardLine {
  readonly id: Uuid;
  readonly knownAs: string | null;
  readonly state: LeavingState;
  readonly admittedAt: Instant;
  readonly expectedOn: CalendarDay | null;
  readonly treatedOn: CalendarDay | null;
  readonly leftAt: Instant | null;
  readonly answered: boolean;
  readonly open: number;
  readonly arrivalOpen: number;
  readonly withoutPlace: boolean;
  readonly readmission: boolean;
}
export interface WardView {
  /** Those who leave soonest first; then those nobody has a date for. */
  readonly here: readonly WardLine[];
  /** Left with a line that is open still. */
  readonly leftOpen: readonly WardLine[];
}

/** Counts for the operations page; of nobody. Of the last thirty days. */
export interface DischargeFigures {
  readonly admittedNow: number;
  readonly discharges: number;
  /** These three of discharges and ended stays. */
  readonly withoutPlace: number;
  readonly overrides: number;
  readonly leftEarly: number;
  readonly readmissions: number;
}

/** What the citizen reads of going home, on their own page: what is arranged, by whom, until when. */
export interface OwnLeaving {
  readonly subject: LeavingSubject;
  /** `stopped`: it is written that they have died. Nothing is asked of anybody, and nothing stands here but that it stopped. */
  readonly state: LeavingState;
  readonly expectedOn: CalendarDay | null;
  readonly leftAt: Instant | null;
  readonly answers: Answers | null;
  /** They went before time, and may come back without asking again until this day. */
  readonly doorOpenUntil: CalendarDay | null;
  readonly lines: readonly {
    readonly kind: LeavingLine;
    readonly stands: "settled" | "working" | "notNeeded";
    readonly by: { readonly name: string; readonly phone: string } | null;
    readonly until: CalendarDay | null;
  }[];
}
