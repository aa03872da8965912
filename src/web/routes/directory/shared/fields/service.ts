import { type Service, serviceSchema } from "#modules/directory/index.ts";
import type { Parsed } from "../../../../http/form.ts";
import { parseCommand, withErrors } from "../../../../http/parse.ts";
import type { Text } from "../../../../text/types.ts";
import { lineOf } from "../hours.ts";
import { schedulesFrom } from "../schedulesFrom.ts";
import { arrangementFields, arrangementsFrom } from "./arrangements.ts";
import { type Fields, first, one } from "./fields.ts";
import type { Names } from "./names.ts";
import {
  contactLine,
  contactsFrom,
  documentLine,
  documentsFrom,
  languageName,
  languagesFrom,
  phoneLine,
  phonesFrom,
} from "./parts.ts";
import { placeFields, placesFrom } from "./places.ts";

/** A service as the fields of its form, and back. Pure. What a form does not show – what a source said of its own – stays. */

/** Texts of `details`, by the form's names. */
const TEXTS = {
  alternateName: "alternateName",
  alert: "alert",
  letIn: "applicationProcess",
  eligibility: "eligibility",
  fees: "feesDescription",
  interpretation: "interpretationServices",
  accreditations: "accreditations",
  email: "email",
  url: "url",
} as const;
const CONDITION = "condition.";

export function serviceFields(service: Service, names: Names): Fields {
  const { details } = service;
  return {
    name: one(service.name),
    alternateName: one(details.alternateName),
    kind: one(service.kind),
    status: one(service.status),
    alert: one(details.alert),
    description: one(service.description),
    letIn: one(details.applicationProcess),
    eligibility: one(details.eligibility),
    ...Object.fromEntries(service.meets.map((code) => [`${CONDITION}${code}`, ["meets"]])),
    ...Object.fromEntries(service.lacks.map((code) => [`${CONDITION}${code}`, ["lacks"]])),
    minimumAge: one(service.minimumAge),
    maximumAge: one(service.maximumAge),
    needs: [...service.needs],
    phones: one(details.phones?.map(phoneLine).join("\n")),
    contacts: one(details.contacts?.map(contactLine).join("\n")),
    email: one(details.email),
    url: one(details.url),
    hours: one(lineOf(details.schedules ?? [])),
    ...placeFields(service.places),
    languages: one(service.languages.map((code) => languageName(code)).join(", ")),
    interpretation: one(details.interpretationServices),
    fees: one(details.feesDescription),
    documents: one(details.requiredDocuments?.map(documentLine).join("\n")),
    accreditations: one(details.accreditations),
    nameEnglish: one(details.english?.name),
    descriptionEnglish: one(details.english?.description),
    unitId: one(service.unitId),
    ...arrangementFields(service.arrangements, names),
  };
}

/** The service those fields say, on top of what it was; or what is wrong, by field. */
export function serviceFrom(fields: Fields, base: Service, names: Names, text: Text): Parsed<Service> {
  const words = text.directoryEdit.problems;
  const { details } = base;
  const get = (name: string): string => first(fields, name);
  const phones = phonesFrom(get("phones"), details.phones ?? [], base.id);
  const contacts = contactsFrom(get("contacts"), details.contacts ?? [], base.id);
  const schedules = schedulesFrom(get("hours"), details.schedules ?? [], base.id);
  const documents = documentsFrom(get("documents"), details.requiredDocuments ?? [], base.id);
  const languages =
    get("languages") === base.languages.map((code) => languageName(code)).join(", ")
      ? base.languages
      : languagesFrom(get("languages"));
  const places = placesFrom(fields, base, words);
  const arrangements = arrangementsFrom(fields, base, names, words);
  const english = { name: get("nameEnglish"), description: get("descriptionEnglish") };
  const texts = Object.entries(TEXTS).map(([field, key]) => [key, get(field)]);
  const draft = {
    ...base,
    ...{ name: get("name"), kind: get("kind"), status: get("status"), description: get("description") },
    ...{ unitId: get("unitId") || null, needs: inOrder(fields.needs ?? [], base.needs) },
    ...{ meets: saying(fields, "meets", base.meets), lacks: saying(fields, "lacks", base.lacks) },
    ...{ minimumAge: ageFrom(get("minimumAge")), maximumAge: ageFrom(get("maximumAge")) },
    languages: languages ?? [],
    details: {
      ...details,
      ...Object.fromEntries(texts),
      english,
      phones: kept(phones, details.phones),
      contacts: kept(contacts, details.contacts),
      schedules: kept(schedules, details.schedules),
      requiredDocuments: kept(documents, details.requiredDocuments),
    },
    places: places.value,
    arrangements: arrangements.value,
  };
  const parsed = parseCommand(serviceSchema, draft, text, {
    field: fieldAt,
    words: { lacks: words.bothMetAndLacking, maximumAge: words.ages, arrangements: words.overlaps },
  });
  const wrong = {
    ...(phones === null && { phones: words.phones }),
    ...(contacts === null && { contacts: words.contacts }),
    ...(schedules === null && { hours: words.hours }),
    ...(languages === null && { languages: words.languages }),
    ...places.errors,
    ...arrangements.errors,
  };
  const checked = withErrors(parsed, wrong);
  return checked.ok ? { ok: true, command: serviceSchema.parse(checked.command) } : checked;
}

/** An empty list where there was none is none. */
const kept = <P>(now: readonly P[] | null, before: readonly P[] | undefined) =>
  now === null || (now.length === 0 && before === undefined) ? undefined : [...now];

/** Those that stood there before in their old order: boxes are sent in the form's. */
const inOrder = (said: readonly string[], before: readonly string[]): string[] => [
  ...before.filter((code) => said.includes(code)),
  ...said.filter((code) => !before.includes(code)),
];

/** Conditions said so, those that stood there before in their old order. */
function saying(fields: Fields, what: "meets" | "lacks", before: readonly string[]): string[] {
  const said = Object.keys(fields)
    .filter((name) => name.startsWith(CONDITION) && first(fields, name) === what)
    .map((name) => name.slice(CONDITION.length));
  return inOrder(said, before);
}

const ageFrom = (age: string): number | string | null =>
  age === "" ? null : /^\d{1,3}$/.test(age) ? Number(age) : age;

/** Which field of the form a path of the record stands in. */
function fieldAt(path: string): string {
  const [top = "", second = "", third = "", ...rest] = path.split(".");
  if (top === "places")
    return `place.${second}.${third === "locationId" ? "location" : rest[0] === "phones" ? "phones" : rest[0] === "schedules" ? "hours" : "note"}`;
  if (top === "arrangements" && second !== "") return `arrangement.${second}.${third}`;
  if (top !== "details") return top;
  if (second === "english") return third === "name" ? "nameEnglish" : "descriptionEnglish";
  if (second === "schedules") return "hours";
  if (second === "requiredDocuments") return "documents";
  return Object.entries(TEXTS).find(([, key]) => key === second)?.[0] ?? second;
}
