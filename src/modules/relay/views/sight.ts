import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { hours } from "#kernel/time.ts";
import type { InformationKind, Told } from "#modules/consent/index.ts";
import type { EventType, LegalBasis } from "../types.ts";
import type { StepType } from "../view-types.ts";

/**
 * Law 12 as one decision: how much of a course the reader may see. Everything a view shows of a citizen passes here,
 * so that a rule is changed in one place and tested as one table.
 */

/** How the reader's unit stands to the course right now. */
export interface Standing {
  readonly lead: boolean;
  /** Has the baton – or had it last, when the course is closed. */
  readonly holder: boolean;
  /** Open needs the unit is responsible for. */
  readonly responsibleFor: readonly Uuid[];
  /** Has a seat at an open joint table of the course that is not held anonymously. */
  readonly seated: boolean;
  /** Every need of the course, and which kind of information it is. */
  readonly needs: readonly { readonly id: Uuid; readonly information: InformationKind }[];
  /** What the citizen lets the unit know. */
  readonly told: Told;
  /** Until when the reader has emergency access; null where they have none, or it is over. */
  readonly emergencyUntil: Instant | null;
}

export type Sight =
  /** The whole course. */
  | { readonly kind: "all" }
  /** The whole course, for a while, because somebody could not answer for themselves. */
  | { readonly kind: "emergency"; readonly until: Instant }
  /**
   * A participant, but only these needs are open to them – the others are named as existing but closed – and of the
   * person only what these kinds of information cover.
   */
  | {
      readonly kind: "some";
      readonly needIds: ReadonlySet<Uuid>;
      readonly kinds: ReadonlySet<InformationKind>;
    }
  /** Not a participant. Who has the baton may be said when the citizen lets them be found by this unit (A10). */
  | { readonly kind: "none"; readonly mayKnowHolder: boolean };

/**
 * The holder sees everything; who is responsible for a need sees that need, and others as far as the kinds of
 * information the citizen lets the unit be told; a lead seated at the joint table sees the course just as far. In an
 * emergency a named person sees it all until a given time.
 */
export function sightOf(standing: Standing): Sight {
  const { lead, holder, responsibleFor, seated, needs, told, emergencyUntil } = standing;
  const { kinds } = told;
  const takesPart = responsibleFor.length > 0 || (lead && seated && kinds.size > 0);
  if (holder || (takesPart && told.whole)) return { kind: "all" };
  if (emergencyUntil !== null) return { kind: "emergency", until: emergencyUntil };
  if (!takesPart) return { kind: "none", mayKnowHolder: told.finds };
  const others = needs.filter(({ information }) => kinds.has(information)).map(({ id }) => id);
  return { kind: "some", needIds: new Set([...responsibleFor, ...others]), kinds };
}

/** How long what a reader said of why they open a course goes for it: a shift. */
export const PURPOSE_LASTS = hours(8);

/**
 * "Hvorfor åbner du dette?" is asked of who sees all of a course they are no longer on – they had the baton last, and it was
 * closed before this shift. Others who are not on it see a door only: see `closedDoor` in participants.ts.
 */
export const mustSayWhy = (sight: Sight, closedAt: Instant | null, now: Instant): boolean =>
  sight.kind === "all" && closedAt !== null && now.getTime() - closedAt.getTime() >= PURPOSE_LASTS;

/** May the reader see what concerns this need? null: what concerns the course as a whole. */
export function opensNeed(sight: Sight, needId: Uuid | null): boolean {
  switch (sight.kind) {
    case "all":
    case "emergency":
      return true;
    case "some":
      return needId !== null && sight.needIds.has(needId);
    case "none":
      return false;
  }
}

/** May the reader see what is of this kind of information, and not about a need? */
export function opensKind(sight: Sight, kind: InformationKind): boolean {
  return sight.kind === "some" ? sight.kinds.has(kind) : opensNeed(sight, null);
}

