import type { Instant } from "#kernel/clock.ts";
import type { OpeningHours } from "#kernel/hours.ts";
import type { Uuid } from "#kernel/ids.ts";
import { timeOfDay } from "#kernel/time.ts";
import { type Actor, type Identity, SYSTEM, type UnitCard } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import { people } from "./people.ts";
import type { Placed } from "./place.ts";
import type { UnitSlug } from "./units.ts";

/** The people of the demo at their doors. */
export interface Cast {
  unitId(unit: UnitSlug): Uuid;
  slugOf(unitId: Uuid): UnitSlug;
  card(unit: UnitSlug): UnitCard;
  hoursOf(unit: UnitSlug): OpeningHours;
  /** The one named, or who would be at the door then. Colleagues share the day: the first works at night. */
  onDuty(unit: UnitSlug, at: Instant, person?: string): Actor;
  /** Whoever leads the unit, whatever the hour. */
  leadOf(unit: UnitSlug): Actor;
}

/** Who works where, read back once the region is placed. */
export async function assemble(db: Database, identity: Identity, placed: Placed): Promise<Cast> {
  const cards = await db.read(SYSTEM, (snapshot) => identity.unitCards(snapshot, [...placed.units.values()]));
  const slugs = new Map([...placed.units].map(([slug, id]) => [id, slug]));
  const unitId = (unit: UnitSlug): Uuid => found(placed.units.get(unit), unit);
  const card = (unit: UnitSlug): UnitCard => found(cards.get(unitId(unit)), unit);

  return {
    unitId,
    slugOf: (id) => found(slugs.get(id), id),
    card,
    hoursOf: (unit) => card(unit).openingHours,
    leadOf(unit) {
      const lead = people.find(({ works }) =>
        works.some(([where, role]) => where === unit && role === "lead"),
      );
      const { slug, name } = found(lead, `a lead at ${unit}`);
      const personId = found(placed.people.get(slug), slug);
      return {
        personId,
        unitId: unitId(unit),
        role: "lead",
        personName: name,
        unit: card(unit),
        technical: false,
      };
    },
    onDuty(unit, at, person) {
      const colleagues = people.filter(({ works }) => works.some(([where]) => where === unit));
      const workers = colleagues.filter(({ works, slug }) =>
        works.some(([where, role]) => where === unit && role !== "lead" && (!person || slug === person)),
      );
      const somebody = person
        ? colleagues.find(({ slug }) => slug === person)
        : (workers[isNight(at) ? 0 : workers.length - 1] ?? colleagues[0]);
      const { slug, name, works } = found(somebody, `${person ?? "somebody"} at ${unit}`);
      const [, role] = found(
        works.find(([where]) => where === unit),
        unit,
      );
      const personId = found(placed.people.get(slug), slug);
      return { personId, unitId: unitId(unit), role, personName: name, unit: card(unit), technical: false };
    },
  };
}

const isNight = (at: Instant): boolean => timeOfDay(at) < "07:00" || timeOfDay(at) >= "23:00";

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`Not in the demo region: ${what}`);
  return value;
}
