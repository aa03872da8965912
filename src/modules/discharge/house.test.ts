import { expect, it, onTestFinished } from "vitest";
import { ANSWERED_FOR, aHospital } from "../../../test/builders/discharge.ts";
import { aRegion } from "../../../test/builders/region.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { aHouse } from "../../../test/builders/stays.ts";
import { describeOnEngine } from "../../../test/db.ts";
import { LEFT_EARLY_STEP } from "./defaults.ts";

describeOnEngine("the end of a stay runs the same check (B1, B2)", (open) => {
  const refused = (code: string) => expect.objectContaining({ code });

  const world = async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const house = await aHouse(region, { beds: 1 });
    const course = await aCourse(region, { needs: ["sleepTonight"] });
    const asked = { placeId: house.bed(1), needId: course.needId(0) };
    const { stayId } = await house.commands.holdPlace(await region.actor("emergency"), asked, region.now());
    const shelter = await region.actor("shelter");
    await house.commands.confirmArrival(shelter, { stayId }, region.now());
    const begin = async () => {
      const { leavingId } = await house.commands.beginLeaving(shelter, { stayId }, region.now());
      return aHospital(region).admission(leavingId, "shelter");
    };
    const end = async (more: object) =>
      house.commands.endStay(
        await region.actor("shelter"),
        { stayId, whereTo: "ownHome", ...more } as never,
        region.now(),
      );
    const needs = async () =>
      (
        await database.owner(
          "select kind from relay.need where course_id = $1 and ended_at is null order by opened_at, id",
          [course.id],
        )
      ).map(({ kind }) => kind);
    const steps = async () =>
      (
        await database.owner(
          `select n.next_step, n.next_step_on::text, c.holder_id from relay.need n join relay.course c on c.id = n.course_id
            where n.ended_at is null and c.state = 'open' and n.responsible_id = c.holder_id and n.next_step_unit_id = c.holder_id`,
        )
      ).map(({ holder_id, ...step }) => ({
        ...step,
        holder: (["emergency", "shelter", "receiver"] as const).find(
          (door) => region.idOf(door) === holder_id,
        ),
      }));
    const leavings = () => database.owner("select state, subject, without_place from discharge.leaving");
    return { database, region, house, course, begin, end, needs, steps, leavings, stayId };
  };

  it("ended in one go: the house says where they go, and whoever has the baton follows", async () => {
    const { end, leavings, region, course } = await world();
    await end({ whereTo: "otherPlace", words: "Herberget i Havnegade" });
    expect(await leavings()).toEqual([{ state: "left", subject: "stay", without_place: false }]);
    const { views } = aHospital(region);
    expect(await views.ofCourse(await region.actor("emergency"), course.id, region.now())).toMatchObject([
      { subject: "stay", state: "left", open: 0 },
    ]);
  });

  it("begun before: lines are settled, or a leader answers for them and somebody has them", async () => {
    const { begin, end, needs, leavings } = await world();
    const check = await begin();
    expect((await begin()).id).toBe(check.id);
    await check.answer("ownHome", "holder", ["nursing", "medicine"]);
    expect((await check.see()).missing).toEqual(["medicine", "nursing"]);
    await check.secure("medicine");
    await expect(end({})).rejects.toMatchObject({ code: "answerForLines", details: { lines: ["nursing"] } });
    await end({ leaderName: "Ida", leaderReason: "Hjemmesygeplejen ringer i morgen" });
    expect(await needs()).toEqual(["sleepTonight", "woundCare"]);
    expect(await leavings()).toEqual([{ state: "left", subject: "stay", without_place: false }]);
    await expect(check.complete()).rejects.toEqual(refused("notFound"));
  });

  it("nobody knows where they went: they are looked for, and it is not finished", async () => {
    const { end, needs, steps, leavings, region, course } = await world();
    await end({ whereTo: "leftUnsaid" });
    expect(await leavings()).toEqual([{ state: "leftEarly", subject: "stay", without_place: false }]);
    // The need the bed was for: not a second one beside it.
    expect(await needs()).toEqual(["sleepTonight"]);
    expect(await steps()).toEqual([
      { next_step: LEFT_EARLY_STEP, next_step_on: "2026-06-02", holder: "emergency" },
    ]);
    const { views } = aHospital(region);
    const [last] = await views.ofCourse(await region.actor("emergency"), course.id, region.now());
    expect(last?.holdsCourseUntil).toBe("2026-06-15");
    expect(await views.figures(region.now())).toMatchObject({ leftEarly: 1, discharges: 0 });
  });

  it("nowhere to go when nobody has the baton: open again, and every line is a need", async () => {
    const { begin, end, needs, course, leavings, region } = await world();
    const check = await begin();
    await check.answer("ownHome", "holder", ["nursing"]);
    const nurse = await region.actor("emergency");
    await region.relay.endNeed(nurse, { needId: course.needId(0), state: "met" }, region.now());
    await course.closed();
    const { tableId } = await end({ whereTo: "nowhere", ...ANSWERED_FOR });
    expect(tableId).not.toBeNull();
    expect(await needs()).toEqual(["sleepTonight", "woundCare"]);
    expect(await leavings()).toEqual([{ state: "left", subject: "stay", without_place: true }]);
  });

  it.each([
    ["shelter", true],
    ["receiver", false],
  ] as const)(
    "nobody knows where they went and nobody has the baton: %s looks for them",
    async (holder, holds) => {
      const { end, needs, steps, course, leavings, database, region } = await world();
      await database.owner("update identity.unit set holds_courses = $1 where id = $2", [
        holds,
        region.idOf("shelter"),
      ]);
      await course.ended(0);
      await course.closed();
      await end({ whereTo: "leftUnsaid" });
      expect(await needs()).toEqual(["sleepTonight"]);
      expect(await steps()).toMatchObject([{ next_step: LEFT_EARLY_STEP, holder }]);
      expect(await leavings()).toEqual([{ state: "leftEarly", subject: "stay", without_place: false }]);
    },
  );

  it.each(["begun", "notBegun"])(
    "they died in the house: it stops, nothing is asked, and whoever has the baton is told (%s)",
    async (how) => {
      const { begin, end, needs, leavings, database, region } = await world();
      if (how === "begun") await (await begin()).answer("nowhere");
      await end({ whereTo: "died", words: "Fundet om morgenen" });
      expect(await leavings()).toEqual([{ state: "stopped", subject: "stay", without_place: false }]);
      expect(await database.owner("select state, reason from stays.stay")).toEqual([
        { state: "ended", reason: "died" },
      ]);
      expect(await needs()).toEqual(["sleepTonight"]);
      const told = await database.owner(
        "select unit_id, data ->> 'reason' as reason from platform.event where type = 'discharge.stopped'",
      );
      expect(told).toContainEqual({ unit_id: region.idOf("emergency"), reason: "died" });
    },
  );

  it.each([
    ["died", {}],
    ["nowhere", ANSWERED_FOR],
    ["leftUnsaid", {}],
  ])(
    "their course was closed because they died: the bed is free again, and nothing is opened (%s)",
    async (whereTo, more) => {
      const { begin, end, needs, course, database, region } = await world();
      // Begun, it stopped with the course.
      if (whereTo === "died") await begin();
      const nurse = await region.actor("emergency");
      await region.relay.endNeed(nurse, { needId: course.needId(0), state: "died" }, region.now());
      const close = { courseId: course.id, reason: "died" as const, toldCitizen: "–" };
      await region.relay.closeCourse(nurse, close, region.now());
      await end({ whereTo, ...more });
      expect(await database.owner("select state from stays.stay")).toEqual([{ state: "ended" }]);
      expect(await needs()).toEqual([]);
      expect(await database.owner("select state from relay.course")).toEqual([{ state: "closed" }]);
    },
  );
});
