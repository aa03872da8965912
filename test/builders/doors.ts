import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import type { Directory, Service } from "#modules/directory/index.ts";
import type { Tx } from "#platform/db.ts";
import { aLocation, anOrganisation, aService } from "./directory.ts";

/** A door as a line of a table: what is said of it, the rest plain. */
export interface DoorLine {
  readonly name: string;
  readonly kind: string;
  readonly description?: string;
  readonly meets?: readonly string[];
  readonly lacks?: readonly string[];
  readonly postcode?: string;
  readonly city?: string;
  readonly organisation?: string;
  /** Municipalities it serves; everybody unless said. */
  readonly serves?: readonly string[];
  readonly more?: Partial<Omit<Service, "arrangements">>;
}

/** Puts doors into the directory; gives their services by name. */
export async function putDoors(
  directory: Directory,
  tx: Tx,
  lines: readonly DoorLine[],
  at: Instant,
): Promise<ReadonlyMap<string, Uuid>> {
  const saying = { at, personId: null, source: "test" };
  const organisations = new Map(
    [...new Set(lines.map(({ organisation = "Foreningen Fyrtårnet" }) => organisation))].map((name) => [
      name,
      anOrganisation({ name }),
    ]),
  );
  await directory.put(tx, "organisation", [...organisations.values()], saying);
  const doors = lines.map((line) => {
    const owner = organisations.get(line.organisation ?? "Foreningen Fyrtårnet");
    if (!owner) throw new Error("A door without an owner");
    const place = line.postcode
      ? aLocation({ name: "", street: "Bygaden 2", postcode: line.postcode, city: line.city ?? "" })
      : null;
    const service = aService(owner.id, {
      name: line.name,
      kind: line.kind,
      description: line.description ?? "",
      meets: [...(line.meets ?? [])],
      lacks: [...(line.lacks ?? [])],
      places: place ? [{ id: newId(), locationId: place.id, details: {} }] : [],
      arrangements: line.serves
        ? [
            {
              ...{ id: newId(), validFrom: "2020-01-01", validTo: null, authorityId: null, operatorId: null },
              ...{ areas: [...line.serves], funding: "", fundingEndsOn: null, agreementEndsOn: null },
            },
          ]
        : [],
      ...line.more,
    });
    return { place, service };
  });
  await directory.put(
    tx,
    "location",
    doors.flatMap(({ place }) => (place ? [place] : [])),
    saying,
  );
  await directory.put(
    tx,
    "service",
    doors.map(({ service }) => service),
    saying,
  );
  return new Map(doors.map(({ service }) => [service.name, service.id]));
}

const verified = { at: "2026-02-20T10:00:00Z", by: "Karla Eng" };

const daily = (opensAt: string, closesAt: string) => ({
  schedules: [
    {
      id: "0195a000-0000-7000-8000-000000000001",
      freq: "WEEKLY" as const,
      byday: "MO,TU,WE,TH,FR,SA,SU",
      opensAt,
      closesAt,
    },
  ],
});

/** Fictional, near enough to what there is: every need has a door, and some have one that will not do. */
export const DOORS: readonly DoorLine[] = [
  {
    name: "Herberget Nordlys",
    kind: "shelter",
    description: "Et sted at være, når man ikke har noget hjem.",
    meets: ["dogs", "activeUse"],
    lacks: ["couples"],
    postcode: "4600",
    city: "Køge",
    more: { verified },
  },
  {
    name: "Forsorgshjemmet Solsiden",
    kind: "shelter",
    meets: ["womenOnly"],
    lacks: ["dogs"],
    postcode: "4000",
    city: "Roskilde",
    more: { verified },
  },
  {
    name: "Natcafeen Månen",
    kind: "nightCafe",
    meets: ["noCpr", "anonymous"],
    postcode: "1620",
    city: "København V",
    more: { verified, details: daily("22:00", "07:00") },
  },
  {
    name: "Kaffestuen",
    kind: "dropIn",
    description: "Kaffe, brætspil og en at snakke med.",
    postcode: "4600",
    city: "Køge",
    more: { verified, details: daily("09:00", "15:00") },
  },
  {
    name: "Tandbussen",
    kind: "dental",
    description: "Gratis behandling af dårlige tænder for folk på gaden.",
    meets: ["free", "noReferral"],
    postcode: "2650",
    city: "Hvidovre",
    more: { verified },
  },
  {
    name: "Rusmiddelcentret Åen",
    kind: "substanceTreatment",
    description: "Behandling og substitution.",
    postcode: "8000",
    city: "Aarhus C",
    more: { verified },
  },
  {
    name: "Lægehjælpen på Torvet",
    kind: "generalPractice",
    description: "Fast læge uden tidsbestilling.",
    meets: ["noAppointment"],
    postcode: "4700",
    city: "Næstved",
    more: { verified },
  },
  {
    name: "Sårklinikken",
    kind: "healthClinic",
    description: "Sygeplejersker ser på sår og stomi.",
    postcode: "4200",
    city: "Slagelse",
    more: { verified },
  },
  {
    name: "Samtalen",
    kind: "trauma",
    description: "Ro til det svære.",
    meets: ["anonymous"],
    more: { verified },
  },
  { name: "Gadejuristen Vest", kind: "legalAid", postcode: "6700", city: "Esbjerg", more: { verified } },
  {
    name: "Suppekøkkenet Gryden",
    kind: "food",
    postcode: "4600",
    city: "Køge",
    more: { verified, languages: ["ar", "so"] },
  },
  {
    name: "Apoteket ved Broen",
    kind: "pharmacy",
    description: "Udleverer medicin dag for dag.",
    postcode: "4600",
    city: "Køge",
    more: { verified },
  },
  { name: "Pårørendelinjen", kind: "relativesLine", more: { verified } },
  { name: "Nedlagt Herberg", kind: "shelter", more: { verified, status: "defunct" } },
  { name: "Værelset på Havnen", kind: "shelter", postcode: "4600", city: "Køge" },
];
