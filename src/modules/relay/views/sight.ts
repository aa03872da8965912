import type { Uuid } from "#kernel/ids.ts";
import type { LegalBasis } from "../types.ts";

/**
 * Law 12 as one decision: how much of a course the reader may see. Everything a view shows of a citizen passes here,
 * so that a rule is changed in one place and tested as one table.
 */

/** What the citizen has said, as far as sight depends on it. */
export interface ConsentNow {
  readonly scope: "relay" | "thisDoor" | "notNow";
  readonly givenToUnit: Uuid;
}

/** How the reader's unit stands to the course right now. */
export interface Standing {
  readonly unitId: Uuid;
  readonly lead: boolean;
  /** Has the baton – or had it last, when the course is closed. */
  readonly holder: boolean;
  /** Open needs the unit is responsible for. */
  readonly responsibleFor: readonly Uuid[];
  /** Has a seat at an open joint table of the course that is not held anonymously. */
  readonly seated: boolean;
  readonly consent: ConsentNow | null;
}

export type Sight =
  /** The whole course. */
  | { readonly kind: "all" }
  /** A participant, but only these needs are open to them; the others are named as existing but closed. */
  | { readonly kind: "some"; readonly needIds: ReadonlySet<Uuid> }
  /** Not a participant. Who has the baton may be said when the citizen lets those on the relay know (A10). */
  | { readonly kind: "none"; readonly mayKnowHolder: boolean };

/** The citizen lets this door know: those on the relay, or only the very door that was told. */
const covers = (consent: ConsentNow | null, unitId: Uuid): boolean =>
  consent !== null &&
  (consent.scope === "relay" || (consent.scope === "thisDoor" && consent.givenToUnit === unitId));

/**
 * The holder sees everything; who is responsible for a need sees that need, and the rest when the citizen's consent
 * covers them; a lead seated at the joint table sees the course as long as a consent covers them.
 */
export function sightOf(standing: Standing): Sight {
  const { unitId, lead, holder, responsibleFor, seated, consent } = standing;
  const covered = covers(consent, unitId);
  if (holder || (covered && (responsibleFor.length > 0 || (lead && seated)))) return { kind: "all" };
  if (responsibleFor.length > 0) return { kind: "some", needIds: new Set(responsibleFor) };
  return { kind: "none", mayKnowHolder: consent?.scope === "relay" };
}

/** May the reader see what concerns this need? null: what concerns the course as a whole. */
export function opensNeed(sight: Sight, needId: Uuid | null): boolean {
  switch (sight.kind) {
    case "all":
      return true;
    case "some":
      return needId !== null && sight.needIds.has(needId);
    case "none":
      return false;
  }
}

/** How the unit came to know the citizen: it was the first door, or took over on these grounds. */
export type Ground = "firstDoor" | LegalBasis;

/**
 * Full name, birth year and phone: with the citizen's consent; for the door they first told; for health staff with
 * treatment under way unless the citizen has objected (sundhedsloven § 41 stk. 3: "only this door" and "not now" do);
 * under a coordination plan. A unit that took over anonymously, or on a consent since withdrawn, keeps the name the
 * citizen chose and no more.
 */
export const maySeeIdentity = (
  unitId: Uuid,
  consent: ConsentNow | null,
  grounds: readonly Ground[],
): boolean =>
  covers(consent, unitId) ||
  grounds.some(
    (ground) =>
      ground === "firstDoor" || ground === "coordinationPlan" || (ground === "treatment" && consent === null),
  );

/** Law 13: what a receiver may know of the person before accepting is what the citizen agreed to show. */
export const agreedToShow = (consent: ConsentNow | null, basis: LegalBasis): boolean =>
  basis !== "anonymous" && consent?.scope === "relay";
