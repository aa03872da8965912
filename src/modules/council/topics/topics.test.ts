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

describeOnEngine("topics and the year plan", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  it("topics are suggested by whoever sits, and settled by whoever keeps the papers", async () => {
    const { council, cast, aBody } = house;
    const { id: bodyId, slug } = await aBody();
    const suggest = (who: typeof cast.chair | null, title = "Natten", wantedOn?: string) =>
      council.suggestTopic(
        who,
        { bodyId, title, fromWhom: "Varmestuen", ...(wantedOn ? { wantedOn } : {}) },
        now,
      );
    expect(await answers(cast, suggest)).toBe(SITTERS);
    expect(await answers(cast, (who) => council.topics(who, slug, now))).toBe(SITTERS);
    const ids: string[] = [];
    for (let i = 0; i < 7; i += 1) ids.push(await suggest(null, `Emne ${i}`));
    let n = 0;
    const aside = (who: typeof cast.chair) =>
      council.layTopicAside(who, { topicId: ids[n++] ?? "", because: "Det er løst" }, now);
    expect(await answers(cast, aside)).toBe(KEEPERS);
    const meetingId = await council.planMeeting(
      cast.chair,
      { bodyId, day: "2026-06-25", start: "09:00" },
      now,
    );
    n = 0;
    const taken: string[] = [];
    for (let i = 0; i < 7; i += 1) taken.push(await suggest(null, `Til mødet ${i}`));
    const take = (who: typeof cast.chair) =>
      council.takeTopic(who, { topicId: taken[n++] ?? "", meetingId }, now);
    expect(await answers(cast, take)).toBe(KEEPERS);
  });

  it("stand with what is wanted soonest first, and say where they went", async () => {
    const { council, cast, aBody } = house;
    const { id: bodyId, slug } = await aBody();
    const suggest = (title: string, wantedOn: string | null) =>
      council.suggestTopic(cast.member, { bodyId, title, fromWhom: "Broen", wantedOn }, now);
    const whenever = await suggest("Engang", null);
    await suggest("Snart", "2026-04-01");
    const later = await suggest("Senere", "2026-09-01");
    const meetingId = await council.planMeeting(
      cast.chair,
      { bodyId, day: "2026-06-25", start: "09:00" },
      now,
    );
    const titles = async () =>
      (await council.topics(cast.member, slug, now)).waiting.map(({ title }) => title);
    expect(await titles()).toEqual(["Snart", "Senere", "Engang"]);
    expect((await council.topics(cast.member, slug, now)).meetings).toEqual([
      { id: meetingId, day: "2026-06-25", start: "09:00" },
    ]);
    await council.takeTopic(cast.chair, { topicId: later, meetingId }, now);
    await council.layTopicAside(cast.chair, { topicId: whenever, because: "Kommunen har svaret" }, now);
    expect(await titles()).toEqual(["Snart"]);
    expect(
      (await council.topics(cast.member, slug, now)).settled.map((t) => [t.title, t.takenTo, t.because]),
    ).toEqual(
      expect.arrayContaining([
        ["Senere", "2026-06-25", ""],
        ["Engang", null, "Kommunen har svaret"],
      ]),
    );
    await expect(council.takeTopic(cast.chair, { topicId: later, meetingId }, now)).rejects.toEqual(
      refused("topicSettled"),
    );
    const elsewhere = await aBody();
    const theirs = await council.suggestTopic(
      cast.remit,
      { bodyId: elsewhere.id, title: "X", fromWhom: "Y" },
      now,
    );
    await expect(council.takeTopic(cast.remit, { topicId: theirs, meetingId }, now)).rejects.toEqual(
      refused("notFound"),
    );
  });

  const plan = { kind: "ordinary" as const, days: [{ day: "2026-06-25", start: "09:00", end: "12:00" }] };

  it("a year's days are planned by whoever keeps the papers, once, and shown to everybody with their last days", async () => {
    const { council, cast, aBody, other } = house;
    const { id: bodyId, slug } = await aBody();
    let n = 0;
    const planning = (who: typeof cast.chair) =>
      council.planDays(
        who,
        { bodyId, kind: "ordinary", days: [{ day: `2026-09-0${++n}`, start: "09:00" }] },
        now,
      );
    expect(await answers(cast, planning)).toBe(KEEPERS);
    await council.planDays(
      cast.chair,
      { bodyId, ...plan, kind: "themeDay", theme: "Natten", joint: [other] },
      now,
    );
    const joint = ["01890000-0000-7000-8000-000000000001"];
    await expect(council.planDays(cast.chair, { bodyId, ...plan, joint }, now)).rejects.toEqual(
      refused("unknownBody"),
    );
    await expect(council.planDays(cast.chair, { bodyId, ...plan }, now)).rejects.toMatchObject({
      code: "dayPlanned",
      details: { day: "2026-06-25" },
    });
    const [first] = (await council.yearPlan(slug, 2026, null, now))?.days ?? [];
    expect(first).toMatchObject({
      ...{
        day: "2026-06-25",
        kind: "themeDay",
        theme: "Natten",
        meeting: null,
        joint: [{ name: "Et andet råd" }],
      },
      last: { items: "2026-06-11", agenda: "2026-06-18" },
    });
    expect((await council.yearPlan(slug, 2027, null, now))?.days).toEqual([]);
    await council.planMeeting(
      cast.chair,
      { bodyId, day: "2026-06-25", start: "09:00", kind: "themeDay" },
      now,
    );
    await council.planMeeting(cast.chair, { bodyId, day: "2026-02-12", start: "14:00", kind: "extra" }, now);
    const days = (await council.yearPlan(slug, null, null, now))?.days.map(({ day, meeting }) => [
      day,
      meeting?.state,
    ]);
    expect(days?.slice(0, 2)).toEqual([
      ["2026-02-12", "planned"],
      ["2026-06-25", "planned"],
    ]);
  });

  it("a day that is dropped is not shown to everybody, and may be planned anew; a body that ends plans none", async () => {
    const { council, cast, aBody } = house;
    const { id: bodyId, slug } = await aBody();
    await council.planDays(cast.chair, { bodyId, ...plan }, now);
    const days = async (who: typeof cast.chair | null) =>
      (await council.yearPlan(slug, 2026, who, now))?.days ?? [];
    const dayId = (await days(null))[0]?.id ?? "";
    expect(await answers(cast, (who) => council.dropDay(who, { dayId, because: "Ferie" }, now))).toBe(
      "ok notFound notFound forbidden forbidden forbidden forbidden",
    );
    expect(await days(null)).toEqual([]);
    expect((await days(cast.member))[0]?.dropped).toBe("Ferie");
    await council.planDays(cast.chair, { bodyId, ...plan }, now);
    const ended = await aBody();
    const why = "Lukket";
    await council.endBodies(
      cast.remit,
      { bodyIds: [ended.id], becomes: [], lastDay: "2026-05-31", why },
      now,
    );
    await expect(council.planDays(cast.remit, { bodyId: ended.id, ...plan }, now)).rejects.toEqual(
      refused("bodyEnded"),
    );
  });
});
