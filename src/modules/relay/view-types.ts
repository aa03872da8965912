import type { Instant } from "#kernel/clock.ts";
import type { OpeningHours } from "#kernel/hours.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { Urgency } from "#kernel/urgency.ts";
import type { ChannelKind, CompanionLine, DoctorLine, MeetMeWords } from "#modules/citizen/index.ts";
import type {
  AgeBand,
  AlarmKind,
  CourseEnding,
  EventType,
  ExternalState,
  HandoverState,
  LadderStep,
  LegalBasis,
  NeedState,
  RedirectReason,
  TableCause,
  TableOutcome,
  TableState,
} from "./types.ts";

import type {
  AgePlan,
  CitizenHead,
  ExternalLine,
  HandoverLine,
  HolderStrip,
  MeetMeView,
  PersonRef,
  RelayLineData,
  SafetyView,
  SharedKnowledge,
  UnitRef,
} from "./view-parts.ts";

export type { VerifyReport } from "./verify-types.ts";

export type * from "./view-parts.ts";

/** What pages and the API read. Codes, not words: the screen chooses the words. */

export interface NeedCard {
  readonly id: Uuid;
  /** Named as existing but closed to the reader (law 12): kind, state and who is responsible; all else is left empty. */
  readonly closed: boolean;
  readonly kind: string;
  readonly state: NeedState;
  readonly citizensWords: string;
  readonly note: string;
  /** What is right, beside the words or the note (GDPR art. 16). */
  readonly corrections: readonly { readonly part: "citizensWords" | "note"; readonly words: string }[];
  readonly urgency: Urgency;
  readonly responsible: UnitRef;
  readonly contactPerson: PersonRef | null;
  readonly since: Instant;
  /** Who has the duty or the treatment; not moved by the relay. */
  readonly dutyBearer: string | null;
  readonly waitsForKind: string | null;
  readonly nextStep: {
    readonly what: string;
    readonly on: CalendarDay;
    readonly unit: UnitRef;
    readonly lapsed: boolean;
  } | null;
  /** It is the plan for turning 15 or 18. */
  readonly agePlan: AgePlan | null;
  readonly endedAt: Instant | null;
  readonly endReason: string | null;
  readonly handovers: readonly HandoverLine[];
  readonly externals: readonly ExternalLine[];
  /** May several units be asked at once (law 4)? */
  readonly several: boolean;
  /** What the reader may do with it, from policy.ts. */
  readonly may: {
    readonly ask: boolean;
    readonly handOver: boolean;
    readonly takeOver: boolean;
    readonly edit: boolean;
    readonly end: boolean;
  };
}

/** A step of a module the relay leads to goes by its whole name: "stays.held". */
export type StepType = EventType | `${string}.${string}`;

