import type { Keyring } from "#platform/crypto.ts";
import type { Tx } from "#platform/db.ts";
import { beginCardSession, cardOfSession, cardSession, endCardSession } from "./cardSessions.ts";
import { createCards } from "./cards.ts";
import { createCompanions } from "./companions.ts";
import { complaintSent, complaints, removeComplaint, showComplaint, writeComplaint } from "./complaint.ts";
import { createCorrections } from "./corrections.ts";
import { addWorkUp, doctorLine, endWorkUp, ownDoctor, sayDoctor, waitFor, workUps } from "./doctor.ts";
import { dropKeptForm, forgetKeptForms, keepForm, keptForms } from "./keptForms.ts";
import { createKeys } from "./keys.ts";
import { createKnowledge } from "./knowledge.ts";
import { createThanks } from "./knowledgeThanks.ts";
import { linkSamePerson, linksOf, sameNameAndYear, unlinkSamePerson } from "./links.ts";
import { approveMeetMe, latestMeetMe, markRead, meetMeVersions, writeMeetMe } from "./meetMe.ts";
import { createNumbers } from "./numbers.ts";
import { createReaching } from "./reaching.ts";
import {
  answerSafetyNote,
  correctSafetyNote,
  endSafetyNote,
  safetyNotes,
  writeSafetyNote,
} from "./safety.ts";
import { addCitizen, addCitizens, rename, sealedPhone } from "./store.ts";
import "./tables.ts";
import type { CitizenCard, NewCitizen } from "./types.ts";
import { citizenCards, possibleMatches, recordsOf, sameNameExactly } from "./views.ts";

export type { CardSession } from "./cardSessions.ts";
export type { FoundCard, LiveCard } from "./cards.ts";
export {
  ACTING_KINDS,
  COMES,
  COMPANION_KINDS,
  COMPANION_TOLD,
  type Comes,
  type Companion,
  type CompanionKind,
  type CompanionLine,
  type CompanionTold,
  type NewCompanion,
  type NewWishes,
  PHONED_ON,
  type PhonedOn,
  type Wishes,
} from "./companions.ts";
export {
  COMPLAINT_ABOUT,
  type Complaint,
  type ComplaintAbout,
  type ComplaintSent,
  type ComplaintWords,
} from "./complaint.ts";
export {
  DOCTOR_STATES,
  DOCTOR_TOLD_BY,
  type DoctorLine,
  type DoctorState,
  type DoctorToldBy,
  type OwnDoctor,
  WORK_UP_ENDINGS,
  type WorkUp,
  type WorkUpEnding,
} from "./doctor.ts";
export { KEPT_FOR, type KeptForm } from "./keptForms.ts";
export type { KeyHolding, Rotation } from "./keys.ts";
export type { KnowledgeInvitation, KnowledgeNote, NewKnowledge } from "./knowledge.ts";
export {
  KNOWLEDGE_DECISIONS,
  KNOWN_TO_CITIZEN,
  type KnowledgeDecision,
  type KnowledgeState,
  type KnowledgeWay,
  WORDS_LIMIT,
} from "./knowledgeRules.ts";
export type { DueThanks, ThanksTo } from "./knowledgeThanks.ts";
export { CHANNEL_KINDS, type Channel, type ChannelKind, type NewChannel } from "./reaching.ts";
export type { SafetyAnswer, SafetyNote } from "./safety.ts";
export type {
  CitizenCard,
  CorrectedField,
  Correction,
  KnownNumber,
  LinkBasis,
  MeetMe,
  MeetMePart,
  MeetMeWords,
  NewCitizen,
  PersonDetails,
  PersonLink,
} from "./types.ts";
export { MEET_ME_PARTS } from "./types.ts";

/**
 * The person and their own words. Every function but `rotateKeys` runs in the caller's transaction; the caller
 * authorises and logs.
 */
export function createCitizen({ keyring }: { keyring: Keyring }) {
  return {
    ...createNumbers(keyring),
    ...createKeys(keyring),
    ...createCorrections(keyring),
    ...createReaching(keyring),
    ...createCompanions(keyring),
    complaints,
    writeComplaint,
    showComplaint,
    complaintSent,
    removeComplaint,
    sayDoctor,
    ownDoctor,
    doctorLine,
    workUps,
    addWorkUp,
    waitFor,
    endWorkUp,
    ...createCards(keyring),
    ...createKnowledge(keyring),
    ...createThanks(keyring),
    beginCardSession,
    cardSession,
    cardOfSession,
    endCardSession,
    keepForm,
    keptForms,
    dropKeptForm,
    forgetKeptForms,
    addCitizen: (tx: Tx, draft: NewCitizen) => addCitizen(tx, keyring, draft),
    addCitizens: (tx: Tx, drafts: readonly NewCitizen[]) => addCitizens(tx, keyring, drafts),
    /** The phone, opened for those who may have it. Throws Unreadable. */
    phoneOf: ({ id, sealedPhone: sealed }: Pick<CitizenCard, "id" | "sealedPhone">): string | null =>
      sealed === null ? null : keyring.open(sealed, sealedPhone(id)),
    rename,
    linkSamePerson,
    unlinkSamePerson,
    linksOf,
    sameNameAndYear,
    writeMeetMe,
    approveMeetMe,
    markRead,
    writeSafetyNote,
    correctSafetyNote,
    endSafetyNote,
    answerSafetyNote,
    safetyNotes,
    citizenCards,
    recordsOf,
    latestMeetMe,
    meetMeVersions,
    possibleMatches,
    sameNameExactly,
  };
}

export type Citizens = ReturnType<typeof createCitizen>;
