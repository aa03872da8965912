import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newId, type Uuid } from "#kernel/ids.ts";
import { createDirectory, type Directory, type Run, type Service } from "#modules/directory/index.ts";
import { createIdentity, SYSTEM } from "#modules/identity/index.ts";
import { aLocation, anOrganisation, aService } from "../../../test/builders/directory.ts";
import { describeOnEngine, type TestDatabase } from "../../../test/db.ts";
import { fitsHsds } from "../../../test/hsds.ts";
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

describeOnEngine("lists of services", (open) => {
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
      const free = [{ unit: "bed", available: 2, maximum: 9 }];
      await directory.putCapacity(tx, full.id, free, { at: now, personId: null, channel: "api" });
    });
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  const importer = () => createServiceImport({ db: database.app, directory, clock: { now: () => now } });
  const exporter = () => createServiceExport({ db: database.app, directory, clock: { now: () => now } });
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
    const text = await collected(exporter().json());
    for (const one of JSON.parse(text)) expect(fitsHsds("service", one)).toEqual([]);
    await same(await bring(await file("ud.json", text)));
  });

  it("go out as tables and come back without changing anything", async () => {
    await exporter().package(join(folder, "pakke"));
    await same(await bring(join(folder, "pakke")));
  });

  it("go out as a spreadsheet and come back without changing anything", async () => {
    await same(await bring(await file("ud.csv", await collected(exporter().plain())), { format: "csv" }));
  });

  /** What became of each row: its outcome and codes. */
  const told = async (run: Run) =>
    Object.fromEntries(
      (await lines(run)).map(({ file: name, line, table, outcome, findings }) => [
        `${name}:${line} ${table}`,
        [outcome, ...findings.map(({ code, column }) => (column ? `${code} ${column}` : code))].join(", "),
      ]),
    );
  const service = async (id: Uuid) => (await read((db) => directory.records(db, "service", [id]))).get(id);
  const named = async (name: string): Promise<Service> => {
    const rows = await database.owner("select id from directory.service where name = $1", [name]);
    const found = await service(String(rows[0]?.id));
    if (!found) throw new Error(`No service called ${name}`);
    return found.record;
  };

  it("are taken row by row: what is wrong with one leaves the others be", async () => {
    const at = join(folder, "rod");
    await mkdir(at);
    const tables = {
      "organizations.csv":
        '\uFEFFid;name;description;website\r\n1;Gadens Folk;"<b>Vi</b> hjælper &amp; lytter";gadensfolk.example\r\n;Uden id;x;\r\n1;To gange;x;\r\n3;;x;\r\n',
      "services.csv":
        "id,organization_id,name,status,minimum_age,maximum_age,email\n001,1,Natcafé,,18,abc,ikke en mail\n002,9,Ingens,active,,,\n003,1,,active,,,\n004,1,Suppe,lukket nu,90,18,a@b.dk\n",
      "locations.csv":
        "id,organization_id,name,location_type,latitude,longitude\n10,1,Kælderen,physical,55.7,999\n",
      "addresses.csv":
        "id,location_id,address_1,city,postal_code,country,address_type\n1,10,Gade 1,Byen,0800,  ,physical\n2,77,Gade 2,Byen,0800,DK,physical\n",
      "service_at_location.csv": "id,service_id,location_id\n1,001,10\n2,001,11\n",
      "schedules.csv":
        "id,service_id,freq,byday,opens_at,closes_at\n1,001,WEEKLY,Monday,7:30am,0930\n2,001,WEEKLY,TU,07.30,25:00\n3,001,,,,\n4,,WEEKLY,MO,08:00,09:00\n",
      "phones.csv": "id,service_id,number\n1,001,33 12 34 56\n,001,1813\n",
      "noget.csv": "a,b\n1,2\n",
      "metadata.csv": "id,resource_id\n1,001\n",
    };
    for (const [name, text] of Object.entries(tables)) await writeFile(join(at, name), text);
    const run = await bring(at, { source: "rod" });
    expect(await told(run)).toEqual({
      "addresses.csv:2 address": "new, blank country",
      "addresses.csv:3 address": "heldBack, missingParent",
      "locations.csv:2 location": "new, notANumber longitude",
      "metadata.csv:2 metadata": "unused, nothingRefers",
      "noget.csv:0 unknown": "heldBack, unknownTable",
      "organizations.csv:2 organization": "new, markupRemoved description, schemeAdded website",
      "organizations.csv:3 organization": "heldBack, idMissing id",
      "organizations.csv:4 organization": "heldBack, duplicateId id",
      "organizations.csv:5 organization": "heldBack, nameMissing name",
      "phones.csv:2 phone": "new",
      "phones.csv:3 phone": "new, idMade id",
      "schedules.csv:2 schedule": "new, rewritten byday, rewritten opens_at, rewritten closes_at",
      "schedules.csv:3 schedule": "new, rewritten opens_at, notATime closes_at",
      "schedules.csv:4 schedule": "heldBack, nothingInIt",
      "schedules.csv:5 schedule": "heldBack, noParent",
      "service_at_location.csv:2 service_at_location": "new",
      "service_at_location.csv:3 service_at_location": "heldBack, locationMissing location_id",
      "services.csv:2 service": "new, statusMissing status, notANumber maximum_age, notAnEmail email",
      "services.csv:3 service": "heldBack, missingParent organization_id",
      "services.csv:4 service": "heldBack, nameMissing name",
      "services.csv:5 service": "new, unknownWord status, agesSwapped minimum_age",
    });
    const night = await named("Natcafé");
    expect(night).toMatchObject({
      origin: { source: "rod", sourceId: "001" },
      status: "active",
      details: {
        phones: [{ number: "+4533123456" }, { number: "1813" }],
        schedules: [
          { byday: "MO", opensAt: "07:30", closesAt: "09:30" },
          { byday: "TU", opensAt: "07:30" },
        ],
      },
    });
    expect(await named("Suppe")).toMatchObject({ status: "inactive", minimumAge: 18, maximumAge: 90 });
    // Again: nothing changes, and nothing is written.
    const again = await bring(at, { source: "rod" });
    expect(await counts(again)).toMatchObject({ new: 0, changed: 0 });
    expect((await service(night.id))?.edition).toBe(1);
  });

  const list = (...services: readonly object[]) =>
    JSON.stringify(
      services.map((one) => ({
        status: "active",
        organization: { id: "o", name: "Folk", description: "x" },
        ...one,
      })),
    );

  it("are marked when their source no longer has them – but only when it was read to its end", async () => {
    const source = "svinder";
    const [a, b] = [
      { id: "a", name: "Bliver" },
      { id: "b", name: "Svinder" },
    ];
    await bring(await file("s1.json", list(a, b)), { source });
    const gone = await named("Svinder");
    const cut = list(a).slice(0, -1);
    expect(await bring(await file("s2.json", cut), { source })).toMatchObject({ whole: false, absent: 0 });
    const path = await file("s3.json", list(a));
    expect(await bring(path, { source }, false)).toMatchObject({ absent: 1, state: "judged" });
    expect((await service(gone.id))?.absentSince).toBeNull();
    expect(await bring(path, { source })).toMatchObject({ whole: true, absent: 1 });
    expect(await service(gone.id)).toMatchObject({ absentSince: now, record: { name: "Svinder" } });
    expect(await counts(await bring(await file("s4.json", list(a, b)), { source }))).toMatchObject({
      changed: 1,
    });
    expect((await service(gone.id))?.absentSince).toBeNull();
  });

  it("leave alone what was edited here, unless the source is to be taken; and never lose that somebody vouched", async () => {
    const source = "rettet";
    const one = (name: string) => list({ id: "r", name, description: "fra kilden" });
    await bring(await file("r1.json", one("Rettet")), { source });
    const first = await named("Rettet");
    const edit = (change: Partial<Service>) =>
      database.app.write(SYSTEM, async (tx) => {
        const now_ = (await directory.records(tx, "service", [first.id])).get(first.id)?.record ?? first;
        const saying = { at: now, personId: null, source: null };
        return directory.put(tx, "service", [{ ...now_, ...change }], saying);
      });
    // Vouched for: no edit. The source's own news come in.
    await edit({ verified: { at: now.toISOString(), by: "Mette" } });
    expect(await counts(await bring(await file("r2.json", one("Rettet 2")), { source }))).toMatchObject({
      changed: 1,
    });
    expect((await service(first.id))?.record).toMatchObject({ name: "Rettet 2", verified: { by: "Mette" } });
    await edit({ description: "rettet her" });
    const quiet = await bring(await file("r2.json", one("Rettet 2")), { source });
    expect((await told(quiet))["r2.json:1 service"]).toBe("same, editedHere");
    const held = await bring(await file("r3.json", one("Rettet 3")), { source });
    expect((await told(held))["r3.json:1 service"]).toBe("heldBack, editedHereSince");
    expect((await service(first.id))?.record.description).toBe("rettet her");
    await bring(await file("r3.json", one("Rettet 3")), { source, takeSource: true });
    expect((await service(first.id))?.record).toMatchObject({
      ...{ name: "Rettet 3", description: "fra kilden", verified: { by: "Mette" } },
    });
    // Another source with the same identifier is not this one's.
    const other = list({ id: first.id, name: "Min nu" });
    expect(
      (await told(await bring(await file("r4.json", other), { source: "anden" })))["r4.json:1 service"],
    ).toBe("heldBack, keptElsewhere");
  });

  it("come from any table with a mapping", async () => {
    const map = {
      columns: {
        Navn: "service.name",
        Type: { to: "service.kind", values: { Herberg: "shelter", Café: "dropIn" }, otherwise: "other" },
        Hund: "condition.dogs",
        Forening: "organisation.name",
        Adresse: "location.street",
        Postnr: "location.postcode",
        Tlf: "service.phone",
        Åbent: "service.hours",
        Bemærkninger: "service.description",
      },
    };
    const text =
      "Navn;Type;Hund;Forening;Adresse;Postnr;Tlf;Åbent;Bemærkninger\r\nØen;Herberg;Nej;Røde Hjørne;Ågade 4;0800;012345;man-fre 8-15;=1+1\r\nBølgen;Noget;Ja;Røde Hjørne;;;;når vi kan;\r\n";
    const path = await file("liste.csv", Buffer.from(text, "latin1"));
    const order = { source: "liste", format: "csv", map } as const;
    const run = await bring(path, order);
    expect(await told(run)).toEqual({
      "liste.csv:2 organization": "new",
      "liste.csv:2 location": "new",
      "liste.csv:2 service": "new",
      "liste.csv:3 service": "new, notHours service.hours",
    });
    const island = await named("Øen");
    expect(island).toMatchObject({
      ...{ kind: "shelter", meets: [], lacks: ["dogs"], needs: ["sleepTonight"], description: "=1+1" },
      details: { phones: [{ number: "012345" }] },
    });
    expect(island.details.schedules).toHaveLength(5);
    expect(await named("Bølgen")).toMatchObject({ kind: "other", meets: ["dogs"], places: [] });
    expect(await counts(await bring(path, order))).toMatchObject({ rows: 4, same: 4 });
  });

  it.each([
    ["services.json", ""],
    ["tom.csv", ""],
    ["noget.pdf", "%PDF-1.4"],
    ["falsk.zip", "PK\u0003\u0004 er ikke en zip"],
  ])("says so when %s is nothing it can read", async (name, text) => {
    const work = bring(await file(name, text), { source: "intet" });
    if (name === "services.json") expect(await counts(await work)).toMatchObject({ rows: 0 });
    else await expect(work).rejects.toMatchObject({ name: "Unreadable" });
  });
});