export interface TimelineEntry {
  readonly id: Uuid;
  readonly at: Instant;
  readonly type: StepType;
  readonly person: string | null;
  readonly byUnit: UnitRef | null;
  readonly unit: UnitRef | null;
  readonly needKind: string | null;
  /** The door outside that it was about, by name. */
  readonly party: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface TableLine {
  readonly id: Uuid;
  readonly courseId: Uuid;
  readonly needId: Uuid | null;
  readonly needKind: string | null;
  readonly cause: TableCause;
  readonly state: TableState;
  readonly calledAt: Instant;
  readonly holdBy: Instant;
  readonly anonymous: boolean;
}

/** The course as a participant sees it. */
export interface CourseView {
  readonly kind: "full";
  readonly id: Uuid;
  readonly state: "open" | "closed";
  readonly closeReason: CourseEnding | null;
  readonly toldCitizen: string | null;
  readonly mergedInto: Uuid | null;
  /** It is written that they have died. */
  readonly diedAt: Instant | null;
  readonly area: string;
  readonly citizen: CitizenHead;
  readonly holder: HolderStrip;
  readonly line: RelayLineData;
  /** How the citizen is reached: the ways in order, and how many messages need somebody; null where the reader may not know. */
  readonly reach: { readonly kinds: readonly ChannelKind[]; readonly tasks: number } | null;
  /** Who goes with the citizen, or is close to them, in one line each; null where the reader may not know. */
  readonly company: readonly CompanionLine[] | null;
  /** Their own doctor, and work-ups that were begun, in one line; null where the reader may not know of their health. */
  readonly doctor: DoctorLine | null;
  /** Until when the reader sees it by emergency access; null where they take part. */
  readonly emergencyUntil: Instant | null;
  /** The citizen lets the reader read how they want to be met; without, `meetMe` is null whether or not it is written. */
  readonly meetMeKnown: boolean;
  readonly meetMe: MeetMeView | null;
  /** Safety notes that count; null where they are not for the reader. */
  readonly safety: { readonly notes: readonly SafetyView[]; readonly mayWrite: boolean } | null;
  /** What others have told and the citizen shares, the newest first; null where the reader may not know. */
  readonly knowledge: readonly SharedKnowledge[] | null;
  /** They have asked for help with their card, and nobody has noted a contact since: for who has the baton. In the order asked. */
  readonly asks: readonly { readonly id: Uuid; readonly words: string; readonly at: Instant }[];
  /** Open first, then ended. */
  readonly needs: readonly NeedCard[];
  /** Handovers of the baton itself, and doors outside asked about the whole course. */
  readonly batonHandovers: readonly HandoverLine[];
  readonly batonExternals: readonly ExternalLine[];
  readonly tables: readonly TableLine[];
  readonly timeline: readonly TimelineEntry[];
  readonly may: {
    readonly addNeed: boolean;
    readonly handOver: boolean;
    readonly takeOver: boolean;
    readonly close: boolean;
    readonly reopen: boolean;
    readonly callTable: boolean;
    readonly passToStandingReceiver: boolean;
    readonly merge: boolean;
    readonly writeMeetMe: boolean;
    readonly askConsent: boolean;
    /** Read, with the citizen, who has looked. */
    readonly readLog: boolean;
  };
  readonly standingReceiver: UnitRef | null;
}

/** What a door sees of a course it does not take part in: named as existing but closed, and whom to ring (A10). */
export interface ClosedDoorView {
  readonly kind: "closed";
  readonly id: Uuid;
  /** null: nothing may be said, not even who has the baton. */
  readonly holder: HolderStrip | null;
  readonly knownAs: string | null;
  readonly mayArrive: boolean;
  /** The citizen has come to the reader's door, which may now take over. */
  readonly mayTakeOver: boolean;
}

/** Law 13: what a receiver who has not accepted sees, and no more. */
export interface HandoverPreview {
  readonly id: Uuid;
  readonly courseId: Uuid;
  readonly state: HandoverState;
  readonly mine: "receiver" | "sender" | "other";
  readonly needKind: string | null;
  /** For the baton: the kinds of need it carries. */
  readonly carries: readonly string[];
  readonly ageBand: AgeBand;
  readonly urgency: Urgency;
  readonly message: string;
  readonly agreedWithCitizen: boolean;
  readonly notAgreedWhy: string | null;
  readonly legalBasis: LegalBasis;
  /** What the citizen agreed to show; null where they did not. */
  readonly knownAs: string | null;
  readonly citizensWords: string | null;
  readonly language: string | null;
  /** "Mød mig sådan", for the receiver. */
  readonly meetMe: (MeetMeWords & Pick<MeetMeView, "approved">) | null;
  /** Who may come along; nobody where the citizen did not agree to show it. */
  readonly company: readonly CompanionLine[];
  readonly line: HandoverLine;
  readonly askedTogether: number;
  readonly dutyBearer: string | null;
  /** Next doors the directory of units suggests for this kind of need. */
  readonly suggestedDoors: readonly UnitRef[];
  readonly members: readonly PersonRef[];
}

/** A row of Min vagt. Sorted worst first. */
export interface ShiftView {
  readonly now: Instant;
  readonly unit: UnitRef & { readonly openNow: boolean };
  readonly awaitingOurAnswer: Page<{
    readonly handoverId: Uuid;
    readonly needKind: string | null;
    readonly from: UnitRef;
    readonly knownAs: string | null;
    readonly ageBand: AgeBand;
    readonly urgency: Urgency;
    readonly proposedAt: Instant;
    readonly answerBy: Instant;
    readonly rung: number;
    readonly questioned: boolean;
    readonly message: string;
  }>;
  readonly weHold: Page<{
    readonly courseId: Uuid;
    readonly knownAs: string;
    readonly since: Instant;
    readonly weHoldBaton: boolean;
    /** They have died: no needs and no next step stand here, only that the holder closes the course when they are ready. */
    readonly died: boolean;
    readonly needKinds: readonly string[];
    readonly nextStep: {
      readonly needId: Uuid;
      readonly needKind: string;
      readonly what: string;
      readonly on: CalendarDay;
      readonly lapsed: boolean;
    } | null;
    readonly line: RelayLineData;
  }>;
  readonly awaitingOthers: Page<{
    readonly handoverId: Uuid;
    readonly courseId: Uuid;
    readonly knownAs: string;
    readonly needKind: string | null;
    readonly to: UnitRef;
    readonly state: HandoverState;
    readonly answerBy: Instant | null;
    readonly rung: number;
    readonly questionOpen: boolean;
    readonly redirect: { readonly reason: RedirectReason } | null;
  }>;
  readonly today: Page<{
    readonly kind: "nextStep" | "checkBack" | "table";
    readonly courseId: Uuid;
    readonly id: Uuid;
    readonly knownAs: string;
    readonly what: string;
    readonly on: CalendarDay;
    readonly lapsed: boolean;
  }>;
  readonly alarms: readonly AlarmLine[];
}

export interface AlarmLine {
  readonly id: Uuid;
  readonly kind: AlarmKind;
  readonly unit: UnitRef;
  readonly courseId: Uuid | null;
  /** The joint table whose time has passed. */
  readonly tableId: Uuid | null;
  readonly needKind: string | null;
  readonly knownAs: string | null;
  readonly raisedAt: Instant;
  readonly dueAt: Instant | null;
}

export interface Page<T> {
  readonly rows: readonly T[];
  readonly total: number;
  /** Pass as `after` for the next page; null at the end. */
  readonly next: string | null;
}

/** A lead's page: what passed its time, whose step it is. */
export interface StairsView {
  readonly rows: readonly {
    readonly handoverId: Uuid;
    readonly courseId: Uuid;
    /** The reader may open the course (their unit takes part). */
    readonly mayOpen: boolean;
    readonly needKind: string | null;
    readonly from: UnitRef;
    readonly to: UnitRef;
    readonly urgency: Urgency;
    readonly answerBy: Instant;
    readonly rung: number;
    readonly step: LadderStep;
    readonly steppedAt: Instant;
    readonly nextRungAt: Instant;
    readonly nextStep: LadderStep;
    readonly mineNow: boolean;
    readonly phone: string;
    readonly who: string | null;
  }[];
  readonly tables: readonly (TableLine & { readonly convener: UnitRef; readonly seated: boolean })[];
  readonly alarms: readonly AlarmLine[];
}

export interface JointTableView extends TableLine {
  readonly course: { readonly id: Uuid; readonly mayOpen: boolean; readonly knownAs: string | null };
  readonly ageBand: AgeBand;
  readonly citizenWish: string;
  readonly spokesperson: string;
  readonly convener: UnitRef;
  readonly holder: UnitRef;
  readonly responsible: UnitRef;
  readonly seats: readonly {
    readonly position: number;
    readonly kind: "citizen" | "leader" | "holder" | "other";
    readonly unit: UnitRef | null;
    readonly name: string;
    readonly phone: string | null;
    readonly came: boolean | null;
    readonly decided: boolean;
  }[];
  /** How the need came round: each door asked and its answer, without free text. */
  readonly way: readonly {
    readonly at: Instant;
    readonly from: UnitRef;
    readonly to: UnitRef;
    readonly state: HandoverState;
    readonly reason: RedirectReason | null;
    readonly nextDoors: readonly string[];
  }[];
  readonly notes: string;
  /** Counts the times it was written on. */
  readonly edition: number;
  readonly heldAt: Instant | null;
  readonly outcome: TableOutcome | null;
  readonly taker: UnitRef | null;
  readonly whoPays: string | null;
  readonly settledAt: Instant | null;
  readonly may: { readonly hold: boolean; readonly take: boolean; readonly settleUnmet: boolean };
}

/** What an outside party sees on its one-time link: what is asked, by whom, whom to ring. Nothing that names the citizen. */
export interface OutsideAsk {
  readonly partyName: string;
  readonly from: UnitRef;
  readonly needKind: string | null;
  readonly ageBand: AgeBand;
  readonly message: string;
  readonly state: ExternalState;
  readonly expired: boolean;
}

/** "Nogen står her": somebody this could be, as far as the reader may know. */
export interface PossibleMatch {
  readonly citizenId: Uuid;
  readonly courseId: Uuid | null;
  readonly knownAs: string;
  readonly ageBand: AgeBand;
  readonly birthYear: number | null;
  readonly holder: HolderStrip | null;
  readonly ours: boolean;
  readonly score: number;
}

export interface DoorChoice extends UnitRef {
  readonly kind: string;
  readonly area: string;
  readonly openNow: boolean;
  readonly opensAt: Instant | null;
  readonly openingHours: OpeningHours;
  readonly likely: boolean;
  /** The directory has an offer of it that meets the need, and it serves the place. */
  readonly fits: boolean;
  readonly standingReceiver: boolean;
  readonly email: string | null;
  /** How one gets hold of them, in their own words; often empty. */
  readonly contactNote: string;
}
