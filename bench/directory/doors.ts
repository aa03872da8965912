import type { Location, Organisation, Service } from "#modules/directory/index.ts";
import { locationSchema, organisationSchema, serviceSchema } from "#modules/directory/index.ts";
import { type Chance, chance } from "./chance.ts";
import { HEADS, KINDS, type KindWords, type Noun, PREFIXES, SENTENCES, STREETS } from "./vocabulary.ts";

/** A directory as large as Europe's, made of Danish words from a seed: no real place but the towns. */

export interface Town {
  readonly postcode: string;
  readonly name: string;
  readonly municipality: string;
}

/** A service, and the words its name is made of, so that queries can be bent from them. */
export interface Door {
  readonly service: Service;
  readonly kind: KindWords;
  /** "herberg" in "Herberget Solgården". */
  readonly noun: Noun;
  /** "sol" and "gård" in it. */
  readonly prefix: string;
  readonly head: Noun;
  readonly town: Town;
}

export interface Made {
  readonly organisations: readonly Organisation[];
  readonly locations: readonly Location[];
  readonly doors: readonly Door[];
}

const uuid = (of: Chance): string => {
  const hex = Array.from({ length: 32 }, () => of.below(16).toString(16));
  hex[12] = "4";
  hex[16] = "8";
  return hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const WEEK = ["MO,TU,WE,TH,FR", "MO,WE,FR", "TU,TH", "MO,TU,WE,TH,FR,SA,SU"];
const HOURS: readonly (readonly [string, string])[] = [
  ["08:00", "15:00"],
  ["10:00", "16:00"],
  ["16:00", "22:00"],
  ["20:00", "08:00"],
  ["00:00", "24:00"],
];
const CONDITIONS =
  "noMitId noCpr noReferral noAppointment selfReferral anonymous noAddress activeUse dogs couples children wheelchair free interpreter".split(
    " ",
  );
const LANGUAGES = ["en", "ar", "so", "pl", "uk", "de", "fa", "tr"];

export function makeDoors(count: number, towns: readonly Town[], seed: number): Made {
  const of = chance(seed);
  const organisations = Array.from({ length: Math.ceil(count / 25) }, () => {
    const town = of.one(towns);
    const name = of.one([
      `${town.name} Kommune`,
      `Foreningen ${capital(of.one(PREFIXES))}${of.one(HEADS).definite}`,
      `${town.name} Hjælpeforening`,
    ]);
    return organisationSchema.parse({ id: uuid(of), name });
  });
  const locations: Location[] = [];
  const taken = new Set<string>();
  const doors: Door[] = [];
  while (doors.length < count) {
    const [kind, town, prefix, head] = [of.one(KINDS), of.one(towns), of.one(PREFIXES), of.one(HEADS)];
    const noun = of.one(kind.nouns);
    const key = [noun.base, prefix, head.base, town.name].join(" ");
    if (taken.has(key)) continue;
    taken.add(key);
    const location = locationSchema.parse({
      id: uuid(of),
      street: `${of.one(STREETS)} ${1 + of.below(140)}`,
      postcode: town.postcode,
      city: town.name,
    });
    locations.push(location);
    doors.push({
      service: aService(of, { kind, noun, prefix, head, town }, of.one(organisations).id, location.id),
      kind,
      noun,
      prefix,
      head,
      town,
    });
  }
  return { organisations, locations, doors };
}

function aService(
  of: Chance,
  { kind, noun, prefix, head, town }: Omit<Door, "service">,
  organisationId: string,
  locationId: string,
): Service {
  const sentences = of.some([...kind.sentences, ...SENTENCES], 4 + of.below(5));
  const [opensAt, closesAt] = of.one(HOURS);
  const verified =
    of.below(10) < 8
      ? { at: new Date(Date.UTC(2026, 0, 1) - of.below(500) * 86_400_000).toISOString(), by: "Vagten" }
      : null;
  return serviceSchema.parse({
    id: uuid(of),
    organisationId,
    kind: kind.code,
    name: `${capital(noun.definite)} ${capital(prefix)}${head.definite}`,
    description: sentences.map((sentence) => sentence.replaceAll("{by}", town.name)).join(" "),
    needs: kind.needs,
    meets: of.some(CONDITIONS, of.below(6)),
    languages: of.below(4) === 0 ? of.some(LANGUAGES, 1 + of.below(3)) : [],
    minimumAge: of.below(5) === 0 ? 18 : null,
    details: {
      phones: [{ id: uuid(of), number: `+45 20 ${String(10_000_000 + of.below(90_000_000)).slice(0, 6)}` }],
      applicationProcess: of.below(2) === 0 ? "Ring først, eller kom forbi." : undefined,
      schedules:
        of.below(5) === 0
          ? undefined
          : [{ id: uuid(of), freq: "WEEKLY", byday: of.one(WEEK), opensAt, closesAt }],
    },
    places: [{ id: uuid(of), locationId }],
    arrangements:
      of.below(2) === 0 ? [] : [{ id: uuid(of), validFrom: "2024-01-01", areas: [town.municipality] }],
    verified,
  });
}
