import { describe, expect, test } from "vitest";
import type { Uuid } from "#kernel/ids.ts";
import { aUnit, build, onDuty } from "../builders/house.ts";
import { aCourse } from "../builders/relay.ts";
import { agreed, arena, rounds } from "./arena.ts";
import { atOnce, codes } from "./processes.ts";

/** What may meet an acceptance at the same moment, from several processes. */

const a = arena();

describe("accepting", () => {
  test("twenty doors accept the same need: one gets it, nineteen read who did", async () => {
    const doors = await build(a.db.app, (tx) =>
      Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          aUnit(a.region.identity, tx, { slug: `door-${index}`, always: true, members: ["worker"] }),
        ),
      ),
    );
    const workers = await Promise.all(
      doors.map((door) => onDuty(a.region.identity, door.people[0] ?? "", door.id, a.now())),
    );
    for (let round = 0; round < 3; round += 1) {
      const course = await aCourse(a.region, { needs: ["sleepTonight"] });
      const asks: Uuid[] = [];
      for (const ten of [doors.slice(0, 10), doors.slice(10)]) {
        const { handoverIds } = await a.region.relay.askUnits(
          a.nurse,
          { courseId: course.id, needId: course.needId(0), toUnitIds: ten.map((door) => door.id), ...agreed },
          a.now(),
        );
        asks.push(...handoverIds);
      }
      const outcome = await atOnce(
        workers.map(
          (worker, index) => () =>
            a.one(index).commands.accept(worker, { handoverId: asks[index] ?? "" }, a.now()),
        ),
      );
      expect(outcome.done).toHaveLength(1);
      const taker = await a.responsibleOf(course.needId(0));
      const winner = workers.find((worker) => worker.unitId === taker);
      expect(outcome.refused).toEqual(
        Array.from({ length: 19 }, () => ({
          code: "alreadyAnswered",
          details: { state: "withdrawn", unit: winner?.unit.name, mine: false },
        })),
      );
      const states = await a.rowsOf(
        "select state, count(*) as n from relay.handover where course_id = $1 group by 1 order by 1",
        course.id,
      );
      expect(states.map(({ state, n }) => [state, Number(n)])).toEqual([
        ["accepted", 1],
        ["withdrawn", 19],
      ]);
    }
  });

  test("two colleagues accept the same ask: one gets it, the other reads that it is theirs already", async () => {
    const [worker, lead] = [await a.region.actor("shelter"), await a.region.actor("shelter", "lead")];
    await rounds(async () => {
      const course = await aCourse(a.region);
      const ask = await course.asked("shelter");
      const outcome = await atOnce(
        [worker, lead].map(
          (who, index) => () => a.one(index).commands.accept(who, { handoverId: ask.id }, a.now()),
        ),
      );
      expect(outcome.done).toHaveLength(1);
      expect(outcome.refused).toMatchObject([
        { code: "alreadyAnswered", details: { state: "accepted", mine: true } },
      ]);
      expect(await a.holderOf(course.id)).toBe(worker.unitId);
    });
  });

  test("accept and withdraw: exactly one of the two happened", async () => {
    const shelter = await a.region.actor("shelter");
    await rounds(async () => {
      const course = await aCourse(a.region);
      const ask = await course.asked("shelter");
      const outcome = await atOnce([
        () => a.one(0).commands.accept(shelter, { handoverId: ask.id }, a.now()),
        () => a.one(1).commands.withdraw(a.nurse, { handoverId: ask.id }, a.now()),
      ]);
      expect([outcome.done.length, codes(outcome)]).toEqual([1, ["alreadyAnswered"]]);
      const state = await a.stateOf(ask.id);
      expect(await a.holderOf(course.id)).toBe(state === "accepted" ? shelter.unitId : a.nurse.unitId);
    });
  });

  test("accept and redirect by two colleagues: exactly one of the two happened", async () => {
    const [worker, lead] = [await a.region.actor("shelter"), await a.region.actor("shelter", "lead")];
    await rounds(async () => {
      const course = await aCourse(a.region);
      const ask = await course.asked("shelter");
      const outcome = await atOnce<unknown>([
        () => a.one(0).commands.accept(worker, { handoverId: ask.id }, a.now()),
        () =>
          a.one(1).commands.redirect(
            lead,
            {
              handoverId: ask.id,
              reason: "noCapacity",
              nextDoors: [{ unitId: a.region.idOf("nightTeam") }],
            },
            a.now(),
          ),
      ]);
      expect([outcome.done.length, codes(outcome)]).toEqual([1, ["alreadyAnswered"]]);
      const state = await a.stateOf(ask.id);
      expect(await a.holderOf(course.id)).toBe(state === "accepted" ? worker.unitId : a.nurse.unitId);
    });
  });

  test("accept and take over: the baton passes from one to the next, each in turn or one not at all", async () => {
    const [shelter, team] = [await a.region.actor("shelter"), await a.region.actor("nightTeam")];
    await rounds(async () => {
      const course = await aCourse(a.region);
      const ask = await course.asked("shelter");
      await a.region.relay.arrive(a.nurse, { courseId: course.id }, a.now());
      await a.db.owner("update relay.contact set unit_id = $1 where course_id = $2 and way = 'arrived'", [
        team.unitId,
        course.id,
      ]);
      const outcome = await atOnce<unknown>([
        () => a.one(0).commands.accept(shelter, { handoverId: ask.id }, a.now()),
        () =>
          a
            .one(1)
            .commands.takeOver(team, { courseId: course.id, reason: "Han står her", ...agreed }, a.now()),
      ]);
      const line = await a.rowsOf(
        "select unit_id from relay.period where subject_id = $1 order by since",
        course.id,
      );
      const holders = line.map((row) => row.unit_id);
      // The takeover always gets through: from the ward, or from the shelter that was a moment faster.
      expect(holders.at(-1)).toBe(team.unitId);
      expect(codes(outcome)).toEqual(holders.length === 3 ? [] : ["alreadyAnswered"]);
    });
  });

  test("accept and the standing receiver's duty: the ask is answered or withdrawn, and somebody has it", async () => {
    const [shelter, receiver] = [await a.region.actor("shelter"), a.region.idOf("receiver")];
    await rounds(async () => {
      const course = await aCourse(a.region);
      const ask = await course.asked("shelter");
      const outcome = await atOnce<unknown>([
        () => a.one(0).commands.accept(shelter, { handoverId: ask.id }, a.now()),
        () =>
          a
            .one(1)
            .commands.passToStandingReceiver(
              a.nurse,
              { courseId: course.id, message: "Vi kan ikke", ...agreed },
              a.now(),
            ),
      ]);
      expect(outcome.done).toHaveLength(1);
      const state = await a.stateOf(ask.id);
      expect(codes(outcome)).toEqual([state === "accepted" ? "notResponsible" : "alreadyAnswered"]);
      expect(await a.holderOf(course.id)).toBe(state === "accepted" ? shelter.unitId : receiver);
    });
  });

  test("two needs of one course and its baton are accepted by three doors: all three pass", async () => {
    const [shelter, team, nursing] = [
      await a.region.actor("shelter"),
      await a.region.actor("nightTeam"),
      await a.region.actor("nursing"),
    ];
    await rounds(async () => {
      const course = await aCourse(a.region, { needs: ["sleepTonight", "woundCare", "dental"] });
      const asks = [
        await course.asked("shelter", { need: 0 }),
        await course.asked("nursing", { need: 1 }),
        await course.asked("nightTeam"),
      ];
      const outcome = await atOnce(
        [shelter, nursing, team].map(
          (who, index) => () =>
            a.one(index).commands.accept(who, { handoverId: asks[index]?.id ?? "" }, a.now()),
        ),
      );
      expect(codes(outcome)).toEqual([]);
      expect([
        await a.holderOf(course.id),
        await a.responsibleOf(course.needId(0)),
        await a.responsibleOf(course.needId(1)),
      ]).toEqual([team.unitId, shelter.unitId, nursing.unitId]);
      expect(await a.responsibleOf(course.needId(2))).toBe(team.unitId);
    });
  });
});
