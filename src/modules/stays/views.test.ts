import { expect, it, onTestFinished } from "vitest";
import { addDays, calendarDay, hours } from "#kernel/time.ts";
import { aRegion, type Door } from "../../../test/builders/region.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { aHouse } from "../../../test/builders/stays.ts";
import { describeOnEngine } from "../../../test/db.ts";

describeOnEngine("what is seen of places and stays", (open) => {
  const today = calendarDay("2026-06-02");

  const world = async (consent: "relay" | null = null, beds = 3) => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const house = await aHouse(region, { beds });
    const course = await aCourse(region, { consent });
    const hold = async (bed: number, more: object = {}, of = course) =>
      house.commands.holdPlace(
        await region.actor("emergency"),
        { placeId: house.bed(bed), needId: of.needId(0), ...more },
        region.now(),
      );
    const seen = async (door: Door, who: "worker" | "lead" = "worker") =>
      house.views.house(await region.actor(door, who), region.now());
    const log = () =>
      database.owner(
        "select action, outcome, unit_id, detail from identity.audit_entry where action like '%stay%' and action not like 'stays.%Place' order by at, id",
      );
    return { database, region, house, course, hold, seen, log };
  };

  it("a house knows who is on their way only when they let it, and who has come by the name they go by", async () => {
    const { house, region, hold, seen, log, course } = await world();
    const { stayId } = await hold(1);
    const before = await seen("shelter");
    expect(before).toMatchObject({
      tonight: today,
      mayKeep: false,
      free: 2,
      here: [],
      expected: [
        {
          id: stayId,
          placeName: "Seng 1",
          knownAs: null,
          mayArrive: true,
          askedBy: { name: expect.any(String) },
        },
      ],
    });
    expect(before.places.map(({ nights }) => nights.slice(0, 2))).toEqual([
      ["held", "free"],
      ["free", "free"],
      ["free", "free"],
    ]);
    await house.commands.confirmArrival(await region.actor("shelter"), { stayId }, region.now());
    const after = await seen("shelter", "lead");
    expect(after).toMatchObject({
      mayKeep: true,
      expected: [],
      here: [{ id: stayId, knownAs: "Bo", overdue: false }],
    });
    expect(JSON.stringify(after)).not.toMatch(/Bang|1980|20000009/);
    for (const door of ["dropIn", "doctor"] as const)
      expect(await seen(door)).toMatchObject({ places: [], here: [], expected: [], waiting: [] });
    // Once a day for each reader, list and course.
    await seen("shelter", "lead");
    expect((await log()).filter(({ action }) => action === "list.stays")).toEqual(
      [0, 1].map(() => ({
        action: "list.stays",
        outcome: "done",
        unit_id: region.idOf("shelter"),
        detail: { courses: [course.id] },
      })),
    );
  });

  it("a name known from an earlier stay is not shown before they come again: what they want is asked anew", async () => {
    const { house, region, hold, seen } = await world();
    const worker = await region.actor("shelter");
    const { stayId } = await hold(1);
    await house.commands.confirmArrival(worker, { stayId }, region.now());
    await house.commands.endStay(worker, { stayId, whereTo: "ownHome" }, region.now());
    region.later();
    const next = await hold(1);
    expect((await seen("shelter")).expected).toMatchObject([{ id: next.stayId, knownAs: null }]);
  });

  it("a house that has the baton itself knows whom it holds a bed for", async () => {
    const { house, region, seen } = await world();
    const course = await aCourse(region, { at: "shelter" });
    const worker = await region.actor("shelter");
    const asked = { placeId: house.bed(1), needId: course.needId(0) };
    await house.commands.holdPlace(worker, asked, region.now());
    expect((await seen("shelter")).expected).toMatchObject([{ knownAs: "Bo" }]);
  });

  it("whoever lets the relay find them is expected by name", async () => {
    const { hold, seen } = await world("relay");
    await hold(1);
    expect((await seen("shelter")).expected).toMatchObject([{ knownAs: "Bo" }]);
  });

  it("a stay is read by its house, and a guess of another's is written down", async () => {
    const { house, hold, region, log } = await world();
    const { stayId } = await hold(1, { nights: 2 });
    await hold(1, { firstNight: addDays(today, 5) }, await aCourse(region, { citizen: { knownAs: "Anna" } }));
    const read = async (door: Door, id = stayId) =>
      house.views.stay(await region.actor(door), id, region.now());
    expect(await read("shelter")).toMatchObject({
      state: "held",
      lastNight: addDays(today, 1),
      freeUntil: addDays(today, 4),
      lapsed: false,
    });
    for (const [door, id] of [
      ["doctor", stayId],
      ["emergency", stayId],
      ["shelter", house.bed(1)],
      ["shelter", "no-id"],
    ] as const)
      await expect(read(door, id)).rejects.toMatchObject({ code: "notFound" });
    expect((await log()).map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      "stays.read done",
      ...Array.from({ length: 3 }, () => "stays.read denied"),
    ]);
    region.clock.advance(hours(2));
    expect(await read("shelter")).toMatchObject({ lapsed: true });
  });

  it("those on the relay see where the person is, and others nothing", async () => {
    const { house, hold, region, course } = await world();
    await hold(1);
    const of = async (door: Door) => house.views.ofCourse(await region.actor(door), course.id, region.now());
    expect(await of("emergency")).toMatchObject([
      { state: "held", placeName: "Seng 1", mayCancel: true, house: { id: house.unitId } },
    ]);
    expect(await of("doctor")).toEqual([]);
    region.clock.advance(hours(2));
    expect(await of("emergency")).toMatchObject([{ state: "lapsed", mayCancel: false }]);
  });

  it("somebody a minute late is still on the page, until they have a place again", async () => {
    const { house, hold, region, seen } = await world();
    const { stayId } = await hold(1);
    region.clock.advance(hours(2));
    expect(await seen("shelter")).toMatchObject({ expected: [], late: [{ id: stayId }], free: 3 });
    await house.commands.holdAgain(await region.actor("shelter"), { stayId }, region.now());
    expect(await seen("shelter")).toMatchObject({ late: [], free: 2 });
    region.clock.advance(hours(20));
    expect((await seen("shelter")).late).toEqual([]);
  });

  it("free places are found near first, for all nights and all that must suit, and say nothing of anybody", async () => {
    const { house, hold, region } = await world();
    const away = await aHouse(region, { at: "faraway", beds: 1 });
    const lead = await region.actor("shelter", "lead");
    await house.commands.changePlace(
      lead,
      { placeId: house.bed(2), name: "Seng 2", conditions: ["dogs"] },
      region.now(),
    );
    await hold(1, { firstNight: addDays(today, 1) });
    const free = (more: object = {}) =>
      house.views.free(
        { region: "DK-84", area: "0101", firstNight: today, lastNight: today, conditions: [], ...more },
        region.now(),
      );
    const found = await free();
    expect(found.map(({ unit, places }) => [unit.id, places.map(({ name }) => name)])).toEqual([
      [house.unitId, ["Seng 1", "Seng 2", "Seng 3"]],
      [away.unitId, ["Seng 1"]],
    ]);
    expect(JSON.stringify(found)).not.toContain("Bo");
    // A bed for some only is never the first one offered.
    const forSome = { placeId: house.bed(1), name: "Seng 1", conditions: ["womenOnly"] };
    await house.commands.changePlace(lead, forSome, region.now());
    expect((await free())[0]?.places.map(({ name }) => name)).toEqual(["Seng 2", "Seng 3", "Seng 1"]);
    expect((await free({ lastNight: addDays(today, 1) }))[0]?.places.map(({ name }) => name)).toEqual([
      "Seng 2",
      "Seng 3",
    ]);
    expect(
      (await free({ conditions: ["dogs"] })).flatMap(({ places }) => places.map(({ name }) => name)),
    ).toEqual(["Seng 2"]);
    expect(await free({ region: "DK-81" })).toEqual([]);
    expect(await house.views.houses("DK-84")).toHaveLength(2);
  });

  it("who waits stands by need, with the reason", async () => {
    const { house, region, course, seen } = await world();
    const wait = async (of: typeof course, grounds: ("outTonight" | "illness" | "young")[]) => {
      region.later();
      await house.commands.waitForPlace(
        await region.actor("emergency"),
        { needId: of.needId(0), serviceId: house.serviceId, grounds },
        region.now(),
      );
    };
    const [anna, carl] = [
      await aCourse(region, { citizen: { knownAs: "Anna" } }),
      await aCourse(region, { citizen: { knownAs: "Carl" } }),
    ];
    await wait(course, []);
    await wait(anna, ["illness", "young"]);
    await wait(carl, ["outTonight"]);
    expect((await seen("shelter")).waiting).toMatchObject([
      { grounds: ["outTonight"], why: "outTonight", knownAs: null },
      { grounds: ["illness", "young"], why: "illness" },
      { grounds: [], why: null },
    ]);
  });

  it("the lead sees every place, and what keeps it out of use", async () => {
    const { house, region } = await world(null, 1);
    const lead = await region.actor("shelter", "lead");
    const out = { placeId: house.bed(1), reason: "repair" as const, words: "Knækket ben" };
    await house.commands.takeOutOfUse(lead, out, region.now());
    expect(await house.views.kept(lead, region.now())).toMatchObject({
      places: [{ name: "Seng 1", outOfUse: { reason: "repair", words: "Knækket ben", lastNight: null } }],
      house: { holdMinutes: 120, evening: "20:00" },
    });
  });
});
