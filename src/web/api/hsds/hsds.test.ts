import { afterAll, beforeAll, expect, it } from "vitest";
import type { Services } from "#compose.ts";
import { newId } from "#kernel/ids.ts";
import { createDirectory, type Service } from "#modules/directory/index.ts";
import { createIdentity, SYSTEM } from "#modules/identity/index.ts";
import { aLocation, anOrganisation, aService } from "../../../../test/builders/directory.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { fitsHsds } from "../../../../test/hsds.ts";
import { createHsds } from "./hsds.ts";

const now = new Date("2026-03-02T10:00:00Z");

describeOnEngine("the public HSDS API", (open) => {
  let database: TestDatabase;
  let api: ReturnType<typeof createHsds>;
  let shelter: Service;
  let organisationId: string;
  const goneId = newId();

  beforeAll(async () => {
    database = await open();
    const identity = createIdentity({ db: database.app });
    const directory = createDirectory({
      db: database.app,
      identity,
      secret: "a secret for trying things out",
    });
    const organisation = anOrganisation();
    organisationId = organisation.id;
    const location = aLocation({
      postcode: "2200",
      city: "København N",
      latitude: 55.6934,
      longitude: 12.5483,
    });
    shelter = aService(organisation.id, {
      ...{ kind: "shelter", name: "Herberget Nordlys", meets: ["dogs"], needs: ["sleepTonight"] },
      places: [{ id: newId(), locationId: location.id, details: {} }],
    });
    const saying = { at: now, personId: null, source: null };
    await database.app.write(SYSTEM, async (tx) => {
      await directory.put(tx, "organisation", [organisation], saying);
      await directory.put(tx, "location", [location], saying);
      const others = Array.from({ length: 5 }, (_, at) => aService(organisation.id, { name: `Café ${at}` }));
      const later = { ...saying, at: new Date("2026-03-03T10:00:00Z") };
      await directory.put(
        tx,
        "service",
        [shelter, aService(organisation.id, { id: goneId, name: "Væk" })],
        saying,
      );
      await directory.put(tx, "service", others, later);
      await directory.markAbsent(tx, "service", [goneId], saying);
    });
    const log = {
      error: (what: string, details: object) => expect.fail(`${what} ${JSON.stringify(details)}`),
    };
    const config = { publicOrigin: "https://stafet.example" };
    api = createHsds({
      db: database.app,
      directory,
      clock: { now: () => now },
      log,
      config,
    } as unknown as Services);
  });
  afterAll(() => database.close());

  const ask = (path: string, headers: Record<string, string> = {}) => api.request(path, { headers });
  const page = async (path: string) => {
    const answer = await ask(path);
    expect(answer.status).toBe(200);
    return (await answer.json()) as { total_items: number; contents: Record<string, unknown>[] };
  };

  it("says what it is", async () => {
    expect(await (await ask("/")).json()).toEqual({
      version: "3.1",
      profile: expect.stringMatching(/^https:/),
      openapi_url: "https://stafet.example/hsds/openapi.json",
    });
    const document = await (await ask("/openapi.json")).json();
    expect(Object.keys(document.paths)).toContain("/service_at_locations/{id}");
  });

  it("lists by page, without what its source no longer has", async () => {
    const { contents, ...envelope } = await page("/services?per_page=4&page=2");
    expect(envelope).toEqual({
      ...{ total_items: 6, total_pages: 2, page_number: 2, size: 2 },
      ...{ first_page: false, last_page: true, empty: false },
    });
    expect(contents).toHaveLength(2);
    expect((await page("/services?page=9")).contents).toEqual([]);
    expect((await ask(`/services/${goneId}`)).status).toBe(404);
  });

  it.each([
    ["/services?taxonomy_term_id=TERM", 1],
    ["/services?modified_after=2026-03-03", 5],
    ["/services?modified_after=2026-03-03&taxonomy_term_id=TERM", 0],
    ["/services?search=herberg", 1],
    [`/services?organization_id=${newId()}`, 0],
    [`/services?taxonomy_id=${newId()}`, 0],
    ["/service_at_locations?postcode=2200&proximity=3000", 1],
    ["/service_at_locations?postcode=9990&proximity=3000", 0],
    ["/taxonomies", 1],
    ["/organizations", 1],
  ])("filters %s", async (path, total) => {
    const terms = await page("/taxonomy_terms?per_page=100");
    const term = terms.contents.find(({ code }) => code === "condition:dogs");
    expect((await page(path.replace("TERM", String(term?.id)))).total_items).toBe(total);
  });

  it("gives records that fit the standard, nested or plain, and never null", async () => {
    const service = await (await ask(`/services/${shelter.id}`)).json();
    expect(service.organization).toMatchObject({ id: organisationId });
    const [full] = (await page("/services?search=herberg&full=true")).contents;
    expect(full).toEqual(service);
    expect(fitsHsds("service", service)).toEqual([]);
    for (const one of (await page("/services")).contents) expect(fitsHsds("service", one)).toEqual([]);
    const organisation = await (await ask(`/organizations/${organisationId}`)).json();
    expect(fitsHsds("organization", organisation)).toEqual([]);
    expect(organisation.services).toHaveLength(6);
    const place = await (await ask(`/service_at_locations/${shelter.places[0]?.id}`)).json();
    expect(fitsHsds("service_at_location", place)).toEqual([]);
    for (const term of (await page("/taxonomy_terms")).contents)
      expect(fitsHsds("taxonomy_term", term)).toEqual([]);
    const { contents } = await page("/services?minimal=true&per_page=1");
    expect(Object.keys(contents[0] ?? {})).toEqual(["id", "modified_date"]);
  });

  it("streams all as lines", async () => {
    const answer = await ask("/services?format=ndjson&per_page=1");
    expect(answer.headers.get("Content-Type")).toBe("application/x-ndjson");
    const lines = (await answer.text()).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).name)).toHaveLength(6);
  });

  it("may be kept, and is not sent twice", async () => {
    const first = await ask("/services");
    expect(first.headers.get("Cache-Control")).toBe("public, max-age=300");
    const tag = first.headers.get("ETag") ?? "";
    expect((await ask("/services", { "If-None-Match": `W/${tag}` })).status).toBe(304);
    expect((await ask("/services?page=2", { "If-None-Match": tag })).status).toBe(200);
  });

  it.each([
    "/services?page=0",
    "/services?per_page=1000",
    "/services?modified_after=i%20g%C3%A5r",
    "/services?taxonomy_term_id=x",
    "/services/x",
    "/service_at_locations?postcode=1",
    "/organizations?format=xml",
  ])("refuses %s and says which field", async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(400);
    expect((await answer.json()).issues).toHaveLength(1);
  });
  it.each([
    `/services/${newId()}`,
    `/organizations/${newId()}`,
    `/service_at_locations/${newId()}`,
    "/nothing",
  ])("knows no %s", async (path) => {
    expect((await ask(path)).status).toBe(404);
  });
});
