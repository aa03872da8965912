import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { InformationKind } from "#modules/consent/index.ts";

/**
 * The words of going in and out of hospital (B0–B5), and of the same check when a stay ends. A *leaving* is the check: begun at
 * arrival, answered on the way, and what it takes to be finished. An admission is a leaving with a hospital around it, and has its id.
 */

export const SUBJECTS = ["admission", "stay"] as const;
export type LeavingSubject = (typeof SUBJECTS)[number];

/** Body or mind: which laws apply (the 72 hours, the discharge agreement). Never who is looked after: both are, always (B0). */
export const CARES = ["somatic", "psychiatric"] as const;
export type Care = (typeof CARES)[number];

/** `open`: in the ward, or in the house. `left`: finished. `leftEarly`: went before time – never finished. `stopped`: died, or a mistake. */
export const LEAVING_STATES = ["open", "left", "leftEarly", "stopped"] as const;
export type LeavingState = (typeof LEAVING_STATES)[number];
export type StopReason = "died" | "mistake";

/** The first question: where do they sleep tonight? The last two are no place. */
export const TONIGHT = [
  "ownHome",
  "friendsOrFamily",
  "otherPlace",
  "otherTreatment",
  "nowhere",
  "unknown",
] as const;
export type Tonight = (typeof TONIGHT)[number];
/** Answers that are no place: no wish and no word makes one of them (B2). */
export const NO_PLACE: readonly Tonight[] = ["nowhere", "unknown"];

/** The second question: who follows up? */
export const FOLLOW_UP = [
  "ownDoctor",
  "outpatient",
  "municipality",
  "treatmentPlace",
  "holder",
  "nobodyYet",
  "noneNeeded",
] as const;
export type FollowUp = (typeof FOLLOW_UP)[number];

/** What is ticked beside it: what they go on with. Each opens lines (rules.ts, linesFor). */
export const MATTERS = [
  "medicine",
  "medicineHelp",
  "nursing",
  "municipalNursing",
  "appointments",
  "hardToTravel",
  "psychiatricCare",
] as const;
export type Matter = (typeof MATTERS)[number];

/** Within hours of coming in (B0). */
export const ARRIVAL_LINES = ["withdrawal", "pain", "bodyAndMind", "companion", "socialNurse"] as const;
/** Before somebody leaves (B1); opened by the answers. */
export const LEAVING_LINES = [
  "place",
  "medicine",
  "medicineKept",
  "transport",
  "followUp",
  "nursing",
  "contact",
  "information",
  "told",
  "psychiatricPlan",
] as const;
/** When somebody went before time: what whoever has the baton does. */
export const EARLY_LINES = ["found", "phoned", "doorOpen"] as const;
export const LINE_KINDS = [...ARRIVAL_LINES, ...LEAVING_LINES, ...EARLY_LINES] as const;
export type ArrivalLine = (typeof ARRIVAL_LINES)[number];
export type LeavingLine = (typeof LEAVING_LINES)[number];
export type EarlyLine = (typeof EARLY_LINES)[number];
export type LineKind = (typeof LINE_KINDS)[number];
export type LineGroup = "arrival" | "leaving" | "early";

/** What kind of information a line's content is: who may read it (law 12). That there is a line is known to all on the relay. */
export const INFORMATION_OF: Readonly<Record<LineKind, InformationKind>> = {
  withdrawal: "substanceUse",
  pain: "health",
  bodyAndMind: "psychiatry",
  companion: "network",
  socialNurse: "need",
  place: "need",
  medicine: "health",
  medicineKept: "health",
  transport: "need",
  followUp: "health",
  nursing: "health",
  contact: "contact",
  information: "need",
  told: "network",
  psychiatricPlan: "psychiatry",
  found: "need",
  phoned: "need",
  doorOpen: "need",
};

/**
 * How a line stands. Arrival: open → done | asked (of somebody) | notRelevant. Leaving: open → secured (by whom, until when) |
 * notNeeded (the citizen's words) | need (a need with a holder); `overridden`: a leader let it be, by name, and it became a need;
 * `due`: what secured it ends, and somebody must look again. Early: open → done | notRelevant; doorOpen is secured until a day.
 */
export const LINE_STATES = [
  "open",
  "done",
  "asked",
  "notRelevant",
  "secured",
  "notNeeded",
  "need",
  "overridden",
  "due",
] as const;
export type LineState = (typeof LINE_STATES)[number];

