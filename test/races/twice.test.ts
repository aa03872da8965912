import { describe, expect, test } from "vitest";
import { aCourse } from "../builders/relay.ts";
import { agreed, arena, rounds } from "./arena.ts";
import { atOnce, codes } from "./processes.ts";

/** The same thing done twice at the same moment (law 11), and the same need shown on or taken by two. */

const a = arena();

describe("the same thing twice (law 11)", () => {
  test("one key, ten times at once: done once, and everybody gets the same answer", async () => {
    for (let round = 0; round < 4; round += 1) {
      const key = `open-${round}`;
      const outcome = await atOnce(
        Array.from(
          { length: 10 },
          (_, index) => () =>
            a
              .one(index)
              .commands.openCourse(
                a.nurse,
                { citizen: { knownAs: `Kim ${round}` }, needs: [{ kind: "dental" }] },
                a.now(),
                key,
              ),
        ),
      );
      expect(new Set(outcome.done.map((done) => done.courseId)).size).toBe(1);
      expect(outcome.done).toHaveLength(10);
      expect(
        await a.rowsOf("select count(*)::int as n from citizen.citizen where known_as = $1", `Kim ${round}`),
      ).toEqual([{ n: 1 }]);
    }
  });

  test("one key for two different commands at once: one is done, the other refused", async () => {
    await rounds(async (round) => {
      const key = `mixed-${round}`;
      const course = await aCourse(a.region);
      const outcome = await atOnce([
        () => a.one(0).commands.addNeed(a.nurse, { courseId: course.id, kind: "dental" }, a.now(), key),
        () => a.one(1).commands.addNeed(a.nurse, { courseId: course.id, kind: "home" }, a.now(), key),
      ]);
      expect([outcome.done.length, codes(outcome)]).toEqual([1, ["keyReused"]]);
      expect(
        await a.rowsOf("select count(*)::int as n from relay.need where course_id = $1", course.id),
      ).toEqual([{ n: 2 }]);
    });
  });

  test("an accept delivered five times with one key, while another door accepts too", async () => {
    const [shelter, team] = [await a.region.actor("shelter"), await a.region.actor("nightTeam")];
    await rounds(async (round) => {
      const course = await aCourse(a.region);
      const ask = await course.asked(["shelter", "nightTeam"], { need: 0 });
      const [first, second] = ask.all;
      const outcome = await atOnce([
        ...Array.from(
          { length: 5 },
          (_, index) => () =>
            a
              .one(index)
              .commands.accept(shelter, { handoverId: first?.id ?? "" }, a.now(), `accept-${round}`),
        ),
        () => a.one(1).commands.accept(team, { handoverId: second?.id ?? "" }, a.now()),
      ]);
      const winner = await a.responsibleOf(course.needId(0));
      expect(outcome.done).toHaveLength(winner === shelter.unitId ? 5 : 1);
      expect(new Set(codes(outcome))).toEqual(new Set(["alreadyAnswered"]));
    });
  });

  test("what was prepared is sent twice: asked once", async () => {
    await rounds(async () => {
      const course = await aCourse(a.region, { needs: ["sleepTonight"] });
      const ask = await course.asked("shelter", { need: 0 });
      await ask.redirected(["nightTeam"], "lacksCompetence");
      const [draft] = await a.rowsOf(
        "select id from relay.handover where course_id = $1 and state = 'draft'",
        course.id,
      );
      const outcome = await atOnce(
        [0, 1].map(
          (index) => () =>
            a
              .one(index)
              .commands.sendPrepared(a.nurse, { handoverId: String(draft?.id), ...agreed }, a.now()),
        ),
      );
      expect([outcome.done.length, codes(outcome)]).toEqual([1, ["alreadyAnswered"]]);
    });
  });

  test("two doors redirect the same need at once: a joint table is called once", async () => {
    const [shelter, team] = [await a.region.actor("shelter"), await a.region.actor("nightTeam")];
    await rounds(async () => {
      const course = await aCourse(a.region);
      const ask = await course.asked(["shelter", "nightTeam"], { need: 0 });
      const outcome = await atOnce(
        [shelter, team].map(
          (who, index) => () =>
            a.one(index).commands.redirect(
              who,
              {
                handoverId: ask.all[index]?.id ?? "",
                reason: "noCapacity",
                nextDoors: [],
                noneKnown: true,
              },
              a.now(),
            ),
        ),
      );
      expect(codes(outcome)).toEqual([]);
      expect(outcome.done.filter(({ tableId }) => tableId !== null)).toHaveLength(1);
      expect(await a.rowsOf("select cause from relay.joint_table where course_id = $1", course.id)).toEqual([
        { cause: "twoRedirects" },
      ]);
    });
  });

  test("two seated leaders settle the same table: one takes it", async () => {
    const [shelter, team] = [
      await a.region.actor("shelter", "lead"),
      await a.region.actor("nightTeam", "lead"),
    ];
    await rounds(async () => {
      const course = await aCourse(a.region);
      const ask = await course.asked(["shelter", "nightTeam"], { need: 0 });
      for (const { id } of ask.all) {
        const who = id === ask.all[0]?.id ? shelter : team;
        await a.region.relay.redirect(
          who,
          { handoverId: id, reason: "noCapacity", nextDoors: [], noneKnown: true },
          a.now(),
        );
      }
      const [table] = await a.rowsOf("select id from relay.joint_table where course_id = $1", course.id);
      const outcome = await atOnce(
        [shelter, team].map(
          (who, index) => () =>
            a
              .one(index)
              .commands.settleTable(
                who,
                { tableId: String(table?.id), outcome: "taker", whoPays: "Regionen" },
                a.now(),
              ),
        ),
      );
      expect([outcome.done.length, codes(outcome)]).toEqual([1, ["tableSettled"]]);
    });
  });
});
