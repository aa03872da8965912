import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { Urgency } from "#kernel/urgency.ts";
import type { KnowledgeWay, MeetMeWords, SafetyNote } from "#modules/citizen/index.ts";
import type { Allowance, ConsentScope, Giver, InformationKind } from "#modules/consent/index.ts";
import type {
  AgeBand,
  AgeGate,
  AgeLine,
  AgeOutcome,
  ContactWay,
  ExternalState,
  HandoverKind,
  HandoverState,
  LadderStep,
  LegalBasis,
  NextDoor,
  RedirectReason,
} from "./types.ts";

/** What several views are made of. Codes, not words: the screen chooses the words. */

export interface UnitRef {
  readonly id: Uuid;
  readonly slug: string;
  readonly name: string;
  readonly sector: "region" | "municipality" | "generalPractice" | "civilSociety" | "state";
  readonly phone: string;
  readonly organisation: string;
}

export interface PersonRef {
  readonly id: Uuid;
  readonly name: string;
}

/** One solid segment of the relay line: who had the baton, from when to when. `until` null: still. */
export interface HolderPeriod {
  readonly unit: UnitRef;
  readonly since: Instant;
  readonly until: Instant | null;
  readonly spell: number;
  readonly by: HandoverKind | null;
}

/** Everything the relay line is drawn from; the same in miniature in lists. */
export interface RelayLineData {
  readonly begunAt: Instant;
  readonly closedAt: Instant | null;
  readonly holders: readonly HolderPeriod[];
  /** Handovers under way: a dashed arc each. */
  readonly asks: readonly {
    readonly handoverId: Uuid;
    readonly needKind: string | null;
    readonly from: UnitRef;
    readonly to: UnitRef;
    readonly proposedAt: Instant;
    readonly answerBy: Instant;
    readonly rung: number;
  }[];
  readonly contacts: readonly { readonly at: Instant; readonly way: ContactWay; readonly unitId: Uuid }[];
  /** Steps of the ladder that were taken. */
  readonly rungs: readonly { readonly at: Instant; readonly step: LadderStep }[];
}

/** Who has the baton, said in one line. Shown to everybody who may know the course exists. */
export interface HolderStrip {
  readonly unit: UnitRef;
  readonly contactPerson: PersonRef | null;
  readonly phone: string;
  readonly openNow: boolean;
  /** When it opens next; null while it is open, and when that is not within a month. */
  readonly opensAt: Instant | null;
  readonly since: Instant;
}

export interface CitizenHead {
  readonly id: Uuid;
  readonly knownAs: string;
  /** Only with consent or a treatment basis. */
  readonly fullName: string | null;
  readonly ageBand: AgeBand;
  readonly birthYear: number | null;
  readonly language: string;
  readonly phone: string | null;
  readonly consent: {
    readonly id: Uuid;
    readonly scope: ConsentScope;
    readonly endsOn: CalendarDay;
    readonly givenTo: string;
    readonly givenBy: Giver;
    readonly givenByName: string | null;
    /** What was chosen line by line. name null: those on the relay. */
    readonly allowances: readonly {
      readonly name: string | null;
      readonly recipient: Allowance["recipient"];
      readonly unitId: Uuid | null;
      readonly organisationId: Uuid | null;
      readonly kinds: readonly InformationKind[];
      readonly purpose: string;
      /** The last day of the line, where that is before the rest. */
      readonly endsOn?: CalendarDay | null;
    }[];
  } | null;
  /** In force. against null: everybody. */
  readonly objections: readonly { readonly id: Uuid; readonly against: string | null }[];
}

export interface HandoverLine {
  readonly id: Uuid;
  readonly kind: HandoverKind;
  readonly state: HandoverState;
  readonly to: UnitRef;
  readonly from: UnitRef;
  readonly urgency: Urgency;
  readonly message: string;
  readonly agreedWithCitizen: boolean;
  readonly notAgreedWhy: string | null;
  readonly legalBasis: LegalBasis;
  readonly proposedAt: Instant;
  readonly proposedBy: string;
  readonly answerBy: Instant | null;
  readonly clockWith: "receiver" | "sender";
  readonly rung: number;
  readonly nextRungAt: Instant | null;
  readonly answeredAt: Instant | null;
  readonly answeredBy: string | null;
  readonly redirect: {
    readonly reason: RedirectReason;
    readonly text: string | null;
    readonly nextDoors: readonly (NextDoor & { readonly label: string })[];
    readonly noneKnown: boolean;
  } | null;
  readonly questions: readonly {
    readonly id: Uuid;
    readonly question: string;
    readonly askedBy: string;
    readonly askedAt: Instant;
    readonly answer: string | null;
    readonly answeredBy: string | null;
    readonly answeredAt: Instant | null;
  }[];
  readonly withdrawnWhy: string | null;
  /** Withdrawn because another accepted first: who. */
  readonly overtakenBy: UnitRef | null;
}

export interface ExternalLine {
  readonly id: Uuid;
  readonly needId: Uuid | null;
  readonly partyName: string;
  readonly partyPhone: string;
  readonly way: "phone" | "link";
  readonly state: ExternalState;
  readonly message: string;
  readonly askedAt: Instant;
  readonly askedBy: string;
  readonly confirmedName: string | null;
  readonly confirmedRole: string | null;
  readonly confirmedAt: Instant | null;
  readonly answerText: string | null;
  readonly checkBackOn: CalendarDay | null;
  readonly failedChecks: number;
  readonly leadDecides: boolean;
}

/** "Mød mig sådan" as those on the course read it. */
export interface MeetMeView extends MeetMeWords {
  readonly id: Uuid;
  readonly at: Instant;
  /** Null: the citizen, with their card. */
  readonly writtenBy: string | null;
  /** The citizen has said that it is what they mean. */
  readonly approved: boolean;
  /** Who heard them say so; null: said with their card. */
  readonly heardBy: string | null;
  readonly readBy: number;
  readonly readByUs: boolean;
}

/** A note the citizen shares, as those on the relay read it. */
export interface SharedKnowledge {
  readonly id: Uuid;
  readonly at: Instant;
  /** Who says it and how they know the person; null: the citizen keeps that for themselves. */
  readonly from: { readonly name: string; readonly relation: string } | null;
  readonly words: string;
  /** How many units it has helped, and whether the reader's has said so. */
  readonly usefulTo: number;
  readonly usefulToUs: boolean;
}

/** A note the reader wrote down: that it exists, and no word of it. */
export interface NotedKnowledge {
  readonly id: Uuid;
  readonly at: Instant;
  readonly way: KnowledgeWay;
  readonly giverName: string;
  readonly reference: string;
  readonly standing: "waits" | "shared" | "notShared";
}

/** A safety note as those on the course read it, while it counts (D6). */
export type SafetyView = Omit<SafetyNote, "citizenId" | "unitId"> & {
  readonly may: { readonly correct: boolean; readonly end: boolean };
};

/** The plan for turning 15 or 18 (D7): what changes on the day, and what was answered to it. */
export interface AgePlan {
  readonly gate: AgeGate;
  /** The day; where `exact` is not said, the first day of the year it is in. */
  readonly turnsOn: CalendarDay;
  readonly exact: boolean;
  readonly lines: readonly {
    readonly line: AgeLine;
    readonly answer: {
      readonly outcome: AgeOutcome;
      readonly note: string;
      readonly at: Instant;
      readonly unitName: string;
    } | null;
  }[];
}
