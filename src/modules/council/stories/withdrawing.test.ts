import { afterAll, beforeAll, expect, it } from "vitest";
import { hours, plus } from "#kernel/time.ts";
import { COUNCIL_NOW as now } from "../../../../test/builders/council.ts";
import { aStoryHouse, CONSENT as consent, PLAIN } from "../../../../test/builders/stories.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

const refused = (code: string) => expect.objectContaining({ code });

describeOnEngine("stories that change or are taken back", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aStoryHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aStoryHouse(database);
  });
  afterAll(() => database.close());

  const given = (...draft: Parameters<typeof house.given>) => house.given(...draft);
  const versionOf = (storyId: string) => house.versionOf(storyId);
  const steps = (storyId: string) => house.steps(storyId);
  const holding = (word: string) => house.holding(word);

  it("are called what the public edition is called until a correction is approved by somebody else", async () => {
    const { body, storyId } = await given();
    const { council, cast } = house;
    await steps(storyId).ask();
    await steps(storyId).approve();
    const shown = async () => {
      const { about, themes } = (await council.story(body.slug, storyId, now))?.story ?? {};
      return { about, themes };
    };
    const before = await shown();
    expect(before.about).toBe("person");
    const seen = () => versionOf(storyId);
    await council.correctStory(cast.secretary, { storyId, seen: await seen() }, now);
    const after = { about: "general" as const, themes: ["home" as const] };
    await council.editStory(
      cast.secretary,
      { storyId, seen: await seen(), heading: "Natten", words: "Der var lukket.", ...after },
      now,
    );
    expect(await shown()).toEqual(before);
    expect(await council.storyDesk(cast.secretary, body.slug, storyId, now)).toMatchObject(after);
    const why = "Skrevet om: mange har oplevet det";
    await council.sayGeneral(cast.secretary, { storyId, seen: await seen(), why }, now);
    await steps(storyId).ask();
    expect(await shown()).toEqual(before);
    await steps(storyId).approve();
    expect(await shown()).toEqual(after);
  });

  it("that were somebody's are nobody's only when whoever keeps the papers says why, however they now read, and somebody new has read them", async () => {
    const { council, cast } = house;
    const many = { heading: "Natten", words: "Mange sendes hjem om natten.", about: "general" as const };
    const published = async () => {
      const made = await given();
      await steps(made.storyId).ask();
      await steps(made.storyId).approve(cast.secretary);
      await council.correctStory(
        cast.member,
        { storyId: made.storyId, seen: await versionOf(made.storyId) },
        now,
      );
      return made;
    };
    for (const { body, storyId } of [await published(), await given()]) {
      const edit = async (draft: Partial<Parameters<typeof council.editStory>[1]> = {}) =>
        council.editStory(cast.member, { storyId, seen: await versionOf(storyId), ...many, ...draft }, now);
      const asked = () => expect(steps(storyId).ask());
      await edit();
      await asked().rejects.toEqual(refused("sayWhyGeneral"));
      expect((await council.storyDesk(cast.member, body.slug, storyId, now)).draft).toMatchObject({
        signs: [],
        unsaid: true,
      });
      // Not written away by saving once more, nor by settling what is pointed out.
      await edit({ words: `${many.words} Så kom Zehra.` });
      await council.settleFindings(
        cast.member,
        {
          storyId,
          seen: await versionOf(storyId),
          settled: [{ kind: "name", words: "Zehra", instead: "flere" }],
        },
        now,
      );
      await asked().rejects.toEqual(refused("sayWhyGeneral"));
      // Somebody's again, it is.
      await edit({ about: "person" });
      await asked().resolves.toBeUndefined();
      await edit();
      const say = { storyId, seen: await versionOf(storyId), why: "Mange har oplevet det" };
      await expect(council.sayGeneral(cast.member, say, now)).rejects.toEqual(refused("forbidden"));
      await council.sayGeneral(cast.chair, say, now);
      await asked().resolves.toBeUndefined();
      await expect(steps(storyId).approve(cast.chair)).rejects.toEqual(refused("sameEyes"));
      await steps(storyId).approve(cast.secretary);
      expect((await council.story(body.slug, storyId, now))?.story.about).toBe("general");
    }
  });

  it("disappear with every word when they are withdrawn, from all that anybody may read or search", async () => {
    const { body, storyId } = await given({
      heading: "Sølvmærke i natten",
      words: `${PLAIN} Det var et sølvmærke.`,
      consent: { ...consent, words: "ja sølvmærke" },
    });
    const { ask, approve, edit } = steps(storyId);
    await ask();
    await house.council.sendBack(
      house.cast.chair,
      { storyId, seen: await versionOf(storyId), why: "Skriv sølvmærke om" },
      now,
    );
    await edit(`${PLAIN} Der stod sølvmærke.`);
    await ask();
    await approve();
    await house.council.correctStory(house.cast.member, { storyId, seen: await versionOf(storyId) }, now);
    await edit(`${PLAIN} Der stod sølvmærke to gange.`);
    await ask();
    expect(await approve()).toBe(2);
    expect(await holding("sølvmærke")).toEqual(
      expect.arrayContaining([
        "council.public_part.words",
        "council.story.consent_words",
        "council.story_edition.words",
        "council.story_step.why",
      ]),
    );
    expect((await house.council.publishedStories([storyId], now)).length).toBe(1);
    await expect(
      house.council.withdrawStory(house.cast.guest, { storyId, for: "person" }, now),
    ).rejects.toEqual(refused("forbidden"));
    await house.council.withdrawStory(house.cast.member, { storyId, for: "person" }, now);
    expect(await holding("sølvmærke")).toEqual([]);
    expect(await house.council.publishedStories([storyId], now)).toEqual([]);
    expect(await house.council.story(body.slug, storyId, now)).toBeNull();
    expect((await house.council.stories(body.slug, null, now))?.stories).toEqual([]);
    const desk = await house.council.storyDesk(house.cast.secretary, body.slug, storyId, now);
    expect(desk).toMatchObject({ state: "withdrawn", withdrawnFor: "person", draft: null, shown: null });
    expect(JSON.stringify(desk).toLowerCase()).not.toContain("sølvmærke");
    // For good, whoever asks, and whatever the application does.
    await expect(edit(PLAIN)).rejects.toEqual(refused("storyWithdrawn"));
    await expect(
      database.app.plain("update council.story set withdrawn_at = null, withdrawn_for = null where id = $1", [
        storyId,
      ]),
    ).rejects.toThrow(/stays so/);
    await expect(
      database.app.plain("update council.story_edition set words = 'x' where story_id = $1", [storyId]),
    ).rejects.toThrow(/permission/);
    await house.council.withdrawStory(house.cast.member, { storyId, for: "person" }, now);
  });

  it("stay where they are public while a correction is written, and change with the next edition", async () => {
    const { body, storyId } = await given();
    const { ask, approve, edit } = steps(storyId);
    await ask();
    await approve();
    await house.council.correctStory(house.cast.secretary, { storyId, seen: await versionOf(storyId) }, now);
    await edit("Noget andet skete.");
    expect((await house.council.story(body.slug, storyId, now))?.story).toMatchObject({
      words: PLAIN,
      edition: 1,
    });
    await ask();
    await approve();
    expect((await house.council.story(body.slug, storyId, now))?.story).toMatchObject({
      words: "Noget andet skete.",
      edition: 2,
    });
  });

  it("are withdrawn when the person's yes runs out, and are not shown from that day on, clock or not", async () => {
    const { body, storyId } = await given({ consent: { ...consent, until: "2026-03-10" } });
    await steps(storyId).ask();
    await steps(storyId).approve();
    const later = plus(now, hours(24 * 9));
    const everywhere = async (at: Date) => [
      await house.council.story(body.slug, storyId, at),
      ...(await house.council.publicLines({ bodyId: body.id }, 10, at)),
      ...((await house.council.searchSite(PLAIN, { bodyId: body.id }, 1, at))?.hits ?? []),
    ];
    const before = await everywhere(plus(now, hours(24 * 8)));
    expect(before).toHaveLength(3);
    expect(before[0]).not.toBeNull();
    expect(await everywhere(later)).toEqual([null]);
    expect(await house.council.lapseStories(now, new Date(0))).toBe(0);
    expect(await house.council.lapseStories(later, new Date(0))).toBe(1);
    expect(await house.council.storyDesk(house.cast.secretary, body.slug, storyId, later)).toMatchObject({
      state: "withdrawn",
      withdrawnFor: "lapsed",
    });
  });

  it("that nobody went on with are erased; those that are public, and those somebody works on, are not", async () => {
    const [old, fresh, open] = [await given(), await given(), await given()];
    await steps(open.storyId).ask();
    await steps(open.storyId).approve();
    const later = plus(now, hours(24 * 200));
    const seen = await versionOf(fresh.storyId);
    await house.council.editStory(
      house.cast.secretary,
      { storyId: fresh.storyId, seen, heading: "x", words: PLAIN, about: "person" },
      later,
    );
    await database.owner(
      `update council.story_step set at = now() where story_id not in ('${old.storyId}', '${fresh.storyId}', '${open.storyId}')`,
    );
    expect(await house.council.lapseStories(later, plus(later, -hours(24 * 180)))).toBe(1);
    const states = await database.owner(
      `select withdrawn_for as for, draft is null as gone from council.story
        where id in ('${old.storyId}', '${fresh.storyId}', '${open.storyId}') order by withdrawn_for, draft`,
    );
    expect(states).toEqual([
      { for: "lapsed", gone: true },
      { for: null, gone: false },
      { for: null, gone: true },
    ]);
  });

  it("that were sealed with another secret are shown as such, and can be withdrawn", async () => {
    const { body, storyId } = await given();
    const { createDraftSeal } = await import("./sealing.ts");
    const foreign = createDraftSeal("another secret").seal({ heading: "x", words: "y", kept: [] });
    await database.owner(`update council.story set draft = '${foreign}' where id = '${storyId}'`);
    const look = () => house.council.storyDesk(house.cast.member, body.slug, storyId, now);
    expect(await look()).toMatchObject({ unreadable: true, draft: null, state: "draft" });
    expect((await house.council.storyList(house.cast.member, body.slug, now)).lines).toMatchObject([
      { heading: null },
    ]);
    await expect(steps(storyId).edit(PLAIN)).rejects.toEqual(refused("draftUnreadable"));
    await house.council.withdrawStory(house.cast.member, { storyId, for: "association" }, now);
    expect(await look()).toMatchObject({ state: "withdrawn", unreadable: false });
  });
});
