import { afterAll, beforeAll, expect, it } from "vitest";
import { aCouncilHouse, COUNCIL_NOW as now } from "../../../../test/builders/council.ts";
import { content } from "../../../../test/builders/recommendations.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

const refused = (code: string) => expect.objectContaining({ code });
const letter = () => ({ subject: "", text: "", calendar: "" });

describeOnEngine("where something was decided", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  async function aMeeting(day: string) {
    const { council, cast } = house;
    const body = await house.aBody();
    const meetingId = await council.planMeeting(
      cast.secretary,
      { bodyId: body.id, day, start: "15:00" },
      now,
    );
    const add = (title: string, closedBecause = "") =>
      council.addItem(cast.secretary, { meetingId, title, open: closedBecause === "", closedBecause }, now);
    const [shown, closed] = [await add("Natten"), await add("Valg", "Personsag")];
    const call = () => council.callMeeting(cast.secretary, { meetingId, seen: 0 }, letter, now);
    return { ...body, meetingId, shown, closed, call };
  }
  type Place = { meetingId?: string; itemId?: string; decidedAt?: string };
  async function decided(body: Awaited<ReturnType<typeof aMeeting>>, where: Place) {
    const { council, cast } = house;
    const nominationId = await council.askForNames(
      cast.secretary,
      { bodyId: body.id, title: "Til udvalget", askedBy: "Regionen", fewest: 1, most: 1 },
      now,
    );
    await council.nominate(cast.member, { nominationId, seatId: body.seats.member ?? "" }, now);
    const nomination = await council.nomination(body.slug, nominationId, cast.secretary, now);
    const chosen = nomination?.nominees.map(({ id }) => id) ?? [];
    await council.decideNames(
      cast.secretary,
      { nominationId, seen: 1, chosen, decidedOn: "2026-03-01", ...where },
      now,
    );
    return async (who: typeof cast.member | null) =>
      (await council.nomination(body.slug, nominationId, who, now))?.pointed;
  }

  it("is the meeting and its item: to those who sit there at once, to everybody when they read of it there", async () => {
    const { cast } = house;
    const body = await aMeeting("2026-03-01");
    const { slug, meetingId } = body;
    const at = { slug, heldOn: "2026-03-01", starts: "15:00" };
    const seen = await decided(body, { meetingId, itemId: body.shown });
    const item = { place: 1, title: "Natten", open: true };
    expect(await seen(cast.member)).toEqual({ ...at, public: false, item });
    expect(await seen(null)).toBeNull();
    await body.call();
    expect(await seen(null)).toEqual({ ...at, public: true, item });
  });

  it("leads those who no longer meet there to nothing that is not for everybody", async () => {
    const { council, cast } = house;
    const [host, guest] = [await house.aBody(), await aMeeting("2026-02-27")];
    const plan = { day: "2026-03-01", start: "16:00" };
    const meetingId = await council.planMeeting(
      cast.secretary,
      { bodyId: host.id, ...plan, joint: [guest.id] },
      now,
    );
    const head = { title: "Valg af en person", open: false, closedBecause: "Personsag" };
    const itemId = await council.addItem(cast.secretary, { meetingId, ...head }, now);
    const seen = await decided(guest, { meetingId, itemId });
    expect((await seen(cast.member))?.item?.title).toBe(head.title);
    await council.changeMeeting(cast.secretary, { meetingId, seen: 0, ...plan, joint: [] }, letter, now);
    expect(await seen(cast.member)).toBeNull();
  });

  it("is a joint meeting for each of those that meet, at the address of the one that presides", async () => {
    const { council, cast } = house;
    const [host, guest, other] = [await house.aBody(), await house.aBody(), await house.aBody()];
    const meetingId = await council.planMeeting(
      cast.secretary,
      { bodyId: host.id, day: "2026-03-01", start: "15:00", joint: [guest.id] },
      now,
    );
    await council.addItem(cast.secretary, { meetingId, title: "Natten", open: true }, now);
    await council.callMeeting(cast.secretary, { meetingId, seen: 0 }, letter, now);
    await council.beginMeeting(cast.secretary, meetingId, now);
    await council.finishMinutes(cast.secretary, { meetingId, seen: 0, dissent: "{name}:" }, now);
    await council.sendForApproval(cast.secretary, { meetingId, seen: 1 }, now);
    await council.approveMinutes(cast.secretary, { meetingId, seen: 2 }, now);
    await council.publish(cast.secretary, { meetingId, seen: 3, leavingOut: [] }, now);
    const at = { slug: host.slug, heldOn: "2026-03-01", starts: "15:00" };
    for (const body of [host, guest]) {
      expect((await council.publishedMeetings(body.id)).map(({ id }) => id)).toEqual([meetingId]);
      const { id: recommendationId } = await council.draftRecommendation(
        cast.secretary,
        { body: body.slug, period: "2026", content: content("En dør om natten") },
        now,
      );
      const adopted = { on: "2026-03-01", meetingId };
      await council.adoptRecommendation(cast.secretary, { recommendationId, seen: 1, ...adopted }, now);
      await council.focusOn(cast.secretary, { recommendationId, year: 2026, ...adopted }, now);
      const found = await council.recommendation(body.slug, "2026-1", null, now);
      expect(found?.recommendation).toMatchObject({
        adopted: { ...at, published: true },
        focus: [{ ...at, published: true }],
      });
      const says = { title: "Kommissorium", words: "Rådet skal", validFrom: "2026-03-01", meetingId };
      const page = await council.beginLiving(
        cast.secretary,
        { bodyId: body.id, kind: "termsOfReference", ...says },
        now,
      );
      expect((await council.livingPage(body.slug, page, null, now))?.page.current?.meeting).toEqual(at);
      const consultationId = await council.addConsultation(
        cast.secretary,
        {
          bodyId: body.id,
          title: "Nye tider",
          askedBy: "Regionen",
          receivedOn: "2026-02-20",
          deadline: "2026-03-20",
        },
        now,
      );
      await council.writeAnswer(cast.secretary, { consultationId, seen: 1, words: "Vi mener" }, now);
      await council.adoptAnswer(
        cast.secretary,
        { consultationId, seen: 2, on: "2026-03-01", by: "meeting", meetingId },
        now,
      );
      const answered = await council.consultation(body.slug, consultationId, null, now);
      expect(answered?.consultation.adopted?.meeting).toEqual(at);
    }
    expect(await council.publishedMeetings(other.id)).toEqual([]);
  });

  it("says nothing of a closed item to those who may not see it", async () => {
    const { cast } = house;
    const body = await aMeeting("2026-03-01");
    await body.call();
    const seen = await decided(body, { meetingId: body.meetingId, itemId: body.closed });
    expect((await seen(cast.member))?.item).toEqual({ place: 2, title: "Valg", open: false });
    for (const who of [null, cast.guest]) expect(await seen(who)).toMatchObject({ public: true, item: null });
  });

  it("is a meeting of the body, an item of that meeting – or it is said in words", async () => {
    const { council, cast } = house;
    const [body, other] = [await aMeeting("2026-03-01"), await aMeeting("2026-03-01")];
    for (const where of [
      { meetingId: other.meetingId },
      { meetingId: body.meetingId, itemId: other.shown },
      { itemId: body.shown, decidedAt: "Mødet" },
    ])
      await expect(decided(body, where)).rejects.toEqual(refused("notFound"));
    await expect(decided(body, {})).rejects.toEqual(refused("invalidInput"));
    expect(await (await decided(body, { decidedAt: "Mødet" }))(cast.member)).toBeNull();
    expect((await council.pointable(body.id, now)).map(({ id, items }) => [id, items.length])).toEqual([
      [body.meetingId, 2],
    ]);
  });

  it("is the same for a text that was adopted", async () => {
    const { council, cast } = house;
    const body = await aMeeting("2026-03-01");
    const gatheringId = await council.openGathering(
      cast.secretary,
      { bodyId: body.id, title: "Planen", askedBy: "Regionen", due: "2026-03-02" },
      now,
    );
    const adopt = (itemId: string) =>
      council.adoptText(
        cast.secretary,
        {
          ...{ gatheringId, seen: 1, words: "Rådet mener", adoptedOn: "2026-03-01" },
          ...{ meetingId: body.meetingId, itemId },
        },
        now,
      );
    await expect(adopt(gatheringId)).rejects.toEqual(refused("notFound"));
    await adopt(body.shown);
    const shown = await council.gathering(body.slug, gatheringId, cast.member, now);
    expect(shown?.pointed?.item).toEqual({ place: 1, title: "Natten", open: true });
  });
});
