import { expect, it } from "vitest";
import { hours } from "#kernel/time.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { aHouse } from "../../../test/builders/stays.ts";
import { stayWorld } from "../../../test/builders/stayWorld.ts";
import { describeOnEngine } from "../../../test/db.ts";

describeOnEngine("a stay that ends, and what it comes to (B2, B3)", (open) => {
  const refused = (code: string) => expect.objectContaining({ code });
  const world = (beds?: number, at?: string) => stayWorld(open, beds, at);

  it("that ends with nowhere to go is answered for by name, and the leaders are called at once", async () => {
    const { hold, arrive, end, region, course, database } = await world(1);
    const { stayId } = await hold();
    await arrive(stayId);
    await expect(end(stayId, { whereTo: "nowhere" })).rejects.toMatchObject({
      details: {
        issues: [
          { field: "leaderName" },
          { field: "leaderReason" },
          { field: "municipality" },
          { field: "municipalitySaid" },
        ],
      },
    });
    const answered = {
      leaderName: "Leder Lund",
      leaderReason: "Slog i døren og ville ikke blive",
      municipality: "0101",
      municipalitySaid: "Ingen pladser før mandag",
    };
    await expect(end(stayId, answered)).rejects.toEqual(refused("invalidInput"));
    // The need had ended meanwhile: it is opened again as an acute one, with who has the baton.
    await region.relay.endNeed(
      await region.actor("emergency"),
      { needId: course.needId(0), state: "met" },
      region.now(),
    );
    const { tableId } = await end(stayId, { whereTo: "nowhere", ...answered });
    const [table] = await database.owner(
      "select t.convener_id, n.kind, n.urgency, n.ended_at, (select array_agg(s.unit_id) from relay.seat s where s.table_id = t.id) as seats from relay.joint_table t join relay.need n on n.id = t.need_id where t.id = $1",
      [tableId],
    );
    expect(table).toMatchObject({
      convener_id: region.idOf("emergency"),
      kind: "sleepTonight",
      urgency: "acute",
      ended_at: null,
      seats: expect.arrayContaining([region.idOf("shelter"), region.idOf("receiver")]),
    });
    const [stay] = await database.owner(
      "select state, reason, leader_name, municipality, table_id from stays.stay",
    );
    expect(stay).toEqual({
      state: "ended",
      reason: "nowhere",
      leader_name: "Leder Lund",
      municipality: "0101",
      table_id: tableId,
    });
  });

  it("that ends with nowhere to go when nobody has the baton any more is open again with the house, and the leaders are called", async () => {
    const { hold, arrive, end, region, course, database } = await world(1);
    const { stayId } = await hold();
    await arrive(stayId);
    await course.ended(0);
    await course.ended(1);
    await course.closed();
    const answered = {
      leaderName: "Leder Lund",
      leaderReason: "Pladsen var til i går",
      municipality: "0101",
      municipalitySaid: "Ring i morgen",
    };
    const { tableId } = await end(stayId, { whereTo: "nowhere", ...answered });
    expect(tableId).not.toBeNull();
    const [now] = await database.owner(
      `select c.state, c.holder_id as holder, n.kind, n.urgency, n.responsible_id as responsible, t.convener_id as convener
         from relay.joint_table t join relay.need n on n.id = t.need_id join relay.course c on c.id = t.course_id where t.id = $1`,
      [tableId],
    );
    const shelter = region.idOf("shelter");
    expect(now).toEqual({
      state: "open",
      holder: shelter,
      kind: "sleepTonight",
      urgency: "acute",
      responsible: shelter,
      convener: shelter,
    });
    expect((await region.views.verify(region.now())).ok).toBe(true);
  });

  it("and a house that holds no courses hands the baton to who must take it", async () => {
    const { hold, arrive, end, region, course, database } = await world(1);
    await database.owner("update identity.unit set holds_courses = false where id = $1", [
      region.idOf("shelter"),
    ]);
    const { stayId } = await hold();
    await arrive(stayId);
    await course.ended(0);
    await course.ended(1);
    await course.closed();
    const answered = {
      leaderName: "Leder Lund",
      leaderReason: "Lukker",
      municipality: "0101",
      municipalitySaid: "Nej",
    };
    await end(stayId, { whereTo: "nowhere", ...answered });
    const receiver = region.idOf("receiver");
    expect(
      await database.owner(
        "select c.holder_id as holder, n.responsible_id as responsible from relay.course c join relay.need n on n.course_id = c.id and n.ended_at is null",
      ),
    ).toEqual([{ holder: receiver, responsible: receiver }]);
    expect((await region.views.verify(region.now())).ok).toBe(true);
  });

  it("stands in the way of closing the house: promises are given back at once, and whoever is there is somebody", async () => {
    const { hold, arrive, end, region, house, course, states, database, figure } = await world(2);
    const anna = await aCourse(region, { citizen: { knownAs: "Anna" } });
    const { stayId } = await hold(1, {}, "emergency", anna);
    await arrive(stayId);
    await hold(2);
    await house.commands.waitForPlace(
      await region.actor("emergency"),
      { needId: course.needId(0), serviceId: house.serviceId },
      region.now(),
    );
    const lead = await region.actor("shelter", "lead");
    const unitId = region.idOf("shelter");
    const close = () => region.relay.closeUnit(lead, { unitId }, region.now());
    await expect(close()).rejects.toEqual(refused("unitResponsible"));
    expect(await house.views.closing(lead, unitId, region.now())).toMatchObject({
      guests: [{ id: stayId, knownAs: "Anna" }],
      promised: 1,
      waiting: 1,
    });
    const empty = () => house.commands.emptyHouse(lead, { unitId, words: "Vi lukker" }, region.now());
    expect(await empty()).toMatchObject({ givenBack: 1, guests: 1 });
    expect((await states()).sort()).toEqual(["occupied", "refused"]);
    await expect(close()).rejects.toEqual(refused("unitResponsible"));
    await expect(hold(2)).rejects.toEqual(refused("placeNotThen"));
    await end(stayId);
    expect(await empty()).toMatchObject({ givenBack: 0, guests: 0 });
    expect(await figure()).toMatchObject({ free: 0, of: 0, waiting: 0 });
    await close();
    expect(await database.owner("select is_open from identity.unit where id = $1", [unitId])).toEqual([
      { is_open: false },
    ]);
  });

  it("that ends with nowhere to go when its course is closed calls the leaders of the one there is now", async () => {
    const { hold, arrive, end, region, course, database } = await world(1);
    const answered = {
      whereTo: "nowhere",
      leaderName: "Leder Lund",
      leaderReason: "Huset lukker",
      municipality: "0101",
      municipalitySaid: "Ring i morgen",
    };
    for (const n of [0, 1]) await course.ended(n);
    await course.closed();
    const nurse = await region.actor("emergency");
    const again = await region.relay.openCourse(
      nurse,
      { citizenId: course.citizenId, needs: [{ kind: "sleepTonight" }] },
      region.now(),
    );
    region.later();
    const second = await hold(1, { needId: String(again.needIds[0]) });
    await arrive(second.stayId);
    await region.relay.endNeed(nurse, { needId: String(again.needIds[0]), state: "met" }, region.now());
    await region.relay.closeCourse(
      nurse,
      { courseId: again.courseId, reason: "landed", toldCitizen: "Ved døren" },
      region.now(),
    );
    const third = await region.relay.openCourse(
      nurse,
      { citizenId: course.citizenId, needs: [{ kind: "dental" }] },
      region.now(),
    );
    const { tableId } = await end(second.stayId, answered);
    expect(
      await database.owner(
        "select t.course_id, n.kind from relay.joint_table t join relay.need n on n.id = t.need_id where t.id = $1",
        [tableId],
      ),
    ).toEqual([{ course_id: third.courseId, kind: "sleepTonight" }]);
  });

  it("comes to figures: nights, nowhere, refusals by reason, and nights somebody waited without a place", async () => {
    const { hold, arrive, end, region, house, course, database } = await world(2);
    const anna = await aCourse(region, { citizen: { knownAs: "Anna" } });
    const { stayId } = await hold(1, { nights: 3 }, "emergency", anna);
    await arrive(stayId);
    const second = await hold(2);
    await house.commands.refuseHold(
      await region.actor("shelter"),
      { stayId: second.stayId, reason: "intoxicationOrBehaviour" },
      region.now(),
    );
    await house.commands.takeOutOfUse(
      await region.actor("shelter", "lead"),
      { placeId: house.bed(2), reason: "repair" },
      region.now(),
    );
    const wait = { needId: course.needId(0), serviceId: house.serviceId };
    await house.commands.waitForPlace(await region.actor("emergency"), wait, region.now());
    const gaps = () => database.owner("select need_kind, cause from directory.gap");
    expect(await gaps()).toEqual([{ need_kind: "sleepTonight", cause: "noCapacity" }]);
    // At another house too: it is the same person who misses the same place.
    const other = await aHouse(region, { at: "dropIn", beds: 0 });
    const bed = { serviceId: other.serviceId, countedIn: "bed", name: "Sofa", firstNight: "2026-06-09" };
    await other.commands.addPlace(await region.actor("dropIn", "lead"), bed, region.now());
    await other.commands.waitForPlace(
      await region.actor("emergency"),
      { ...wait, serviceId: other.serviceId },
      region.now(),
    );
    expect(await gaps()).toHaveLength(1);
    const [begun] = await database.owner(
      "select data from platform.event where type = 'stays.waitBegun' order by id limit 1",
    );
    expect(begun?.data).toMatchObject({ nothingFree: true });
    region.clock.advance(hours(24 * 2));
    const answered = {
      leaderName: "Leder Lund",
      leaderReason: "Slut",
      municipality: "0101",
      municipalitySaid: "Nej",
    };
    await end(stayId, { whereTo: "nowhere", ...answered });
    const [ended] = await database.owner(
      "select data from platform.event where type = 'stays.endedNowhere' limit 1",
    );
    expect(ended?.data).toMatchObject({ nights: 2, whereTo: "nowhere" });
    const counted = {
      ended: 1,
      nowhere: 1,
      medianNights: 2,
      longestNights: 2,
      lapsed: 0,
      refusals: [{ reason: "intoxicationOrBehaviour", count: 1 }],
      waited: 1,
      // The night they asked, the next, and tonight.
      nightsWithout: 3,
    };
    expect(await house.views.figures(await region.actor("shelter"), region.now())).toMatchObject(counted);
    expect(await house.views.allFigures(region.now())).toMatchObject({ ...counted, days: 30 });
    expect(await house.views.figures(await region.actor("nursing"), region.now())).toMatchObject({
      ended: 0,
      medianNights: null,
      refusals: [],
      nightsWithout: 0,
    });
    region.clock.advance(hours(24 * 40));
    expect(await house.views.allFigures(region.now())).toMatchObject({
      ended: 0,
      refusals: [],
      nightsWithout: 31,
    });
    await house.clock.needOver({ courseId: course.id, needId: course.needId(0) }, region.now());
    const waits = await database.owner(
      "select data ->> 'nights' as nights, region from platform.event where type = 'stays.waitEnded'",
    );
    expect(new Set(waits.map(({ nights, region: at }) => `${nights} ${at}`))).toEqual(new Set(["42 DK-84"]));
  });

  it("is what the citizen reads of on their own page: where, until when, and until when it is held", async () => {
    const { hold, arrive, region, house, course } = await world(2);
    const mine = () => house.own.view(course.citizenId, region.now());
    expect(await mine()).toEqual([]);
    const { stayId, heldUntil } = await hold(1, { nights: 2 });
    const place = { id: stayId, house: "Enhed shelter", place: "Seng 1" };
    expect(await mine()).toMatchObject([{ ...place, theirs: false, heldUntil: new Date(heldUntil) }]);
    await arrive(stayId);
    expect(await mine()).toMatchObject([{ ...place, theirs: true, goesOn: "2026-06-04", overdue: false }]);
    region.clock.advance(hours(24 * 3));
    expect(await mine()).toMatchObject([{ ...place, overdue: true }]);
    const anna = await aCourse(region, { citizen: { knownAs: "Anna" } });
    expect(await house.own.view(anna.citizenId, region.now())).toEqual([]);
    // Once the promise has lapsed, nothing stands there that is not so.
    await hold(2, {}, "emergency", anna);
    expect(await house.own.view(anna.citizenId, region.now())).toHaveLength(1);
    region.clock.advance(hours(3));
    expect(await house.own.view(anna.citizenId, region.now())).toEqual([]);
  });
});
