import type { Finding, SourceRow } from "#modules/directory/index.ts";
import type { CsvOptions, CsvRow } from "../csv/parse.ts";
import { parseCsv } from "../csv/parse.ts";
import { idOf } from "./ids.ts";
import { type JsonElement, jsonElements } from "./json.ts";
import { type Part, Unreadable } from "./package.ts";
import { isEntity, keyOfId, parentsOf, SUBJECTS, tableOfFile, upgraded } from "./tables.ts";

/** The file cannot be read on from here: what is not in the part that was read is not missing. */
export interface EndsHere {
  readonly endsHere: true;
}
export type Told = SourceRow | EndsHere;

type Value = Record<string, unknown>;
const isObject = (value: unknown): value is Value =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every row of a source in HSDS: tables, JSON, or both together. Throws Unreadable when nothing in it is either. */
export async function* hsdsRows(
  parts: readonly Part[],
  source: string,
  options: CsvOptions = {},
): AsyncGenerator<Told> {
  const named = await described(parts);
  let any = false;
  for (const part of parts) {
    if (/(?:^|\/)datapackage\.json$/i.test(part.name)) continue;
    const table = named.get(part.name) ?? tableOfFile(part.name);
    const json =
      /\.(?:json|ndjson|jsonl)$/i.test(part.name) || (parts.length === 1 && (await beginsAsJson(part)));
    if (json) yield* fromJson(part, source);
    else if (table) yield* fromTable(part, table, source, options);
    else if (/\.csv$/i.test(part.name)) yield unknownFile(part);
    any ||= json || table !== null;
  }
  if (!any)
    throw new Unreadable(
      "notHsds",
      "Nothing in it is HSDS: neither JSON nor a table HSDS has. For other tables: --format csv with --map.",
    );
}

const row = (file: string, line: number, table: string, rest: Partial<SourceRow>): SourceRow => ({
  ...{ file, line, table, sourceId: null, value: null, parents: [], subject: null, recordId: null },
  ...{ findings: [], nested: false, ...rest },
});

const unknownFile = (part: Part): SourceRow =>
  row(part.name, 0, "unknown", { findings: [{ code: "unknownTable", value: part.name.slice(0, 100) }] });

