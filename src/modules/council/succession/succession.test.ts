import { afterAll, beforeAll, expect, it } from "vitest";
import { calendarDay } from "#kernel/time.ts";
import {
  aCouncilHouse,
  answers,
  HOUSE,
  KEEPERS,
  COUNCIL_NOW as now,
} from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

const refused = (code: string) => expect.objectContaining({ code });
const later = new Date("2027-02-01T10:00:00Z");
const why = "Regionerne bliver til én";

describeOnEngine("a body that ends", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  /** Two bodies that become a third, the cast in one of them; somebody else is the third's secretary. */
  async function twoBecomeOne() {
    const [one, two] = [await house.aBody(), await house.aBody()];
    const slug = `faelles-${one.slug}`;
    const becomes = await house.council.addBody(
      null,
      { region: "DK-85", slug, name: `Fælles ${one.slug}`, kind: "council" },
      now,
    );
    await house.seat(becomes, "Sekretæren dér", "secretary", house.cast.elsewhere);
    const command = { bodyIds: [one.id, two.id], becomes: [becomes], lastDay: "2026-12-31", why };
    return { one, two, becomes, slug, command };
  }

  it("is ended by a secretary of the whole house, and by nobody else; so it goes on after all", async () => {
    const { council, cast } = house;
    const each = await Promise.all(Array.from({ length: 7 }, twoBecomeOne));
    let n = 0;
    expect(
      await answers(cast, (who) => council.endBodies(who, each[n++]?.command ?? ({} as never), now)),
    ).toBe(HOUSE);
    const [first] = each;
    if (!first) throw new Error("There are seven");
    const { one } = first;
    expect(await answers(cast, (who) => council.ending(who, one.slug, now))).toBe(KEEPERS);
    expect(await answers(cast, (who) => council.goOn(who, { bodyId: one.id, why }, now))).toBe(HOUSE);
    await expect(council.goOn(cast.remit, { bodyId: one.id, why }, now)).rejects.toEqual(
      refused("bodyGoesOn"),
    );
  });

  it("meets with nobody after its last day, whoever presides; planned with others, those are changed first", async () => {
    const { council, cast } = house;
    const { one, two, becomes, command } = await twoBecomeOne();
    const plan = (joint: string[], day: string, start = "10:00") =>
      council.planMeeting(cast.elsewhere, { bodyId: becomes, day, start, joint }, now);
    const meetingId = await plan([two.id], "2027-01-14");
    await expect(council.endBodies(cast.remit, command, now)).rejects.toMatchObject({
      ...{ code: "meetingsLater", details: { name: two.name, count: 1 } },
    });
    const alone = { meetingId, seen: 0, day: "2027-01-14", start: "10:00", joint: [] };
    await council.changeMeeting(cast.elsewhere, alone, () => ({ subject: "", text: "", calendar: "" }), now);
    await council.endBodies(cast.remit, command, now);
    await plan([one.id, two.id], "2026-12-31");
    await expect(plan([one.id], "2027-01-01")).rejects.toEqual(refused("bodyEnded"));
    await expect(plan([crypto.randomUUID()], "2027-02-01")).rejects.toEqual(refused("unknownBody"));
    const days = { bodyId: becomes, days: [{ day: "2027-02-02", start: "10:00", end: "" }], place: "" };
    await expect(
      council.planDays(cast.elsewhere, { ...days, kind: "ordinary", joint: [one.id] }, now),
    ).rejects.toEqual(refused("bodyEnded"));
  });

  it("takes its seats along, says what it became, and takes no meeting or seat after its last day", async () => {
    const { council, cast } = house;
    const { one, two, becomes, slug, command } = await twoBecomeOne();
    await council.endBodies(cast.remit, command, now);
    expect((await council.members(one.slug, calendarDay("2026-12-31"), null, now))?.now).toHaveLength(4);
    const after = await council.members(one.slug, calendarDay("2027-01-01"), null, later);
    expect([after?.now.length, after?.earlier.length, after?.body.lastDay]).toEqual([0, 4, "2026-12-31"]);
    const lineage = async (of: string) => {
      const body = (await council.bodies()).find((each) => each.slug === of);
      return body && council.lineage(body, later);
    };
    expect(await lineage(one.slug)).toMatchObject({
      over: true,
      lastDay: "2026-12-31",
      becomes: [{ slug }],
      cameFrom: [],
    });
    expect((await lineage(slug))?.cameFrom.map(({ slug: from }) => from).sort()).toEqual(
      [one.slug, two.slug].sort(),
    );
    const seat = { bodyId: one.id, name: "Ny", role: "member" as const, from: "2026-06-01" };
    await expect(council.addSeat(cast.remit, seat, now)).rejects.toEqual(refused("bodyEnded"));
    await council.addSeat(cast.remit, { ...seat, until: "2026-12-31" }, now);
    await expect(council.endBodies(cast.remit, command, now)).rejects.toEqual(refused("bodyEnded"));
    const meeting = (day: string) =>
      database.owner(
        `insert into council.meeting (id, body_id, held_on, starts, state, document, flags, source_name, source, edition, changed_at)
         values (gen_random_uuid(), $1, $2, '09:00', 'draft', '{"items": []}', '[]', 'x', 'x', 1, now())`,
        [one.id, day],
      );
    await expect(meeting("2027-01-01")).rejects.toThrow(/ended by then/);
    await meeting("2026-12-31");
    await expect(
      council.planMeeting(cast.remit, { bodyId: one.id, day: "2027-01-14", start: "09:00" }, now),
    ).rejects.toEqual(refused("bodyEnded"));
    // Whoever keeps the papers of what it became carries on; whoever kept its own, does not.
    await expect(council.ending(cast.elsewhere, one.slug, now)).rejects.toEqual(refused("forbidden"));
    await council.suggestTopic(cast.remit, { bodyId: one.id, title: "Natten", fromWhom: "Broen" }, now);
    await database.owner(
      `insert into council.consultation (id, body_id, title, asked_by, received_on, deadline, added_at)
       values (gen_random_uuid(), $1, 'Planen', 'Regionen', '2026-11-01', '2026-12-20', now())`,
      [one.id],
    );
    const draft = { bodyId: one.id, title: "Planen", askedBy: "Regionen" };
    await council.openGathering(cast.remit, { ...draft, due: "2026-12-01" }, now);
    await council.askForNames(cast.remit, { ...draft, fewest: 1, most: 1 }, now);
    expect((await council.ending(cast.elsewhere, one.slug, later)).open).toEqual([
      { what: "minutes", count: 1 },
      { what: "consultations", count: 1 },
      { what: "topics", count: 1 },
      { what: "nominations", count: 1 },
      { what: "gatherings", count: 1 },
    ]);
    await expect(council.ending(cast.secretary, one.slug, later)).rejects.toEqual(refused("forbidden"));
    expect(becomes).not.toBe(one.id);
  });

  it("goes on with the seats as they were, when it is said in time", async () => {
    const { council, cast } = house;
    const { one, command } = await twoBecomeOne();
    await council.endSeat(
      cast.remit,
      { seatId: one.seats.guest ?? "", seen: 1, lastDay: "2026-06-30", why },
      now,
    );
    await council.endBodies(cast.remit, { ...command, bodyIds: [one.id] }, now);
    await expect(council.goOn(cast.remit, { bodyId: one.id, why }, later)).rejects.toEqual(
      refused("bodyEnded"),
    );
    await council.goOn(cast.remit, { bodyId: one.id, why: "Det blev udsat" }, now);
    const members = await council.members(one.slug, null, null, now);
    expect(members?.now.map(({ role, until }) => [role, until])).toEqual([
      ["chair", null],
      ["member", null],
      ["secretary", null],
      ["guest", "2026-06-30"],
    ]);
    const { history } = await council.seat(cast.remit, one.slug, one.seats.chair ?? "", now);
    expect(history.map(({ did }) => did)).toEqual(["corrected", "bodyEnded", "added"]);
  });

  it("has no meeting and no seat that begins afterwards, becomes nothing that has ended, and never itself", async () => {
    const { council, cast, aBody } = house;
    const body = await aBody();
    const end = (more: object = {}) =>
      council.endBodies(
        cast.remit,
        { bodyIds: [body.id], becomes: [], lastDay: "2026-12-31", why, ...more },
        now,
      );
    const coming = { bodyId: body.id, name: "Kommer", role: "member" as const, from: "2027-03-01" };
    const seatId = await council.addSeat(cast.secretary, coming, now);
    await expect(end()).rejects.toEqual(refused("seatsLater"));
    await council.correctSeat(
      cast.secretary,
      { seatId, seen: 1, name: "Kommer", role: "member", from: "2026-12-01", why },
      now,
    );
    await council.planMeeting(cast.secretary, { bodyId: body.id, day: "2027-01-14", start: "09:00" }, now);
    await expect(end()).rejects.toMatchObject({ code: "meetingsLater", details: { count: 1 } });
    await expect(end({ becomes: [body.id] })).rejects.toEqual(refused("invalidInput"));
    const ended = await aBody();
    await council.endBodies(
      cast.remit,
      { bodyIds: [ended.id], becomes: [], lastDay: "2026-12-31", why },
      now,
    );
    await expect(end({ becomes: [ended.id] })).rejects.toEqual(refused("bodyEnded"));
    await expect(
      database.appSql("update council.body set last_day = '2026-05-01' where id = $1", [body.id]),
    ).rejects.toThrow(/ends with its body/);
  });
});
