import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SYSTEM } from "#modules/identity/index.ts";
import {
  aCouncilHouse,
  answers,
  KEEPERS,
  COUNCIL_NOW as now,
  SITTERS,
} from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

const letter = () => ({ subject: "", text: "", calendar: "" });
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

  describe("about an item of an agenda", () => {
    /** Another body meets together with it; the cast sits in the one that presides. */
    async function aboutAnItem(open: boolean) {
      const { council, cast } = house;
      const body = await house.aBody();
      const guestBody = await house.aBody();
      const meetingId = await council.planMeeting(
        cast.secretary,
        { bodyId: body.id, day: "2026-04-16", start: "15:00", joint: [guestBody.id] },
        now,
      );
      const itemId = await council.addItem(
        cast.secretary,
        { meetingId, title: "Natten", open, closedBecause: open ? "" : "Personsag" },
        now,
      );
      const draft = {
        bodyId: body.id,
        title: "Før mødet",
        question: "Hvad mener I?",
        closesOn: "2026-03-10",
      };
      const dialogueId = await council.openDialogue(cast.secretary, { ...draft, itemId }, now);
      const call = () => council.callMeeting(cast.secretary, { meetingId, seen: 0 }, letter, now);
      const file = () => council.meetingFile(cast.secretary, body.slug, "2026-04-16-1500", now);
      const edit = async (isOpen: boolean) => {
        const item = (await file()).items.find(({ id }) => id === itemId);
        const head = { title: "Natten", open: isOpen, closedBecause: isOpen ? "" : "Personsag" };
        await council.editItem(cast.secretary, { meetingId, itemId, seen: item?.version ?? 0, ...head }, now);
      };
      const shown = () => council.dialoguesShown(body.slug, "2026-04-16-1500");
      return { ...body, guestBody, meetingId, itemId, draft, dialogueId, call, file, edit, shown };
    }
    const summedUp = async (dialogueId: string) => {
      await house.council.sumUp(house.cast.chair, { dialogueId, seen: 1, summary: "Vi er enige" }, after);
    };

    it("is opened by whoever keeps the papers of the body whose item it is, on an agenda it stands on", async () => {
      const { council, cast } = house;
      const { draft, itemId, meetingId } = await aboutAnItem(true);
      const open = (who: typeof cast.chair) => council.openDialogue(who, { ...draft, itemId }, now);
      expect(await answers(cast, open)).toBe(KEEPERS);
      const { id: elsewhere } = await house.aBody();
      await expect(
        council.openDialogue(cast.remit, { ...draft, bodyId: elsewhere, itemId }, now),
      ).rejects.toEqual(refused("notFound"));
      await council.takeItemOff(cast.secretary, { meetingId, itemId }, now);
      await expect(open(cast.chair)).rejects.toEqual(refused("notFound"));
    });

    it("is written in and read by whoever sits in a body that meets there, and by no guest", async () => {
      const { council, cast } = house;
      const { dialogueId, slug, guestBody, meetingId, id } = await aboutAnItem(false);
      const plan = { id: meetingId, bodyId: id, joint: [{ id: guestBody.id, name: "" }] };
      await house.seat(guestBody.id, "Fra det andet råd", "member", cast.elsewhere);
      const write = (who: typeof cast.chair) => council.contribute(who, { dialogueId, words: "Ja" }, now);
      expect(await answers(cast, write)).toBe("ok ok ok ok forbidden ok forbidden");
      expect(await answers(cast, (who) => council.dialoguesAt(who, plan, now))).toBe(
        "ok ok ok ok forbidden ok forbidden",
      );
      const seen = await council.dialogue(slug, dialogueId, cast.elsewhere, now);
      expect(seen?.contributions?.at(-1)).toMatchObject({ name: "Fra det andet råd", mine: true });
      expect(seen).toMatchObject({ keeps: false, sits: false, item: { title: "Natten", open: false } });
      expect((await council.dialogues(slug, cast.elsewhere, now))?.dialogues).toHaveLength(1);
      for (const who of [null, cast.guest, cast.nobody]) {
        expect(await council.dialogue(slug, dialogueId, who, now)).toBeNull();
        expect((await council.dialogues(slug, who, now))?.dialogues).toEqual([]);
      }
    });

    it("is never public where the item is closed, and comes down when the item is closed", async () => {
      const { council, cast } = house;
      const closed = await aboutAnItem(false);
      await summedUp(closed.dialogueId);
      const show = (dialogueId: string, seen: number) =>
        council.showDialogue(cast.chair, { dialogueId, seen, shown: true }, after);
      await expect(show(closed.dialogueId, 2)).rejects.toEqual(refused("aboutClosedItem"));
      const { dialogueId, slug, edit, call, shown } = await aboutAnItem(true);
      await summedUp(dialogueId);
      await show(dialogueId, 2);
      expect(await shown()).toEqual([]);
      expect((await council.dialogue(slug, dialogueId, null, after))?.item).toBeNull();
      await call();
      expect(await shown()).toEqual([{ id: dialogueId, title: "Før mødet", place: 1 }]);
      expect((await council.dialogue(slug, dialogueId, null, after))?.item).toMatchObject({
        ...{ place: 1, title: "Natten", open: true },
      });
      await edit(false);
      expect(await council.dialogue(slug, dialogueId, null, after)).toBeNull();
      expect([await shown(), (await council.dialogues(slug, null, after))?.dialogues]).toEqual([[], []]);
      await edit(true);
      expect(await council.dialogue(slug, dialogueId, null, after)).toBeNull();
      await show(dialogueId, 4);
    });

    it("is kept from the public by the database itself", async () => {
      const { dialogueId } = await aboutAnItem(false);
      await summedUp(dialogueId);
      await expect(
        database.app.write(SYSTEM, (tx) =>
          sql`update council.dialogue set published_at = now() where id = ${dialogueId}`.execute(tx),
        ),
      ).rejects.toMatchObject({ constraint: "closed_item_shows_no_dialogue" });
    });

    it("has its summary put into what the item says, once, after what stands there", async () => {
      const { council, cast } = house;
      const { dialogueId, meetingId, itemId, file } = await aboutAnItem(false);
      const take = (who: typeof cast.chair, seen: number) =>
        council.takeSummary(who, { dialogueId, seen }, after);
      await expect(take(cast.chair, 1)).rejects.toEqual(refused("notSummedUp"));
      await summedUp(dialogueId);
      await expect(take(cast.chair, 1)).rejects.toEqual(refused("editedMeanwhile"));
      const part = { meetingId, itemId, section: "casePresentation" as const, words: "Sagen er" };
      await council.saveText(cast.secretary, { ...part, seen: 0, writer: dialogueId }, after);
      expect(await answers(cast, (who) => take(who, 2))).toBe(KEEPERS);
      const { items, plan } = await file();
      expect(items[0]?.texts.casePresentation).toEqual({ words: "Sagen er\n\nVi er enige", version: 2 });
      const [line] = await council.dialoguesAt(cast.member, plan, after);
      expect(line).toMatchObject({ taken: true, summary: "Vi er enige", state: "summedUp" });
      await council.cancelMeeting(cast.secretary, { meetingId, seen: 0, why: "Sne" }, letter, after);
      await expect(take(cast.chair, 2)).rejects.toEqual(refused("meetingMovedOn"));
    });
  });
});
