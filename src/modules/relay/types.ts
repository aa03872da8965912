import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { Urgency } from "#kernel/urgency.ts";

/** The relay's words (docs/glossary.md). Lists are `as const` so that schemas, checks and screens share one source. */

/** How a need may stand. The first two are open: somebody is responsible. */
export const NEED_STATES = [
  "open",
  "recognisedGap",
  "met",
  "declinedByCitizen",
  "noLongerRelevant",
  "mergedInto",
  "movedAway",
  "cannotBeFound",
  "died",
] as const;
export type NeedState = (typeof NEED_STATES)[number];

/** Law 7: the ways a need may end by a person's hand (`mergedInto` comes with merging two courses). */
export const NEED_ENDINGS = [
  "met",
  "declinedByCitizen",
  "noLongerRelevant",
  "movedAway",
  "cannotBeFound",
  "died",
] as const;
export type NeedEnding = (typeof NEED_ENDINGS)[number];

/** Why a course closes. `merged` comes with merging. */
export const COURSE_ENDINGS = ["landed", "declinedByCitizen", "movedAway", "cannotBeFound", "died"] as const;
export type CourseEnding = (typeof COURSE_ENDINGS)[number] | "merged";

/** Law 5: there is no "rejected". The first is written down but not sent; the next two are open; the rest are final. */
export const HANDOVER_STATES = [
  "draft",
  "proposed",
  "questioned",
  "accepted",
  "redirected",
  "withdrawn",
] as const;
export type HandoverState = (typeof HANDOVER_STATES)[number];

/** `ask` was answered; `takeover` is an acceptance without a preceding ask; `duty` the standing receiver's signed duty. */
export type HandoverKind = "ask" | "takeover" | "duty";

export const REDIRECT_REASONS = [
  "noCapacity",
  "outsideTargetGroup",
  "outsideArea",
  "needsAssessmentFirst",
  "needsOtherTreatmentFirst",
  "intoxicationOrBehaviour",
  "missedAppointments",
  "noReferralOrId",
  "optionalTask",
  "municipalityDisputed",
  "knownElsewhere",
  "lacksCompetence",
  "notOpen",
  "other",
] as const;
export type RedirectReason = (typeof REDIRECT_REASONS)[number];

/** Reasons that shut people out for what their situation is made of (seed 002, focus area 1); counted on their own. */
export const EXCLUDING_REASONS: readonly RedirectReason[] = [
  "needsOtherTreatmentFirst",
  "intoxicationOrBehaviour",
  "missedAppointments",
  "noReferralOrId",
];

/** Reasons that say the area lacks an offer: each feeds a gap (C6). */
export const GAP_REASONS: readonly RedirectReason[] = ["noCapacity", "outsideTargetGroup", "outsideArea"];

/** On what ground a receiver may be told about the citizen; see consent/rules.ts. */
export const LEGAL_BASES = ["consent", "treatment", "coordinationPlan", "anonymous"] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** Why somebody who is not on a course opens it: their life or health is in danger, they cannot say yes or no, or – in words. */
/** Why somebody who is not on a course opens it, in everyday choices; any other reason in their own words. */
export const OPEN_PURPOSES = [
  "citizenHere",
  "citizenCalls",
  "preparing",
  "askedByOther",
  "followUp",
] as const;
export type OpenPurpose = (typeof OPEN_PURPOSES)[number];

export const EMERGENCY_REASONS = ["lifeOrHealth", "cannotConsent", "other"] as const;
export type EmergencyReason = (typeof EMERGENCY_REASONS)[number];

/** Who must act when a time has passed (A5). The last repeats, so that a clock always runs. */
export const LADDER_STEPS = [
  "unitLead",
  "organisationLeader",
  "reminderAndOwnLead",
  "senderLead",
  "jointTable",
  "standingReceiver",
  "againToLeader",
] as const;
export type LadderStep = (typeof LADDER_STEPS)[number];

