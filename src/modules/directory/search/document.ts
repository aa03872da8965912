import type { Instant } from "#kernel/clock.ts";
import { addDays, type CalendarDay, calendarDay, dayOf, daysBetween, hours, plus } from "#kernel/time.ts";
import type { Arrangement, Schedule } from "../model.ts";
import {
  DAYS_AHEAD,
  dueAgain,
  openStretches,
  reach,
  type Stretch,
  schedulesThatHold,
} from "../rules/opening.ts";
import { allParts } from "./compounds.ts";
import { type Card, CODE, type Lexemes, type Material, type Searchable } from "./record.ts";
import { englishStem, isStopWord, stem, wordsOf } from "./words.ts";

/** A service as the search reads it, made of its record, its organisation and its places. Pure. */

type Weight = "A" | "B" | "C" | "D";

/** The texts of a service, by how much a word in them says about it. */
export function textsOf({
  service,
  owners,
  places,
  kind,
}: Material): Readonly<Record<Weight, readonly string[]>> {
  const { details } = service;
  const known = (...texts: readonly (string | null | undefined)[]): string[] =>
    texts.filter((text): text is string => typeof text === "string" && text !== "");
  return {
    A: known(service.name, details.alternateName, details.english?.name),
    B: known(
      ...owners.flatMap(({ name, alternateName }) => [name, alternateName]),
      ...places.flatMap(({ name, street, postcode, city, municipality }) => [
        name,
        street,
        postcode,
        city,
        municipality,
      ]),
    ),
    C: known(kind.name.da, kind.name.en),
    D: known(
      service.description,
      details.english?.description,
      details.eligibility,
      details.applicationProcess,
      details.alert,
      details.programme?.name,
      details.feesDescription,
      ...(details.attributes ?? []).map(({ term }) => term.name),
    ),
  };
}

const ORDER: readonly Weight[] = ["A", "B", "C", "D"];

/** Every folded word of a service once, under the weightiest place it stands in. */
export function weighedWords(material: Material): ReadonlyMap<string, Weight> {
  const texts = textsOf(material);
  const found = new Map<string, Weight>();
  for (const weight of ORDER)
    for (const text of texts[weight])
      for (const word of wordsOf(text)) if (!found.has(word)) found.set(word, weight);
  return found;
}

/** Stems, parts of compounds and codes, each with its weight. */
export function lexemesOf(
  material: Material,
  words: ReadonlyMap<string, Weight>,
  knows: (piece: string) => boolean,
): Lexemes {
  const lexemes = new Map<string, Weight>();
  const add = (lexeme: string, weight: Weight): void => {
    const before = lexemes.get(lexeme);
    if (before === undefined || weight < before) lexemes.set(lexeme, weight);
  };
  const unsorted = needsOf(material).length === 0 || material.service.kind === "other";
  for (const [word, weight] of words) {
    if (isStopWord(word) && weight !== "A") continue;
    add(stem(word), weight);
    if (unsorted || weight === "A" || weight === "B") add(CODE.telling(stem(word)), weight);
    for (const part of allParts(word, knows)) {
      if (isStopWord(part)) continue;
      add(`+${stem(part)}`, weight);
      if (unsorted || weight === "A" || weight === "B") add(CODE.telling(`+${stem(part)}`), weight);
    }
  }
  const { english } = material.service.details;
  for (const word of wordsOf(english?.name ?? "")) add(englishStem(word), "A");
  for (const word of wordsOf(english?.description ?? "")) if (!isStopWord(word)) add(englishStem(word), "D");
  for (const code of codesOf(material)) add(code, "D");
  // A door for just this need stands before one for this and much else.
  needsOf(material).forEach((need, at, all) => {
    add(CODE.need(need), all.length === 1 ? "A" : at === 0 ? "B" : "C");
  });
  return lexemes;
}

/** The needs it meets: its own, else those its kind usually meets. */
const needsOf = ({ service, kind }: Material): readonly string[] =>
  service.needs.length > 0 ? service.needs : kind.needs;

function codesOf(material: Material): string[] {
  const { service, places } = material;
  const now = currentArrangement(service.arrangements, material.today);
  const areas = now?.areas ?? [];
  const physical = places.filter(({ kind }) => kind === "physical");
  return [
    CODE.kind(service.kind),
    CODE.organisation(service.organisationId),
    ...service.meets.map(CODE.met),
    ...service.lacks.map(CODE.lacking),
    ...service.languages.map(CODE.language),
    ...areas.map(CODE.serves),
    ...(areas.length === 0 ? [CODE.everybody] : []),
    ...(areas.length === 0 && physical.length === 0 ? [CODE.fromEverywhere] : []),
    ...physical.flatMap(({ municipalityCode }) => (municipalityCode ? [CODE.liesIn(municipalityCode)] : [])),
    ...(service.unitId === null ? [] : [CODE.askable]),
  ];
}

/** The arrangement that holds that day; else the last that did. */
function currentArrangement(all: readonly Arrangement[], today: CalendarDay): Arrangement | undefined {
  const begun = all.filter(({ validFrom }) => validFrom <= today);
  return begun.find(({ validTo }) => validTo === null || today < validTo) ?? begun.at(-1);
}