async function beginsAsJson(part: Part): Promise<boolean> {
  for await (const chunk of part.bytes()) {
    const text = Buffer.from(chunk)
      .toString("utf8")
      .replace(/^\uFEFF/, "")
      .trimStart();
    if (text !== "") return /^[{[]/.test(text);
  }
  return false;
}

/** Which file is which table, where a datapackage.json says so. */
async function described(parts: readonly Part[]): Promise<ReadonlyMap<string, string>> {
  const description = parts.find(({ name }) => /(?:^|\/)datapackage\.json$/i.test(name));
  const named = new Map<string, string>();
  if (!description) return named;
  const folder = description.name.replace(/[^/]*$/, "");
  for await (const element of jsonElements(description.bytes())) {
    const resources = "value" in element && isObject(element.value) ? element.value.resources : null;
    for (const one of Array.isArray(resources) ? resources : []) {
      const { name, path } = isObject(one) ? one : {};
      const table = typeof name === "string" ? tableOfFile(name) : null;
      if (table !== null && typeof path === "string" && !named.has(folder + path))
        named.set(folder + path, table);
    }
  }
  return named;
}

async function* fromTable(
  part: Part,
  table: string,
  source: string,
  options: CsvOptions,
): AsyncGenerator<Told> {
  for await (const read of parseCsv(part.bytes(), options)) {
    if ("broken" in read) {
      yield row(part.name, read.line, table, { findings: [{ code: read.broken }] });
      yield { endsHere: true };
      return;
    }
    yield tableRow(part.name, table, read, source);
  }
}

function tableRow(file: string, table: string, { line, cells, fault }: CsvRow, source: string): SourceRow {
  const value = upgraded(table, cells);
  const findings: Finding[] = fault === "tooManyCells" ? [{ code: fault }] : [];
  const id = (cells.id ?? "").trim();
  if (!isEntity(table))
    return row(file, line, table, {
      ...{ sourceId: id === "" ? null : keyOfId(id), value, parents: parentsOf(table, value), findings },
    });
  return entityRow(file, line, table, value, source, findings, false);
}

/** A row about an organisation, a location or a service. Without an identifier it cannot be known again: held back. */
export function entityRow(
  file: string,
  line: number,
  table: keyof typeof SUBJECTS,
  value: Value,
  source: string,
  findings: readonly Finding[],
  nested: boolean,
): SourceRow {
  const id = typeof value.id === "string" || typeof value.id === "number" ? String(value.id).trim() : "";
  const common = { subject: SUBJECTS[table], nested };
  if (id === "" || id.length > 200)
    return row(file, line, table, {
      ...common,
      subject: null,
      findings: [...findings, { code: id === "" ? "idMissing" : "idTooLong", column: "id" }],
    });
  return row(file, line, table, {
    ...common,
    ...{ sourceId: keyOfId(id), value, recordId: idOf(source, table, id), findings },
  });
}

async function* fromJson(part: Part, source: string): AsyncGenerator<Told> {
  for await (const read of jsonElements(part.bytes())) {
    if ("broken" in read) {
      yield row(part.name, read.line, "json", { findings: [{ code: read.broken }] });
      yield { endsHere: true };
      if (!read.goesOn) return;
    } else yield* elementRows(part.name, read, source);
  }
}

/** A record of a JSON file as rows: what stands inside it and is a record by itself comes first. */
function* elementRows(
  file: string,
  { line, list, value }: JsonElement,
  source: string,
): Generator<SourceRow> {
  if (!isObject(value)) {
    yield row(file, line, "json", { findings: [{ code: "notARecord" }] });
    return;
  }
  const table = (list === null ? null : tableOfFile(list)) ?? guessed(value);
  if (table === null) yield row(file, line, "json", { findings: [{ code: "unknownRecord" }] });
  else if (isEntity(table)) {
    const [own, ...inside] = split(table, value);
    yield* inside.map((one) => entityRow(file, line, one.table, one.value, source, [], true));
    if (own) yield entityRow(file, line, own.table, own.value, source, [], false);
  } else if (table === "service_at_location") yield* atLocation(file, line, value, source);
  else {
    const id = typeof value.id === "string" ? keyOfId(value.id) : null;
    yield row(file, line, table, { sourceId: id, value, parents: parentsOf(table, value) });
  }
}

/** What kind of record an object is, by what it has. */
function guessed(value: Value): string | null {
  const has = (...keys: readonly string[]): boolean => keys.some((key) => Object.hasOwn(value, key));
  if (has("service_id", "service") && has("location_id", "location")) return "service_at_location";
  if (
    has(
      "status",
      "organization",
      "organization_id",
      "service_at_locations",
      "schedules",
      "eligibility_description",
    ) &&
    !has("location_type", "latitude", "addresses")
  )
    return "service";
  if (has("location_type", "latitude", "addresses", "transportation")) return "location";
  if (has("taxonomy", "taxonomy_id", "parent_id", "term_uri")) return "taxonomy_term";
  return has("name") ? "organization" : null;
}

interface Piece {
  readonly table: keyof typeof SUBJECTS;
  readonly value: Value;
}

/** The record itself, and the records inside it, which it then refers to. */
function split(table: Piece["table"], value: Value): Piece[] {
  if (table === "service") return splitService(value);
  if (table === "organization") return splitOrganisation(value);
  return [{ table, value }];
}

function splitService(value: Value): Piece[] {
  const { organization, service_at_locations: places, ...rest } = value;
  const inside: Piece[] = [];
  const own: Value = { ...rest };
  if (isObject(organization)) {
    own.organization_id ??= organization.id;
    if (Object.hasOwn(organization, "name")) inside.push(...split("organization", organization));
  }
  if (Array.isArray(places)) own.service_at_locations = places.map((place) => placeOf(place, inside));
  return [{ table: "service", value: own }, ...inside];
}

function placeOf(place: unknown, inside: Piece[]): unknown {
  if (!isObject(place) || !isObject(place.location)) return place;
  const { location, ...rest } = place;
  if (Object.keys(location as Value).length > 1) inside.push({ table: "location", value: location as Value });
  return { location_id: (location as Value).id, ...rest };
}

function splitOrganisation(value: Value): Piece[] {
  const { services, locations, ...rest } = value;
  const inside: Piece[] = [];
  for (const service of Array.isArray(services) ? services : [])
    if (isObject(service) && Object.hasOwn(service, "name"))
      inside.push(...splitService({ organization_id: value.id, ...service }));
  for (const location of Array.isArray(locations) ? locations : [])
    if (isObject(location))
      inside.push({ table: "location", value: { organization_id: value.id, ...location } });
  return [{ table: "organization", value: rest }, ...inside];
}

/** A place of service told by itself hangs on its service, which it may carry with it. */
function* atLocation(file: string, line: number, value: Value, source: string): Generator<SourceRow> {
  const { service, ...rest } = value;
  const inside: Piece[] = isObject(service) && Object.hasOwn(service, "name") ? splitService(service) : [];
  const place = placeOf(rest, inside) as Value;
  const own: Value = { service_id: isObject(service) ? service.id : undefined, ...place };
  yield* inside.map((one) => entityRow(file, line, one.table, one.value, source, [], true));
  const id = typeof own.id === "string" ? keyOfId(own.id) : null;
  yield row(file, line, "service_at_location", {
    sourceId: id,
    value: own,
    parents: parentsOf("service_at_location", own),
  });
}
