import { TABLES } from "./tables.ts";
import type { Hsds } from "./write.ts";

/** Nested records as rows of tables: what hangs on a record becomes a row that says so. Pure. */

export interface TableRow {
  readonly table: string;
  readonly row: Hsds;
}

/** The columns of each table we write, in the order of HSDS 3.1. */
export const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  organization: [
    "id",
    "name",
    "alternate_name",
    "description",
    "email",
    "website",
    "tax_status",
    "tax_id",
    "year_incorporated",
    "legal_status",
    "logo",
    "uri",
    "parent_organization_id",
  ],
  program: ["id", "organization_id", "name", "alternate_name", "description"],
  service: [
    "id",
    "organization_id",
    "program_id",
    "name",
    "alternate_name",
    "description",
    "url",
    "email",
    "status",
    "interpretation_services",
    "application_process",
    "fees_description",
    "wait_time",
    "accreditations",
    "eligibility_description",
    "minimum_age",
    "maximum_age",
    "assured_date",
    "assurer_email",
    "licenses",
    "alert",
    "last_modified",
  ],
  attribute: ["id", "link_id", "taxonomy_term_id", "link_type", "link_entity", "value", "label"],
  service_at_location: ["id", "service_id", "location_id", "description"],
  location: [
    "id",
    "location_type",
    "url",
    "organization_id",
    "name",
    "alternate_name",
    "description",
    "transportation",
    "latitude",
    "longitude",
    "external_identifier",
    "external_identifier_type",
  ],
  phone: [
    "id",
    "location_id",
    "service_id",
    "organization_id",
    "contact_id",
    "service_at_location_id",
    "number",
    "extension",
    "type",
    "description",
  ],
  contact: [
    "id",
    "organization_id",
    "service_id",
    "service_at_location_id",
    "location_id",
    "name",
    "title",
    "department",
    "email",
  ],
  address: [
    "id",
    "location_id",
    "attention",
    "address_1",
    "address_2",
    "city",
    "region",
    "state_province",
    "postal_code",
    "country",
    "address_type",
  ],
  schedule: [
    "id",
    "service_id",
    "location_id",
    "service_at_location_id",
    "valid_from",
    "valid_to",
    "dtstart",
    "until",
    "count",
    "wkst",
    "freq",
    "interval",
    "byday",
    "byweekno",
    "bymonthday",
    "byyearday",
    "description",
    "opens_at",
    "closes_at",
    "schedule_link",
    "attending_type",
    "notes",
  ],
  funding: ["id", "organization_id", "service_id", "source"],
  service_area: [
    "id",
    "service_id",
    "service_at_location_id",
    "name",
    "description",
    "extent",
    "extent_type",
    "uri",
  ],
  required_document: ["id", "service_id", "document", "uri"],
  language: ["id", "service_id", "location_id", "phone_id", "name", "code", "note"],
  accessibility: ["id", "location_id", "description", "details", "url"],
  taxonomy_term: [
    "id",
    "code",
    "name",
    "description",
    "parent_id",
    "taxonomy",
    "language",
    "taxonomy_id",
    "term_uri",
  ],
  cost_option: [
    "id",
    "service_id",
    "valid_from",
    "valid_to",
    "option",
    "currency",
    "amount",
    "amount_description",
  ],
  organization_identifier: ["id", "organization_id", "identifier_scheme", "identifier_type", "identifier"],
  url: ["id", "label", "url", "organization_id", "service_id"],
  unit: ["id", "name", "scheme", "identifier", "uri"],
  service_capacity: ["id", "service_id", "unit_id", "available", "maximum", "description", "updated"],
};

/** The file of a table, by the first name it has. */
export const fileOf = (table: string): string => `${TABLES[table]?.files[0] ?? table}.csv`;

const TABLE_OF_LIST = new Map(
  Object.entries(TABLES).flatMap(([table, { list }]) =>
    list && COLUMNS[table] ? [[list, table] as const] : [],
  ),
);
const LISTS: ReadonlyMap<string, string> = new Map([
  ...TABLE_OF_LIST,
  ["additional_urls", "url"],
  ["additional_websites", "url"],
]);

/** The rows of a record, its own first; terms are given each time they are used. */
export function rowsOf(table: string, record: Hsds): TableRow[] {
  const own: Hsds = {};
  const inside: TableRow[] = [];
  for (const [key, value] of Object.entries(record)) {
    const list = LISTS.get(key);
    if (Array.isArray(value) && list) {
      for (const one of value as Hsds[])
        inside.push(...rowsOf(list, { ...hangingOn(table, list, record.id), ...one }));
    } else if (key === "program") inside.push(...rowsOf("program", value as Hsds));
    else if (key === "taxonomy_term" || key === "unit") {
      inside.push({ table: key, row: value as Hsds });
      own[`${key}_id`] = (value as Hsds).id;
    } else own[key] = value;
  }
  return [{ table, row: own }, ...inside];
}

const hangingOn = (table: string, list: string, id: unknown): Hsds =>
  list === "attribute" ? { link_id: id, link_entity: table } : { [`${table}_id`]: id };
