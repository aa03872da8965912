import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { calendarDay } from "#kernel/time.ts";
import { aCouncilHouse, COUNCIL_NOW as now } from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

const refused = (code: string) => expect.objectContaining({ code });
const DAY = calendarDay("2026-03-19");
const KEY = "2026-03-19-1500";
const letter = () => ({ subject: "Møde", text: "Dagsorden", calendar: "" });

describeOnEngine("what everybody reads of a meeting made here", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  /** A meeting of a new body with an open item and a closed one. */
  async function aMeeting() {
    const { council, cast, aBody } = house;
    const body = await aBody();
    const meetingId = await council.planMeeting(
      cast.secretary,
      { bodyId: body.id, day: DAY, start: "15:00" },
      now,
    );
    const add = (title: string, closedBecause = "") =>
      council.addItem(cast.secretary, { meetingId, title, open: closedBecause === "", closedBecause }, now);
    const heat = await add("Varmen");
    const secret = await add("Valg af en person", "Personsag");
    const file = () => council.meetingFile(cast.secretary, body.slug, KEY, now);
    const write = (itemId: string, words: string, seen = 0) =>
      council.saveText(
        cast.secretary,
        { meetingId, itemId, section: "decision", words, seen, writer: newId() },
        now,
      );
    return { body, meetingId, heat, secret, file, write };
  }

  it("closes an item that was open by mistake, also after it was public: gone at once from all that everybody reads, and from the minutes with the correction", async () => {
    const { council, cast } = house;
    const { body, meetingId, heat, write, file } = await aMeeting();
    await council.callMeeting(cast.secretary, { meetingId, seen: 0 }, letter, now);
    await council.beginMeeting(cast.secretary, meetingId, now);
    await write(heat, "Varmen tændes.");
    const dissent = "{name}:";
    const seen = async () => (await file()).plan.edition;
    await council.finishMinutes(cast.secretary, { meetingId, seen: 0, dissent }, now);
    await council.sendForApproval(cast.secretary, { meetingId, seen: 1 }, now);
    await council.approveMinutes(cast.secretary, { meetingId, seen: 2 }, now);
    await council.publish(cast.secretary, { meetingId, seen: 3, leavingOut: [2] }, now);
    const head = async (open: boolean) =>
      council.editItem(
        cast.secretary,
        {
          ...{ meetingId, itemId: heat, title: "Varmen", open, closedBecause: open ? "" : "Personsag" },
          seen: (await file()).items[0]?.version ?? 0,
        },
        now,
      );
    const shown = async () =>
      JSON.stringify([
        await council.minutes(body.slug, KEY),
        await council.agenda(body.slug, KEY),
        (await council.searchSite("varmen", { bodyId: body.id }, 1, now))?.hits,
        await council.publicLines({ bodyId: body.id }, 10, now),
      ]);
    const correcting = async () => (await council.minutes(body.slug, KEY))?.correcting;
    expect(await shown()).toContain("Varmen tændes.");
    expect(await correcting()).toBe(false);
    await head(false);
    // Gone at once, and it is said that the minutes are being corrected; made anew from what is kept, the search finds no more.
    expect(await shown()).not.toContain("Varmen");
    expect(await correcting()).toBe(true);
    expect((await council.minutes(body.slug, KEY))?.items).toEqual([
      { number: 1, open: false },
      { number: 2, open: false },
    ]);
    await council.rebuildSite(null, now);
    expect(await shown()).not.toContain("Varmen");
    const why = "Punktet skulle have været lukket";
    await council.correctMinutes(cast.secretary, { meetingId, seen: await seen(), why, dissent }, now);
    expect(await shown()).not.toContain("Varmen");
    expect(await correcting()).toBe(false);
    await expect(head(true)).rejects.toEqual(refused("alreadyPublished"));
    await council.takeDown(cast.secretary, { meetingId, seen: await seen(), why }, now);
    // The agenda everybody reads again has it closed, too.
    expect(await council.agenda(body.slug, KEY)).not.toBeNull();
    expect(await shown()).not.toContain("Varmen");
    await head(true);
  });

  it("publishes nothing of an item closed after its minutes were written, until they are corrected", async () => {
    const { council, cast } = house;
    const { body, meetingId, heat, write, file } = await aMeeting();
    await council.beginMeeting(cast.secretary, meetingId, now);
    await write(heat, "Varmen tændes.");
    const dissent = "{name}:";
    const seen = async () => (await file()).plan.edition;
    await council.finishMinutes(cast.secretary, { meetingId, seen: 0, dissent }, now);
    await council.sendForApproval(cast.secretary, { meetingId, seen: 1 }, now);
    await council.approveMinutes(cast.secretary, { meetingId, seen: 2 }, now);
    const publish = async (leavingOut: number[]) =>
      council.publish(cast.secretary, { meetingId, seen: await seen(), leavingOut }, now);
    const shut = { meetingId, itemId: heat, title: "Varmen", open: false, closedBecause: "Personsag" };
    await council.editItem(cast.secretary, { ...shut, seen: 1 }, now);
    const since = expect.objectContaining({ code: "closedSince", details: { items: [1] } });
    await expect(publish([2])).rejects.toEqual(since);
    expect(await council.minutes(body.slug, KEY)).toBeNull();
    const why = "Punktet skulle have været lukket";
    await council.correctMinutes(cast.secretary, { meetingId, seen: await seen(), why, dissent }, now);
    await publish([1, 2]);
    expect(JSON.stringify(await council.minutes(body.slug, KEY))).not.toContain("Varmen");
  });

  it("leads to no citizen: neither by an annex nor by where it is held", async () => {
    const { council, cast } = house;
    const { body, meetingId, heat } = await aMeeting();
    const link = "https://stafet.example/forloeb/0190a1b2-0000-7000-8000-000000000001";
    const invalid = expect.objectContaining({
      details: { issues: [{ field: "link", code: "noCitizenHere" }] },
    });
    await expect(
      council.addAnnex(cast.secretary, { meetingId, itemId: heat, title: "Bilag", link }, now),
    ).rejects.toEqual(invalid);
    await expect(
      council.planMeeting(cast.secretary, { bodyId: body.id, day: DAY, start: "17:00", link }, now),
    ).rejects.toEqual(invalid);
  });

  it("tells everybody that it is held online, and only who is called where", async () => {
    const { council, cast, aBody } = house;
    const { id: bodyId, slug } = await aBody();
    const link = "https://moede.example/hemmeligt-rum";
    const meetingId = await council.planMeeting(
      cast.secretary,
      { bodyId, day: DAY, start: "15:00", link },
      now,
    );
    await council.addItem(cast.secretary, { meetingId, title: "Varmen", open: true }, now);
    await council.callMeeting(cast.secretary, { meetingId, seen: 0 }, letter, now);
    const agenda = await council.agenda(slug, KEY);
    expect(agenda?.online).toBe(true);
    expect(JSON.stringify(agenda)).not.toContain("hemmeligt-rum");
    expect((await council.meetingFile(cast.member, slug, KEY, now)).plan.link).toBe(link);
  });

  it("takes no personal number where a meeting is held, who presents, who was a guest, or why something was changed", async () => {
    const { council, cast } = house;
    const who = cast.secretary;
    const { body, meetingId, heat } = await aMeeting();
    const number = "Hos 010190-1234";
    const noNumber = expect.objectContaining({
      details: { issues: [expect.objectContaining({ code: "noNumberHere" })] },
    });
    const at = { day: DAY, start: "15:00", seen: 0, meetingId };
    const dissent = "{name}:";
    for (const attempt of [
      () => council.planMeeting(who, { bodyId: body.id, day: DAY, start: "18:00", place: number }, now),
      () => council.changeMeeting(who, { ...at, place: number }, letter, now),
      () => council.cancelMeeting(who, { meetingId, seen: 0, why: number }, letter, now),
      () =>
        council.editItem(
          who,
          { meetingId, itemId: heat, seen: 1, title: "Varmen", open: true, presenter: number },
          now,
        ),
      () => council.addGuest(who, { meetingId, name: number }, now),
      () => council.addGuest(who, { meetingId, name: "Ida", onBehalfOf: number }, now),
      () => council.correctMinutes(who, { meetingId, seen: 1, why: number, dissent }, now),
    ])
      await expect(attempt()).rejects.toEqual(noNumber);
  });

  it("makes no personal number public: not in an agenda, in minutes or by a correction", async () => {
    const { council, cast } = house;
    const { body, meetingId, heat, secret, write, file } = await aMeeting();
    const said = async (itemId: string, words: string, section: "summary" | "decision", seen = 0) =>
      council.saveText(cast.secretary, { meetingId, itemId, section, words, seen, writer: newId() }, now);
    const inItem = expect.objectContaining({ code: "numberInItem", details: { items: [1] } });
    const call = () => council.callMeeting(cast.secretary, { meetingId, seen: 0 }, letter, now);
    await said(heat, "Borgeren 010190-1234", "summary");
    await said(secret, "Borgeren 010190-1234", "summary");
    await expect(call()).rejects.toEqual(inItem);
    await said(heat, "En borger", "summary", 1);
    await call();
    await council.beginMeeting(cast.secretary, meetingId, now);
    await write(heat, "Det gælder 0101901234.");
    const dissent = "{name}:";
    const publish = async () =>
      council.publish(cast.secretary, { meetingId, seen: (await file()).plan.edition, leavingOut: [2] }, now);
    await council.finishMinutes(cast.secretary, { meetingId, seen: 0, dissent }, now);
    await council.sendForApproval(cast.secretary, { meetingId, seen: 1 }, now);
    await council.approveMinutes(cast.secretary, { meetingId, seen: 2 }, now);
    await expect(publish()).rejects.toEqual(inItem);
    const correct = async (seen: number) =>
      council.correctMinutes(cast.secretary, { meetingId, seen, why: "Et nummer", dissent }, now);
    await write(heat, "Det gælder en borger.", 1);
    await correct(3);
    await publish();
    await write(heat, "Det gælder 010190-1234.", 2);
    await expect(correct(5)).rejects.toEqual(inItem);
    expect(JSON.stringify(await council.minutes(body.slug, KEY))).not.toContain("1234");
  });
});
