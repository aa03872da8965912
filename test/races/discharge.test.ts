import { describe, expect, test } from "vitest";
import { ANSWERED_FOR, aHospital } from "../builders/discharge.ts";
import { aCourse } from "../builders/relay.ts";
import { arena, rounds } from "./arena.ts";
import { atOnce, codes } from "./processes.ts";

/** What may meet when somebody comes in or leaves, from several processes. */

const a = arena();

const admitted = async () => {
  const course = await aCourse(a.region, { needs: ["somatic"] });
  return { course, stay: await aHospital(a.region).admitted(course) };
};

describe("in and out of hospital", () => {
  test("two write down the same admission: there is one", async () => {
    await rounds(async () => {
      const course = await aCourse(a.region);
      const asked = { courseId: course.id, ward: "M3", care: "somatic" as const };
      const outcome = await atOnce(
        [0, 1, 2].map((n) => () => a.one(n).discharge.commands.recordAdmission(a.nurse, asked, a.now())),
      );
      expect(outcome.done).toHaveLength(1);
      expect(codes(outcome)).toEqual(["alreadyAdmitted", "alreadyAdmitted"]);
    });
  });

  test("two finish it at once: one does, and the leaders are called to one table", async () => {
    await rounds(async () => {
      const { course, stay } = await admitted();
      await stay.answer("nowhere");
      const asked = { leavingId: stay.id, ...ANSWERED_FOR };
      const outcome = await atOnce(
        [0, 1].map((n) => () => a.one(n).discharge.commands.completeDischarge(a.nurse, asked, a.now())),
      );
      expect(outcome.done).toHaveLength(1);
      expect(codes(outcome)).toEqual(["leavingEnded"]);
      expect(
        await a.rowsOf("select count(*)::int as n from relay.joint_table where course_id = $1", course.id),
      ).toEqual([{ n: 1 }]);
    });
  });

  test("it is finished while a line falls through: never finished with a line that nobody has", async () => {
    const seen = new Set<string>();
    await rounds(async () => {
      const { stay } = await admitted();
      await stay.answer("friendsOrFamily");
      await stay.secureAll();
      const place = await stay.ref("place");
      const outcome = await atOnce<unknown>([
        () => a.one(0).discharge.commands.completeDischarge(a.nurse, { leavingId: stay.id }, a.now()),
        () =>
          a
            .one(1)
            .discharge.commands.reopenLine(a.nurse, { ...place, words: "Vennen ringede afbud" }, a.now()),
      ]);
      const [row] = await a.rowsOf(
        `select l.state as leaving, n.state as line, d.id is not null as needed from discharge.leaving l
           join discharge.line n on n.leaving_id = l.id and n.kind = 'place' left join relay.need d on d.id = n.need_id where l.id = $1`,
        stay.id,
      );
      // Reopened first: it cannot be finished without a leader. Finished first: the line is due, and a need.
      const how =
        outcome.refused.length === 0
          ? { leaving: "left", line: "due", needed: true }
          : { leaving: "open", line: "open", needed: false };
      expect(row).toEqual(how);
      expect(codes(outcome).every((code) => code === "answerForPlace")).toBe(true);
      seen.add(String(row?.leaving));
    });
    expect(seen.size).toBeGreaterThan(0);
  });

  test("two save the same line: one is kept, the other hears so; two save each their own, and both are there", async () => {
    await rounds(async () => {
      const { stay } = await admitted();
      const [pain, mind] = [await stay.ref("pain"), await stay.ref("bodyAndMind")];
      const settle = (n: number, line: object, words: string) => () =>
        a
          .one(n)
          .discharge.commands.settleArrival(a.nurse, { ...line, state: "done", words } as never, a.now());
      const outcome = await atOnce([settle(0, pain, "en"), settle(1, pain, "to"), settle(2, mind, "tre")]);
      expect(outcome.done).toHaveLength(2);
      expect(codes(outcome)).toEqual(["stale"]);
      expect((await stay.line("bodyAndMind")).words).toBe("tre");
    });
  });

  test("the course closes while somebody comes in: one or the other", async () => {
    await rounds(async () => {
      const course = await aCourse(a.region);
      await a.region.relay.endNeed(a.nurse, { needId: course.needId(0), state: "met" }, a.now());
      a.region.later();
      const outcome = await atOnce<unknown>([
        () =>
          a
            .one(0)
            .commands.closeCourse(
              a.nurse,
              { courseId: course.id, reason: "landed", toldCitizen: "Ja" },
              a.now(),
            ),
        () =>
          a
            .one(1)
            .discharge.commands.recordAdmission(
              a.nurse,
              { courseId: course.id, ward: "M3", care: "somatic" },
              a.now(),
            ),
      ]);
      expect(outcome.done).toHaveLength(1);
      expect(["courseClosed", "stillAdmitted"]).toContain(codes(outcome)[0]);
    });
  });

  test("what ends is looked at by several workers: a need once", async () => {
    await rounds(async () => {
      const { course, stay } = await admitted();
      await stay.answer("otherPlace");
      await stay.secureAll();
      await stay.secure("place", { until: a.now().toISOString().slice(0, 10) });
      await stay.complete();
      const outcome = await atOnce([0, 1, 2].map((n) => () => a.one(n).discharge.clock.tick(a.now())));
      expect(outcome.done.reduce((sum, n) => sum + n, 0)).toBe(1);
      expect(
        await a.rowsOf(
          "select count(*)::int as n from relay.need where course_id = $1 and kind = 'sleepTonight'",
          course.id,
        ),
      ).toEqual([{ n: 1 }]);
    });
  });
});
