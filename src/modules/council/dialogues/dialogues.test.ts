import { afterAll, beforeAll, expect, it } from "vitest";
import {
  aCouncilHouse,
  answers,
  KEEPERS,
  COUNCIL_NOW as now,
  SITTERS,
} from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

const refused = (code: string) => expect.objectContaining({ code });
/** The last moment of the day it closes, in Denmark, and the first of the next. */
const lastMoment = new Date("2026-03-10T22:59:59Z");
const after = new Date("2026-03-10T23:00:00Z");

describeOnEngine("written dialogue", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  const opened = async () => {
    const body = await house.aBody();
    const draft = { bodyId: body.id, title: "Måltal", question: "Hvilke?", closesOn: "2026-03-10" };
    return { ...body, draft, dialogueId: await house.council.openDialogue(house.cast.secretary, draft, now) };
  };

  it("is opened by whoever keeps the papers, written in by whoever sits, and read by nobody else", async () => {
    const { council, cast } = house;
    const { draft, dialogueId, slug } = await opened();
    expect(await answers(cast, (who) => council.openDialogue(who, draft, now))).toBe(KEEPERS);
    const write = (who: typeof cast.chair) => council.contribute(who, { dialogueId, words: "Ventetid" }, now);
    expect(await answers(cast, write)).toBe(SITTERS);
    const move = (who: typeof cast.chair) =>
      council
        .dialogue(slug, dialogueId, cast.chair, now)
        .then((d) =>
          council.moveClosing(who, { dialogueId, seen: d?.edition ?? 0, closesOn: "2026-03-10" }, now),
        );
    expect(await answers(cast, move)).toBe(KEEPERS);
    for (const who of [null, cast.guest, cast.elsewhere, cast.nobody]) {
      expect(await council.dialogue(slug, dialogueId, who, now)).toBeNull();
      expect((await council.dialogues(slug, who, now))?.dialogues).toEqual([]);
    }
    const seen = await council.dialogue(slug, dialogueId, cast.member, now);
    expect(seen?.contributions?.map(({ name, mine }) => [name.split(" ")[0], mine])).toEqual([
      ["lead", false],
      ["secretary", false],
      ["chair", false],
      ["member", true],
    ]);
    await expect(council.contribute(null, { dialogueId, words: "x" }, now)).rejects.toEqual(
      refused("forbidden"),
    );
  });

  it("closes by itself when its day is over, and is summed up then, not before", async () => {
    const { council, cast } = house;
    const { dialogueId, slug } = await opened();
    await council.contribute(cast.member, { dialogueId, words: "Til det sidste" }, lastMoment);
    await expect(council.contribute(cast.member, { dialogueId, words: "For sent" }, after)).rejects.toEqual(
      refused("dialogueClosed"),
    );
    const sumUp = (who: typeof cast.chair, at: Date) =>
      council
        .dialogue(slug, dialogueId, cast.chair, at)
        .then((d) => council.sumUp(who, { dialogueId, seen: d?.edition ?? 0, summary: "Enighed" }, at));
    await expect(sumUp(cast.chair, lastMoment)).rejects.toEqual(refused("dialogueOpen"));
    await expect(
      council.showDialogue(cast.chair, { dialogueId, seen: 1, shown: true }, after),
    ).rejects.toEqual(refused("notSummedUp"));
    expect(await answers(cast, (who) => sumUp(who, after))).toBe(KEEPERS);
    await expect(
      council.moveClosing(cast.chair, { dialogueId, seen: 4, closesOn: "2026-04-01" }, after),
    ).rejects.toEqual(refused("dialogueClosed"));
  });

  it("shows everybody the summary when it is published, and never who wrote what", async () => {
    const { council, cast } = house;
    const { dialogueId, slug } = await opened();
    await council.contribute(cast.member, { dialogueId, words: "Hemmelige ord" }, now);
    await council.sumUp(cast.chair, { dialogueId, seen: 1, summary: "Enighed" }, after);
    expect(await council.dialogue(slug, dialogueId, null, after)).toBeNull();
    let seen = 2;
    expect(
      await answers(cast, (who) =>
        council.showDialogue(who, { dialogueId, seen, shown: true }, after).then(() => {
          seen += 1;
        }),
      ),
    ).toBe(KEEPERS);
    const shown = await council.dialogue(slug, dialogueId, null, after);
    expect(shown).toMatchObject({ summary: "Enighed", state: "published", contributions: null });
    expect(JSON.stringify([shown, await council.dialogues(slug, null, after)])).not.toMatch(
      /Hemmelige|member i/,
    );
    await expect(council.sumUp(cast.chair, { dialogueId, seen, summary: "Andet" }, after)).rejects.toEqual(
      refused("alreadyPublished"),
    );
    await council.showDialogue(cast.chair, { dialogueId, seen, shown: false }, after);
    expect(await council.dialogue(slug, dialogueId, null, after)).toBeNull();
  });

  it("is about a topic of its own body, and of a body that is there", async () => {
    const { council, cast } = house;
    const { id: bodyId, draft } = await opened();
    const { id: elsewhere } = await house.aBody();
    const topicOf = (body: string) =>
      council.suggestTopic(cast.remit, { bodyId: body, title: "Natten", fromWhom: "Broen" }, now);
    const open = (topicId: string) => council.openDialogue(cast.remit, { ...draft, topicId }, now);
    await open(await topicOf(bodyId));
    await expect(topicOf(elsewhere).then(open)).rejects.toEqual(refused("notFound"));
    const nowhere = { ...draft, bodyId: "01890000-0000-7000-8000-000000000001" };
    await expect(council.openDialogue(cast.remit, nowhere, now)).rejects.toEqual(refused("unknownBody"));
  });

  it("keeps what was written as it was written; one's own is taken back and leaves that it was there", async () => {
    const { council, cast } = house;
    const { dialogueId, slug } = await opened();
    const contributionId = await council.contribute(cast.member, { dialogueId, words: "Fortrudt" }, now);
    await expect(
      council.contribute(cast.member, { dialogueId, words: "Nummer 010180-1238" }, now),
    ).rejects.toEqual(refused("invalidInput"));
    expect(await answers(cast, (who) => council.withdrawContribution(who, { contributionId }, now))).toBe(
      "forbidden forbidden forbidden ok forbidden forbidden forbidden",
    );
    const [left] = (await council.dialogue(slug, dialogueId, cast.chair, now))?.contributions ?? [];
    expect(left).toMatchObject({ words: null, withdrawnAt: now });
    expect((await council.dialogues(slug, cast.chair, now))?.dialogues[0]?.contributions).toBe(0);
    await expect(database.appSql("update council.contribution set words = 'x'")).rejects.toThrow(
      /permission denied/,
    );
    await expect(database.appSql("delete from council.contribution")).rejects.toThrow(/permission denied/);
  });
});
