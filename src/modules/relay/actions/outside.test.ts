import { expect, it, onTestFinished } from "vitest";
import { hours } from "#kernel/time.ts";
import { aRegion } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../../test/db.ts";

describeOnEngine("a door outside that received the citizen", (open) => {
  const world = async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const course = await aCourse(region);
    const nurse = await region.actor("emergency");
    const about = { courseId: course.id, needId: course.needId(0), agreedWithCitizen: true };
    const phoned = (partyName: string) =>
      region.relay.noteCall(
        nurse,
        { ...about, partyName, answer: "later", checkBackOn: "2026-06-03" },
        region.now(),
      );
    return { region, course, nurse, phoned };
  };

  it("ends the need with nothing left hanging: other doors, what was prepared, alarms", async () => {
    const { region, course, nurse, phoned } = await world();
    const { relay, ladder, database } = region;
    await (await course.asked("shelter", { need: 0 })).redirected(["nightTeam"]);
    const [first, second] = [await phoned("Varmestuen"), await phoned("Herberget")];
    for (const day of [3, 4, 5]) {
      region.later(hours(24));
      await relay.checkBack(
        nurse,
        { externalId: first.externalId, outcome: "notYet", checkBackOn: `2026-06-0${day + 1}` },
        region.now(),
      );
    }
    region.later(hours(24 * 14));
    await ladder.raiseStandstills(region.now());
    await ladder.raiseCheckBacks(region.now());
    await relay.checkBack(nurse, { externalId: first.externalId, outcome: "received" }, region.now());

    const states = await database.owner("select id, state from relay.external_handover order by state");
    expect(states).toEqual([
      { id: first.externalId, state: "received" },
      { id: second.externalId, state: "withdrawn" },
    ]);
    expect(await database.owner("select kind from relay.alarm where cleared_at is null")).toEqual([]);
    expect(await database.owner("select id from relay.handover where state = 'draft'")).toEqual([]);
    await course.closed();
  });

  it("ends a need that rested because nothing existed, too", async () => {
    const { region, course, nurse, phoned } = await world();
    const needId = course.needId(0);
    const rest = { needId, note: "Intet herberg", meanwhile: "Telt og sovepose" };
    await region.relay.recogniseGap(nurse, rest, region.now());
    const { externalId } = await phoned("Varmestuen");
    await region.relay.checkBack(nurse, { externalId, outcome: "received" }, region.now());
    const [need] = await region.database.owner("select state from relay.need where id = $1", [needId]);
    expect(need).toEqual({ state: "met" });
  });

  it("given up: the lead has nothing more to decide", async () => {
    const { region, nurse, phoned } = await world();
    const { externalId } = await phoned("Varmestuen");
    for (const day of [3, 4, 5]) {
      region.later(hours(24));
      const again = { externalId, outcome: "notYet" as const, checkBackOn: `2026-06-0${day + 1}` };
      await region.relay.checkBack(nurse, again, region.now());
    }
    await region.relay.checkBack(nurse, { externalId, outcome: "givenUp" }, region.now());
    const open = await region.database.owner("select kind from relay.alarm where cleared_at is null");
    expect(open).toEqual([]);
  });
});
