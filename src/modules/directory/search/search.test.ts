import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createIdentity, SYSTEM } from "#modules/identity/index.ts";
import type { Tx } from "#platform/db.ts";
import { DOORS, putDoors } from "../../../../test/builders/doors.ts";
import { build } from "../../../../test/builders/house.ts";
import { describeOnBoth, type TestDatabase } from "../../../../test/db.ts";
import { createDirectory, type Directory, type SearchQuery, type SearchResult } from "../index.ts";

const now = new Date("2026-03-04T11:00:00Z");
describeOnBoth("search", (open) => {
  let database: TestDatabase;
  let directory: Directory;
  let doors: ReadonlyMap<string, string>;
  beforeAll(async () => {
    database = await open();
    directory = createDirectory({
      db: database.app,
      identity: createIdentity({ db: database.app }),
      secret: "a secret for trying things out",
    });
    doors = await build(database.app, (tx) => putDoors(directory, tx, DOORS, now));
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

  it("finds by any slip of the finger in a name, and by its words bent or put together", async () => {
    const words = fc.constantFrom(
      ...[
        "forsorgshjemmet",
        "natcafeen",
        "kaffestuen",
        "tandbussen",
        "rusmiddelcentret",
        "suppekøkkenet",
        "gadejuristen",
        "pårørendelinjen",
        "sårklinikken",
      ],
    );
    const bent = words.chain((word) =>
      fc
        .tuple(fc.integer({ min: 1, max: word.length - 2 }), fc.constantFrom("lose", "double", "swap"))
        .map(([at, how]) => {
          const [before, here, next, after] = [
            word.slice(0, at),
            word.charAt(at),
            word.charAt(at + 1),
            word.slice(at + 2),
          ];
          const wrong =
            how === "lose"
              ? before + next + after
              : how === "double"
                ? before + here + here + next + after
                : before + next + here + after;
          return { word, wrong };
        }),
    );
    await fc.assert(
      fc.asyncProperty(bent, async ({ word, wrong }) => {
        const found = await names({ words: wrong });
        expect(found.some((name) => name.toLowerCase().replace("é", "e").includes(word))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it("never throws for what is typed, and reads no operators in it", async () => {
    for (const words of [
      "'; drop table directory.searchable; --",
      "sove & !hund | (seng",
      "a <-> b:*A \\ 'x'",
      "herberg\u0000nordlys",
      "\u200b\u202e\u200f",
      '"""',
      "🐕 sove",
      "x".repeat(10_000),
      "sove ".repeat(2_000),
      "§kshelter",
      "\ud800",
    ])
      expect((await search({ words })).total).toBeGreaterThanOrEqual(0);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 80 }), async (words) => {
        expect((await search({ words })).page).toBe(1);
      }),
      { numRuns: 25 },
    );
  });

  it("says why", async () => {
    const { hits, understood } = await search({
      words: "herbærg med hund",
      person: { needs: ["sleepTonight"], conditions: ["couples"] },
    });
    expect(understood).toMatchObject({ conditions: ["dogs"], kinds: ["shelter"], corrected: [] });
    expect(hits[0]?.why).toEqual(
      expect.arrayContaining([
        { code: "kind", kind: "shelter", typed: "herbærg" },
        { code: "need", need: "sleepTonight", typed: null },
        { code: "condition", condition: "dogs", typed: "hund", state: "met" },
        { code: "condition", condition: "couples", typed: null, state: "lacking" },
      ]),
    );
    expect((await search({ words: "rusmidelcentret" })).understood.corrected).toEqual([
      { typed: "rusmidelcentret", taken: "rusmiddelcentret" },
    ]);
    expect((await search({ words: "xyzzyq herberg" })).understood.unknown).toEqual(["xyzzyq"]);
  });

  it("puts the doors that open for this person first, and hides none of the others", async () => {
    const man = await search({ filters: { kinds: ["shelter"] }, person: { gender: "man" } });
    const woman = await search({
      filters: { kinds: ["shelter"] },
      person: { gender: "woman" },
      words: "sove",
    });
    expect(man.hits.at(-1)?.name.da).toBe("Forsorgshjemmet Solsiden");
    expect(man.hits.at(-1)?.why).toContainEqual({ code: "gender", state: "notFor" });
    expect(woman.total).toBe(man.total);
    const near = await search({ filters: { kinds: ["shelter"] }, near: "4000" });
    expect(near.hits[0]?.name.da).toBe("Forsorgshjemmet Solsiden");
    expect(near.hits[0]?.distanceKm).toBeLessThan(1);
  });

  it("shows what is stale, never verified or gone as such, and the defunct only when asked", async () => {
    const standing = Object.fromEntries(
      (await search({ filters: { kinds: ["shelter"] } })).hits.map(({ name, freshness }) => [
        name.da,
        freshness,
      ]),
    );
    expect(standing).toEqual({
      "Herberget Nordlys": "fresh",
      "Forsorgshjemmet Solsiden": "fresh",
      "Værelset på Havnen": "unverified",
    });
    const later = new Date("2026-06-20T10:00:00Z");
    expect((await search({ words: "nordlys" }, later)).hits[0]?.freshness).toBe("stale");
    expect(await names({ filters: { kinds: ["shelter"], closedToo: true } })).toContain("Nedlagt Herberg");
  });

  it("knows what is open, now and tonight", async () => {
    expect(await names({ filters: { open: "now" } })).toEqual(["Kaffestuen"]);
    expect(await names({ filters: { open: "tonight" } })).toEqual(["Natcafeen Månen"]);
    const night = new Date("2026-03-05T01:40:00Z");
    expect(await names({ filters: { open: "now" } }, night)).toEqual(["Natcafeen Månen"]);
    const [hit] = (await search({ words: "kaffestuen" })).hits;
    expect(hit?.opening).toEqual({
      openNow: true,
      closesAt: new Date("2026-03-04T14:00:00Z"),
      opensAt: null,
    });
    expect((await search({ words: "tandbussen" })).hits[0]?.opening).toBeNull();
  });

  it("counts honestly: choosing a count gives just so many", async () => {
    for (const filters of [
      {},
      { kinds: ["shelter", "dental"] },
      { conditions: ["anonymous"] },
      { open: "tonight" },
    ] as const) {
      const { facets, total } = await search({ filters });
      for (const { code, count } of facets.kinds)
        expect((await search({ filters: { ...filters, kinds: [code] } })).total).toBe(count);
      for (const { code, count } of facets.needs)
        expect((await search({ filters: { ...filters, needs: [code] } })).total).toBe(count);
      const met: readonly string[] = "conditions" in filters ? filters.conditions : [];
      for (const { code, count } of facets.conditions)
        expect((await search({ filters: { ...filters, conditions: [...met, code] } })).total).toBe(count);
      for (const { code, count } of facets.languages)
        expect((await search({ filters: { ...filters, languages: [code] } })).total).toBe(count);
      expect((await search({ filters: { ...filters, open: "now" } })).total).toBe(facets.openNow);
      expect(total).toBeGreaterThan(0);
    }
  });

  it("leafs through everything once, in any order", async () => {
    const { total } = await search({});
    for (const order of ["fit", "name", "distance"] as const) {
      const pages = await Promise.all(
        [1, 2, 3, 4].map((page) => names({ order, page, size: 4, near: "4600" })),
      );
      expect(new Set(pages.flat()).size).toBe(total);
    }
    const inOrder = await names({ order: "name", size: 100 });
    expect(inOrder).toEqual([...inOrder].sort((a, b) => a.localeCompare(b, "da")));
    const far = await search({ page: 1e9, size: -3 });
    expect([far.hits.length, far.total]).toEqual([0, total]);
  });

  it("says what would find more, when there is nothing", async () => {
    const none = await search({
      words: "herberg",
      filters: { conditions: ["dogs", "wheelchair"], municipality: "0265" },
    });
    expect(none.total).toBe(0);
    const køge = await search({ words: "herberg", filters: { conditions: ["dogs", "womenOnly"] } });
    expect(køge.suggestions).toContainEqual({
      code: "without",
      filter: "conditions",
      value: "womenOnly",
      count: 1,
    });
    const dogs = await search({ words: "nordlys", filters: { municipality: "0265" } });
    expect(dogs.suggestions).toContainEqual(
      expect.objectContaining({ code: "neighbour", municipality: "0259", count: 1 }),
    );
  });

  it("follows every change: a new name, free places, what a source no longer has, and the days that pass", async () => {
    const id = doors.get("Samtalen") ?? "";
    const change = (work: (tx: Tx) => Promise<unknown>) => build(database.app, work);
    const kept = await database.app.read(SYSTEM, (db) => directory.records(db, "service", [id]));
    const record = kept.get(id)?.record;
    if (!record) throw new Error("No service");
    const saying = { at: now, personId: null, source: "test" };
    await change((tx) => directory.put(tx, "service", [{ ...record, name: "Lytterummet" }], saying));
    expect(await names({ words: "samtalen" })).not.toContain("Samtalen");
    expect(await names({ words: "lytterum" })).toEqual(["Lytterummet"]);
    await change((tx) => directory.markAbsent(tx, "service", [id], saying));
    expect((await search({ words: "lytterum" })).hits[0]?.freshness).toBe("absent");
    await change((tx) =>
      directory.putCapacity(tx, id, [{ unit: "bed", available: 2, maximum: 9 }], {
        at: now,
        personId: null,
        channel: "api",
      }),
    );
    expect((await search({ filters: { free: true } })).hits[0]?.capacity).toEqual({
      free: 2,
      total: 9,
      saidAt: now,
      state: "fresh",
    });
    expect((await search({ filters: { free: true } }, new Date("2026-03-05T11:00:00Z"))).total).toBe(0);
    const month = new Date("2026-04-20T11:00:00Z");
    expect(await names({ filters: { open: "now" } }, month)).toEqual([]);
    let done = 1;
    while (done > 0) done = await build(database.app, (tx) => directory.refreshDue(tx, month));
    expect(await names({ filters: { open: "now" } }, month)).toEqual(["Kaffestuen"]);
    await change((tx) => directory.put(tx, "service", [{ ...record, name: "Krogen" }], saying));
    const words = () =>
      database.owner("select form from directory.word where form in ('lytterummet', 'krogen')");
    expect(await words()).toHaveLength(2);
    expect(await change((tx) => directory.sweepWords(tx))).toBeGreaterThan(0);
    expect(await words()).toEqual([{ form: "krogen" }]);
  });
});
