import { isUuid } from "#kernel/ids.ts";

/** The tables of HSDS 3, and of 1.1 before it: what their files are called, what hangs on what, and where it goes. */

interface Table {
  /** Names of its file, without the ending. */
  readonly files: readonly string[];
  /** Columns that say what a row hangs on. */
  readonly parents?: readonly (readonly [column: string, table: string])[];
  /** The list it makes in the record it hangs on. */
  readonly list?: string;
}

const SERVICE = ["service_id", "service"] as const;
const LOCATION = ["location_id", "location"] as const;
const AT = ["service_at_location_id", "service_at_location"] as const;
const ORGANISATION = ["organization_id", "organization"] as const;
const CONTACT = ["contact_id", "contact"] as const;

export const TABLES: Readonly<Record<string, Table>> = {
  organization: { files: ["organizations", "organization"] },
  location: { files: ["locations", "location"] },
  service: { files: ["services", "service"] },
  service_at_location: {
    files: ["service_at_location", "service_at_locations", "services_at_location", "services_at_locations"],
    parents: [SERVICE],
    list: "service_at_locations",
  },
  phone: {
    files: ["phones", "phone"],
    parents: [SERVICE, LOCATION, ORGANISATION, CONTACT, AT],
    list: "phones",
  },
  contact: {
    files: ["contacts", "contact"],
    parents: [SERVICE, LOCATION, ORGANISATION, AT],
    list: "contacts",
  },
  address: { files: ["addresses", "address"], parents: [LOCATION], list: "addresses" },
  schedule: { files: ["schedules", "schedule"], parents: [SERVICE, LOCATION, AT], list: "schedules" },
  language: {
    files: ["languages", "language"],
    parents: [SERVICE, LOCATION, ["phone_id", "phone"]],
    list: "languages",
  },
  accessibility: { files: ["accessibility"], parents: [LOCATION], list: "accessibility" },
  cost_option: { files: ["cost_options", "cost_option"], parents: [SERVICE], list: "cost_options" },
  required_document: {
    files: ["required_documents", "required_document"],
    parents: [SERVICE],
    list: "required_documents",
  },
  service_area: { files: ["service_areas", "service_area"], parents: [SERVICE, AT], list: "service_areas" },
  funding: { files: ["funding", "fundings"], parents: [SERVICE, ORGANISATION], list: "funding" },
  program: { files: ["programs", "program"], parents: [ORGANISATION], list: "programs" },
  organization_identifier: {
    files: ["organization_identifiers", "organization_identifier"],
    parents: [ORGANISATION],
    list: "organization_identifiers",
  },
  url: { files: ["urls", "url"], parents: [SERVICE, ORGANISATION], list: "urls" },
  attribute: { files: ["attributes", "attribute"], parents: [["link_id", "any"]], list: "attributes" },
  taxonomy_term: { files: ["taxonomy_terms", "taxonomy_term"] },
  taxonomy: { files: ["taxonomies"] },
  unit: { files: ["units", "unit"] },
  service_capacity: {
    files: ["service_capacity", "service_capacities"],
    parents: [SERVICE],
    list: "capacities",
  },
  metadata: { files: ["metadata"] },
  meta_table_description: { files: ["meta_table_descriptions", "meta_table_description"] },
  // 1.1
  physical_address: {
    files: ["physical_addresses", "physical_address"],
    parents: [LOCATION],
    list: "addresses",
  },
  postal_address: { files: ["postal_addresses", "postal_address"], parents: [LOCATION], list: "addresses" },
  regular_schedule: {
    files: ["regular_schedules", "regular_schedule"],
    parents: [SERVICE, LOCATION, AT],
    list: "schedules",
  },
  holiday_schedule: {
    files: ["holiday_schedules", "holiday_schedule"],
    parents: [SERVICE, LOCATION, AT],
    list: "schedules",
  },
  eligibility: { files: ["eligibility", "eligibilities"], parents: [SERVICE], list: "eligibilities" },
  payment_accepted: {
    files: ["payments_accepted", "payment_accepted"],
    parents: [SERVICE],
    list: "cost_options",
  },
  accessibility_for_disabilities: {
    files: ["accessibility_for_disabilities"],
    parents: [LOCATION],
    list: "accessibility",
  },
  service_taxonomy: {
    files: ["services_taxonomy", "service_taxonomy", "service_taxonomies"],
    parents: [SERVICE],
    list: "attributes",
  },
  taxonomy_1: { files: ["taxonomy"] },
};

