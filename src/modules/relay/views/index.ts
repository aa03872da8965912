import { SYSTEM } from "#modules/identity/index.ts";
import { createCardViews } from "./cards.ts";
import { createCompanionsView } from "./companions.ts";
import { createComplaintsView } from "./complaints.ts";
import { createCorrectionsView } from "./corrections.ts";
import { createCourseViews } from "./course.ts";
import type { ViewDeps } from "./deps.ts";
import { createDoctorView } from "./doctor.ts";
import { createDoorViews } from "./doors.ts";
import { createFeltViews } from "./feltSafe.ts";
import { createJournalView } from "./journal.ts";
import { createKnowledgeViews } from "./knowledge.ts";
import { createCourseLogView } from "./log.ts";
import { createMatchesView } from "./matches.ts";
import { createMeetMeView } from "./meetMe.ts";
import type { NeedKind } from "./need-kinds.ts";
import { createOperationsView } from "./operations.ts";
import { createOutsideView } from "./outside.ts";
import { createParticipants } from "./participants.ts";
import { createPersonFileView } from "./person-file.ts";
import { createPreviewView } from "./preview.ts";
import { createReachingView } from "./reaching.ts";
import { createResponsibilitiesView } from "./responsibilities.ts";
import { createShiftViews } from "./shift.ts";
import { createSighted } from "./sighted.ts";
import { createStairsView } from "./stairs.ts";
import { createTableView } from "./table.ts";
import { createVerify } from "./verify.ts";
import { createWhoViews } from "./who.ts";

export type { CardAtDoor, CourseCard } from "./cards.ts";
export type { CompanionsView, CompanionView } from "./companions.ts";
export type { ComplaintsView, ReachedAt } from "./complaints.ts";
export type { CorrectableText, CorrectionsView, TextCorrection } from "./corrections.ts";
export type { DoctorView } from "./doctor.ts";
export type { DoorQuery } from "./doors.ts";
export type { FeltQuarter, FeltView, ShownFelt } from "./feltSafe.ts";
export type { JournalCopy } from "./journal.ts";
export type { KnowledgeView } from "./knowledge.ts";
export type { CourseLog } from "./log.ts";
export type { MatchSearch } from "./matches.ts";
export type { NeedKind } from "./need-kinds.ts";
export type { OperationsView } from "./operations.ts";
export type { FileRow, PersonFile } from "./person-file.ts";
export type { DeliveryLine, MessageLine, ReachingView } from "./reaching.ts";
export type { OfCourse, Opens } from "./sighted.ts";
export type { LinkLine, MaskedNumber, MaybeSame, NumbersView, SamePersonView, WhoFor } from "./who.ts";

/**
 * What pages and the API read of the relay. Every function opens its own transaction, takes the time as its last
 * argument, and gives only what the actor's unit may see (law 12); reads of one citizen's content are logged by the
 * very transaction that reads.
 */
export function createViews(deps: ViewDeps) {
  const { db, needKinds } = deps;
  const participants = createParticipants(deps);
  return {
    ...createCourseViews(deps, participants),
    ...createShiftViews(deps),
    ...createPreviewView(deps),
    ...createDoorViews(deps),
    ...createStairsView(deps),
    ...createResponsibilitiesView(deps),
    ...createTableView(deps),
    ...createOutsideView(deps),
    ...createMatchesView(deps),
    ...createJournalView(deps, participants),
    ...createCourseLogView(deps, participants),
    ...createOperationsView(deps),
    ...createVerify(deps),
    ...createPersonFileView(deps),
    ...createCorrectionsView(deps, participants),
    ...createCardViews(deps, participants),
    ...createWhoViews(deps),
    ...createReachingView(deps, participants),
    ...createFeltViews(deps, participants),
    ...createKnowledgeViews(deps, participants),
    ...createCompanionsView(deps, participants),
    ...createMeetMeView(deps, participants),
    ...createDoctorView(deps, participants),
    ...createComplaintsView(deps, participants),
    ...createSighted(participants),

    /** The catalogue of needs in its order; asks the database once per process. For anybody. */
    needKinds: (): Promise<readonly NeedKind[]> => db.read(SYSTEM, needKinds.needKinds),
    /** Forgets the catalogue, after an edit. */
    refreshNeedKinds: needKinds.refresh,
  };
}

export type Views = ReturnType<typeof createViews>;