/** What is ticked on a line. Medicine is secured when it is both in hand and paid for, to the end of the cure. */
export const TICKS = {
  medicine: ["inHand", "paidWholeCure"],
  information: ["spoken", "easyPaper", "ownLanguage", "withCompanion", "cardInPocket"],
  told: ["ownDoctor", "shelter", "municipality", "relatives", "contactPerson"],
  transport: ["pension", "far", "calledBack", "noPublicTransport", "needsVehicle"],
  psychiatricPlan: ["dischargeAgreement", "coordinationPlan"],
} as const satisfies Partial<Record<LineKind, readonly string[]>>;
export type Tick = (typeof TICKS)[keyof typeof TICKS][number];
export const ALL_TICKS: readonly [Tick, ...Tick[]] = [
  ...TICKS.medicine,
  ...TICKS.information,
  ...TICKS.told,
  ...TICKS.transport,
  ...TICKS.psychiatricPlan,
] as unknown as [Tick, ...Tick[]];

/** The kind of need a line becomes, where nobody says another. Psychiatric where that is the care. */
export const NEED_OF: Readonly<Record<LeavingLine, string>> = {
  place: "sleepTonight",
  medicine: "medicinePay",
  medicineKept: "medicineKeep",
  transport: "transport",
  followUp: "somatic",
  nursing: "woundCare",
  contact: "other",
  information: "other",
  told: "other",
  psychiatricPlan: "psychiatric",
};

export interface Answers {
  readonly tonight: Tonight;
  readonly followUp: FollowUp;
  readonly matters: readonly Matter[];
}

/** One line as the rules see it. */
export interface Line {
  readonly id: Uuid;
  readonly leavingId: Uuid;
  readonly kind: LineKind;
  readonly state: LineState;
  /** The last day it is secured; null: without an end. */
  readonly until: CalendarDay | null;
  readonly needId: Uuid | null;
  /** False: the answers do not call for it any more. It is kept, and counts for nothing. */
  readonly called: boolean;
  readonly edition: number;
}

export interface Ward {
  /** The ward on Stafet, or null: then `name` says which. */
  readonly unitId: Uuid | null;
  readonly name: string | null;
  readonly care: Care;
}

/** One leaving as the rules see it. `unitId`: the ward or house where it is on Stafet; else whoever has the baton answers for it. */
export interface Leaving {
  readonly id: Uuid;
  readonly subject: LeavingSubject;
  readonly courseId: Uuid;
  readonly citizenId: Uuid;
  readonly unitId: Uuid | null;
  readonly state: LeavingState;
  readonly answers: Answers | null;
  readonly leftAt: Instant | null;
  readonly edition: number;
  readonly admission: {
    readonly care: Care;
    readonly admittedAt: Instant;
    readonly expectedOn: CalendarDay | null;
    readonly treatedOn: CalendarDay | null;
    /** The admission they left within the days that make this a readmission. */
    readonly previousId: Uuid | null;
  } | null;
  readonly lines: readonly Line[];
}

/** Who answers for it that somebody leaves with something unsettled, and why; with no place: who was asked, and what it said. */
export interface Override {
  readonly leaderName: string;
  readonly leaderReason: string;
  readonly municipality?: string | undefined;
  readonly municipalitySaid?: string | undefined;
}

/** The same as it is asked: what is not needed is left out, and what belongs to nothing is not kept. */
export type Answering = { readonly [K in keyof Override]?: Override[K] | undefined };

/** The limits in force on a day: dated rows in the database, each with its source (discharge.law). */
export interface DischargeLaw {
  readonly fromDate: CalendarDay;
  readonly closingDays: number;
  readonly readmissionDays: number;
  readonly regionHours: number;
  readonly regionLeastHours: number;
  readonly transportFarKm: number;
  readonly sources: {
    readonly region: string;
    readonly transport: string;
    readonly psychiatricPlan: string;
  };
}

/** The region's responsibility for treatment after a somatic stay (B5): until when – or that this person falls outside, and why. */
export type RegionCare =
  | { readonly applies: true; readonly until: Instant }
  | { readonly applies: false; readonly why: "psychiatric" | "shortStay" | "noMunicipalNursing" };

/** What the law gives of transport on the ticked grounds. `none`: then somebody goes along, or it is found otherwise. */
export type TransportRight = "ride" | "money" | "none";

/** What happened, as events name it: "discharge." and this. */
export const DISCHARGE_EVENTS = [
  "admitted",
  "planned",
  "movedWard",
  "lineSettled",
  "lineReopened",
  "answered",
  "left",
  "leftWithoutPlace",
  "leftEarly",
  "stopped",
  "cancelled",
  "lineDue",
  "begun",
] as const;
export type DischargeEvent = (typeof DISCHARGE_EVENTS)[number];