/**
 * Who goes with the citizen and who is close to them (`network`): who has the baton, whom an emergency lets in, and others as
 * far as the citizen chose it. The three everyday sentences do not: see consent/kinds.ts.
 */
export const maySeeNetwork = (sight: Sight, told: Told, holds: boolean): boolean =>
  sight.kind === "emergency" || (sight.kind !== "none" && (holds || told.kinds.has("network")));

/** Who reads, as far as it decides which kinds of information they may see. */
export interface Reader {
  readonly sight: Sight;
  readonly told: Told;
  readonly holds: boolean;
}

/** May the reader see what is of this kind, of those who go with the citizen too? */
export const opensToReader = ({ sight, told, holds }: Reader, kind: InformationKind): boolean =>
  kind === "network" ? maySeeNetwork(sight, told, holds) : opensKind(sight, kind);

/** Who reads the course's history. */
export type EventReader = Reader & { readonly unitId: Uuid };

/** What some steps of the history are about: to whom that is closed, the step would say that there is something. */
const ABOUT: Readonly<Record<string, InformationKind>> = {
  meetMeWritten: "meetMe",
  meetMeRead: "meetMe",
  meetMeApproved: "meetMe",
  safetyNoteWritten: "meetMe",
  safetyNoteCorrected: "meetMe",
  safetyNoteEnded: "meetMe",
  safetyNoteAnswered: "meetMe",
  companionsChanged: "network",
  knowledgeInvited: "knowledgeNotes",
  knowledgeShared: "knowledgeNotes",
  knowledgeTakenBack: "knowledgeNotes",
  knowledgeUseful: "knowledgeNotes",
  doctorSaid: "health",
  workUpsChanged: "health",
  reachChanged: "contact",
  // A module whose steps are all of the kind of information it is named by.
  appointments: "appointments",
} satisfies Partial<Record<EventType | InformationKind, InformationKind>>;

/** A letter of complaint may be about whoever reads, or comes after: its steps are for the unit it was written with or shown to. */
const OF_A_LETTER: readonly StepType[] = ["complaintWritten", "complaintShown", "complaintSent"];

/** May this step of the history be named to the reader at all? */
export function namesEvent(
  reader: EventReader,
  event: { readonly type: StepType; readonly unitId: Uuid | null },
): boolean {
  if (OF_A_LETTER.includes(event.type)) return event.unitId === reader.unitId;
  const kind = ABOUT[event.type] ?? ABOUT[event.type.split(".")[0] ?? ""];
  return kind === undefined || opensToReader(reader, kind);
}

/** How the unit came to know the citizen: it was the first door, or took over on these grounds. */
export type Ground = "firstDoor" | LegalBasis;

/**
 * Full name, birth year and phone: with the citizen's consent to `contact`; for the door they first told; for health
 * staff with treatment under way unless the citizen has objected (sundhedsloven § 41 stk. 3: "only this door" and
 * "not now" do); under a coordination plan. A unit that took over anonymously, or on a consent since withdrawn, keeps
 * the name the citizen chose and no more.
 */
export const maySeeIdentity = (told: Told, grounds: readonly Ground[]): boolean =>
  told.kinds.has("contact") ||
  grounds.some(
    (ground) =>
      ground === "firstDoor" || ground === "coordinationPlan" || (ground === "treatment" && !told.objected),
  );

/**
 * A joint table is about a person, not only a need, when everybody asked to it may know who: one who may not, and it is
 * held without a name for all.
 */
export const mayNameAt = (convener: Told, others: readonly Told[]): boolean =>
  (others.length > 0 ? others : [convener]).every(({ finds }) => finds);

/** Law 13: what a receiver may know of the person before accepting is what the citizen agreed to show it. */
export const agreedToShow = (receiver: Told, basis: LegalBasis, kind: InformationKind): boolean =>
  basis !== "anonymous" && receiver.shares && receiver.kinds.has(kind);
