import type {
  Catalogue,
  HoursShown,
  Location,
  Phone,
  Schedule,
  Service,
  ServiceShown,
} from "#modules/directory/index.ts";
import type { NeedNames } from "../../../http/needs.ts";
import type { Lang } from "../../../text/lang.ts";
import { languageInWords } from "../../../ui/language.ts";
import type { Standing } from "./standing.ts";

/** What the page of a service says, in the order it is read in. Pure; made on the server. */

/** The words a page is made of, besides its own. */
export interface Vocabulary {
  readonly catalogue: Catalogue;
  readonly needs: NeedNames;
  readonly lang: Lang;
  readonly now: Date;
}

export type PlaceShown = Pick<
  Location,
  "name" | "street" | "postcode" | "city" | "latitude" | "longitude"
> & {
  readonly id: string;
  readonly note: string | null;
  readonly transportation: string | null;
  readonly accessibility: readonly string[];
  readonly phones: readonly Phone[];
};

export interface WeekShown {
  /** Which place it is at; null: wherever it is given. */
  readonly place: string | null;
  readonly week: HoursShown["week"];
  readonly holidays: boolean;
  /** What a source says in words. */
  readonly notes: readonly string[];
}

/** `stale`: verified longer ago than its kind is believed. `absent`: gone from the source it came from. */
export interface Trust {
  readonly state: "fresh" | "stale" | "unverified" | "absent";
  readonly by: string;
  readonly at: Date | null;
}

export interface PeriodShown {
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly operator: { readonly id: string; readonly name: string } | null;
  readonly authority: { readonly id: string; readonly name: string } | null;
  readonly areas: readonly string[];
  readonly funding: string;
  readonly fundingEndsOn: string | null;
  readonly agreementEndsOn: string | null;
}

export type ServiceOnPage = ReturnType<typeof presentService>;

export function presentService(shown: ServiceShown, standing: Standing, words: Vocabulary) {
  const { record } = shown.kept;
  const { details } = record;
  const { catalogue, lang, needs } = words;
  const kind = catalogue.kinds.find(({ code }) => code === record.kind);
  const day = today(words.now);
  const period = currentPeriod(record, day);
  const english = details.english;
  const inEnglish = lang === "en" && english?.name !== undefined;
  return {
    id: record.id,
    /** In the page's language where somebody has written it; the language it is in. */
    name: inEnglish ? (english.name ?? record.name) : record.name,
    nameLang: inEnglish ? "en" : "da",
    description: lang === "en" && english?.description ? english.description : record.description,
    descriptionLang: lang === "en" && english?.description ? "en" : "da",
    english: lang === "da" && english?.description ? english.description : null,
    kind: kind?.name[lang] ?? record.kind,
    helpsThrough: kind?.helpsThrough ?? false,
    status: record.status,
    alert: details.alert ?? null,
    letIn: details.applicationProcess ?? null,
    phones: phonesOf(shown),
    email: details.email ?? null,
    url: details.url ?? null,
    contacts: (details.contacts ?? []).map(({ name, title, department, email, phones }) => ({
      name: [name, title ?? department].filter(Boolean).join(", "),
      email: email ?? null,
      phones: (phones ?? []).map(({ number }) => number),
    })),
    opening: standing.opening,
    weeks: standing.hours.map((one): WeekShown => weekShown(one, shown)),
    places: placesOf(shown),
    /** The stops of somebody who comes round. */
    moves: record.kind === "streetTeam" || record.kind === "mobileTeam",
    conditions: conditionsOf(record, words),
    eligibility: details.eligibility ?? null,
    minimumAge: record.minimumAge,
    maximumAge: record.maximumAge,
    languages: record.languages.map((code) => languageInWords(code, lang)).join(", "),
    interpretation: details.interpretationServices ?? null,
    costs: [details.feesDescription, ...(details.costs ?? []).map(costLine)].filter((line) => line),
    documents: (details.requiredDocuments ?? []).map(({ document, uri }) => document ?? uri ?? ""),
    needs: record.needs.map((code) => needs[code] ?? code),
    organisation: shown.organisation && {
      id: shown.organisation.record.id,
      name: shown.organisation.record.name,
    },
    period: period && periodShown(period, shown),
    next: record.arrangements
      .filter(({ validFrom }) => validFrom > day)
      .map((one) => periodShown(one, shown)),
    endsOn: endsOn(period),
    trust: trustOf(shown, standing.freshness),
    source: record.origin?.source ?? null,
    unitId: record.unitId,
  };
}

// Sweden writes dates as ISO does.
const iso = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen" });
export const today = (now: Date): string => iso.format(now);

