import type { z } from "zod";
import type { Uuid } from "#kernel/ids.ts";
import {
  type Catalogue,
  type Incoming,
  locationSchema,
  type Organisation,
  organisationSchema,
  type Places,
  type Records,
  type Service,
  type Subject,
  serviceSchema,
} from "#modules/directory/index.ts";
import { idOf, madeId } from "./ids.ts";
import { meaning } from "./meaning.ts";
import {
  dayOf,
  emailOf,
  type Fields,
  given,
  numberOf,
  type Say,
  textOf,
  unlessName,
  urlOf,
  wordOf,
} from "./mend.ts";
import {
  ARRANGEMENT,
  COMPLETE,
  ENGLISH_DESCRIPTION,
  ENGLISH_NAME,
  MUNICIPALITY,
  type OwnTerm,
  ownTerm,
  VERIFIED,
} from "./own.ts";
import * as parts from "./parts.ts";

/** Records of HSDS as ours. What cannot be used is left out and said; what cannot be a record at all is null, and said. */

export interface Reading extends parts.Reading {
  readonly catalogue: Catalogue;
  readonly places: Places;
}

/** What a table's mapping says a row speaks of. */
export const SILENT = "$silent";
export const CONDITIONS = "$conditions";

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export function recordOf(
  reading: Reading,
  subject: Subject,
  id: Uuid,
  sourceId: string,
  fields: Fields,
): Omit<Incoming, "figures"> | null {
  const say: Say = (code, column, value) => reading.say(null, code, column, value);
  const origin = { source: reading.source, sourceId };
  const read = { organisation, location, service }[subject];
  const made = read(reading, { id, origin, fields, say });
  if (made === null) return null;
  const { silent, ...rest } = made;
  const record = fits(subject, rest.record, say);
  if (record === null) return null;
  const byMapping = Array.isArray(fields[SILENT]) ? (fields[SILENT] as string[]) : null;
  const conditions = Array.isArray(fields[CONDITIONS]) ? (fields[CONDITIONS] as string[]) : null;
  return {
    record,
    silent: [...new Set([...silent, ...(byMapping ?? [])])],
    conditions,
    cells: byMapping !== null,
  };
}

interface Made {
  readonly record: object;
  readonly silent: readonly string[];
}
interface Asked {
  readonly id: Uuid;
  readonly origin: NonNullable<Organisation["origin"]>;
  readonly fields: Fields;
  readonly say: Say;
}

const SCHEMAS = {
  organisation: organisationSchema,
  location: locationSchema,
  service: serviceSchema,
} as const;

/** The last word is the model's own. */
function fits(subject: Subject, record: object, say: Say): Records[Subject] | null {
  const parsed = (SCHEMAS[subject] as z.ZodType<Records[Subject]>).safeParse(record);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues.slice(0, 5))
    say("doesNotFit", issue.path.join("."), issue.code === "custom" ? issue.message : issue.code);
  return null;
}

const own = (fields: Fields): OwnTerm[] =>
  (Array.isArray(fields.attributes) ? fields.attributes : []).flatMap(
    (attribute) => ownTerm(attribute) ?? [],
  );

