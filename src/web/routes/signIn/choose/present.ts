import type { DemoPerson, Sector } from "#modules/identity/index.ts";
import type { Lang } from "../../../text/lang.ts";

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

interface Told {
  readonly title: string;
  readonly hint: string;
}

/** Title and hint in the viewer's language; the data's own Danish, marked as such, for people the texts do not know. */
export function toldIn(
  lang: Lang,
  person: Told & { readonly slug: string },
  texts: Readonly<Record<string, Told>>,
): Told & { readonly lang: Lang } {
  const words = Object.hasOwn(texts, person.slug) ? texts[person.slug] : undefined;
  return words ? { ...words, lang } : { title: person.title, hint: person.hint, lang: "da" };
}

const housekeeping = new Set(["key", "form"]);
const identifier = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** What people typed in a form, without its housekeeping, identifiers and ticked codes. */
export const textsIn = (values: Readonly<Record<string, readonly string[]>>): string[] => [
  ...new Set(
    Object.entries(values)
      .filter(([name]) => !housekeeping.has(name))
      .flatMap(([, each]) => each)
      .filter((value) => value !== "" && !identifier.test(value) && !/^[a-z][A-Za-z]*$/.test(value)),
  ),
];
