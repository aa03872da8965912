import type {
  Attribute,
  Capacity,
  CapacityUnit,
  Catalogue,
  Contact,
  Location,
  Organisation,
  Phone,
  Places,
  Schedule,
  Service,
} from "#modules/directory/index.ts";
import { capacitiesOut } from "./capacity.ts";
import { madeId } from "./ids.ts";
import { nameOfLanguage } from "./languages.ts";
import * as own from "./own.ts";

/** Our records as HSDS 3.1 says them: no key without something in it, never null. Pure. */

export type Hsds = Record<string, unknown>;

/** Without what is empty, all the way down. */
export function full(fields: Hsds): Hsds {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) =>
        value !== undefined &&
        value !== null &&
        value !== "" &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}

export interface Words {
  readonly catalogue: Catalogue;
  readonly places: Places;
  readonly units: readonly CapacityUnit[];
}

const REGIONS: Readonly<Record<string, string>> = {
  "DK-81": "Region Nordjylland",
  "DK-82": "Region Midtjylland",
  "DK-83": "Region Syddanmark",
  "DK-84": "Region Hovedstaden",
  "DK-85": "Region Sjælland",
};

const languages = (owner: string, codes: readonly string[] = []): Hsds[] =>
  codes.map((code) => ({ id: madeId(owner, "language", code), name: nameOfLanguage(code), code }));

const phones = (all: readonly Phone[] = []): Hsds[] =>
  all.map(({ languages: codes, ...phone }) => full({ ...phone, languages: languages(phone.id, codes) }));

/** A term of ours, with the words people know it by. */
function ownAttribute(owner: string, what: string, code: string, name: string, value?: string): Hsds {
  const key = code === "" ? what : `${what}:${code}`;
  return full({
    id: madeId(owner, "own", key, value ?? ""),
    link_type: "attributes",
    value,
    taxonomy_term: {
      id: own.termId(what, code),
      code: key,
      name,
      description: name,
      taxonomy: own.OWN_TAXONOMY,
      taxonomy_id: own.OWN_TAXONOMY_ID,
    },
  });
}

const attributes = (all: readonly Attribute[] = []): Hsds[] =>
  all.map(({ id, linkType, value, label, term }) =>
    full({
      ...{ id, link_type: linkType, value, label },
      taxonomy_term: full({
        ...{
          id: term.id,
          code: term.code,
          name: term.name,
          description: term.description ?? term.name,
          parent_id: term.parentId,
        },
        ...{ taxonomy: term.taxonomy, language: term.language, term_uri: term.termUri },
      }),
    }),
  );

const schedules = (all: readonly Schedule[] = []): Hsds[] =>
  all.map((one) =>
    full({
      ...{
        id: one.id,
        valid_from: one.validFrom,
        valid_to: one.validTo,
        dtstart: one.dtstart,
        until: one.until,
        count: one.count,
      },
      ...{ wkst: one.wkst, freq: one.freq, interval: one.interval, byday: one.byday, byweekno: one.byweekno },
      ...{ bymonthday: one.bymonthday, byyearday: one.byyearday, description: one.description },
      ...{ opens_at: one.opensAt, closes_at: one.closesAt, schedule_link: one.scheduleLink },
      ...{ attending_type: one.attendingType, notes: one.notes },
      attributes:
        one.openOnHolidays === undefined
          ? undefined
          : [
              ownAttribute(
                one.id,
                own.OPEN_ON_HOLIDAYS,
                "",
                "Open on public holidays",
                one.openOnHolidays ? "yes" : "no",
              ),
            ],
    }),
  );

const contacts = (all: readonly Contact[] = []): Hsds[] =>
  all.map(({ phones: numbers, ...contact }) => full({ ...contact, phones: phones(numbers) }));

const areas = (all: Service["details"]["areas"] = []): Hsds[] =>
  all.map(({ extentType, ...area }) => full({ ...area, extent_type: extentType }));

const programme = ({ alternateName, ...one }: NonNullable<Service["details"]["programme"]>): Hsds =>
  full({ ...one, alternate_name: alternateName, description: one.description ?? one.name });

export function organisationOut({ id, name, parentId, details }: Organisation): Hsds {
  return full({
    ...{ id, name, alternate_name: details.alternateName, email: details.email, website: details.website },
    description: details.description ?? name,
    ...{ tax_status: details.taxStatus, tax_id: details.taxId, year_incorporated: details.yearIncorporated },
    ...{
      legal_status: details.legalStatus,
      logo: details.logo,
      uri: details.uri,
      parent_organization_id: parentId,
    },
    additional_websites: details.urls,
    funding: details.funding,
    contacts: contacts(details.contacts),
    phones: phones(details.phones),
    programs: details.programmes?.map(programme),
    organization_identifiers: details.identifiers?.map(({ scheme, type, ...one }) =>
      full({ ...one, identifier_scheme: scheme, identifier_type: type }),
    ),
    attributes: attributes(details.attributes),
  });
}