function organisation(reading: Reading, { id, origin, fields, say }: Asked): Made | null {
  const name = textOf(fields.name, "name", 300, say);
  if (name === undefined) {
    say("nameMissing", "name");
    return null;
  }
  const parent =
    typeof fields.parent_organization_id === "string" ? fields.parent_organization_id.trim() : "";
  const parentId = parent === "" ? null : idOf(reading.source, "organization", parent);
  const owner = { id, fields };
  const description = unlessName(textOf(fields.description, "description", 10_000, say), name);
  const record = {
    ...{ id, origin, name, stafetId: null, parentId: parentId === id ? null : parentId },
    details: given({
      alternateName: textOf(fields.alternate_name, "alternate_name", 300, say),
      description,
      email: emailOf(fields.email, "email", say),
      website: urlOf(fields.website, "website", say),
      taxStatus: textOf(fields.tax_status, "tax_status", 100, say),
      taxId: textOf(fields.tax_id, "tax_id", 40, say),
      yearIncorporated: numberOf(fields.year_incorporated, "year_incorporated", say, {
        min: 1000,
        max: 2200,
        whole: true,
      }),
      legalStatus: textOf(fields.legal_status, "legal_status", 200, say),
      logo: urlOf(fields.logo, "logo", say),
      uri: urlOf(fields.uri, "uri", say),
      phones: parts.phonesOf(reading, owner),
      contacts: parts.contactsOf(reading, owner),
      urls: [...parts.urlsOf(reading, owner, "additional_websites"), ...parts.urlsOf(reading, owner, "urls")],
      identifiers: parts.identifiersOf(reading, owner),
      programmes: parts.programmesOf(reading, owner),
      funding: parts.fundingOf(reading, owner),
      attributes: parts.attributesOf(reading, owner),
    }),
  };
  return { record, silent: [] };
}

const LOCATION_TYPES = { physical: "physical", postal: "postal", virtual: "virtual" } as const;

function location(reading: Reading, { id, origin, fields, say }: Asked): Made | null {
  const organisationId =
    typeof fields.organization_id === "string" && fields.organization_id.trim() !== ""
      ? idOf(reading.source, "organization", fields.organization_id.trim())
      : null;
  const owner = { id, fields };
  const [first, ...rest] = parts.addressesOf(reading, owner);
  const postcode = first?.postalCode ?? "";
  const latitude = numberOf(fields.latitude, "latitude", say, { min: -90, max: 90 });
  const longitude = numberOf(fields.longitude, "longitude", say, { min: -180, max: 180 });
  const there = latitude !== undefined && longitude !== undefined && !(latitude === 0 && longitude === 0);
  const said = own(fields).find(({ what }) => what === MUNICIPALITY);
  const municipalityCode = said?.code ?? reading.places.municipalityOf.get(postcode) ?? null;
  const more = first && (first.attention || first.region) ? [first, ...rest] : rest;
  const record = {
    ...{ id, origin, organisationId },
    kind: wordOf(fields.location_type, "location_type", LOCATION_TYPES, say) ?? "physical",
    name: textOf(fields.name, "name", 300, say) ?? "",
    street: cutTo([first?.address1, first?.address2].filter(Boolean).join(", "), 300),
    postcode,
    city: first?.city ?? "",
    municipalityCode:
      municipalityCode !== null && reading.places.regionOf.has(municipalityCode) ? municipalityCode : null,
    latitude: there ? latitude : null,
    longitude: there ? longitude : null,
    details: given({
      alternateName: textOf(fields.alternate_name, "alternate_name", 300, say),
      description: textOf(fields.description, "description", 10_000, say),
      transportation: textOf(fields.transportation, "transportation", 2000, say),
      url: urlOf(fields.url, "url", say),
      externalIdentifier: textOf(fields.external_identifier, "external_identifier", 200, say),
      externalIdentifierType: textOf(fields.external_identifier_type, "external_identifier_type", 200, say),
      country: first?.country,
      addresses: more,
      languages: parts.languagesOf(reading, owner),
      phones: parts.phonesOf(reading, owner),
      schedules: parts.schedulesOf(reading, owner),
      contacts: parts.contactsOf(reading, owner),
      accessibility: parts.accessibilityOf(reading, owner),
      attributes: parts.attributesOf(reading, owner),
    }),
  };
  return { record, silent: said ? [] : ["municipalityCode"] };
}

