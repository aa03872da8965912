import type { Instant } from "#kernel/clock.ts";
import { isOpen, nextOpening } from "#kernel/hours.ts";
import type { Uuid } from "#kernel/ids.ts";
import { type Actor, SYSTEM, type UnitCard } from "#modules/identity/index.ts";
import type { DoorChoice, UnitRef } from "../view-types.ts";
import type { ViewDeps } from "./deps.ts";
import { unitRef } from "./names.ts";
import type { NeedKind } from "./need-kinds.ts";

export const MOST_DOORS = 50;
/** Doors suggested to somebody who shows the way on: few enough to read standing up. */
const MOST_SUGGESTED = 5;

export interface DoorQuery {
  readonly needKind?: string | null;
  /** The municipality where help is needed, four digits. Left out: the asker's own. */
  readonly area?: string | null;
  /** Everyday words; every one must occur in the unit's or its organisation's name, kind or slug. */
  readonly search?: string | null;
  /** Only these units: those the directory found. */
  readonly unitIds?: readonly Uuid[] | null;
}

/** Where help is sought, as far as ranking needs it. */
interface Place {
  readonly region: string;
  readonly area: string;
}

/** A region's units serve all its municipalities; the others their own. */
const serves = (card: UnitCard, place: Place): boolean =>
  card.sector === "region" ? card.region === place.region : card.area === place.area;

/** Units that answer for an offer that meets the need, as the directory has it (C1). */
export type Offering = ReadonlySet<Uuid>;

/** It serves the place and offers what meets this need, whoever has the duty. */
const isFit = (card: UnitCard, place: Place, offering: Offering): boolean =>
  offering.has(card.id) && serves(card, place);

/** Likely: it serves the place, and offers what meets the need or its sector usually has the duty or the treatment. */
export const isLikely = (card: UnitCard, kind: NeedKind | null, place: Place, offering: Offering): boolean =>
  isFit(card, place, offering) || (kind?.duty.includes(card.sector) === true && serves(card, place));

/**
 * First doors that offer what meets the need, the open ones before the closed; then other likely doors – those
 * whose sector has the duty before those that help besides –, then those that serve the place, then those open now,
 * then by name. Pure.
 */
export function rankDoors(
  cards: readonly UnitCard[],
  kind: NeedKind | null,
  place: Place,
  offering: Offering,
  now: Instant,
): readonly UnitCard[] {
  const duty = (card: UnitCard): number =>
    isLikely(card, kind, place, offering) ? (kind?.duty.indexOf(card.sector) ?? 0) : 99;
  const rank = (card: UnitCard): readonly number[] => [
    isFit(card, place, offering) ? -1 : duty(card),
    serves(card, place) ? 0 : card.region === place.region ? 1 : 2,
    isOpen(card.openingHours, now) ? 0 : 1,
  ];
  return cards
    .map((card) => ({ card, rank: rank(card) }))
    .sort((a, b) => compare(a.rank, b.rank) || danish.compare(a.card.name, b.card.name))
    .map(({ card }) => card);
}

const danish = new Intl.Collator("da");

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const canTake = (card: UnitCard, about: "need" | "course"): boolean =>
  card.answersAsks && (about === "need" ? card.holdsNeeds : card.holdsCourses);

/**
 * Next doors for this kind of need (null: the baton, which a standing receiver must take), without those that are no
 * use to point at. Opens its own transaction.
 */
export async function suggestDoors(
  { db, directory, identity }: Pick<ViewDeps, "db" | "directory" | "identity">,
  kind: NeedKind | null,
  place: Place,
  without: readonly Uuid[],
  now: Instant,
): Promise<readonly UnitRef[]> {
  const cards = await identity.units({ region: place.region });
  const offering = await offeringAmong(db, directory, kind, cards);
  const useful = cards.filter(
    (card) =>
      !without.includes(card.id) &&
      (kind === null
        ? canTake(card, "course") && card.standingReceiver
        : canTake(card, "need") && isLikely(card, kind, place, offering)),
  );
  return rankDoors(useful, kind, place, offering, now).slice(0, MOST_SUGGESTED).map(unitRef);
}

/** Which of these units the directory says meet the need. */
async function offeringAmong(
  db: ViewDeps["db"],
  directory: ViewDeps["directory"],
  kind: NeedKind | null,
  cards: readonly UnitCard[],
): Promise<Offering> {
  if (kind === null || cards.length === 0) return new Set();
  const ids = cards.map(({ id }) => id);
  return db.read(SYSTEM, (snapshot) => directory.unitsOffering(snapshot, kind.code, ids));
}

export function createDoorViews({ db, directory, identity, needKinds }: ViewDeps) {
  return {
    /**
     * Doors the actor's unit may ask, likely ones first (`rankDoors`), at most 50: more words narrow it. Of the
     * actor's region: regions are separate data controllers, and an ask never leaves its own (decision 0013). A door
     * elsewhere is phoned, or sent a link. For anybody signed in; units are no secret.
     * An unknown kind of need makes none likely.
     */
    async doors(actor: Actor, query: DoorQuery, now: Instant): Promise<readonly DoorChoice[]> {
      const { unit } = actor;
      const { needKind, search } = query;
      const place = { region: unit.region, area: query.area || unit.area };
      const kind = needKind ? await db.read(actor, (snapshot) => needKinds.kind(snapshot, needKind)) : null;
      const cards = await identity.units({ region: unit.region, ...(search ? { search } : {}) });
      const able = cards.filter(
        (card) =>
          card.id !== unit.id &&
          canTake(card, needKind ? "need" : "course") &&
          (query.unitIds?.includes(card.id) ?? true),
      );
      const offering = await offeringAmong(db, directory, kind, able);
      return rankDoors(able, kind, place, offering, now)
        .slice(0, MOST_DOORS)
        .map((card) => ({
          ...unitRef(card),
          kind: card.kind,
          area: card.area,
          openNow: isOpen(card.openingHours, now),
          opensAt: isOpen(card.openingHours, now) ? null : nextOpening(card.openingHours, now),
          openingHours: card.openingHours,
          likely: isLikely(card, kind, place, offering),
          fits: isFit(card, place, offering),
          standingReceiver: card.standingReceiver,
          email: card.email,
          contactNote: card.contactNote,
        }));
    },
  };
}
