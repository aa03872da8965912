import { describe, expect, test } from "vitest";
import { hours, minutes, plus } from "#kernel/time.ts";
import { aCourse } from "../builders/relay.ts";
import { arena, rounds } from "./arena.ts";
import { atOnce, codes } from "./processes.ts";

/** The clock and people at the same moment: every step once, and nobody loses what they took. */

const a = arena();

describe("the ladder", () => {
  test("four workers climb at once: each step is taken once, whoever takes it", async () => {
    const courses = [];
    for (let index = 0; index < 12; index += 1) {
      const course = await aCourse(a.region, { needs: [{ kind: "sleepTonight", urgency: "acute" }] });
      await course.asked("shelter", { need: 0 });
      courses.push(course.id);
    }
    let at = plus(a.now(), hours(1));
    for (let rung = 1; rung <= 3; rung += 1) {
      at = plus(at, minutes(31));
      await Promise.all(a.processes.map((process) => process.ladder.climbDue(at)));
      const steps = await a.rowsOf(
        "select h.rung, count(distinct h.id)::int as handovers, count(e.id)::int as steps from relay.handover h join relay.escalation e on e.handover_id = h.id where h.course_id = any($1) group by 1",
        courses,
      );
      expect(steps).toEqual([{ rung, handovers: 12, steps: 12 * rung }]);
    }
  });

  test("a door accepts in the very moment its time passes: the step is taken or not, and it has the baton", async () => {
    const shelter = await a.region.actor("shelter");
    await rounds(async () => {
      const course = await aCourse(a.region, { needs: [{ kind: "sleepTonight", urgency: "acute" }] });
      const ask = await course.asked("shelter", { need: 0 });
      const late = plus(a.now(), hours(2));
      const outcome = await atOnce<unknown>([
        () => a.one(0).commands.accept(shelter, { handoverId: ask.id }, late),
        () => a.one(1).ladder.climbDue(late),
        () => a.one(2).ladder.climbDue(late),
      ]);
      expect(codes(outcome)).toEqual([]);
      expect(await a.responsibleOf(course.needId(0))).toBe(shelter.unitId);
      const [row] = await a.rowsOf(
        "select count(*)::int as n from relay.escalation where handover_id = $1",
        ask.id,
      );
      expect([0, 1]).toContain(row?.n);
    });
  });

  test("the last step gives it to the standing receiver while a door accepts: one of them has it", async () => {
    const shelter = await a.region.actor("shelter");
    await rounds(async () => {
      const course = await aCourse(a.region, { needs: [{ kind: "sleepTonight", urgency: "acute" }] });
      const ask = await course.asked("shelter", { need: 0 });
      let late = plus(a.now(), hours(2));
      for (let rung = 1; rung <= 3; rung += 1) {
        await a.region.ladder.climbDue(late);
        late = plus(late, hours(1));
      }
      const outcome = await atOnce<unknown>([
        () => a.one(0).ladder.climbDue(late),
        () => a.one(1).ladder.climbDue(late),
        () => a.one(2).commands.accept(shelter, { handoverId: ask.id }, late),
      ]);
      const accepted = (await a.stateOf(ask.id)) === "accepted";
      expect(codes(outcome)).toEqual(accepted ? [] : ["alreadyAnswered"]);
      expect(await a.responsibleOf(course.needId(0))).toBe(
        accepted ? shelter.unitId : a.region.idOf("receiver"),
      );
    });
  });

  test("a table is settled in the very moment its time passes: who took it keeps it", async () => {
    const [shelter, team] = [
      await a.region.actor("shelter", "lead"),
      await a.region.actor("nightTeam", "lead"),
    ];
    await rounds(async () => {
      const course = await aCourse(a.region);
      const ask = await course.asked(["shelter", "nightTeam"], { need: 0 });
      for (const [index, who] of [shelter, team].entries()) {
        await a.region.relay.redirect(
          who,
          { handoverId: ask.all[index]?.id ?? "", reason: "noCapacity", nextDoors: [], noneKnown: true },
          a.now(),
        );
      }
      const [table] = await a.rowsOf(
        "select id, hold_by from relay.joint_table where course_id = $1",
        course.id,
      );
      const late = new Date(String(table?.hold_by));
      const outcome = await atOnce<unknown>([
        () => a.one(0).ladder.passLapsedTables(late),
        () =>
          a
            .one(1)
            .commands.settleTable(
              shelter,
              { tableId: String(table?.id), outcome: "taker", whoPays: "Regionen" },
              late,
            ),
        () => a.one(2).ladder.passLapsedTables(late),
      ]);
      // Passed on first, it is taken over from the standing receiver; settled first, nothing is passed on.
      expect(codes(outcome)).toEqual([]);
      expect(await a.responsibleOf(course.needId(0))).toBe(shelter.unitId);
    });
  });

  test("alarms and lapsed tables: raised and passed on once, however many look", async () => {
    const course = await aCourse(a.region, { needs: ["sleepTonight"] });
    const ask = await course.asked(["shelter", "nightTeam"], { need: 0 });
    for (const [index, door] of (["shelter", "nightTeam"] as const).entries()) {
      await a.region.relay.redirect(
        await a.region.actor(door),
        { handoverId: ask.all[index]?.id ?? "", reason: "noCapacity", nextDoors: [], noneKnown: true },
        a.now(),
      );
    }
    const later = plus(a.now(), hours(24 * 6));
    const untilDone = async (sweep: () => Promise<number>) => {
      while ((await sweep()) > 0);
    };
    await Promise.all(a.processes.map(({ ladder }) => untilDone(() => ladder.raiseStandstills(later))));
    await Promise.all(a.processes.map(({ ladder }) => untilDone(() => ladder.passLapsedTables(later))));
    const alarms = await a.rowsOf(
      "select kind, count(*)::int as n from relay.alarm where course_id = $1 group by 1 order by 1",
      course.id,
    );
    expect(alarms).toEqual([
      { kind: "lapsedTable", n: 1 },
      { kind: "standstill", n: 1 },
    ]);
    const duties = await a.rowsOf(
      "select count(*)::int as n from relay.handover where course_id = $1 and kind = 'duty'",
      course.id,
    );
    expect(duties).toEqual([{ n: 1 }]);
    const events = await a.rowsOf(
      "select type, count(*)::int as n from platform.event where course_id = $1 and type in ('relay.alarmRaised', 'relay.passedToStandingReceiver') group by 1 order by 1",
      course.id,
    );
    expect(events).toEqual([
      { type: "relay.alarmRaised", n: 2 },
      { type: "relay.passedToStandingReceiver", n: 2 },
    ]);
  });
});
