import { answeringActions } from "./actions/answering.ts";
import { askingActions } from "./actions/asking.ts";
import { cardActions } from "./actions/cards.ts";
import { comingOfAge, youngActions } from "./actions/comingOfAge.ts";
import type { RelayDeps } from "./actions/command.ts";
import { commands } from "./actions/command.ts";
import { companionActions, companionClock } from "./actions/companions.ts";
import { complaintActions } from "./actions/complaints.ts";
import { correctingActions } from "./actions/correcting.ts";
import { deliveryActions } from "./actions/delivering.ts";
import { doctorActions } from "./actions/doctor.ts";
import { dyingActions, dyingClock } from "./actions/dying.ts";
import { emergencyActions } from "./actions/emergency.ts";
import { emergencyReviews } from "./actions/emergencyReview.ts";
import { endingActions } from "./actions/ending.ts";
import { createFeltSafe, feltActions } from "./actions/feltSafe.ts";
import { insideActions } from "./actions/inside.ts";
import { knowledgeActions } from "./actions/knowledge.ts";
import { ladderActions } from "./actions/ladder.ts";
import { movingActions } from "./actions/moving.ts";
import { needActions } from "./actions/needs.ts";
import { openActions } from "./actions/open.ts";
import { outsideActions } from "./actions/outside.ts";
import { personActions } from "./actions/person.ts";
import { reachingActions } from "./actions/reaching.ts";
import { recordActions } from "./actions/records.ts";
import { remindingActions } from "./actions/reminding.ts";
import { safetyActions } from "./actions/safety.ts";
import { tableActions } from "./actions/tables.ts";
import { thankingActions } from "./actions/thanking.ts";
import { unitActions } from "./actions/units.ts";
import { whoActions } from "./actions/who.ts";
import { ownOfDestinations } from "./own/destination.ts";
import { createOwn } from "./own/index.ts";
import { createRetention } from "./store/retention.ts";
import "./tables.ts";
import "./tables-age.ts";
import "./tables-felt.ts";
import "./tables-messages.ts";
import { createViews } from "./views/index.ts";
import { createNeedKinds } from "./views/need-kinds.ts";

export type { Carrier, Carriers, Parcel } from "./actions/carriers.ts";
export { type Command, type CommandingDeps, entriesOf, type Work } from "./actions/commanding.ts";
export type { SentLine } from "./actions/delivering.ts";
export { type DestinationAbout, destination } from "./actions/destination.ts";
export type { EmergencyLine } from "./actions/emergencyReview.ts";
export type { LedThing, LedTo } from "./actions/ledTo.ts";
export { FAILED_CHECKS } from "./actions/outside.ts";
export * as commandSchemas from "./commands.ts";
export type { LinkReader } from "./knowledge-links.ts";
export type { OwnCompanyView } from "./own/company.ts";
export type { OwnFelt } from "./own/feltSafe.ts";
export type { OwnKept } from "./own/kept.ts";
export type { OwnKnowledgeView } from "./own/knowledge.ts";
export type { OwnMessage } from "./own/messages.ts";
export type { OwnSafetyNote } from "./own/safety.ts";
export type { OwnConsentView, OwnHome, OwnMeetMeView, OwnNeed } from "./own/views.ts";
export { mayAskByPlan, mayOpenInEmergency } from "./policy.ts";
export { feltSafe, inUseSince, takenOverInTime, takeoverHours } from "./published.ts";
export type * from "./retention-types.ts";
export { OUTREACH_DAYS, REVIEW_DAYS } from "./rules/ending.ts";
export { type Face, OCCASION_OF } from "./rules/feltSafe.ts";
export { mayHandleNumbers } from "./rules/numbers.ts";
export type { Responsibilities } from "./store/responsibilities.ts";
export * from "./types.ts";
export type * from "./unit-types.ts";
export type * from "./view-types.ts";
export type {
  CardAtDoor,
  CompanionsView,
  CompanionView,
  ComplaintsView,
  CorrectableText,
  CorrectionsView,
  CourseCard,
  CourseLog,
  DeliveryLine,
  DoctorView,
  DoorQuery,
  FeltQuarter,
  FeltView,
  FileRow,
  JournalCopy,
  KnowledgeView,
  LinkLine,
  MaskedNumber,
  MaybeSame,
  MessageLine,
  NeedKind,
  NumbersView,
  OfCourse,
  Opens,
  PersonFile,
  ReachedAt,
  ReachingView,
  SamePersonView,
  ShownFelt,
  WhoFor,
} from "./views/index.ts";

/** Every command of the relay: `(actor, command, now, key?)`. */
export function createRelayActions(deps: RelayDeps) {
  const command = commands(deps);
  return {
    ...openActions(command, deps),
    ...askingActions(command, deps),
    ...answeringActions(command, deps),
    ...movingActions(command, deps),
    ...needActions(command, deps),
    ...endingActions(command, deps),
    ...recordActions(command, deps),
    ...cardActions(command, deps),
    ...outsideActions(command, deps),
    ...tableActions(command, deps),
    ...personActions(command, deps),
    ...safetyActions(command, deps),
    ...unitActions(command, deps),
    ...whoActions(command, deps),
    ...correctingActions(command, deps),
    ...emergencyActions(command, deps),
    ...reachingActions(command, deps),
    ...feltActions(command),
    ...knowledgeActions(command, deps),
    ...companionActions(command, deps),
    ...youngActions(command),
    ...doctorActions(command, deps),
    ...dyingActions(command),
    ...complaintActions(command, deps),
  };
}

/**
 * The relay: `commands` are what people do, `views` what they see, `ladder` what the clock does, `messages` the outbox to citizens, `feltSafe` that they
 * are asked how it felt,
 * `emergencies` the officer's review of emergency access, `own` the citizen's own pages, `inside` what the modules it leads to do with it in their transactions. Pages, the HTTP API and
 * jobs use these and nothing else of the module.
 */
export function createRelay(given: Omit<RelayDeps, "needKinds">) {
  const deps: RelayDeps = { ...given, needKinds: createNeedKinds() };
  const views = createViews(deps);
  return {
    commands: createRelayActions(deps),
    views,
    /** What a module the relay leads to shows of a course, to those who take part. */
    sighted: { asParticipant: views.asParticipant },
    /** Its side of the citizen's own pages. */
    ownOf: ownOfDestinations(deps),
    ladder: { ...ladderActions(deps), ...comingOfAge(deps), ...companionClock(deps) },
    feltSafe: createFeltSafe(deps),
    messages: { ...deliveryActions(deps), ...thankingActions(deps) },
    emergencies: emergencyReviews(deps),
    own: createOwn(deps),
    retention: createRetention(deps),
    inside: insideActions(deps),
    reminders: remindingActions(deps),
    /** What happens when a ward, a house or a closed course says that they have died. */
    dying: dyingClock(deps),
  };
}

export type Relay = ReturnType<typeof createRelay>;
export { ladderActions, type RelayDeps };
