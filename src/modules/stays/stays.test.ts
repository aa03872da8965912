import { expect, it } from "vitest";
import { addDays, calendarDay, hours, instantAt, minutes } from "#kernel/time.ts";
import type { Door } from "../../../test/builders/region.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { stayWorld } from "../../../test/builders/stayWorld.ts";
import { describeOnEngine } from "../../../test/db.ts";
import { createRetention } from "../relay/store/retention.ts";

describeOnEngine("places and stays (B3)", (open) => {
  const refused = (code: string) => expect.objectContaining({ code });
  const today = calendarDay("2026-06-02");
  const world = (beds?: number, at?: string) => stayWorld(open, beds, at);

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
