import { isUuid, type Uuid } from "#kernel/ids.ts";
import { parsePhone } from "#kernel/phone.ts";
import type { Attribute, Contact, Phone, Schedule } from "#modules/directory/index.ts";
import { idOf, madeId } from "./ids.ts";
import { languageOf } from "./languages.ts";
import {
  bydayOf,
  countryOf,
  dayOf,
  emailOf,
  type Fields,
  given,
  numberOf,
  type Say,
  textOf,
  timeOf,
  unlessName,
  urlOf,
  wordOf,
} from "./mend.ts";
import { OPEN_ON_HOLIDAYS, ownTerm } from "./own.ts";

/** The lists a record has, one function a list. What is wrong with one of them leaves the others be. */

/** Where a record is read from, and who is told what had to be mended. */
export interface Reading {
  readonly source: string;
  /** About the record itself, or about the row a part of it stands in. */
  say(seq: number | null, code: string, column: string, value?: unknown): void;
  /** The part of this row is of no use. */
  drop(seq: number | null): void;
}

interface Part {
  readonly id: Uuid;
  readonly fields: Fields;
  readonly say: Say;
}

/** Where a row of a table stands that became part of a record. */
export const SEQ = "$seq";

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Each of a list, with an identifier it can be known by; those that `read` makes nothing of are left out, and said. */
export function listOf<T>(
  reading: Reading,
  owner: { id: Uuid; fields: Fields; path?: string },
  list: string,
  table: string,
  most: number,
  read: (part: Part) => T | null,
): T[] {
  const raw = owner.fields[list];
  if (raw === null || raw === undefined || raw === "") return [];
  const items = Array.isArray(raw) ? raw : [raw];
  const path = `${owner.path ?? ""}${list}`;
  const seen = new Set<Uuid>();
  return items.flatMap((item, at): T[] => {
    const fields = isObject(item) ? item : null;
    const seq = fields && typeof fields[SEQ] === "number" ? fields[SEQ] : null;
    const column = (name: string): string =>
      seq === null ? `${path}[${at}]${name === "" ? "" : `.${name}`}` : name;
    const say: Say = (code, name, value) => reading.say(seq, code, column(name), value);
    const left = (code: string): T[] => {
      say(code, "");
      reading.drop(seq);
      return [];
    };
    if (fields === null) return left("notARecord");
    if (seen.size >= most) return left("tooMany");
    const said =
      typeof fields.id === "string" || typeof fields.id === "number" ? String(fields.id).trim() : "";
    const id = said === "" ? madeId(owner.id, list, String(at)) : idOf(reading.source, table, said);
    if (seen.has(id)) return left("duplicateId");
    const made = read({ id, fields, say });
    if (made === null) return left("nothingInIt");
    if (said === "") say("idMade", "id");
    seen.add(id);
    return [made];
  });
}

type Owner = Parameters<typeof listOf>[1];

export const phonesOf = (reading: Reading, owner: Owner, most = 40): Phone[] =>
  listOf(reading, owner, "phones", "phone", most, ({ id, fields, say }) => {
    const text = textOf(fields.number, "number", 200, say)
      ?.replace(/^"(.*)"$/, "$1")
      .replace(/^tel:/i, "")
      .trim();
    if (!text) return null;
    if (text.length > 40) {
      say("notAPhone", "number", text);
      return null;
    }
    const languages = languagesOf(reading, { id, fields });
    return given({
      id,
      number: parsePhone(text) ?? text,
      extension: numberOf(fields.extension, "extension", say, { min: 0, max: 1e9, whole: true }),
      type: textOf(fields.type, "type", 40, say),
      description: textOf(fields.description, "description", 500, say),
      languages: languages.length > 0 ? languages : undefined,
    });
  });

/** Language codes; a name that is no language we know is said. */
export const languagesOf = (reading: Reading, owner: Owner): string[] => {
  const codes = listOf(reading, owner, "languages", "language", 60, ({ fields, say }) => {
    const said = textOf(fields.code, "code", 100, say) ?? textOf(fields.name, "name", 100, say);
    if (said === undefined) return null;
    const code = languageOf(said) ?? languageOf(textOf(fields.name, "name", 100, say) ?? "");
    if (code === null) say("unknownLanguage", "name", said);
    return code;
  });
  return [...new Set(codes)];
};

const WEEKDAYS = { mo: "MO", tu: "TU", we: "WE", th: "TH", fr: "FR", sa: "SA", su: "SU" } as const;
const FREQUENCIES = { weekly: "WEEKLY", monthly: "MONTHLY" } as const;

