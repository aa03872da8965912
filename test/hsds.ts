/**
 * What HSDS 3.1 asks of records, told by ourselves: required fields, words of closed lists, kinds of value – and that
 * nothing is null or empty. Gives what does not fit, as paths.
 */

interface Shape {
  readonly required: readonly string[];
  readonly words?: Readonly<Record<string, readonly string[]>>;
  readonly numbers?: readonly string[];
  readonly uris?: readonly string[];
  readonly one?: Readonly<Record<string, string>>;
  readonly lists?: Readonly<Record<string, string>>;
}

const common = { attributes: "attribute" };
const SHAPES: Readonly<Record<string, Shape>> = {
  service: {
    required: ["id", "name", "status"],
    words: { status: ["active", "inactive", "defunct", "temporarily closed"] },
    numbers: ["minimum_age", "maximum_age"],
    uris: ["url"],
    one: { organization: "organization", program: "program" },
    lists: {
      ...common,
      ...{
        phones: "phone",
        schedules: "schedule",
        service_areas: "service_area",
        contacts: "contact",
        funding: "funding",
      },
      ...{ service_at_locations: "service_at_location", languages: "language", cost_options: "cost_option" },
      ...{ required_documents: "required_document", additional_urls: "url", capacities: "service_capacity" },
    },
  },
  organization: {
    required: ["id", "name"],
    numbers: ["year_incorporated"],
    uris: ["website", "logo", "uri"],
    lists: {
      ...common,
      ...{
        phones: "phone",
        contacts: "contact",
        funding: "funding",
        programs: "program",
        additional_websites: "url",
      },
      organization_identifiers: "organization_identifier",
    },
  },
  location: {
    required: ["id", "location_type"],
    words: { location_type: ["physical", "postal", "virtual"] },
    numbers: ["latitude", "longitude"],
    uris: ["url"],
    lists: {
      ...common,
      ...{ languages: "language", addresses: "address", contacts: "contact", accessibility: "accessibility" },
      ...{ phones: "phone", schedules: "schedule" },
    },
  },
  service_at_location: {
    required: ["id"],
    one: { location: "location", service: "service" },
    lists: {
      ...common,
      service_areas: "service_area",
      contacts: "contact",
      phones: "phone",
      schedules: "schedule",
    },
  },
  address: {
    required: ["id", "address_1", "city", "state_province", "postal_code", "country", "address_type"],
    words: { address_type: ["physical", "postal", "virtual"] },
  },
  schedule: {
    required: ["id"],
    words: { freq: ["WEEKLY", "MONTHLY"], wkst: ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] },
    numbers: ["count", "interval", "timezone"],
    uris: ["schedule_link"],
    lists: common,
  },
  phone: { required: ["id", "number"], numbers: ["extension"], lists: { ...common, languages: "language" } },
  contact: { required: ["id"], lists: { ...common, phones: "phone" } },
  language: { required: ["id"] },
  cost_option: { required: ["id"], numbers: ["amount"] },
  required_document: { required: ["id"], uris: ["uri"] },
  service_area: { required: ["id"] },
  accessibility: { required: ["id"], uris: ["url"] },
  funding: { required: ["id"] },
  program: { required: ["id", "name", "description"] },
  url: { required: ["id", "url"], uris: ["url"] },
  organization_identifier: { required: ["id", "identifier_type", "identifier"] },
  attribute: { required: ["id"], one: { taxonomy_term: "taxonomy_term" } },
  taxonomy_term: { required: ["id", "name", "description"], uris: ["term_uri"] },
  service_capacity: {
    required: ["id", "unit", "available", "updated"],
    numbers: ["available", "maximum"],
    one: { unit: "unit" },
  },
  unit: { required: ["id", "name"] },
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function fitsHsds(table: string, record: unknown, path = table): string[] {
  const shape = SHAPES[table];
  if (!shape) return [`${path}: no such table`];
  if (typeof record !== "object" || record === null || Array.isArray(record)) return [`${path}: no record`];
  const fields = record as Record<string, unknown>;
  return [
    ...shape.required.filter((key) => !(key in fields)).map((key) => `${path}.${key}: missing`),
    ...Object.entries(fields).flatMap(([key, value]) => fieldFits(shape, key, value, `${path}.${key}`)),
  ];
}

function fieldFits(shape: Shape, key: string, value: unknown, path: string): string[] {
  const wrong = (right: boolean, what: string): string[] => (right ? [] : [`${path}: ${what}`]);
  if (value === null || value === undefined) return [`${path}: null`];
  if (Array.isArray(value) && value.length === 0) return [`${path}: empty`];
  if (key === "id") return wrong(UUID.test(String(value)), "no UUID");
  const [one, list] = [shape.one?.[key], shape.lists?.[key]];
  if (one) return fitsHsds(one, value, path);
  if (list && Array.isArray(value))
    return value.flatMap((inner, at) => fitsHsds(list, inner, `${path}[${at}]`));
  if (shape.numbers?.includes(key)) return wrong(typeof value === "number", "no number");
  const words = shape.words?.[key];
  if (words) return wrong(words.includes(String(value)), "no word of the list");
  if (shape.uris?.includes(key)) return wrong(URL.canParse(String(value)), "no address");
  // What the standard asks for and nobody has said may stand empty; nothing else may.
  return wrong(value !== "" || shape.required.includes(key), "empty");
}