export const TABLE_CAUSES = ["twoRedirects", "ring", "ladder", "called"] as const;
export type TableCause = (typeof TABLE_CAUSES)[number];
export type TableState = "called" | "held" | "settled";
/** A taker, or a recorded unmet need (A4) – or what it was about ended first, and there is nothing left to take. */
export type TableOutcome = "taker" | "unmetNeed" | "needEnded";

export const EXTERNAL_STATES = [
  "asked",
  "confirmedByPhone",
  "confirmedByLink",
  "declined",
  "received",
  "notReceived",
  "withdrawn",
] as const;
export type ExternalState = (typeof EXTERNAL_STATES)[number];

/** Days that change what the law lets the young person say, and others know (D7). */
export type AgeGate = "ownConsent" | "adult";
/** What is answered before such a day. */
export const AGE_LINES = ["ownWord", "whoMayKnow", "rights", "support", "takesOver", "everyday"] as const;
export type AgeLine = (typeof AGE_LINES)[number];
export const AGE_OUTCOMES = ["arranged", "notNeeded"] as const;
export type AgeOutcome = (typeof AGE_OUTCOMES)[number];

export const CONTACT_WAYS = ["met", "phone", "message", "notFound"] as const;
/** Nobody notes the others as a contact: they come to a door, ask for help with their card, answer a message – or the duty to notify was done. */
export type ContactWay = (typeof CONTACT_WAYS)[number] | "arrived" | "askedForHelp" | "replied" | "notified";

export const TURNED_AWAY_KINDS = [
  "companionRefused",
  "guards",
  "callNotTaken",
  "comeBackSober",
  "noIdOrReferral",
  "tooIllOrNotIllEnough",
  "sentElsewhere",
  "other",
] as const;
export type TurnedAwayKind = (typeof TURNED_AWAY_KINDS)[number];

export const AGE_BANDS = ["under15", "15-17", "18-24", "25-39", "40-59", "60+", "unknown"] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

export type AlarmKind =
  | "standstill"
  | "checkBack"
  | "leadDecides"
  | "unitWithoutMembers"
  | "arrival"
  | "lapsedTable"
  | "consentEnding"
  | "wishEnding"
  | "emergencyAccess"
  | "citizenAsks"
  /** Looked for on three days, and not found: whoever has the baton decides what happens now (A7). */
  | "lookedForInVain"
  | MessageAlarm;

/** A message to the citizen that a person must do something about (E2). */
export const MESSAGE_ALARMS = [
  "messageByHand",
  "messageFailed",
  "messageUnanswered",
  "messageReplied",
] as const;
export type MessageAlarm = (typeof MESSAGE_ALARMS)[number];

/** What a message says. Each is a sentence or two with a phone number and, but for the first, a moment. */
export const MESSAGE_TEMPLATES = ["ringUs", "ringUsBefore", "weRing", "comeBy"] as const;
/** The last no unit writes: the house asks how it was, with a link (rules/feltSafe.ts). */
export type MessageTemplate = (typeof MESSAGE_TEMPLATES)[number] | HouseTemplate;
/** Also of these: a reminder of an appointment, at a moment or some time that day. */
export type HouseTemplate = "howWasIt" | "appointment" | "appointmentDay";

/**
 * How a message stands: a machine is at it · a person must bring it · it left · no way is left · the citizen answered · said by
 * word of mouth · given up.
 */
export type MessageState = "underWay" | "byHand" | "sent" | "failed" | "answered" | "told" | "dropped";

/** How one try by one way stands. */
export type DeliveryState =
  | "queued"
  | "sending"
  | "sent"
  | "delivered"
  | "failed"
  | "byHand"
  | "told"
  | "dropped";
export type DeliveryWhy =
  | "refused"
  | "unreached"
  | "doubtful"
  | "notDelivered"
  | "stopped"
  | "removed"
  | "passedOver";