export const schedulesOf = (reading: Reading, owner: Owner): Schedule[] =>
  listOf(reading, owner, "schedules", "schedule", 100, ({ id, fields, say }) => {
    const bymonthday = textOf(fields.bymonthday, "bymonthday", 200, say)?.replaceAll(" ", "");
    const isMonthdays = bymonthday === undefined || /^-?\d{1,2}(?:,-?\d{1,2})*$/.test(bymonthday);
    if (!isMonthdays) say("notDays", "bymonthday", bymonthday);
    const schedule = given({
      id,
      validFrom: dayOf(fields.valid_from, "valid_from", say),
      validTo: dayOf(fields.valid_to, "valid_to", say),
      dtstart: dayOf(fields.dtstart, "dtstart", say),
      until: dayOf(fields.until, "until", say),
      count: numberOf(fields.count, "count", say, { min: 1, max: 10_000, whole: true }),
      wkst: wordOf(fields.wkst, "wkst", WEEKDAYS, say),
      freq: wordOf(fields.freq, "freq", FREQUENCIES, say),
      interval: numberOf(fields.interval, "interval", say, { min: 1, max: 52, whole: true }),
      byday: bydayOf(fields.byday, "byday", say),
      byweekno: textOf(fields.byweekno, "byweekno", 200, say),
      bymonthday: isMonthdays ? bymonthday : undefined,
      byyearday: textOf(fields.byyearday, "byyearday", 200, say),
      opensAt: timeOf(fields.opens_at, "opens_at", say),
      closesAt: timeOf(fields.closes_at, "closes_at", say),
      description: textOf(fields.description, "description", 1000, say),
      scheduleLink: urlOf(fields.schedule_link, "schedule_link", say),
      attendingType: textOf(fields.attending_type, "attending_type", 100, say),
      notes: textOf(fields.notes, "notes", 2000, say),
      openOnHolidays: holidays(fields),
    });
    return Object.keys(schedule).length > 1 ? schedule : null;
  });

/** What HSDS has no field for stands as a term of ours. */
function holidays({ attributes }: Fields): boolean | undefined {
  const said = (Array.isArray(attributes) ? attributes : [])
    .map(ownTerm)
    .find((own) => own?.what === OPEN_ON_HOLIDAYS);
  return said ? said.value !== "no" : undefined;
}

export const contactsOf = (reading: Reading, owner: Owner): Contact[] =>
  listOf(reading, owner, "contacts", "contact", 40, ({ id, fields, say }) => {
    const contact = given({
      id,
      name: textOf(fields.name, "name", 200, say),
      title: textOf(fields.title, "title", 200, say),
      department: textOf(fields.department, "department", 200, say),
      email: emailOf(fields.email, "email", say),
      phones: phonesOf(reading, { id, fields, path: "contacts." }, 20),
    });
    return Object.keys(contact).length > 1 ? contact : null;
  });

export const costsOf = (reading: Reading, owner: Owner) =>
  listOf(reading, owner, "cost_options", "cost_option", 40, ({ id, fields, say }) => {
    const currency = textOf(fields.currency, "currency", 20, say)?.toUpperCase();
    if (currency && !/^[A-Z]{3}$/.test(currency)) say("unknownWord", "currency", currency);
    const cost = given({
      id,
      validFrom: dayOf(fields.valid_from, "valid_from", say),
      validTo: dayOf(fields.valid_to, "valid_to", say),
      option: textOf(fields.option, "option", 500, say),
      currency: currency && /^[A-Z]{3}$/.test(currency) ? currency : undefined,
      amount: numberOf(fields.amount, "amount", say, { min: 0 }),
      amountDescription: textOf(fields.amount_description, "amount_description", 500, say),
    });
    return Object.keys(cost).length > 1 ? cost : null;
  });

export const documentsOf = (reading: Reading, owner: Owner) =>
  listOf(reading, owner, "required_documents", "required_document", 40, ({ id, fields, say }) => {
    const document = given({
      id,
      document: textOf(fields.document, "document", 500, say),
      uri: urlOf(fields.uri, "uri", say),
    });
    return Object.keys(document).length > 1 ? document : null;
  });

export const accessibilityOf = (reading: Reading, owner: Owner) =>
  listOf(reading, owner, "accessibility", "accessibility", 40, ({ id, fields, say }) => {
    const one = given({
      id,
      description: textOf(fields.description, "description", 1000, say),
      details: textOf(fields.details, "details", 2000, say),
      url: urlOf(fields.url, "url", say),
    });
    return Object.keys(one).length > 1 ? one : null;
  });

export const areasOf = (reading: Reading, owner: Owner) =>
  listOf(reading, owner, "service_areas", "service_area", 200, ({ id, fields, say }) => {
    const area = given({
      id,
      name: textOf(fields.name, "name", 300, say),
      description: textOf(fields.description, "description", 1000, say),
      extent: textOf(fields.extent, "extent", 20_000, say),
      extentType: textOf(fields.extent_type, "extent_type", 40, say),
      uri: urlOf(fields.uri, "uri", say),
    });
    return Object.keys(area).length > 1 ? area : null;
  });

