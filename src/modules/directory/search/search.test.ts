import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createIdentity, SYSTEM } from "#modules/identity/index.ts";
import { type DoorLine, putDoors } from "../../../../test/builders/doors.ts";
import { build } from "../../../../test/builders/house.ts";
import { describeOnBoth, type TestDatabase } from "../../../../test/db.ts";
import { createDirectory, type Directory, type SearchQuery, type SearchResult } from "../index.ts";

const now = new Date("2026-03-04T11:00:00Z");
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
const DOORS: readonly DoorLine[] = [
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

describeOnBoth("search", (open) => {
  let database: TestDatabase;
  let directory: Directory;
  beforeAll(async () => {
    database = await open();
    directory = createDirectory({
      db: database.app,
      identity: createIdentity({ db: database.app }),
      secret: "a secret for trying things out",
    });
    await build(database.app, (tx) => putDoors(directory, tx, DOORS, now));
  });
  afterAll(() => database.close());

  const search = (query: SearchQuery, at = now): Promise<SearchResult> =>
    database.app.read(SYSTEM, (db) => directory.search(db, query, at));
  const names = async (query: SearchQuery, at = now) =>
    (await search(query, at)).hits.map(({ name }) => name.da);

  describe("finds by everyday words", () => {
    const cases: readonly (readonly [words: string, first: string])[] = [
      ["tandpine", "Tandbussen"],
      ["ondt i tænderne", "Tandbussen"],
      ["taender", "Tandbussen"],
      ["tandlægevagt", "Tandbussen"],
      ["et sted at sove i nat med hund", "Herberget Nordlys"],
      ["jeg har ingen steder at sove", "Herberget Nordlys"],
      ["må have hund med", "Herberget Nordlys"],
      ["sove kun kvinder", "Forsorgshjemmet Solsiden"],
      ["overnatning anonymt", "Natcafeen Månen"],
      ["herbergsplads", "Herberget Nordlys"],
      ["herbærg køge", "Herberget Nordlys"],
      ["abstinenser", "Rusmiddelcentret Åen"],
      ["abstinnenser", "Rusmiddelcentret Åen"],
      ["metadon aarhus", "Rusmiddelcentret Åen"],
      ["piller", "Apoteket ved Broen"],
      ["sår på benet", "Sårklinikken"],
      ["saar", "Sårklinikken"],
      ["nogen at tale med", "Samtalen"],
      ["læge", "Lægehjælpen på Torvet"],
      ["laegehjaelp", "Lægehjælpen på Torvet"],
      ["laege hjælp naestved", "Lægehjælpen på Torvet"],
      ["advokat", "Gadejuristen Vest"],
      ["sulten", "Suppekøkkenet Gryden"],
      ["noget at spise arabisk", "Suppekøkkenet Gryden"],
      ["min søn drikker", "Pårørendelinjen"],
      ["toothache", "Tandbussen"],
      ["sleep tonight with dog", "Herberget Nordlys"],
      ["somebody to talk to", "Samtalen"],
      ["kaffestuerne", "Kaffestuen"],
      ["natcafeer", "Natcafeen Månen"],
      ["gryde", "Suppekøkkenet Gryden"],
      ["4200 sår", "Sårklinikken"],
    ];
    it.each(cases)("%s → %s", async (words, first) => {
      expect((await names({ words }))[0]).toBe(first);
    });
  });
});
