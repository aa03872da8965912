import type { Location, Organisation, Schedule, Service } from "#modules/directory/index.ts";
import type { ColumnMap, Field } from "../csv/map.ts";
import { BOM, csvLine } from "../csv/write.ts";

/**
 * The table people open in a spreadsheet: one row an offer, Danish headings, its first place and its first number. It is
 * read back by the same columns, so that an edited table can be taken in; what it has no room for stays as it is. Pure.
 */

type Row = {
  readonly service: Service;
  readonly organisation: Organisation;
  readonly location: Location | null;
};

const COLUMNS: readonly (readonly [heading: string, field: Field, cell: (row: Row) => string])[] = [
  ["Tilbuds-id", "service.id", ({ service }) => service.id],
  ["Tilbud", "service.name", ({ service }) => service.name],
  ["Slags", "service.kind", ({ service }) => service.kind],
  ["Status", "service.status", ({ service }) => service.status],
  ["Andet navn", "service.alternateName", ({ service }) => service.details.alternateName ?? ""],
  ["Beskrivelse", "service.description", ({ service }) => service.description],
  ["Hvem det er for", "service.eligibility", ({ service }) => service.details.eligibility ?? ""],
  [
    "Hvordan man kommer ind",
    "service.applicationProcess",
    ({ service }) => service.details.applicationProcess ?? "",
  ],
  ["Pris", "service.feesDescription", ({ service }) => service.details.feesDescription ?? ""],
  ["Lige nu", "service.alert", ({ service }) => service.details.alert ?? ""],
  ["Behov", "service.needs", ({ service }) => service.needs.join(", ")],
  ["Opfylder", "service.meets", ({ service }) => service.meets.join(", ")],
  ["Opfylder ikke", "service.lacks", ({ service }) => service.lacks.join(", ")],
  ["Sprog", "service.languages", ({ service }) => service.languages.join(", ")],
  ["Fra alder", "service.minimumAge", ({ service }) => String(service.minimumAge ?? "")],
  ["Til alder", "service.maximumAge", ({ service }) => String(service.maximumAge ?? "")],
  ["Telefon", "service.phone", ({ service }) => service.details.phones?.[0]?.number ?? ""],
  ["Mail", "service.email", ({ service }) => service.details.email ?? ""],
  ["Hjemmeside", "service.url", ({ service }) => service.details.url ?? ""],
  ["Åbningstider", "service.hours", ({ service }) => hoursIn(service.details.schedules ?? [])],
  ["Navn på engelsk", "service.englishName", ({ service }) => service.details.english?.name ?? ""],
  [
    "Beskrivelse på engelsk",
    "service.englishDescription",
    ({ service }) => service.details.english?.description ?? "",
  ],
  ["Organisations-id", "organisation.id", ({ organisation }) => organisation.id],
  ["Organisation", "organisation.name", ({ organisation }) => organisation.name],
  [
    "Organisationens telefon",
    "organisation.phone",
    ({ organisation }) => organisation.details.phones?.[0]?.number ?? "",
  ],
  ["Organisationens mail", "organisation.email", ({ organisation }) => organisation.details.email ?? ""],
  [
    "Organisationens hjemmeside",
    "organisation.website",
    ({ organisation }) => organisation.details.website ?? "",
  ],
  ["CVR", "organisation.taxId", ({ organisation }) => organisation.details.taxId ?? ""],
  ["Sted-id", "location.id", ({ location }) => (location && hasAddress(location) ? location.id : "")],
  ["Sted", "location.name", ({ location }) => location?.name ?? ""],
  ["Adresse", "location.street", ({ location }) => location?.street ?? ""],
  ["Postnr.", "location.postcode", ({ location }) => location?.postcode ?? ""],
  ["By", "location.city", ({ location }) => location?.city ?? ""],
  ["Kommunekode", "location.municipalityCode", ({ location }) => location?.municipalityCode ?? ""],
  ["Bredde", "location.latitude", ({ location }) => decimal(location?.latitude)],
  ["Længde", "location.longitude", ({ location }) => decimal(location?.longitude)],
];

const hasAddress = ({ name, street, postcode, city, latitude }: Location): boolean =>
  [name, street, postcode, city].some((part) => part !== "") || latitude !== null;

const decimal = (number: number | null | undefined): string =>
  number === null || number === undefined ? "" : String(number).replace(".", ",");

const DAYS: Readonly<Record<string, string>> = {
  MO: "man",
  TU: "tir",
  WE: "ons",
  TH: "tor",
  FR: "fre",
  SA: "lør",
  SU: "søn",
};
const SIMPLE = new Set(["id", "freq", "byday", "opensAt", "closesAt", "interval"]);

/** Weekly hours in words; nothing where they are more than a line of words can say. */
function hoursIn(schedules: readonly Schedule[]): string {
  const isSimple = (one: Schedule): boolean =>
    Object.keys(one).every((key) => SIMPLE.has(key)) &&
    (one.interval ?? 1) === 1 &&
    one.freq === "WEEKLY" &&
    one.opensAt !== undefined &&
    one.closesAt !== undefined &&
    one.opensAt < one.closesAt &&
    (one.byday ?? "").split(",").every((day) => DAYS[day] !== undefined);
  if (!schedules.every(isSimple)) return "";
  return schedules
    .flatMap(({ byday = "", opensAt, closesAt }) =>
      byday.split(",").map((day) => `${DAYS[day]} ${opensAt}-${closesAt}`),
    )
    .join(", ");
}

export const PLAIN_HEADINGS: readonly string[] = COLUMNS.map(([heading]) => heading);
/** The table with nothing in it yet, as a Danish spreadsheet opens it. */
export const plainTemplate = (): string => `${BOM}${csvLine(PLAIN_HEADINGS, ";")}`;
export const plainCells = (row: Row): string[] => COLUMNS.map(([, , cell]) => cell(row));
export const PLAIN_MAP: ColumnMap = {
  columns: Object.fromEntries(COLUMNS.map(([heading, field]) => [heading, field])),
};