export const fundingOf = (reading: Reading, owner: Owner) =>
  listOf(reading, owner, "funding", "funding", 40, ({ id, fields, say }) => {
    const source = textOf(fields.source, "source", 500, say);
    return source === undefined ? null : { id, source };
  });

export const urlsOf = (reading: Reading, owner: Owner, list: string) =>
  listOf(reading, owner, list, "url", 40, ({ id, fields, say }) => {
    const url = urlOf(fields.url, "url", say);
    return url === undefined ? null : given({ id, url, label: textOf(fields.label, "label", 300, say) });
  });

export const identifiersOf = (reading: Reading, owner: Owner) =>
  listOf(reading, owner, "organization_identifiers", "organization_identifier", 40, ({ id, fields, say }) => {
    const type = textOf(fields.identifier_type, "identifier_type", 200, say);
    const identifier = textOf(fields.identifier, "identifier", 300, say);
    if (identifier === undefined) return null;
    const scheme = textOf(fields.identifier_scheme, "identifier_scheme", 200, say);
    return given({ id, type: type ?? scheme ?? "id", identifier, scheme });
  });

export function programmeOf(reading: Reading, { id, fields, say }: Part) {
  const name = textOf(fields.name, "name", 300, say);
  if (name === undefined) return null;
  return given({
    id:
      typeof fields.id === "string" && fields.id.trim() !== ""
        ? idOf(reading.source, "program", fields.id.trim())
        : id,
    name,
    alternateName: textOf(fields.alternate_name, "alternate_name", 300, say),
    description: unlessName(textOf(fields.description, "description", 4000, say), name),
  });
}

export const programmesOf = (reading: Reading, owner: Owner) =>
  listOf(reading, owner, "programs", "program", 200, (part) => programmeOf(reading, part));

export const addressesOf = (reading: Reading, owner: Owner) =>
  listOf(reading, owner, "addresses", "address", 20, ({ id, fields, say }) => {
    const address = given({
      id,
      attention: textOf(fields.attention, "attention", 300, say),
      address1: textOf(fields.address_1, "address_1", 300, say),
      address2: textOf(fields.address_2, "address_2", 300, say),
      city: textOf(fields.city, "city", 100, say),
      region: textOf(fields.region, "region", 100, say),
      stateProvince: textOf(fields.state_province, "state_province", 100, say),
      postalCode: textOf(fields.postal_code, "postal_code", 20, say),
      country: countryOf(fields.country, "country", say),
      addressType: textOf(fields.address_type, "address_type", 40, say),
    });
    return Object.keys(address).some(
      (key) => !["id", "country", "addressType", "stateProvince"].includes(key),
    )
      ? address
      : null;
  });

/** What a source says by its own terms: kept as said. Our own terms are no attributes: they are read elsewhere. */
export const attributesOf = (reading: Reading, owner: Owner): Attribute[] =>
  listOf<Attribute | "ours">(reading, owner, "attributes", "attribute", 400, ({ id, fields, say }) => {
    if (ownTerm(fields)) return "ours";
    const term = isObject(fields.taxonomy_term) ? fields.taxonomy_term : {};
    const name =
      textOf(term.name, "taxonomy_term.name", 300, say) ??
      textOf(term.code, "taxonomy_term.code", 300, say) ??
      textOf(fields.label, "label", 300, say);
    if (name === undefined) {
      say("termMissing", "taxonomy_term_id", fields.taxonomy_term_id);
      return null;
    }
    const termId =
      typeof term.id === "string"
        ? term.id
        : typeof fields.taxonomy_term_id === "string"
          ? fields.taxonomy_term_id
          : "";
    const parent =
      typeof term.parent_id === "string" && term.parent_id !== ""
        ? idOf(reading.source, "taxonomy_term", term.parent_id)
        : undefined;
    return given({
      id,
      linkType: textOf(fields.link_type, "link_type", 100, say),
      value: textOf(fields.value, "value", 1000, say),
      label: textOf(fields.label, "label", 300, say),
      term: given({
        id: isUuid(termId) ? termId.toLowerCase() : idOf(reading.source, "taxonomy_term", termId || name),
        code: textOf(term.code, "taxonomy_term.code", 200, say),
        name,
        description: unlessName(textOf(term.description, "taxonomy_term.description", 2000, say), name),
        parentId: parent,
        taxonomy: textOf(term.taxonomy, "taxonomy_term.taxonomy", 300, say),
        language: textOf(term.language, "taxonomy_term.language", 20, say),
        termUri: urlOf(term.term_uri, "taxonomy_term.term_uri", say),
      }),
    }) as Attribute;
  }).filter((one) => one !== "ours");
