import { afterAll, beforeAll, expect, it } from "vitest";
import { aCouncilHouse, answers, KEEPERS, COUNCIL_NOW as now } from "../../../../test/builders/council.ts";
import { today } from "../../../../test/builders/recommendations.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

const refused = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

describeOnEngine("a document of recommendations", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  const one = (number: number, text = `Rådet anbefaler nummer ${number}.`) => ({
    ...{ number, text, elaboration: ["Et punkt.", "– Et punkt i punktet."] },
  });
  const source = (text: string) => ({ name: "anbefalinger.txt", text, report: { flags: [], stories: 0 } });
  const doc = (body: string, more: object = {}) => ({
    ...{ body, period: "2022-2025", title: "Anbefalinger 2022-2025", date: "2025-09-15" },
    ...{ recommendations: [one(1), one(2)] },
    ...more,
  });
  const taken = (...ways: string[]) => ways.map((way, i) => ({ number: i + 1, taken: way }));

  it("keep no word of the document but what becomes a recommendation: a story in it may be withdrawn", async () => {
    const { slug } = await house.aBody();
    const text = "Anbefaling 1\nVarme\n\nSå kom sølvmærket ind om natten.";
    await house.council.takeInRecommendations(null, doc(slug), source(text), now);
    const tables = await database.owner(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'council'",
    );
    for (const { name } of tables)
      expect(
        await database.owner(`select 1 from ${String(name)} t where t::text ilike '%sølvmærket%' limit 1`),
        String(name),
      ).toEqual([]);
  });

  it("is taken in once, as drafts; another with the same numbers is new editions of them", async () => {
    const { council, aBody, cast } = house;
    const { slug } = await aBody();
    const take = (text: string, more: object = {}) =>
      council.takeInRecommendations(null, doc(slug, more), source(text), now);
    expect(await take("a")).toEqual({ known: false, numbers: taken("new", "new") });
    expect(await take("a")).toEqual({ known: true, numbers: [] });
    expect((await council.recommendations(slug, null, now))?.recommendations).toEqual([]);
    const drafts = await council.recommendations(slug, cast.member, now);
    expect(drafts?.recommendations).toMatchObject([
      { key: "2022-2025-1", state: "draft", edition: 1, content: { elaboration: one(1).elaboration } },
      { key: "2022-2025-2", state: "draft", edition: 1 },
    ]);
    const [first] = drafts?.recommendations ?? [];
    const kept = { evidence: { kind: "source" as const, title: "En bog" } };
    await council.addEvidence(null, { recommendationId: first?.id ?? "", seen: 1, ...kept }, now);
    await council.adoptRecommendation(
      null,
      { recommendationId: drafts?.recommendations[1]?.id ?? "", seen: 1, on: today, words: "Mødet" },
      now,
    );
    const again = { recommendations: [one(1, "Rådet anbefaler en anden."), one(2, "Andet"), one(3)] };
    expect(await take("b", again)).toEqual({ known: false, numbers: taken("changed", "standing", "new") });
    expect((await council.recommendations(slug, cast.member, now))?.recommendations).toMatchObject([
      { content: { text: "Rådet anbefaler en anden.", evidence: [{ title: "En bog" }] }, edition: 3 },
      { content: { text: "Rådet anbefaler nummer 2." }, state: "adopted" },
      { number: 3 },
    ]);
  });

  it("is adopted on its own day where the council says so, and then everybody sees it", async () => {
    const { council, aBody } = house;
    const { slug } = await aBody();
    await council.takeInRecommendations(null, doc(slug, { adopted: true }), source("c"), now);
    expect((await council.recommendations(slug, null, now))?.recommendations).toMatchObject([
      { state: "adopted", adopted: { on: "2025-09-15", words: "Anbefalinger 2022-2025" } },
      { number: 2, standing: "adopted" },
    ]);
    const { editions } = (await council.recommendation(slug, "2022-2025-1", null, now)) ?? {};
    expect(editions).toMatchObject([{ did: "adopted", on: "2025-09-15" }]);
  });

  it("is taken in whole or not at all, by whoever keeps the council's papers", async () => {
    const { council, aBody, cast } = house;
    const { slug } = await aBody();
    const take = (more: object, text = "d") =>
      council.takeInRecommendations(null, doc(slug, more), source(text), now);
    await expect(take({ recommendations: [one(1), one(1)] })).rejects.toEqual(
      refused("sameNumberTwice", { number: 1 }),
    );
    await expect(take({ date: null, adopted: true })).rejects.toEqual(refused("documentHasNoDay"));
    await expect(take({ date: "2031-01-01", adopted: true })).rejects.toEqual(refused("dayNotReached"));
    await expect(take({ recommendations: [one(1, "Til 010203-1234")] })).rejects.toEqual(
      refused("invalidInput"),
    );
    await expect(council.takeInRecommendations(null, doc("findes-ikke"), source("d"), now)).rejects.toEqual(
      refused("unknownBody"),
    );
    expect((await council.recommendations(slug, cast.chair, now))?.recommendations).toEqual([]);
    let n = 0;
    const each = (who: typeof cast.chair) =>
      council.takeInRecommendations(who, doc(slug), source(`e${++n}`), now);
    expect(await answers(cast, each)).toBe(KEEPERS);
  });
});
