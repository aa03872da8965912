import { afterAll, beforeAll, expect, it } from "vitest";
import { aCouncilHouse, answers, KEEPERS, COUNCIL_NOW as now } from "../../../../test/builders/council.ts";
import { recommending } from "../../../../test/builders/recommendations.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

const refused = (code: string) => expect.objectContaining({ code });

describeOnEngine("a recommendation and the stories it rests on", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  it("shows them while anybody may read them, and never one that is withdrawn, of another council, or a draft", async () => {
    const { council, cast } = house;
    const { adopted, shown } = recommending(house);
    const { body, id: recommendationId } = await adopted();
    const give = (bodyId: string) =>
      council.giveStory(
        cast.member,
        {
          ...{ bodyId, heading: "Døren var låst", words: "Ingen åbnede, da de bankede på om natten." },
          ...{ about: "general" as const, themes: [], onBehalfOf: "Broen", consent: null },
        },
        now,
      );
    const storyId = await give(body.id);
    const rest = (who: typeof cast.chair) => council.restOnStory(who, { recommendationId, storyId }, now);
    await expect(rest(cast.chair)).rejects.toEqual(refused("storyNotPublic"));
    await council.askApproval(cast.member, { storyId, seen: 1 }, now);
    await council.approveStory(cast.chair, { storyId, seen: 2 }, now);
    expect(await answers(cast, rest)).toBe(KEEPERS);
    expect((await shown(body)).stories.map(({ heading }) => heading)).toEqual(["Døren var låst"]);
    expect(await council.illustratedBy(storyId)).toMatchObject([{ slug: body.slug, key: "2026-1" }]);

    const { id: elsewhere } = await adopted();
    const other = { recommendationId: elsewhere, storyId };
    await expect(council.restOnStory(null, other, now)).rejects.toEqual(refused("storyNotPublic"));

    const again = (who: typeof cast.chair) => council.restNoMore(who, { recommendationId, storyId }, now);
    expect(await answers(cast, again)).toBe(KEEPERS);
    expect((await shown(body)).stories).toEqual([]);
    await rest(cast.chair);
    await council.withdrawStory(cast.chair, { storyId, for: "person" }, now);
    expect((await shown(body)).stories).toEqual([]);
  });
});