/** Tables whose rows are kept only where something refers to them, or not at all: that is no fault of theirs. */
export const UNUSED = [
  "taxonomy_term",
  "taxonomy_1",
  "taxonomy",
  "unit",
  "metadata",
  "meta_table_description",
];

/** The three that become records, in the order in which one refers to another. */
export const SUBJECTS = {
  organization: "organisation",
  location: "location",
  service: "service",
} as const;
export type EntityTable = keyof typeof SUBJECTS;
export const isEntity = (table: string): table is EntityTable => Object.hasOwn(SUBJECTS, table);

const BY_FILE = new Map(
  Object.entries(TABLES).flatMap(([table, { files }]) => files.map((file) => [file, table] as const)),
);

/** The table a file holds, by its name; null: none that HSDS knows. */
export const tableOfFile = (name: string): string | null =>
  BY_FILE.get(
    name
      .toLowerCase()
      .replace(/^.*[\\/]/, "")
      .replace(/\.(?:csv|txt)$/, ""),
  ) ?? null;

/** An identifier as rows refer to each other by it. */
export const keyOfId = (id: string): string => (isUuid(id) ? id.toLowerCase() : id);

/** What a row of a table hangs on. */
export function parentsOf(table: string, cells: Readonly<Record<string, unknown>>): string[] {
  return (TABLES[table]?.parents ?? []).flatMap(([column, parent]) => {
    const id = cells[column];
    return typeof id === "string" && id.trim() !== "" ? [`${parent}:${keyOfId(id.trim())}`] : [];
  });
}

const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

/** "Monday", "mon", "MO", "1": the iCalendar day; null: none of these. */
export function weekdayOf(text: string): string | null {
  const word = text.trim().toUpperCase();
  if (/^[1-7]$/.test(word)) return WEEKDAYS[Number(word) - 1] ?? null;
  return WEEKDAYS.find((day) => word.startsWith(day)) ?? null;
}

type Cells = Readonly<Record<string, string>>;
const UPGRADES: Readonly<Record<string, (cells: Cells) => Record<string, unknown>>> = {
  organization: ({ url, ...rest }) => (url && !rest.website ? { ...rest, website: url } : rest),
  phone: ({ language, ...rest }) => (language ? { ...rest, languages: [{ name: language }] } : rest),
  physical_address: (cells) => address(cells, "physical"),
  postal_address: (cells) => address(cells, "postal"),
  regular_schedule: ({ weekday = "", ...rest }) => ({
    ...rest,
    freq: "WEEKLY",
    byday: weekdayOf(weekday) ?? weekday,
  }),
  holiday_schedule: ({ closed = "", start_date, end_date, ...rest }) =>
    /^(?:t|true|1|yes|y)$/i.test(closed.trim())
      ? { id: rest.id, valid_from: start_date, valid_to: end_date, description: "Lukket" }
      : { ...rest, valid_from: start_date, valid_to: end_date },
  payment_accepted: ({ payment, ...rest }) => ({ ...rest, option: payment }),
  accessibility_for_disabilities: ({ accessibility, ...rest }) => ({ ...rest, description: accessibility }),
  service_area: ({ service_area, ...rest }) => (service_area ? { ...rest, name: service_area } : rest),
  language: ({ language, ...rest }) => (language ? { ...rest, name: language } : rest),
  service_taxonomy: ({ taxonomy_id, taxonomy_detail, ...rest }) => ({
    ...rest,
    taxonomy_term_id: taxonomy_id,
    value: taxonomy_detail,
  }),
  taxonomy_1: ({ vocabulary, ...rest }) => ({ ...rest, taxonomy: vocabulary }),
};

function address({ address_3, address_4, ...cells }: Cells, kind: string): Record<string, unknown> {
  const more = [cells.address_2, address_3, address_4].filter((line) => line?.trim());
  return { ...cells, address_2: more.join(", "), address_type: kind };
}

/** A row's cells as HSDS 3 names them; empty cells are not there. */
export function upgraded(table: string, cells: Cells): Record<string, unknown> {
  const newer = UPGRADES[table]?.(cells) ?? cells;
  return Object.fromEntries(Object.entries(newer).filter(([, value]) => value !== "" && value !== undefined));
}
