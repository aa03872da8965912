import { expect, it, onTestFinished } from "vitest";
import { addDays, calendarDay, hours, instantAt, minutes } from "#kernel/time.ts";
import { aRegion, type Door } from "../../../test/builders/region.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { aHouse } from "../../../test/builders/stays.ts";
import { describeOnEngine } from "../../../test/db.ts";
import { createRetention } from "../relay/store/retention.ts";

describeOnEngine("places and stays (B3)", (open) => {
  const refused = (code: string) => expect.objectContaining({ code });
  const today = calendarDay("2026-06-02");

  const world = async (beds = 2, at?: string) => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database, at);
    const house = await aHouse(region, { beds });
    const course = await aCourse(region, { needs: ["sleepTonight", "woundCare"] });
    const hold = async (bed = 1, more: object = {}, by: Door = "emergency", of = course) =>
      house.commands.holdPlace(
        await region.actor(by),
        { placeId: house.bed(bed), needId: of.needId(0), ...more },
        region.now(),
      );
    const arrive = async (stayId: string, by: Door = "shelter") =>
      house.commands.confirmArrival(await region.actor(by), { stayId }, region.now());
    const end = async (stayId: string, more: object = {}) =>
      house.commands.endStay(
        await region.actor("shelter"),
        { stayId, whereTo: "ownHome" as const, ...more },
        region.now(),
      );
    const figure = async () => {
      const [said] = await region.directory.capacityNow(house.serviceId, region.now());
      return said && { free: said.available, of: said.maximum, waiting: said.waiting };
    };
    const states = async () =>
      (await database.owner("select state from stays.stay order by held_at, id")).map(({ state }) => state);
    return { database, region, house, course, hold, arrive, end, figure, states };
  };

  it("is promised by who is on the course, for a need of a place, and by nobody else", async () => {
    const { hold, course, region, house, figure } = await world();
    expect(await figure()).toEqual({ free: 2, of: 2, waiting: 0 });
    for (const door of ["doctor", "shelter"] as const)
      await expect(hold(1, {}, door)).rejects.toEqual(refused("notFound"));
    await expect(hold(1, { needId: course.needId(1) })).rejects.toEqual(refused("needIsNoPlace"));
    await expect(hold(1, { nights: 0 })).rejects.toEqual(refused("invalidInput"));
    await expect(hold(1, { firstNight: "2026-06-01" })).rejects.toEqual(refused("nightIsPast"));
    const { heldUntil } = await hold(1, { nights: 3 });
    expect(new Date(heldUntil).getTime() - region.now().getTime()).toBe(hours(2));
    expect(await figure()).toEqual({ free: 1, of: 2, waiting: 0 });
    await expect(hold(1, { firstNight: "2026-06-04" })).rejects.toEqual(refused("placeTaken"));
    await hold(1, { firstNight: "2026-06-05" });
    expect(await figure()).toEqual({ free: 1, of: 2, waiting: 0 });
    expect(house.placeIds).toHaveLength(2);
  });

  it("lapses by itself, counts as gone from that second, and is written down by the next command or the clock", async () => {
    const { hold, arrive, region, house, figure, states } = await world(1);
    const { stayId } = await hold();
    region.clock.advance(hours(2));
    await expect(arrive(stayId)).rejects.toEqual(refused("holdLapsed"));
    expect(await states()).toEqual(["held"]);
    const again = await hold();
    expect(await states()).toEqual(["lapsed", "held"]);
    expect(await figure()).toMatchObject({ free: 0 });
    region.clock.advance(hours(2) - 1);
    expect(await house.clock.tick(region.now())).toBe(0);
    region.clock.advance(1);
    expect(await house.clock.tick(region.now())).toBe(1);
    expect(await states()).toEqual(["lapsed", "lapsed"]);
    expect(await figure()).toMatchObject({ free: 1 });
    // Somebody stands at the door a minute late: the house makes it again, and then they come in.
    region.clock.advance(minutes(1));
    const { stayId: third } = await house.commands.holdAgain(
      await region.actor("shelter"),
      { stayId: again.stayId },
      region.now(),
    );
    await arrive(third);
    await expect(
      house.commands.holdAgain(await region.actor("shelter"), { stayId: again.stayId }, region.now()),
    ).rejects.toEqual(refused("placeTaken"));
  });

  it("is taken by who came, and the one with the baton is told; what else was promised them is given back", async () => {
    const { hold, arrive, region, database, course, states, figure } = await world();
    const other = await hold(2);
    const { stayId } = await hold(1);
    for (const door of ["emergency", "doctor"] as const)
      await expect(arrive(stayId, door)).rejects.toEqual(refused("notFound"));
    await arrive(stayId);
    expect((await states()).sort()).toEqual(["cancelled", "occupied"]);
    expect(await figure()).toMatchObject({ free: 1 });
    await expect(arrive(other.stayId)).rejects.toEqual(refused("stayNotHeld"));
    expect(await database.owner("select kind, unit_id from relay.alarm")).toEqual([
      { kind: "arrival", unit_id: region.idOf("emergency") },
    ]);
    const third = await hold(2);
    await expect(arrive(third.stayId)).rejects.toEqual(refused("staysElsewhere"));
    const history = await database.owner(
      "select number, state, unit_id from stays.stay_change where stay_id = $1 order by number",
      [stayId],
    );
    expect(history).toEqual([
      { number: 1, state: "held", unit_id: region.idOf("emergency") },
      { number: 2, state: "occupied", unit_id: region.idOf("shelter") },
    ]);
    const events = await database.owner(
      "select type, unit_id from platform.event where course_id = $1 and type = 'stays.arrived' order by unit_id",
      [course.id],
    );
    expect(events).toHaveLength(2);
  });

  it("is kept on, and whose last night is over is there still until they have left", async () => {
    const { hold, arrive, end, region, house, figure, database } = await world(1);
    const { stayId } = await hold();
    await arrive(stayId);
    const extend = async (lastNight: string) =>
      house.commands.extendStay(await region.actor("shelter"), { stayId, lastNight }, region.now());
    await expect(extend(today)).rejects.toEqual(refused("nightIsPast"));
    await extend(addDays(today, 1));
    region.clock.advance(hours(24) * 3);
    await house.clock.tick(region.now());
    expect(await figure()).toMatchObject({ free: 0 });
    await expect(hold()).rejects.toEqual(refused("placeTaken"));
    await extend(addDays(today, 3));
    region.clock.advance(hours(24));
    await end(stayId);
    expect(await figure()).toMatchObject({ free: 1 });
    expect(
      await database.owner(
        "select last_night::text, (select count(*)::int from stays.night) as nights from stays.stay",
      ),
    ).toEqual([{ last_night: addDays(today, 3), nights: 0 }]);
    await expect(end(stayId)).rejects.toEqual(refused("stayNotOccupied"));
  });

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

  it("is given back when the need has ended – but whoever is there is not put out", async () => {
    const { hold, arrive, region, house, course, states, figure, database } = await world(3);
    const anna = await aCourse(region, { citizen: { knownAs: "Anna" } });
    await arrive((await hold(1, {}, "emergency", anna)).stayId);
    await hold(2);
    await hold(3, {}, "emergency", anna);
    await house.commands.waitForPlace(
      await region.actor("emergency"),
      { needId: course.needId(0), serviceId: house.serviceId },
      region.now(),
    );
    const over = { courseId: course.id, needId: course.needId(0) };
    expect(await house.clock.needOver({ ...over, needId: course.needId(1) }, region.now())).toBe(0);
    expect(await house.clock.needOver(over, region.now())).toBe(2);
    expect(await house.clock.needOver(over, region.now())).toBe(0);
    expect((await states()).sort()).toEqual(["cancelled", "held", "occupied"]);
    expect(await figure()).toEqual({ free: 1, of: 3, waiting: 0 });
    expect(await house.clock.needOver({ courseId: anna.id, needId: null }, region.now())).toBe(1);
    expect((await states()).sort()).toEqual(["cancelled", "cancelled", "occupied"]);
    expect(await database.owner("select distinct reason from stays.stay where state = 'cancelled'")).toEqual([
      { reason: "needOver" },
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

  it("is given back by who asked, and refused by the house with a reason that feeds the map of gaps", async () => {
    const { hold, region, house, figure, database } = await world();
    const first = await hold(1);
    const cancel = async (stayId: string, by: Door) =>
      house.commands.cancelHold(await region.actor(by), { stayId, reason: "otherPlace" }, region.now());
    await expect(cancel(first.stayId, "shelter")).rejects.toEqual(refused("notFound"));
    await cancel(first.stayId, "emergency");
    await expect(cancel(first.stayId, "emergency")).rejects.toEqual(refused("stayNotHeld"));
    const second = await hold(1);
    const refuse = async (stayId: string, reason: "noCapacity" | "other", by: Door = "shelter") =>
      house.commands.refuseHold(await region.actor(by), { stayId, reason }, region.now());
    await expect(refuse(second.stayId, "noCapacity", "emergency")).rejects.toEqual(refused("notFound"));
    await expect(refuse(second.stayId, "other")).rejects.toEqual(refused("invalidInput"));
    await refuse(second.stayId, "noCapacity");
    expect(await figure()).toMatchObject({ free: 2 });
    expect(await database.owner("select need_kind, cause, unit_id from directory.gap")).toEqual([
      { need_kind: "sleepTonight", cause: "noCapacity", unit_id: region.idOf("shelter") },
    ]);
  });

  it("is a place of the house, kept by its lead", async () => {
    const { house, region, figure, hold } = await world();
    const { commands, serviceId, bed } = house;
    const draft = { serviceId, countedIn: "bed", name: "Seng 3" };
    const lead = await region.actor("shelter", "lead");
    const now = region.now();
    await expect(commands.addPlace(await region.actor("shelter"), draft, now)).rejects.toEqual(
      refused("notAllowedLeadOnly"),
    );
    await expect(commands.addPlace(await region.actor("nightTeam", "lead"), draft, now)).rejects.toEqual(
      refused("notFound"),
    );
    for (const [wrong, code] of [
      [{ countedIn: "hammock" }, "unknownCapacityUnit"],
      [{ conditions: ["gold"] }, "unknownCondition"],
      [{ name: "Seng 1" }, "placeNameTaken"],
      [{ firstNight: "2026-06-09", lastNight: "2026-06-08" }, "nightIsPast"],
    ] as [object, string][])
      await expect(commands.addPlace(lead, { ...draft, ...wrong }, now)).rejects.toEqual(refused(code));
    await commands.addPlace(lead, draft, now);
    expect(await figure()).toMatchObject({ free: 3, of: 3 });
    await hold(1, { firstNight: "2026-06-04" });
    const still = { placeId: bed(1), reason: "repair" as const };
    await expect(commands.takeOutOfUse(lead, still, now)).rejects.toEqual(refused("placeTaken"));
    await commands.takeOutOfUse(lead, { ...still, lastNight: "2026-06-03" }, now);
    expect(await figure()).toMatchObject({ free: 2, of: 2 });
    await expect(hold(1)).rejects.toEqual(refused("placeOutOfUse"));
    await commands.putBackInUse(lead, { placeId: bed(1) }, now);
    await expect(commands.putBackInUse(lead, { placeId: bed(1) }, now)).rejects.toEqual(
      refused("placeInUse"),
    );
    expect(await figure()).toMatchObject({ free: 3, of: 3 });
    const renamed = { placeId: bed(1), name: "Værelse 1" };
    await expect(commands.changePlace(lead, { ...renamed, lastNight: today }, now)).rejects.toEqual(
      refused("placeTaken"),
    );
    await commands.changePlace(lead, { ...renamed, lastNight: "2026-06-04" }, now);
    expect(await figure()).toMatchObject({ free: 3, of: 3 });
    await commands.keepHouse(lead, { holdMinutes: 30, holdUntilEvening: true, evening: "22:00" }, now);
    const { heldUntil } = await hold(2);
    expect(new Date(heldUntil)).toEqual(instantAt(today, "22:00"));
  });

  it("is waited for once, and whoever gets a place waits no more", async () => {
    const { house, region, course, figure, hold, arrive } = await world(1);
    const ask = async (by: Door = "emergency") =>
      house.commands.waitForPlace(
        await region.actor(by),
        { needId: course.needId(0), serviceId: house.serviceId, grounds: ["outTonight"] },
        region.now(),
      );
    await expect(ask("doctor")).rejects.toEqual(refused("notFound"));
    const { waitingId } = await ask();
    await expect(ask()).rejects.toEqual(refused("waitsAlready"));
    expect(await figure()).toMatchObject({ waiting: 1 });
    const stop = async (by: Door) =>
      house.commands.stopWaiting(await region.actor(by), { waitingId, settled: "elsewhere" }, region.now());
    await expect(stop("doctor")).rejects.toEqual(refused("notFound"));
    await stop("emergency");
    await expect(stop("shelter")).rejects.toEqual(refused("notFound"));
    await ask();
    await arrive((await hold()).stayId);
    expect(await figure()).toMatchObject({ waiting: 0, free: 0 });
  });

  it("is done once, however often it is asked for", async () => {
    const { house, region, course, database } = await world();
    const ask = async () =>
      house.commands.holdPlace(
        await region.actor("emergency"),
        { placeId: house.bed(1), needId: course.needId(0) },
        region.now(),
        "one key",
      );
    expect(await ask()).toEqual(await ask());
    expect(await database.owner("select count(*)::int as n from stays.stay")).toEqual([{ n: 1 }]);
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

  it("stands in the person's own file, and is forgotten with them", async () => {
    const { hold, arrive, end, region, course, database, house } = await world(2, "2012-06-05T06:30:00Z");
    const { stayId } = await hold();
    await arrive(stayId);
    await house.commands.waitForPlace(
      await region.actor("emergency"),
      { needId: course.needId(0), serviceId: house.serviceId },
      region.now(),
    );
    await end(stayId);
    const file = await region.views.personFile(course.id, "Indsigt", region.now());
    const counted = Object.fromEntries(
      file.tables
        .filter(({ name }) => name.startsWith("stays."))
        .map(({ name, rows }) => [name, rows.length]),
    );
    expect(counted).toEqual({ "stays.stay": 1, "stays.stay_change": 3, "stays.waiting": 1 });
    for (const n of [0, 1]) await course.ended(n);
    await course.closed();
    await createRetention(region).forgetLapsed(new Date());
    expect(
      await database.owner(
        "select (select count(*)::int from relay.course) as courses, (select count(*)::int from stays.stay) as stays, (select count(*)::int from stays.waiting) as waiting",
      ),
    ).toEqual([{ courses: 0, stays: 0, waiting: 0 }]);
  });
});
