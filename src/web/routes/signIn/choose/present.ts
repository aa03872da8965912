import type { DemoPerson, Sector } from "#modules/identity/index.ts";

/** The order of a first walk: from the hospital's night to the doors of the town. */
const ORDER: readonly Sector[] = ["region", "municipality", "civilSociety", "generalPractice", "state"];

export interface SectorGroup {
  readonly sector: Sector;
  readonly people: readonly DemoPerson[];
}

/** People by the sector of the unit they are first on duty for; workers before leads, since work comes before its ladder. */
export function bySector(people: readonly DemoPerson[]): SectorGroup[] {
  const leads = (person: DemoPerson): number => (person.units[0]?.role === "lead" ? 1 : 0);
  return ORDER.map((sector) => ({
    sector,
    people: people
      .filter((person) => person.units[0]?.sector === sector)
      .toSorted((a, b) => leads(a) - leads(b)),
  })).filter((group) => group.people.length > 0);
}