const cutTo = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest - 1)}…`.toWellFormed() : text;

const STATUSES: Readonly<Record<string, Service["status"]>> = {
  ...{
    active: "active",
    inactive: "inactive",
    defunct: "defunct",
    "temporarily closed": "temporarilyClosed",
    temporarilyclosed: "temporarilyClosed",
  },
  ...{
    aktiv: "active",
    åben: "active",
    open: "active",
    inaktiv: "inactive",
    closed: "inactive",
    lukket: "inactive",
    ophørt: "defunct",
    nedlagt: "defunct",
  },
  ...{ "midlertidigt lukket": "temporarilyClosed", pauset: "temporarilyClosed" },
};

function service(reading: Reading, { id, origin, fields, say }: Asked): Made | null {
  const name = textOf(fields.name, "name", 300, say);
  const organisation =
    typeof fields.organization_id === "string" || typeof fields.organization_id === "number"
      ? String(fields.organization_id).trim()
      : "";
  if (name === undefined) say("nameMissing", "name");
  if (organisation === "") say("organisationMissing", "organization_id");
  if (name === undefined || organisation === "") return null;
  const owner = { id, fields };
  const terms = own(fields);
  const attributes = parts.attributesOf(reading, owner);
  const meant = meaning(reading.catalogue, terms, attributes, say);
  const complete = terms.some(({ what }) => what === COMPLETE);
  const saysNeeds = complete && !(Array.isArray(fields[SILENT]) && fields[SILENT].includes("needs"));
  const record = {
    ...{ id, origin, organisationId: idOf(reading.source, "organization", organisation), unitId: null },
    kind: meant.kind ?? "other",
    status: statusOf(fields.status, say),
    name,
    description: textOf(fields.description, "description", 10_000, say) ?? "",
    needs: meant.needs ?? (saysNeeds ? [] : usual(reading.catalogue, meant.kind)),
    meets: meant.meets ?? [],
    lacks: meant.lacks ?? [],
    languages: parts.languagesOf(reading, owner).filter((code) => code !== "da"),
    ...ages(fields, say),
    details: detailsOf(reading, owner, terms, attributes, say),
    places: placesOf(reading, owner),
    arrangements: arrangementsOf(terms, say),
    verified: verifiedOf(fields, terms, reading.source, say),
  };
  const silent = [
    ...(meant.kind === null ? ["kind"] : []),
    ...(meant.needs === null && !complete ? ["needs"] : []),
    ...(meant.meets === null && !complete ? ["meets", "lacks"] : []),
    ...(complete || record.arrangements.length > 0 ? [] : ["arrangements"]),
    ...(complete || record.details.english ? [] : ["details.english"]),
  ];
  return { record, silent };
}

/** What offers of a kind usually meet. */
const usual = (catalogue: Catalogue, kind: string | null): readonly string[] =>
  catalogue.kinds.find(({ code }) => code === kind)?.needs ?? [];

function statusOf(value: unknown, say: Say): Service["status"] {
  if (value === null || value === undefined || String(value).trim() === "") {
    say("statusMissing", "status");
    return "active";
  }
  // A door nobody can say is open is not shown as open.
  return wordOf(value, "status", STATUSES, say) ?? "inactive";
}

function ages(fields: Fields, say: Say) {
  const bounds = { min: 0, max: 130 };
  const [low, high] = [
    numberOf(fields.minimum_age, "minimum_age", say, bounds),
    numberOf(fields.maximum_age, "maximum_age", say, bounds),
  ];
  const [minimum, maximum] = [
    low === undefined ? null : Math.floor(low),
    high === undefined ? null : Math.floor(high),
  ];
  if (minimum !== null && maximum !== null && minimum > maximum) {
    say("agesSwapped", "minimum_age", minimum);
    return { minimumAge: maximum, maximumAge: minimum };
  }
  return { minimumAge: minimum, maximumAge: maximum };
}

function detailsOf(
  reading: Reading,
  owner: { id: Uuid; fields: Fields },
  terms: readonly OwnTerm[],
  attributes: ReturnType<typeof parts.attributesOf>,
  say: Say,
) {
  const { fields, id } = owner;
  const text = (column: string, longest: number) => textOf(fields[column], column, longest, say);
  const eligibilities = (Array.isArray(fields.eligibilities) ? fields.eligibilities : []).map((one) =>
    isObject(one) ? textOf(one.eligibility, "eligibility", 4000, say) : undefined,
  );
  const eligibility = [text("eligibility_description", 4000), ...eligibilities].filter(Boolean).join("\n");
  const fees = [...new Set([text("fees_description", 2000), text("fees", 2000)])].filter(Boolean).join("\n");
  const english = given({
    name: textOf(terms.find(({ what }) => what === ENGLISH_NAME)?.value, "attributes", 300, say),
    description: textOf(
      terms.find(({ what }) => what === ENGLISH_DESCRIPTION)?.value,
      "attributes",
      10_000,
      say,
    ),
  });
  const programme = isObject(fields.program)
    ? parts.programmeOf(reading, { id: madeId(id, "program"), fields: fields.program, say })
    : null;
  return given({
    alternateName: text("alternate_name", 300),
    english: Object.keys(english).length > 0 ? english : undefined,
    url: urlOf(fields.url, "url", say),
    email: emailOf(fields.email, "email", say),
    interpretationServices: text("interpretation_services", 1000),
    applicationProcess: text("application_process", 4000),
    feesDescription: fees === "" ? undefined : cutTo(fees, 2000),
    accreditations: text("accreditations", 2000),
    eligibility: eligibility === "" ? undefined : cutTo(eligibility, 4000),
    alert: text("alert", 1000),
    waitTime: text("wait_time", 1000),
    licenses: text("licenses", 2000),
    programme: programme ?? undefined,
    urls: [...parts.urlsOf(reading, owner, "additional_urls"), ...parts.urlsOf(reading, owner, "urls")],
    funding: parts.fundingOf(reading, owner),
    phones: parts.phonesOf(reading, owner),
    schedules: parts.schedulesOf(reading, owner),
    contacts: parts.contactsOf(reading, owner),
    costs: parts.costsOf(reading, owner),
    requiredDocuments: parts.documentsOf(reading, owner),
    areas: parts.areasOf(reading, owner),
    attributes,
  });
}

const placesOf = (reading: Reading, owner: { id: Uuid; fields: Fields }): Service["places"] =>
  parts.listOf(reading, owner, "service_at_locations", "service_at_location", 200, ({ id, fields, say }) => {
    const said =
      typeof fields.location_id === "string" || typeof fields.location_id === "number"
        ? String(fields.location_id).trim()
        : "";
    if (said === "") {
      say("locationMissing", "location_id");
      return null;
    }
    const inside = { id, fields, path: "service_at_locations." };
    return {
      id,
      locationId: idOf(reading.source, "location", said),
      details: given({
        description: textOf(fields.description, "description", 2000, say),
        phones: parts.phonesOf(reading, inside),
        schedules: parts.schedulesOf(reading, inside),
        contacts: parts.contactsOf(reading, inside),
        areas: parts.areasOf(reading, inside),
        attributes: parts.attributesOf(reading, inside),
      }),
    };
  });

/** Arrangements come as we wrote them, or not at all. */
function arrangementsOf(terms: readonly OwnTerm[], say: Say): Service["arrangements"] {
  return terms.flatMap(({ what, value }) => {
    if (what !== ARRANGEMENT) return [];
    try {
      return [JSON.parse(value) as Service["arrangements"][number]];
    } catch {
      say("notAnArrangement", "attributes", value);
      return [];
    }
  });
}

function verifiedOf(
  fields: Fields,
  terms: readonly OwnTerm[],
  source: string,
  say: Say,
): Service["verified"] {
  const [, at, by] = /^(\S+) (.+)$/s.exec(terms.find(({ what }) => what === VERIFIED)?.value ?? "") ?? [];
  if (at !== undefined && by !== undefined && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(at))
    return { at, by: cutTo(by, 200) };
  const day = dayOf(fields.assured_date, "assured_date", say);
  if (day === undefined) return null;
  return {
    at: `${day}T00:00:00Z`,
    by: cutTo(emailOf(fields.assurer_email, "assurer_email", say) ?? source, 200),
  };
}