export function locationOut(location: Location, { places }: Words): Hsds {
  const {
    id,
    kind,
    name,
    street,
    postcode,
    city,
    municipalityCode,
    latitude,
    longitude,
    details,
    organisationId,
  } = location;
  const region = REGIONS[places.regionOf.get(municipalityCode ?? "") ?? ""] ?? "Danmark";
  const stands = street !== "" || postcode !== "" || city !== "";
  // What the standard asks for and nobody has said stands empty.
  const address = {
    ...{ id: madeId(id, "address"), address_1: street, city, state_province: region, postal_code: postcode },
    ...{ country: details.country ?? "DK", address_type: kind },
  };
  const others = (details.addresses ?? []).map((one) => ({
    ...full({ id: one.id, attention: one.attention, address_2: one.address2, region: one.region }),
    ...{ address_1: one.address1 ?? "", city: one.city ?? "", state_province: one.stateProvince ?? region },
    ...{ postal_code: one.postalCode ?? "", country: one.country ?? "DK" },
    address_type: ["physical", "postal", "virtual"].includes(one.addressType ?? "")
      ? one.addressType
      : "postal",
  }));
  return full({
    ...{
      id,
      location_type: kind,
      url: details.url,
      organization_id: organisationId,
      name,
      alternate_name: details.alternateName,
    },
    ...{ description: details.description, transportation: details.transportation, latitude, longitude },
    external_identifier: details.externalIdentifier,
    external_identifier_type: details.externalIdentifierType,
    languages: languages(id, details.languages),
    addresses: [...(stands || others.length > 0 ? [address] : []), ...others],
    contacts: contacts(details.contacts),
    accessibility: details.accessibility,
    phones: phones(details.phones),
    schedules: schedules(details.schedules),
    attributes: [
      ...attributes(details.attributes),
      ...(municipalityCode === null
        ? []
        : [ownAttribute(id, own.MUNICIPALITY, municipalityCode, `Municipality ${municipalityCode}`)]),
    ],
  });
}

const STATUS = {
  active: "active",
  inactive: "inactive",
  defunct: "defunct",
  temporarilyClosed: "temporarily closed",
} as const;

/** A service with what hangs on it alone; `organization` and the locations are put in by whoever has them. */
export function serviceOut(
  service: Service,
  words: Words,
  changedAt: Date,
  figures: readonly Capacity[] = [],
): Hsds {
  const { id, organisationId, name, status, description, details, verified } = service;
  return full({
    ...{
      id,
      organization_id: organisationId,
      program_id: details.programme?.id,
      name,
      alternate_name: details.alternateName,
    },
    ...{ description, url: details.url, email: details.email, status: STATUS[status] },
    interpretation_services: details.interpretationServices,
    application_process: details.applicationProcess,
    fees_description: details.feesDescription,
    ...{ wait_time: details.waitTime, accreditations: details.accreditations, licenses: details.licenses },
    eligibility_description: details.eligibility,
    ...{ minimum_age: service.minimumAge, maximum_age: service.maximumAge, alert: details.alert },
    assured_date: verified?.at.slice(0, 10),
    last_modified: changedAt.toISOString(),
    additional_urls: details.urls,
    phones: phones(details.phones),
    schedules: schedules(details.schedules),
    service_areas: areas(details.areas),
    service_at_locations: service.places.map((place) =>
      full({
        ...{
          id: place.id,
          service_id: id,
          location_id: place.locationId,
          description: place.details.description,
        },
        service_areas: areas(place.details.areas),
        contacts: contacts(place.details.contacts),
        phones: phones(place.details.phones),
        schedules: schedules(place.details.schedules),
        attributes: attributes(place.details.attributes),
      }),
    ),
    languages: languages(id, service.languages),
    funding: details.funding,
    cost_options: details.costs?.map(({ validFrom, validTo, amountDescription, ...cost }) =>
      full({ ...cost, valid_from: validFrom, valid_to: validTo, amount_description: amountDescription }),
    ),
    program: details.programme ? programme(details.programme) : undefined,
    required_documents: details.requiredDocuments,
    capacities: capacitiesOut(figures, words.units),
    contacts: contacts(details.contacts),
    attributes: [...attributes(details.attributes), ...ownTerms(service, words)],
  });
}

function ownTerms(service: Service, { catalogue }: Words): Hsds[] {
  const { id, details, verified } = service;
  const nameOf = (code: string, list: readonly { code: string; name: { en: string } }[]): string =>
    list.find((one) => one.code === code)?.name.en ?? code;
  const condition = (value: string) => (code: string) =>
    ownAttribute(id, own.CONDITION, code, nameOf(code, catalogue.conditions), value);
  const text = (what: string, name: string, value: string | undefined): Hsds[] =>
    value ? [ownAttribute(id, what, "", name, value)] : [];
  return [
    ownAttribute(id, own.KIND, service.kind, nameOf(service.kind, catalogue.kinds)),
    ...service.needs.map((code) => ownAttribute(id, own.NEED, code, code)),
    ...service.meets.map(condition("yes")),
    ...service.lacks.map(condition("no")),
    ...text(own.ENGLISH_NAME, "Name in English", details.english?.name),
    ...text(own.ENGLISH_DESCRIPTION, "Description in English", details.english?.description),
    ...service.arrangements.flatMap((one) =>
      text(own.ARRANGEMENT, "Who has the authority, who runs it, until when", JSON.stringify(one)),
    ),
    ...text(
      own.VERIFIED,
      "Vouched for, when and by whom",
      verified ? `${verified.at} ${verified.by}` : undefined,
    ),
    ownAttribute(id, own.COMPLETE, "", "All terms of Stafet are said"),
  ];
}
