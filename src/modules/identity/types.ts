import type { Instant } from "#kernel/clock.ts";
import type { OpeningHours } from "#kernel/hours.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { AnswerTimes } from "#kernel/urgency.ts";
import type { ActorKey } from "#platform/db.ts";

/** What a member does in a unit. A lead may also do what a worker may. */
export type Role = "worker" | "lead" | "volunteer";

/** The ladder and the legal bases differ by sector; nobody commands a self-employed doctor or an association. */
export type Sector = "region" | "municipality" | "generalPractice" | "civilSociety" | "state";

/** What everybody who is signed in may know about a unit: a row of the published view identity.unit_card. */
export interface UnitCard {
  readonly id: Uuid;
  readonly slug: string;
  readonly name: string;
  /** A free word that says what sort of door it is ("shelter", "emergencyDepartment", "homeNursing" …). */
  readonly kind: string;
  readonly phone: string;
  readonly address: string;
  readonly openingHours: OpeningHours;
  /** ISO 3166-2, "DK-81" … "DK-85". */
  readonly region: string;
  /** The municipality it serves, four digits. */
  readonly area: string;
  readonly holdsCourses: boolean;
  readonly holdsNeeds: boolean;
  readonly answersAsks: boolean;
  readonly isOpen: boolean;
  readonly leadId: Uuid | null;
  readonly leadName: string | null;
  readonly leadPhone: string | null;
  readonly organisationId: Uuid;
  readonly organisationName: string;
  /** How long its units have to answer; null: the defaults. */
  readonly answerTimes: AnswerTimes | null;
  readonly sector: Sector;
  readonly municipalityCode: string | null;
  readonly leaderId: Uuid | null;
  readonly leaderName: string | null;
  readonly leaderPhone: string | null;
  /** Must take, for some area, what others cannot carry on (law 3). */
  readonly standingReceiver: boolean;
  readonly email: string | null;
  /** How one gets hold of them, in their own words; often empty. */
  readonly contactNote: string;
}

/** Somebody on duty for a unit right now: what every policy and every action is asked with. */
export interface Actor extends ActorKey {
  readonly personId: Uuid;
  readonly unitId: Uuid;
  readonly role: Role;
  readonly personName: string;
  readonly unit: UnitCard;
  /** An API token or a job, not a human being. */
  readonly technical: boolean;
}

/** What a person is besides a member of units. None of these opens a citizen's record. */
export type Remit =
  | "directoryEditor"
  | "bridgingCoordinator"
  | "councilSecretary"
  | "councilMember"
  | "analyst"
  | "dataProtectionOfficer"
  | "administrator";

/** How somebody proved who they are. In the demonstration one only chooses. */
export type Method = "demo" | "password" | "oidc" | "saml" | "passkey" | "pin";

/** Somebody signed in: a person proved, on duty for a unit (`actor`) or for none yet. */
export interface SignedIn {
  readonly sessionId: Uuid;
  readonly personId: Uuid;
  readonly personName: string;
  readonly method: Method;
  /** When they last proved who they are: see `mayStepUp` in signIn/rules.ts. */
  readonly provedAt: Instant;
  readonly remits: readonly Remit[];
  readonly actor: Actor | null;
  /** They must set up a second step before anything else: until then they are on duty nowhere and hold no remit. */
  readonly lacksSecondStep: boolean;
}

/** Who sets a house up: somebody signed in, or whoever may type on the command line. */
export type By = SignedIn | "commandLine";

/** Whom a password alone does not let in: nobody, everybody but volunteers, or everybody. */
export type SecondStep = "optional" | "staff" | "everybody";

/** The person the rules and the ladder act as (migration 0003). Member of no unit, so it can accept nothing by itself. */
export const STAFET_PERSON_ID: Uuid = "00000000-0000-7000-8000-000000000001";

/** The relay itself at work: the ladder, sign-in, jobs, the command line. Sees units and people, never decides for one. */
export const SYSTEM: ActorKey = Object.freeze({ personId: STAFET_PERSON_ID, unitId: null, role: "system" });

export interface Member {
  readonly unitId: Uuid;
  readonly personId: Uuid;
  readonly role: Role;
  readonly name: string;
  readonly title: string;
  readonly technical: boolean;
}

/** A person one can be in the demo, with what to try and the units they can be on duty for. */
export interface DemoPerson {
  readonly personId: Uuid;
  readonly slug: string;
  readonly name: string;
  readonly title: string;
  readonly hint: string;
  readonly units: readonly {
    readonly unitId: Uuid;
    readonly unitName: string;
    readonly role: Role;
    readonly sector: Sector;
  }[];
}

/** One line of the log (laws 12 and 14): who did or saw what, or was refused. `detail` holds codes and identifiers only. */
export interface AuditEntry {
  readonly at: Instant;
  readonly actor: ActorKey;
  /** The action's or view's name, "relay.accept". At most 80 characters. */
  readonly action: string;
  readonly citizenId?: Uuid | null | undefined;
  readonly courseId?: Uuid | null | undefined;
  /** Why the citizen's content was opened, in the actor's own words where they gave any. At most 500 characters. */
  readonly purpose?: string | null | undefined;
  readonly detail?: Readonly<Record<string, unknown>> | undefined;
}
