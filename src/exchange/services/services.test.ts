import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newId, type Uuid } from "#kernel/ids.ts";
import { createDirectory, type Directory, type Run, type Service } from "#modules/directory/index.ts";
import { createIdentity, SYSTEM } from "#modules/identity/index.ts";
import { aLocation, anOrganisation, aService } from "../../../test/builders/directory.ts";
import { describeOnBoth, type TestDatabase } from "../../../test/db.ts";
import { createServiceExport, createServiceImport } from "./index.ts";

const now = new Date("2026-03-02T10:00:00Z");

/** One service with something in every field that travels. */
function aFullService(organisationId: Uuid, locationId: Uuid): Service {
  const phone = { id: newId(), number: "+4533123456", type: "voice", languages: ["en", "ar"] };
  return aService(organisationId, {
    kind: "shelter",
    status: "temporarilyClosed",
    name: '=HYPERLINK("x") "Natten"; æøå',
    description: "Linje 1\nLinje 2, med komma; og 'apostrof'",
    needs: ["sleepTonight", "home"],
    meets: ["dogs", "anonymous"],
    lacks: ["wheelchair"],
    languages: ["en", "so"],
    minimumAge: 18,
    maximumAge: 99,
    details: {
      alternateName: "Nordlys",
      english: { name: "Northern lights", description: "A shelter" },
      url: "https://example.org/nordlys?a=1&b=2",
      email: "post@example.org",
      applicationProcess: "Ring på",
      feesDescription: "112 kr.",
      eligibility: "Voksne",
      alert: "+1 plads",
      waitTime: "2 dage",
      programme: { id: newId(), name: "Vinter", description: "Vinterberedskab" },
      urls: [{ id: newId(), url: "https://example.org/2", label: "Mere" }],
      funding: [{ id: newId(), source: "Puljen" }],
      phones: [phone, { id: newId(), number: "1813" }],
      schedules: [
        {
          id: newId(),
          freq: "WEEKLY",
          byday: "MO,TU",
          opensAt: "08:00",
          closesAt: "24:00",
          openOnHolidays: true,
        },
        { id: newId(), description: "Efter aftale", validFrom: "2026-01-01" },
      ],
      contacts: [{ id: newId(), name: "Vagten", phones: [{ id: newId(), number: "+4520202020" }] }],
      costs: [{ id: newId(), option: "Nat", amount: 112.5, currency: "DKK" }],
      requiredDocuments: [{ id: newId(), document: "Intet" }],
      areas: [{ id: newId(), name: "Hele byen" }],
      attributes: [
        {
          id: newId(),
          value: "x",
          term: { id: newId(), code: "T1", name: "Noget eget", taxonomy: "andres" },
        },
      ],
    },
    places: [
      {
        id: newId(),
        locationId,
        details: {
          description: "Bagindgang",
          schedules: [{ id: newId(), freq: "WEEKLY", byday: "SU", opensAt: "10:00", closesAt: "12:00" }],
        },
      },
    ],
    arrangements: [
      {
        ...{
          id: newId(),
          validFrom: "2026-01-01",
          validTo: null,
          authorityId: organisationId,
          operatorId: null,
        },
        ...{
          areas: ["0101", "0147"],
          funding: "Kommunen",
          fundingEndsOn: null,
          agreementEndsOn: "2027-01-01",
        },
      },
    ],
    verified: { at: "2026-02-01T08:30:00.000Z", by: "Mette Kaas" },
  });
}

describeOnBoth("lists of services", (open) => {
  let database: TestDatabase;
  let directory: Directory;
  let folder: string;
  let full: Service;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "stafet-import-"));
    database = await open();
    directory = createDirectory({
      db: database.app,
      identity: createIdentity({ db: database.app }),
      secret: "a secret for trying things out",
    });
    const organisation = anOrganisation({
      details: {
        description: "Om os",
        website: "https://example.org",
        phones: [{ id: newId(), number: "+4570707070" }],
        identifiers: [{ id: newId(), type: "CVR", identifier: "00000000" }],
        programmes: [{ id: newId(), name: "Sommer" }],
      },
    });
    const location = aLocation({
      organisationId: organisation.id,
      postcode: "2200",
      city: "København N",
      municipalityCode: "0101",
      latitude: 55.69,
      longitude: 12.55,
      details: { transportation: "Bus 5C", accessibility: [{ id: newId(), description: "Rampe" }] },
    });
    full = aFullService(organisation.id, location.id);
    const saying = { at: now, personId: null, source: null };
    await database.app.write(SYSTEM, async (tx) => {
      await directory.put(tx, "organisation", [organisation], saying);
      await directory.put(tx, "location", [location], saying);
      await directory.put(tx, "service", [full, aService(organisation.id, { name: "Nøgen" })], saying);
    });
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  const importer = () => createServiceImport({ db: database.app, directory, clock: { now: () => now } });
  const exporter = () => createServiceExport({ db: database.app, directory });
  const order = {
    fileName: "fil",
    source: "kilden",
    region: "DK-84",
    map: null,
    personId: null,
    takeSource: false,
  } as const;

  async function bring(
    path: string,
    more: Partial<Parameters<ReturnType<typeof importer>["begin"]>[0]> = {},
    take = true,
  ): Promise<Run> {
    const service = importer();
    const run = await service.readIn(await service.begin({ path, format: "hsds", ...order, ...more }), path);
    return take ? service.take(run) : run;
  }
  const read = <T>(work: Parameters<typeof database.app.read<T>>[1]) => database.app.read(SYSTEM, work);
  const counts = (run: Run) => read((db) => directory.importing.counts(db, run.id));
  const lines = (run: Run) => read((db) => directory.importing.lines(db, run.id, null, -1, 1000));
  async function file(name: string, text: string | Uint8Array): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  }
  const collected = async (pieces: AsyncIterable<string>): Promise<string> => {
    let text = "";
    for await (const piece of pieces) text += piece;
    return text;
  };
  const same = async (run: Run) => {
    const odd = (await lines(run)).filter(
      ({ outcome, findings }) => outcome !== "same" || findings.length > 0,
    );
    expect(odd).toEqual([]);
    expect((await counts(run)).rows).toBeGreaterThan(2);
  };

  it("go out as JSON and come back without changing anything", async () => {
    await same(await bring(await file("ud.json", await collected(exporter().json()))));
  });

  it("go out as tables and come back without changing anything", async () => {
    await exporter().package(join(folder, "pakke"));
    await same(await bring(join(folder, "pakke")));
  });

  it("go out as a spreadsheet and come back without changing anything", async () => {
    await same(await bring(await file("ud.csv", await collected(exporter().plain())), { format: "csv" }));
  });
});
