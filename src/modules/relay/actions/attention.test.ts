import { expect, it, onTestFinished } from "vitest";
import { hours } from "#kernel/time.ts";
import { aRegion, type Region } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../../test/db.ts";

describeOnEngine("what has been called to somebody's attention", (open) => {
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

  it("of two tables whose time has passed, each has its alarm, and settling one clears that one alone", async () => {
    const region = await world();
    const course = await aCourse(region, { needs: ["psychiatric", "dental"] });
    const nurse = await region.actor("emergency");
    const tables: string[] = [];
    for (const needId of course.needIds) {
      const { tableId } = await region.relay.callTable(nurse, { courseId: course.id, needId }, region.now());
      tables.push(tableId);
    }
    region.later(hours(24 * 14));
    await region.ladder.passLapsedTables(region.now());
    const lapsed = async () =>
      (await region.database.owner("select table_id from relay.alarm where cleared_at is null"))
        .map((row) => row.table_id)
        .sort();
    expect(await lapsed()).toEqual(tables.toSorted());
    const unmet = {
      outcome: "unmetNeed" as const,
      whoPays: "Regionen",
      decided: [2],
      note: "Ingen",
      meanwhile: "Vi ringer",
    };
    await region.relay.settleTable(nurse, { tableId: tables[0] ?? "", ...unmet }, region.now());
    expect(await lapsed()).toEqual([tables[1]]);
    const receiver = await region.actor("receiver");
    await region.relay.endNeed(receiver, { needId: course.needId(1), state: "met" }, region.now());
    expect(await lapsed()).toEqual([]);
  });

  it("of two doors outside asked about one need, each is checked back with", async () => {
    const region = await world();
    const course = await aCourse(region);
    const asked: string[] = [];
    for (const partyName of ["Varmestuen", "Herberget"]) {
      const { externalId } = await region.relay.noteCall(
        await region.actor("emergency"),
        {
          courseId: course.id,
          needId: course.needId(0),
          partyName,
          answer: "later",
          checkBackOn: "2026-06-03",
          agreedWithCitizen: true,
        },
        region.now(),
      );
      asked.push(externalId);
    }
    region.later(hours(48));
    await region.ladder.raiseCheckBacks(region.now());
    const rows = await region.database.owner("select external_id from relay.alarm where kind = 'checkBack'");
    expect(rows.map((row) => row.external_id).sort()).toEqual(asked.toSorted());
  });

  it("three check-backs in vain: the lead of whoever has the need now decides", async () => {
    const region = await world();
    const course = await aCourse(region, { needs: ["legal", "dental"] });
    const nurse = await region.actor("emergency");
    const phoned = async (needId: string) => {
      const { externalId } = await region.relay.noteCall(
        nurse,
        {
          courseId: course.id,
          needId,
          partyName: "Retshjælpen",
          answer: "later",
          checkBackOn: "2026-06-02",
          agreedWithCitizen: true,
        },
        region.now(),
      );
      for (const checkBackOn of ["2026-06-03", "2026-06-04", "2026-06-05"])
        await region.relay.checkBack(nurse, { externalId, outcome: "notYet", checkBackOn }, region.now());
    };
    for (const needId of course.needIds) await phoned(needId);
    const decides = async () =>
      region.database.owner(
        "select u.slug, a.need_id, a.for_lead from relay.alarm a join identity.unit u on u.id = a.unit_id where a.kind = 'leadDecides' and a.cleared_at is null order by 1",
      );
    await course.movedTo("shelter", { need: 0 });
    const [legal, dental] = [course.needId(0), course.needId(1)];
    expect(await decides()).toEqual([
      { slug: "emergency", need_id: dental, for_lead: true },
      { slug: "shelter", need_id: legal, for_lead: true },
    ]);
    await course.movedTo("nightTeam");
    expect(await decides()).toEqual([
      { slug: "nightTeam", need_id: dental, for_lead: true },
      { slug: "shelter", need_id: legal, for_lead: true },
    ]);
  });

  it("a table about the baton whose time has passed: whoever has the baton is to settle it", async () => {
    const region = await world();
    const course = await aCourse(region);
    await region.relay.callTable(await region.actor("emergency"), { courseId: course.id }, region.now());
    region.later(hours(24 * 14));
    await region.ladder.passLapsedTables(region.now());
    expect(await alarms(region)).toEqual([{ kind: "lapsedTable", slug: "receiver", course_id: course.id }]);
    region.later();
    await course.movedTo("nightTeam", { by: "receiver" });
    expect(await alarms(region)).toEqual([{ kind: "lapsedTable", slug: "nightTeam", course_id: course.id }]);
  });
});
