import { afterAll, beforeAll, expect, it } from "vitest";
import { calendarDay } from "#kernel/time.ts";
import type { SignedIn } from "#modules/identity/index.ts";
import { aCouncilHouse, answers, COUNCIL_NOW as now } from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import type { CallWords, Item } from "../index.ts";

const DAY = calendarDay("2026-03-19");
const letter = () => ({ subject: "", text: "", calendar: "" });

/** Those who sit in the guest body – not its guest – beside the body that presides and the secretary of the whole house. */
const COMPANY = "ok ok ok ok forbidden ok forbidden";
/** The last two alone. */
const HOST = "ok forbidden forbidden forbidden forbidden ok forbidden";

describeOnEngine("a joint meeting", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;

  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  /** Another body presides, its secretary is "elsewhere"; the cast sits in the guest body alone. */
  async function aJointMeeting(start: string, joint = true) {
    const { council, cast, aBody, other } = house;
    const company = await aBody();
    const meetingId = await council.planMeeting(
      cast.elsewhere,
      { bodyId: other, day: DAY, start, joint: joint ? [company.id] : [] },
      now,
    );
    const add = (title: string, closedBecause = "") =>
      council.addItem(cast.elsewhere, { meetingId, title, open: closedBecause === "", closedBecause }, now);
    await add("Varmen");
    const closed = await add("Valg af en person", "Personsag");
    const key = `${DAY}-${start.replace(":", "")}`;
    const file = (who: SignedIn) => council.meetingFile(who, "et-andet-raad", key, now);
    return { company, meetingId, closed, key, file };
  }

  it("is read by those who sit in a guest body as by members of the one that presides, closed items and all; its papers are not theirs to keep", async () => {
    const { council, cast } = house;
    const { meetingId, closed, key, file } = await aJointMeeting("09:00");
    expect(await answers(cast, file)).toBe(COMPANY);
    for (const who of [cast.secretary, cast.chair, cast.member]) {
      const { keeps, items } = await file(who);
      expect(keeps).toBe(false);
      expect(items.map(({ id, closedBecause }) => [id, closedBecause])[1]).toEqual([closed, "Personsag"]);
    }
    expect(
      await answers(cast, (who) =>
        council.addItem(who, { meetingId, title: "Et punkt til", open: true }, now),
      ),
    ).toBe(HOST);
    expect(
      await answers(cast, (who) => council.textsSince(who, "et-andet-raad", key, new Date(0), now)),
    ).toBe(HOST);
  });

  it("opens nothing else of the body that presides: no other meeting, no tasks, no drafts on its page", async () => {
    const { council, cast } = house;
    const together = await aJointMeeting("11:00");
    const alone = await aJointMeeting("12:00", false);
    expect(await answers(cast, alone.file)).toBe(HOST);
    expect(await answers(cast, (who) => council.tasks(who, "et-andet-raad", now))).toBe(HOST);
    const seen = await council.body("et-andet-raad", cast.member, now);
    expect([seen?.keeps, seen?.sits]).toEqual([false, false]);
    const planned = (seen?.meetings ?? []).filter(({ state }) => state === "planned");
    expect(planned.map(({ id, own }) => [id, own])).toContainEqual([together.meetingId, true]);
    expect(planned.map(({ id }) => id)).not.toContain(alone.meetingId);
    const guest = await council.body("et-andet-raad", cast.guest, now);
    expect(guest?.meetings.filter(({ state }) => state === "planned")).toEqual([]);
  });

  it("is closed to them when their seat has ended, or their body meets there no more", async () => {
    const { council, cast } = house;
    const { company, file } = await aJointMeeting("13:00");
    const { elsewhere, secretary, chair } = cast;
    await council.endSeat(
      secretary,
      { seatId: company.seats.member ?? "", seen: 1, lastDay: calendarDay("2026-03-01"), why: "Flyttet" },
      now,
    );
    expect(await answers(cast, file)).toBe("ok ok ok forbidden forbidden ok forbidden");
    const { plan } = await file(elsewhere);
    await council.changeMeeting(
      elsewhere,
      { meetingId: plan.id, seen: plan.sequence, day: DAY, start: "13:00", joint: [] },
      letter,
      now,
    );
    await expect(file(chair)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is told to those who come to it and those who do so no more, when the company changes", async () => {
    const { council, cast, other } = house;
    const { elsewhere } = cast;
    const { company, meetingId, file } = await aJointMeeting("17:00");
    const later = await house.aBody();
    const seat = (bodyId: string, name: string) =>
      council.addSeat(
        null,
        { bodyId, name, role: "member", onBehalfOf: "", from: "2025-01-01", mail: `${name}@raad.example` },
        now,
      );
    await Promise.all([seat(other, "vaert"), seat(company.id, "gaest"), seat(later.id, "senere")]);
    await council.callMeeting(elsewhere, { meetingId, seen: 0 }, letter, now);
    const told: CallWords[] = [];
    const write = (words: CallWords) => {
      told.push(words);
      return { ...letter(), subject: `17 ${words.without ? "uden" : words.again ? "igen" : "nyt"}` };
    };
    const { plan } = await file(elsewhere);
    const change = { meetingId, seen: plan.sequence, day: DAY, start: "17:00", link: "https://rum.example" };
    await council.changeMeeting(elsewhere, { ...change, joint: [company.id] }, letter, now);
    const { letters, withoutAddress } =
      (await council.changeMeeting(
        elsewhere,
        { ...change, seen: plan.sequence + 1, link: "", joint: [later.id] },
        write,
        now,
      )) ?? {};
    expect(letters).toBe(3);
    expect(withoutAddress).toContain(`secretary i ${company.name}`);
    expect(
      await database.owner(
        "select subject, count(*)::int as n from platform.mail where subject like '17 %' group by 1 order by 1",
      ),
    ).toEqual([
      { subject: "17 igen", n: 1 },
      { subject: "17 nyt", n: 1 },
      { subject: "17 uden", n: 1 },
    ]);
    // Those who come no more are told of the meeting they knew, in their calendar too – not where it is held online.
    const [gone] = told.filter(({ without }) => without);
    expect(gone).toMatchObject({
      items: [],
      meeting: { start: "17:00", link: "", sequence: plan.sequence + 2 },
    });
  });

  it("has its minutes read and objected to by all who met; approved by the rule and the keepers of the body that presides", async () => {
    const { council, cast } = house;
    const { elsewhere, member } = cast;
    const { meetingId, file } = await aJointMeeting("15:00");
    const seen = async () => (await file(elsewhere)).plan.edition;
    await council.callMeeting(elsewhere, { meetingId, seen: 0 }, letter, now);
    await council.beginMeeting(elsewhere, meetingId, now);
    await council.finishMinutes(elsewhere, { meetingId, seen: 0, dissent: "{name}:" }, now);
    const titles = (items: readonly Item[] = []) => items.map(({ title }) => title);
    expect(titles((await file(member)).minutes?.items)).toEqual(["Varmen", "Valg af en person"]);
    await council.sendForApproval(elsewhere, { meetingId, seen: await seen() }, now);
    let n = 0;
    expect(
      await answers(cast, (who) => council.objectToMinutes(who, { meetingId, words: `Nej ${n++}` }, now)),
    ).toBe(COMPANY);
    const edition = await seen();
    const approve = (who: typeof member) => council.approveMinutes(who, { meetingId, seen: edition }, now);
    await expect(approve(elsewhere)).rejects.toMatchObject({ code: "objectionsOpen" });
    const { round } = await file(elsewhere);
    for (const { id } of round?.objections ?? [])
      await council.answerObjection(elsewhere, { meetingId, objectionId: id, answer: "Set på" }, now);
    for (const who of [cast.secretary, cast.chair, member])
      await expect(approve(who)).rejects.toMatchObject({ code: "forbidden" });
    await approve(elsewhere);
    expect((await file(member)).plan.state).toBe("approved");
  });

  it("stands with the guest body for everybody from when it is called: its page, year plan, calendar, feed and search", async () => {
    const { council, cast } = house;
    const { elsewhere, member, guest } = cast;
    const { company, meetingId, key } = await aJointMeeting("18:00");
    const day = { kind: "ordinary" as const, days: [{ day: DAY, start: "19:00" }], joint: [company.id] };
    await council.planDays(elsewhere, { bodyId: house.other, place: "", ...day }, now);
    const shown = async (who: SignedIn | null) => ({
      page: (await council.body(company.slug, who, now))?.guestAt.map(({ id, own, host }) => [
        id,
        own,
        host.slug,
      ]),
      plan: (await council.yearPlan(company.slug, 2026, who, now))?.days.map(({ start, page, host, id }) => [
        ...[start, page, host?.name, id],
      ]),
    });
    const mine = [[meetingId, true, "et-andet-raad"]];
    const plan = (page: string | null) => [
      ["18:00", page, "Et andet råd", null],
      ["19:00", null, "Et andet råd", null],
    ];
    expect(await shown(member)).toEqual({ page: mine, plan: plan("own") });
    for (const who of [null, guest]) expect(await shown(who)).toEqual({ page: [], plan: plan(null) });
    const found = async () => [
      (await council.publicLines({ bodyId: company.id }, 9, now)).map(({ id }) => id),
      (await council.searchSite("varmen", { bodyId: company.id }, 1, now))?.hits.map(({ to }) => to),
      (await council.calendarOf(company.id, now)).map(({ id, body }) => [id, body.slug]),
    ];
    expect(await found()).toEqual([[], [], []]);
    const moved = (await council.publicMoved(company.id, now))?.at.getTime() ?? 0;
    await council.callMeeting(elsewhere, { meetingId, seen: 0 }, letter, now);
    expect(await shown(null)).toEqual({
      page: [[meetingId, false, "et-andet-raad"]],
      plan: plan("public"),
    });
    expect(await found()).toEqual([
      [meetingId],
      [`/raad/et-andet-raad/${key}#punkt-1`],
      [[meetingId, "et-andet-raad"]],
    ]);
    expect((await council.publicMoved(company.id, now))?.at.getTime()).toBeGreaterThan(moved);
    expect((await council.searchSite("personsag", { bodyId: company.id }, 1, now))?.hits).toEqual([]);
    expect((await council.searchSite("valg", { bodyId: company.id }, 1, now))?.hits).toEqual([]);
    const { plan: standing } = await council.meetingFile(elsewhere, "et-andet-raad", key, now);
    await council.changeMeeting(
      elsewhere,
      { meetingId, seen: standing.sequence, day: DAY, start: "18:00", joint: [] },
      letter,
      now,
    );
    expect((await shown(null)).page).toEqual([]);
    expect(await found()).toEqual([[], [], []]);
  });
});
