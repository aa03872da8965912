import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { foldName } from "#kernel/fold.ts";
import { isOpen, nextOpening } from "#kernel/hours.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Actor, Identity, UnitCard } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";
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
}

/** Where help is sought, as far as ranking needs it. */
interface Place {
  readonly region: string;
  readonly area: string;
}

/** A region's units serve all its municipalities; the others their own. */
const serves = (card: UnitCard, place: Place): boolean =>
  card.sector === "region" ? card.region === place.region : card.area === place.area;

/** Likely: it serves the place and its sector usually has the duty or the treatment for this kind of need. */
export const isLikely = (card: UnitCard, kind: NeedKind | null, place: Place): boolean =>
  kind !== null && kind.duty.includes(card.sector) && serves(card, place);

/**
 * Likely doors first – those whose sector has the duty before those that help besides –, then those that serve the
 * place, then those open now, then by name. Pure.
 */
export function rankDoors(
  cards: readonly UnitCard[],
  kind: NeedKind | null,
  place: Place,
  now: Instant,
): readonly UnitCard[] {
  const rank = (card: UnitCard): readonly number[] => {
    const likely = isLikely(card, kind, place);
    return [
      likely ? (kind?.duty.indexOf(card.sector) ?? 0) : 99,
      serves(card, place) ? 0 : card.region === place.region ? 1 : 2,
      isOpen(card.openingHours, now) ? 0 : 1,
    ];
  };
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

/** Units that answer asks and can hold what is asked about. Some thousands in an installation; cards are small. */
async function askable(db: Db, identity: Identity, about: "need" | "course"): Promise<UnitCard[]> {
  const { rows } = await sql<{ id: Uuid }>`
    select c.id from identity.unit_card c
     where c.is_open and c.answers_asks and case when ${about} = 'need' then c.holds_needs else c.holds_courses end`.execute(
    db,
  );
  return [
    ...(
      await identity.unitCards(
        db,
        rows.map((row) => row.id),
      )
    ).values(),
  ];
}

const mentions = (card: UnitCard, words: readonly string[]): boolean => {
  const text = foldName(`${card.name} ${card.organisationName} ${card.kind} ${card.slug}`);
  return words.every((word) => text.includes(word));
};

/** Next doors for this kind of need (null: the baton), without those that are no use to point at. */
export async function suggestDoors(
  db: Db,
  identity: Identity,
  kind: NeedKind | null,
  place: Place,
  without: readonly Uuid[],
  now: Instant,
): Promise<readonly UnitRef[]> {
  const cards = await askable(db, identity, kind === null ? "course" : "need");
  const useful = cards.filter(
    (card) =>
      !without.includes(card.id) && (kind === null ? card.standingReceiver : isLikely(card, kind, place)),
  );
  return rankDoors(useful, kind, place, now).slice(0, MOST_SUGGESTED).map(unitRef);
}

export function createDoorViews({ db, identity, needKinds }: ViewDeps) {
  return {
    /**
     * Doors the actor's unit may ask, likely ones first (`rankDoors`), at most 50: more words narrow it. For anybody
     * signed in; units are no secret. An unknown kind of need ranks nothing as likely.
     */
    doors(actor: Actor, query: DoorQuery, now: Instant): Promise<readonly DoorChoice[]> {
      const { unit } = actor;
      const place = { region: unit.region, area: query.area || unit.area };
      const words = foldName(query.search ?? "").split(" ");
      return db.read(actor, async (snapshot) => {
        const [kind, cards] = await Promise.all([
          query.needKind ? needKinds.kind(snapshot, query.needKind) : null,
          askable(snapshot, identity, query.needKind ? "need" : "course"),
        ]);
        const found = cards.filter((card) => card.id !== unit.id && mentions(card, words));
        return rankDoors(found, kind, place, now)
          .slice(0, MOST_DOORS)
          .map((card) => ({
            ...unitRef(card),
            kind: card.kind,
            area: card.area,
            openNow: isOpen(card.openingHours, now),
            opensAt: isOpen(card.openingHours, now) ? null : nextOpening(card.openingHours, now),
            openingHours: card.openingHours,
            likely: isLikely(card, kind, place),
            standingReceiver: card.standingReceiver,
          }));
      });
    },
  };
}
