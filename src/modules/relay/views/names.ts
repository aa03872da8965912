import type { Instant } from "#kernel/clock.ts";
import { isOpen, nextOpening } from "#kernel/hours.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Identity, UnitCard } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";
import type { HolderStrip, PersonRef, UnitRef } from "../view-types.ts";

/** Units, people and organisations by identifier, loaded once for a whole view. */
export interface Names {
  /** Throws when it was not loaded: a view that forgets to ask is a mistake, not missing data. */
  card(id: Uuid): UnitCard;
  unit(id: Uuid): UnitRef;
  person(id: Uuid): string;
  personRef(id: Uuid | null): PersonRef | null;
  organisation(id: Uuid): string;
}

type Id = Uuid | null | undefined;

/** What a view wants named. Nulls and repetitions are welcome. */
export interface Wanted {
  readonly units?: readonly Id[];
  readonly people?: readonly Id[];
  readonly organisations?: readonly Id[];
}

const distinct = (ids: readonly Id[] = []): Uuid[] => [
  ...new Set(ids.filter((id) => id !== null && id !== undefined)),
];

export const unitRef = (card: UnitCard): UnitRef => ({
  id: card.id,
  slug: card.slug,
  name: card.name,
  sector: card.sector,
  phone: card.phone,
  organisation: card.organisationName,
});

function found<T>(map: ReadonlyMap<Uuid, T>, id: Uuid): T {
  const value = map.get(id);
  if (value === undefined) throw new Error(`Not loaded: ${id}`);
  return value;
}

/** One round trip, whatever is wanted. */
export async function loadNames(db: Db, identity: Identity, wanted: Wanted): Promise<Names> {
  const [units, people, organisations] = await Promise.all([
    identity.unitCards(db, distinct(wanted.units)),
    identity.personNames(db, distinct(wanted.people)),
    identity.organisationNames(db, distinct(wanted.organisations)),
  ]);
  const person = (id: Uuid): string => found(people, id);
  return {
    card: (id) => found(units, id),
    unit: (id) => unitRef(found(units, id)),
    person,
    personRef: (id) => (id === null ? null : { id, name: person(id) }),
    organisation: (id) => found(organisations, id),
  };
}

export function holderStrip(
  names: Names,
  held: { readonly holderId: Uuid; readonly contactPersonId: Uuid | null; readonly heldSince: Instant },
  now: Instant,
): HolderStrip {
  const card = names.card(held.holderId);
  const openNow = isOpen(card.openingHours, now);
  return {
    unit: unitRef(card),
    contactPerson: names.personRef(held.contactPersonId),
    phone: card.phone,
    openNow,
    opensAt: openNow ? null : nextOpening(card.openingHours, now),
    since: held.heldSince,
  };
}
