import { expect, test } from "vitest";
import { hours, plus } from "#kernel/time.ts";
import { build } from "../builders/house.ts";
import { aRegion, type Door, type Region } from "../builders/region.ts";
import { aCourse } from "../builders/relay.ts";
import { describeOnBoth, type TestDatabase } from "../db.ts";
import { breaches } from "./breaches.ts";

/** Law 8 through the house itself: units that close, and units everybody leaves. */

async function withRegion(database: TestDatabase, work: (region: Region) => Promise<void>): Promise<void> {
  try {
    await work(await aRegion(database));
    expect(await breaches(database.owner)).toEqual([]);
  } finally {
    await database.close();
  }
}

const everybodyLeaves = (region: Region, door: Door) =>
  build(region.database.app, async (tx) => {
    for (const person of region.unit(door).people) await region.identity.offboard(tx, person, region.now());
  });

const holderOf = async (region: Region, courseId: string) =>
  (await region.database.owner("select holder_id from relay.course where id = $1", [courseId]))[0]?.holder_id;

describeOnBoth("law 8", (open) => {
  test("what an empty unit had passes on after two working days, though another's cannot", async () => {
    await withRegion(await open(), async (region) => {
      // Nobody has signed for the area of the first; its courses stay, and the second is looked at all the same.
      const stuck = await aCourse(region, { at: "faraway" });
      const passed = await aCourse(region, { at: "shelter" });
      await everybodyLeaves(region, "faraway");
      await everybodyLeaves(region, "shelter");
      const noticed = region.now();
      await region.ladder.watchEmptyUnits(noticed);
      expect(await holderOf(region, passed.id)).toBe(region.idOf("shelter"));
      await region.ladder.watchEmptyUnits(plus(noticed, hours(24 * 5)));
      expect(await holderOf(region, passed.id)).toBe(region.idOf("receiver"));
      expect(await holderOf(region, stuck.id)).toBe(region.idOf("faraway"));
      const alarms = await region.database.owner(
        "select unit_id from relay.alarm where kind = 'unitWithoutMembers' and cleared_at is null",
      );
      expect(alarms.map((row) => row.unit_id).sort()).toEqual(
        [region.idOf("faraway"), region.idOf("shelter")].sort(),
      );
    });
  });

  test("a unit that was to do the next step closes: whoever is responsible does it, and is told", async () => {
    await withRegion(await open(), async (region) => {
      const course = await aCourse(region);
      const [nurse, lead] = [await region.actor("emergency"), await region.actor("doctor", "lead")];
      await region.relay.setNextStep(
        nurse,
        { needId: course.needId(0), nextStep: "Ring", nextStepOn: "2026-06-04", unitId: lead.unitId },
        region.now(),
      );
      await region.relay.closeUnit(lead, { unitId: lead.unitId }, region.now());
      const [need] = await region.database.owner("select next_step_unit_id from relay.need where id = $1", [
        course.needId(0),
      ]);
      expect(need?.next_step_unit_id).toBe(nurse.unitId);
      const told = await region.database.owner(
        "select unit_id, by_unit_id from platform.event where type = 'relay.nextStepSet' order by id desc limit 1",
      );
      expect(told).toEqual([{ unit_id: nurse.unitId, by_unit_id: lead.unitId }]);
    });
  });

  test("a unit that convenes a table closes: the one with the baton convenes it", async () => {
    await withRegion(await open(), async (region) => {
      const course = await aCourse(region, { at: "shelter" });
      const [worker, lead] = [await region.actor("shelter"), await region.actor("shelter", "lead")];
      const { tableId } = await region.relay.callTable(
        worker,
        { courseId: course.id, needId: course.needId(0) },
        region.now(),
      );
      const ask = await course.asked("nightTeam", { by: "shelter" });
      await ask.accepted();
      await region.relay.closeUnit(lead, { unitId: lead.unitId }, region.now());
      const [table] = await region.database.owner("select convener_id from relay.joint_table where id = $1", [
        tableId,
      ]);
      expect(table?.convener_id).toBe(region.idOf("nightTeam"));
    });
  });

  test("what a unit sends on in one go stands in the log of every citizen it was about (laws 12 and 14)", async () => {
    await withRegion(await open(), async (region) => {
      const held = [await aCourse(region, { at: "shelter" }), await aCourse(region, { at: "shelter" })];
      const need = await aCourse(region, { needs: ["legal", "dental"] });
      await need.movedTo("shelter", { need: 0 });
      const asked = await aCourse(region);
      await asked.asked("shelter");
      const touched = [...held, need, asked].map(({ id, citizenId }) => ({
        course_id: id,
        citizen_id: citizenId,
      }));
      const logged = (action: string) =>
        region.database.owner(
          "select course_id, citizen_id from identity.audit_entry where action = $1 and outcome = 'done' order by course_id",
          [action],
        );
      const lead = await region.actor("shelter", "lead");
      const { moved } = await region.relay.emptyUnit(
        lead,
        { unitId: lead.unitId, message: "Vi lukker for sommeren" },
        region.now(),
      );
      expect(moved).toBe(3);
      expect(await logged("relay.emptyUnit")).toEqual(touched);

      const left = await aCourse(region, { at: "nursing" });
      const too = await aCourse(region, { at: "nursing" });
      await everybodyLeaves(region, "nursing");
      await region.ladder.watchEmptyUnits(region.now());
      await region.ladder.watchEmptyUnits(plus(region.now(), hours(24 * 5)));
      const passed = [left, too].map(({ id, citizenId }) => ({ course_id: id, citizen_id: citizenId }));
      expect((await logged("relay.watchEmptyUnit")).filter((row) => row.course_id !== null)).toEqual(passed);
    });
  });
});
