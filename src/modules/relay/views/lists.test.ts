import { expect, it, onTestFinished } from "vitest";
import { hours } from "#kernel/time.ts";
import { aRegion } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../../test/db.ts";
import { sealedWhole } from "../../../../test/sealed.ts";

describeOnEngine("lists in the log (law 12, decision 19)", (open) => {
  const world = async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const course = await aCourse(region, { citizen: { knownAs: "Kirsten Vind" }, needs: ["dental"] });
    const [nurse, shelter] = [await region.actor("emergency"), await region.actor("shelter")];
    /** Every list entry there is: which list, whose look, and how many courses it names. */
    const listed = async () => {
      const rows = await database.owner(
        `select action, person_id = $1 as nurse, jsonb_array_length(detail->'courses') as courses
           from identity.audit_entry where action like 'list.%' order by at, action`,
        [nurse.personId],
      );
      return rows.map(({ action, courses }) => `${action} ${courses}`);
    };
    const log = (door = nurse) => region.views.courseLog(door, course.id, null, region.now());
    return { database, region, course, nurse, shelter, listed, log };
  };

  it("writes nothing for a list nobody stands on", async () => {
    const { region, listed } = await world();
    await region.views.shift(await region.actor("nursing"), region.now());
    expect(await listed()).toEqual([]);
  });

  it("writes down once a day whom each list showed a reader, however often it is renewed", async () => {
    const { region, course, nurse, shelter, listed } = await world();
    await course.asked("shelter", { need: 0 });
    for (let times = 0; times < 3; times++) {
      await region.views.shift(nurse, region.now());
      region.later();
    }
    expect(await listed()).toEqual(["list.awaitingOthers 1", "list.held 1"]);
    await region.views.shift(shelter, region.now());
    await region.views.inbox(shelter, {}, region.now());
    expect(await listed()).toEqual(["list.awaitingOthers 1", "list.held 1", "list.awaitingUs 1"]);
    region.later(hours(24));
    await region.views.shift(nurse, region.now());
    expect(await listed()).toHaveLength(5);
  });

  it("writes only who is new on the list, and anew for another person and another unit", async () => {
    const { region, nurse, listed } = await world();
    await region.views.shift(nurse, region.now());
    region.later();
    await aCourse(region, { citizen: { knownAs: "Bo" } });
    await aCourse(region, { citizen: { knownAs: "Ib" } });
    await region.views.weHold(nurse, {}, region.now());
    expect(await listed()).toEqual(["list.held 1", "list.held 2"]);
    await region.views.shift(await region.actor("emergency", "lead"), region.now());
    const held = (await listed()).filter((line) => line.startsWith("list.held"));
    expect(held).toEqual(["list.held 1", "list.held 2", "list.held 3"]);
  });

  it("does without a write when all of it is in the log", async () => {
    const { database, region, nurse } = await world();
    await region.views.shift(nurse, region.now());
    const xid = async () => {
      const [row] = await database.owner("select pg_snapshot_xmax(pg_current_snapshot())::text as next");
      return row?.next;
    };
    // Numbers are the whole cluster's: where another test's database took one meanwhile, it is looked at once more.
    const untouched = async (tries: number): Promise<boolean> => {
      const before = await xid();
      await region.views.shift(nurse, region.now());
      return (await xid()) === before || (tries > 1 && untouched(tries - 1));
    };
    expect(await untouched(20)).toBe(true);
  });

  it("is in the person's own log, also by doors their holder knows nothing of, and never by a name", async () => {
    const { region, course, nurse, shelter, log } = await world();
    await course.asked("shelter", { need: 0 });
    region.later();
    await region.views.shift(shelter, region.now());
    const { lines } = await log();
    expect(lines).toContainEqual(
      expect.objectContaining({ action: "list.awaitingUs", unit: "Enhed shelter", outcome: "done" }),
    );
    expect(JSON.stringify(lines)).not.toContain(shelter.personName);
    const found = await region.identity.searchLog({ courseId: course.id, action: "list." });
    expect(found.lines.map(({ personId, shown }) => [personId, shown])).toEqual([[shelter.personId, 1]]);
    expect((await region.identity.searchLog({ courseId: nurse.unitId, action: "list." })).lines).toEqual([]);
  });

  it("says it of Stigen: what has climbed, tables and alarms", async () => {
    const { region, course, listed } = await world();
    await (await course.asked("shelter", { need: 0 })).overdue(1);
    await region.views.stairs(await region.actor("shelter", "lead"), region.now());
    expect(await listed()).toContain("list.stairs 1");
  });

  it("says it of what a unit must hand over", async () => {
    const { region, listed } = await world();
    const lead = await region.actor("emergency", "lead");
    await region.views.responsibilities(lead, lead.unitId, region.now());
    expect(await listed()).toEqual(["list.responsibilities 1"]);
  });

  it("is part of the chain: who is taken off a list's entry is missed", async () => {
    const { database, region, nurse } = await world();
    await region.views.shift(nurse, region.now());
    await sealedWhole(region.identity, region.now());
    expect((await region.identity.audit.verify(region.now())).ok).toBe(true);
    await database.owner(
      `update identity.audit_entry set detail = '{"courses": []}' where action = 'list.held'`,
    );
    expect((await region.identity.audit.verify(region.now())).firstBroken).toMatchObject({ why: "changed" });
  });
});