/** One course as the rules see it. */
export interface Course {
  readonly id: Uuid;
  readonly region: string;
  readonly area: string;
  readonly citizenId: Uuid;
  readonly state: "open" | "closed";
  readonly holderId: Uuid;
  readonly openNeeds: number;
  readonly heldSince: Instant;
  /** A ward, a house or the holder wrote that they have died. Nobody is asked, and the holder closes it. */
  readonly diedAt: Instant | null;
}

export interface Need {
  readonly id: Uuid;
  readonly courseId: Uuid;
  readonly kind: string;
  readonly state: NeedState;
  readonly responsibleId: Uuid;
  readonly urgency: Urgency;
  readonly heldSince: Instant;
}

export interface Handover {
  readonly id: Uuid;
  readonly courseId: Uuid;
  /** null: the course itself – the baton. */
  readonly needId: Uuid | null;
  readonly askId: Uuid;
  readonly fromUnitId: Uuid;
  readonly toUnitId: Uuid;
  readonly state: HandoverState;
  readonly urgency: Urgency;
  readonly legalBasis: LegalBasis;
  readonly proposedAt: Instant;
  readonly answerBy: Instant | null;
  readonly clockWith: "receiver" | "sender";
  readonly clockLeftMs: number | null;
  readonly rung: number;
  readonly nextRungAt: Instant | null;
}

/** An earlier answer on the same course or need since it last moved: what the ring rule looks at. */
export interface PastAsk {
  readonly toUnitId: Uuid;
  readonly fromUnitId: Uuid;
  readonly state: HandoverState;
  readonly nextDoorUnitIds: readonly Uuid[];
}

/** A door a redirect points to: one of ours, or one outside by name. */
export type NextDoor =
  | { readonly unitId: Uuid }
  | { readonly name: string; readonly phone?: string | undefined };

/** What happened, as stored in platform.event under `type`. `data` holds codes and identifiers, no free text about a citizen. */
export const EVENT_TYPES = [
  "courseOpened",
  "courseClosed",
  "courseReopened",
  "coursesMerged",
  "citizenDied",
  "deathTakenBack",
  "needOpened",
  "needEnded",
  "needReopened",
  "gapRecognised",
  "nextStepSet",
  "handoverProposed",
  "handoverPrepared",
  "handoverAccepted",
  "handoverRedirected",
  "handoverWithdrawn",
  "questionAsked",
  "questionAnswered",
  "tookOver",
  "passedToStandingReceiver",
  "ladderClimbed",
  "tableCalled",
  "tableNoted",
  "tableHeld",
  "tableSettled",
  "externalAsked",
  "externalConfirmed",
  "externalDeclined",
  "externalReceived",
  "externalNotReceived",
  "externalWithdrawn",
  "arrived",
  "contactRecorded",
  "briefContactRecorded",
  "turnedAwayRecorded",
  "alarmRaised",
  "meetMeWritten",
  "meetMeRead",
  "consentGiven",
  "consentWithdrawn",
  "objectionMade",
  "objectionLifted",
  "emergencyOpened",
  "numberNoted",
  "numberRemoved",
  "recordsLinked",
  "recordsUnlinked",
  "personCorrected",
  "textCorrected",
  "knowledgeInvited",
  "knowledgeShared",
  "knowledgeTakenBack",
  "knowledgeUseful",
  "reachChanged",
  "messageWritten",
  "messageSettled",
  "cardIssued",
  "cardEnded",
  "cardUnlocked",
  "helpAsked",
  "meetMeApproved",
  "safetyNoteWritten",
  "safetyNoteCorrected",
  "safetyNoteEnded",
  "safetyNoteAnswered",
  "companionsChanged",
  "agePlanAnswered",
  "doctorSaid",
  "complaintWritten",
  "complaintShown",
  "complaintSent",
  "workUpsChanged",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** What happened with nobody's course to it: for whoever counts, and on no page. */
export type CountedEvent = "feltSafeAsked" | "feltSafeAnswered" | "feltSafeNotNow";

export interface NextStep {
  readonly what: string;
  readonly on: CalendarDay;
}
