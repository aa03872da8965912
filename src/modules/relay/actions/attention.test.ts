import { expect, it, onTestFinished } from "vitest";
import { hours } from "#kernel/time.ts";
import { aRegion, type Region } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnBoth } from "../../../../test/db.ts";

describeOnBoth("what has been called to somebody's attention", (open) => {
  const world = async () => {
    const database = await open();
    onTestFinished(() => database.close());
    return aRegion(database);
  };
  const alarms = ({ database }: Region) =>
    database.owner(
      "select a.kind, u.slug, a.course_id from relay.alarm a join identity.unit u on u.id = a.unit_id where a.cleared_at is null order by 1",
    );
  const arrived = async (region: Region, courseId: string) =>
    region.relay.arrive(await region.actor("dropIn"), { courseId }, region.now());

  it("the citizen stands at a door: whoever has the baton next is told, but not that door itself", async () => {
    const region = await world();
    const course = await aCourse(region, { consent: "relay" });
    await arrived(region, course.id);
    await course.movedTo("nightTeam");
    expect(await alarms(region)).toEqual([{ kind: "arrival", slug: "nightTeam", course_id: course.id }]);
    await course.movedTo("dropIn", { by: "nightTeam" });
    expect(await alarms(region)).toEqual([]);
  });

  it("a merged course leaves nothing hanging, and the arrival goes on", async () => {
    const region = await world();
    const [from, into] = [
      await aCourse(region, { consent: "relay" }),
      await aCourse(region, { citizen: { knownAs: "Bo igen" } }),
    ];
    const nurse = await region.actor("emergency");
    await (await from.asked("shelter", { need: 0 })).redirected(["nightTeam"]);
    region.later(hours(24 * 14));
    await region.ladder.raiseStandstills(region.now());
    await region.relay.setNextStep(
      nurse,
      { needId: into.needId(0), nextStep: "Ring", nextStepOn: "2026-07-01" },
      region.now(),
    );
    await arrived(region, from.id);
    await region.relay.mergeCourses(nurse, { fromCourseId: from.id, intoCourseId: into.id }, region.now());
    expect(await alarms(region)).toEqual([{ kind: "arrival", slug: "emergency", course_id: into.id }]);
    expect(await region.database.owner("select id from relay.handover where state = 'draft'")).toEqual([]);
  });

  it("a table whose time has passed takes nothing from a door that accepted meanwhile", async () => {
    const region = await world();
    const course = await aCourse(region);
    const about = { courseId: course.id, needId: course.needId(0) };
    await region.relay.callTable(await region.actor("emergency"), about, region.now());
    region.later();
    await course.movedTo("shelter", { need: 0 });
    region.later(hours(24 * 14));
    await region.ladder.passLapsedTables(region.now());
    const [need] = await region.database.owner("select responsible_id from relay.need where id = $1", [
      course.needId(0),
    ]);
    expect(need).toEqual({ responsible_id: region.idOf("shelter") });
    expect(await alarms(region)).toMatchObject([{ kind: "lapsedTable", slug: "emergency" }]);
  });
});
