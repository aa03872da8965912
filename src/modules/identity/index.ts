import type { Uuid } from "#kernel/ids.ts";
import type { Database } from "#platform/db.ts";
import { createAudit } from "./audit.ts";
import { remitsHeld } from "./held.ts";
import { citizenLogByDay, createLogViews } from "./log.ts";
import { addRemit, createRemits } from "./remits.ts";
import { createSessions, type SessionRules } from "./sessions.ts";
import { createSetUp } from "./setUp/create.ts";
import * as store from "./store.ts";
import "./tables.ts";
import { createTokens } from "./tokens.ts";
import { SYSTEM } from "./types.ts";
import * as views from "./views.ts";

export type { HeldRemit } from "./held.ts";
export type { LogDay, LogLine, LogPage, LogSearch, OfficerLine } from "./log.ts";
export { hasProved, mayCloseUnit } from "./policy.ts";
export { type GiveRemit, REMITS, type RemitLine } from "./remits.ts";
export type { SetUp } from "./setUp/create.ts";
export {
  type OrganisationDraft,
  type OrganisationFacts,
  SECTORS,
  setUpSchemas,
  type UnitContact,
  type UnitDraft,
  type UnitFacts,
} from "./setUp/drafts.ts";
export { unsettles } from "./setUp/organisations.ts";
export { changedFields, type OrganisationRow, type UnitRow } from "./setUp/store.ts";
export { regionOf } from "./setUp/units.ts";
export type { HistoryLine, OrganisationPage, Page, SetUpState, UnitPage, Written } from "./setUp/views.ts";
export { createSignIn, type SignIn } from "./signIn/create.ts";
export type { Entered } from "./signIn/entering.ts";
export type { Invitation, InvitationLine } from "./signIn/invitations.ts";
export { PASSWORD_SHORTEST } from "./signIn/limits.ts";
export { REASON_LONGEST } from "./signIn/lostStep.ts";
export { type From, keyOf } from "./signIn/parts.ts";
export { hashPassword, verifyPassword } from "./signIn/passwordHash.ts";
export { hasSteppedUp, holds, pinFault } from "./signIn/rules.ts";
export { createThrottle } from "./signIn/throttle.ts";
export type { Duty, SessionLine } from "./signIn/views.ts";
export type { NewOrganisation, NewPerson, NewUnit } from "./store.ts";
export type { ApiToken, ApiTokenLine } from "./tokens.ts";
export {
  type Actor,
  type AuditEntry,
  type By,
  type DemoPerson,
  type Member,
  type Method,
  type Remit,
  type Role,
  type Sector,
  type SignedIn,
  STAFET_PERSON_ID,
  SYSTEM,
  type UnitCard,
} from "./types.ts";
export type { SealedHead } from "./verify-log.ts";
export type { UnitFilter } from "./views.ts";

/**
 * Organisations, units, people, sign-in and the log. Functions that take a `db` or `tx` run inside the caller's
 * transaction; the others open their own, since cards of units are no secret to anybody signed in.
 */
export function createIdentity({ db, ...rules }: { db: Database } & SessionRules) {
  return {
    ...createSessions(db, rules),
    ...createTokens(db),
    audit: createAudit(db),
    ...createLogViews(db),
    citizenLogByDay,
    ...createRemits(db),
    setUp: createSetUp(db),
    remitsHeld,

    units: (filter?: views.UnitFilter) => db.read(SYSTEM, (snapshot) => views.units(snapshot, filter)),
    unit: (id: Uuid) => db.read(SYSTEM, (snapshot) => views.unit(snapshot, id)),
    unitBySlug: (slug: string) => db.read(SYSTEM, (snapshot) => views.unitBySlug(snapshot, slug)),
    organisation: (which: string) => db.read(SYSTEM, (snapshot) => views.organisation(snapshot, which)),
    demoPeople: () => db.read(SYSTEM, views.demoPeople),

    unitCards: views.unitCards,
    standingReceiverFor: views.standingReceiverFor,
    membersOf: views.membersOf,
    unitsWithoutMembers: views.unitsWithoutMembers,
    personNames: views.personNames,
    organisationNames: views.organisationNames,

    addOrganisation: store.addOrganisation,
    addRemit,
    addPerson: store.addPerson,
    addUnit: store.addUnit,
    addMembership: store.addMembership,
    endMembership: store.endMembership,
    setLead: store.setLead,
    setLeader: store.setLeader,
    setAnswerTimes: store.setAnswerTimes,
    signAcceptingDuty: store.signAcceptingDuty,
    offboard: store.offboard,
    closeUnit: store.closeUnit,
  };
}

export type Identity = ReturnType<typeof createIdentity>;