/** The last known day: of the agreement, the money, or the arrangement when nothing follows it. */
function endOf(all: readonly Arrangement[], today: CalendarDay): CalendarDay | null {
  const current = currentArrangement(all, today);
  if (!current) return null;
  const goesOn = all.some(({ validFrom }) => validFrom === current.validTo);
  const ends = [
    ...(current.validTo !== null && !goesOn ? [addDays(calendarDay(current.validTo), -1)] : []),
    ...(current.agreementEndsOn ? [calendarDay(current.agreementEndsOn)] : []),
    ...(current.fundingEndsOn ? [calendarDay(current.fundingEndsOn)] : []),
  ];
  return ends.sort()[0] ?? null;
}

/** When it is open in any of its places; null when it has told no hours. */
function hoursOf({ service, places }: Material, now: Instant): Stretch[] | null {
  const own = service.details.schedules;
  const sets: (readonly Schedule[])[] =
    places.length === 0
      ? [schedulesThatHold([own])]
      : places.map((place) => schedulesThatHold([place.schedules, own, place.houseSchedules]));
  const different = [...new Set(sets)].filter((set) => set.length > 0);
  return different.length === 0 ? null : openStretches(different.flat(), now, DAYS_AHEAD);
}

/** The earliest day after today on which an arrangement begins or ends; else never. */
function nextTurn(all: readonly Arrangement[], today: CalendarDay): CalendarDay | null {
  const days = all.flatMap(({ validFrom, validTo, agreementEndsOn, fundingEndsOn }) => [
    validFrom,
    validTo,
    agreementEndsOn,
    fundingEndsOn,
  ]);
  return (
    days
      .filter((day): day is string => day !== null && day > today)
      .sort()
      .map(calendarDay)[0] ?? null
  );
}

/** All that stands in the tables of the search about one service, but for what capacity says. */
export function searchableOf(material: Material, now: Instant): Searchable {
  const { service, kind, places } = material;
  const today = dayOf(now);
  const points = places.flatMap(({ latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [[latitude, longitude] as const],
  );
  const [first, ...others] = points;
  const ends = endOf(service.arrangements, today);
  const notBegun =
    service.arrangements.length > 0 && service.arrangements.every(({ validFrom }) => validFrom > today);
  const verified = service.verified && plus(new Date(service.verified.at), hours(24 * kind.rhythmDays));
  // What was right under an agreement is not known to be right after it.
  const outlived = ends !== null && daysBetween(ends, today) > 0;
  const turn = nextTurn(service.arrangements, today);
  const due = dueAgain(now);
  const turnsAt = turn === null ? due : plus(new Date(`${turn}T00:00:00Z`), hours(1));
  return {
    serviceId: service.id,
    nameWords: wordsOf(service.name).length,
    sortName: sortable(service.name),
    shown: (service.status === "active" || service.status === "temporarilyClosed") && !notBegun,
    closed: service.status !== "active",
    latitude: first?.[0] ?? null,
    longitude: first?.[1] ?? null,
    morePlaces: others.length > 0 ? others.flat() : null,
    minimumAge: service.minimumAge,
    maximumAge: service.maximumAge,
    hours: hoursOf(material, now),
    hoursUntil: reach(now),
    believedUntil: verified && (outlived ? new Date(0) : verified),
    absent: material.absent,
    dueAt: turnsAt < due ? turnsAt : due,
    card: cardOf(material, ends),
    codes: {
      kind: service.kind,
      needs: needsOf(material),
      conditions: service.meets,
      languages: service.languages,
    },
    askable: service.unitId !== null,
  };
}

/** Sorts as Danes do when compared letter by letter: æ, ø and å come last. */
const sortable = (name: string): string =>
  name
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("aa", "å")
    .replace(/[æäøöå]/g, (letter) => ({ æ: "{", ä: "{", ø: "|", ö: "|", å: "}" })[letter] ?? letter)
    .slice(0, 200);

function cardOf(material: Material, endsOn: CalendarDay | null): Card {
  const { service, places, kind, owners, phones } = material;
  const { details } = service;
  const all = [
    ...places.flatMap((place) => place.phones),
    ...(details.phones ?? []),
    ...(details.contacts ?? []).flatMap((contact) => contact.phones ?? []),
    ...places.flatMap((place) => place.housePhones),
    ...phones,
  ];
  return {
    name: { da: service.name, en: details.english?.name ?? null },
    kind: service.kind,
    needs: needsOf(material),
    helpsThrough: kind.helpsThrough,
    status: service.status,
    organisation: { id: service.organisationId, name: owners[0]?.name ?? "" },
    places: places.slice(0, 200).map((place) => ({
      locationId: place.locationId,
      name: place.name,
      street: place.street,
      postcode: place.postcode,
      city: place.city,
      municipalityCode: place.municipalityCode,
      latitude: place.latitude,
      longitude: place.longitude,
    })),
    phone: all[0]?.number ?? null,
    letIn: details.applicationProcess ?? null,
    alert: details.alert ?? null,
    met: service.meets,
    lacking: service.lacks,
    languages: service.languages,
    minimumAge: service.minimumAge,
    maximumAge: service.maximumAge,
    areas: currentArrangement(service.arrangements, material.today)?.areas ?? [],
    verified: service.verified,
    endsOn,
    unitId: service.unitId,
  };
}