/** The arrangement in force that day: none where there is none. */
export const currentPeriod = ({ arrangements }: Service, day: string) =>
  arrangements.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo)) ??
  null;

type Period = Service["arrangements"][number];

/** The first known end: of the arrangement, the agreement or the money. */
const endsOn = (period: Period | null): string | null =>
  [period?.validTo, period?.agreementEndsOn, period?.fundingEndsOn]
    .filter((end) => end !== null && end !== undefined)
    .sort()[0] ?? null;

function periodShown(period: Period, { parties, areas }: ServiceShown): PeriodShown {
  const party = (id: string | null) => (id === null ? null : { id, name: parties.get(id) ?? id });
  return {
    ...{ validFrom: period.validFrom, validTo: period.validTo, funding: period.funding },
    ...{ fundingEndsOn: period.fundingEndsOn, agreementEndsOn: period.agreementEndsOn },
    ...{ operator: party(period.operatorId), authority: party(period.authorityId) },
    areas: period.areas.map((code) => areas.get(code) ?? code),
  };
}

export function trustOf({ kept }: Pick<ServiceShown, "kept">, freshness: Standing["freshness"]): Trust {
  const { verified } = kept.record;
  if (kept.absentSince !== null) return { state: "absent", by: verified?.by ?? "", at: kept.absentSince };
  if (verified === null) return { state: "unverified", by: "", at: null };
  const state = freshness === "stale" ? "stale" : "fresh";
  return { state, by: verified.by, at: new Date(verified.at) };
}

/** The service's own number first, else its places', else the organisation's. */
function phonesOf({ kept, organisation, locations }: ServiceShown): readonly Phone[] {
  const { details, places } = kept.record;
  const own = details.phones ?? [];
  if (own.length > 0) return own;
  const theirs = places.flatMap(({ locationId, details: at }) => [
    ...(at.phones ?? []),
    ...(locations.get(locationId)?.details.phones ?? []),
  ]);
  return theirs.length > 0 ? theirs : (organisation?.record.details.phones ?? []);
}

const placesOf = ({ kept, locations }: ServiceShown): readonly PlaceShown[] =>
  kept.record.places.flatMap(({ locationId, details }) => {
    const place = locations.get(locationId);
    if (!place) return [];
    return [
      {
        id: place.id,
        ...{ name: place.name, street: place.street, postcode: place.postcode, city: place.city },
        ...{ latitude: place.latitude, longitude: place.longitude },
        note: details.description ?? place.details.description ?? null,
        transportation: place.details.transportation ?? null,
        accessibility: (place.details.accessibility ?? []).map((one) => one.description ?? one.details ?? ""),
        phones: details.phones ?? place.details.phones ?? [],
      },
    ];
  });

const weekShown = (one: HoursShown, { locations }: ServiceShown): WeekShown => ({
  place: one.locationId === null ? null : placeName(locations.get(one.locationId)),
  week: one.week,
  holidays: one.schedules.some(({ openOnHolidays }) => openOnHolidays === true),
  notes: one.schedules
    .flatMap(({ description, notes }: Schedule) => [description, notes])
    .filter((note) => note !== undefined),
});

/** What a place is called: by its name, else where it lies. */
const placeName = (place: Location | undefined): string =>
  place
    ? [place.name || place.street, place.name ? "" : place.city].filter((part) => part !== "").join(", ")
    : "";

/** Met, known not to be, and what it has said nothing about – of what matters for its kind. */
function conditionsOf({ meets, lacks, kind }: Service, { catalogue, lang }: Vocabulary) {
  const named = (codes: readonly string[]) =>
    catalogue.conditions.filter(({ code }) => codes.includes(code)).map(({ name }) => name[lang]);
  const unsaid = catalogue.conditions.filter(
    ({ code, subject }) =>
      !meets.includes(code) &&
      !lacks.includes(code) &&
      (subject !== "practice" || kind === "generalPractice"),
  );
  return { met: named(meets), lacking: named(lacks), unknown: unsaid.map(({ name }) => name[lang]) };
}

function costLine({
  option,
  amount,
  amountDescription,
  currency,
}: NonNullable<Service["details"]["costs"]>[number]) {
  const price = amount === undefined ? "" : `${amount.toLocaleString("da-DK")} ${currency ?? "DKK"}`;
  return [option, price, amountDescription].filter(Boolean).join(" – ");
}

/** How long before its end an offer says whom it carries: time enough to find each of them another door. */
const SOON_DAYS = 180;

export const aboutToEnd = (endsOn: string | null, now: Date): boolean =>
  endsOn !== null && endsOn <= today(new Date(now.getTime() + SOON_DAYS * 86_400_000));
