import { describe, expect, test } from "vitest";
import { hours } from "#kernel/time.ts";
import { aTeam } from "../builders/outreach.ts";
import { aCourse } from "../builders/relay.ts";
import { arena, rounds } from "./arena.ts";
import { atOnce } from "./processes.ts";

/** Two of a team on one round at once, from several processes: nothing is lost, and nothing is counted twice. */

const a = arena();
const contactsOf = async (courseId: string, way: string) =>
  (
    await a.rowsOf(
      "select count(*)::int as n from relay.contact where course_id = $1 and way = $2",
      courseId,
      way,
    )
  )[0]?.n;

describe("one round, two phones", () => {
  test("twenty presses of not found on one day are one", async () => {
    const team = await aTeam(a.region);
    const course = await aCourse(a.region, { at: "nightTeam" });
    const nurse = await a.region.actor("nightTeam");
    const lead = await a.region.actor("nightTeam", "lead");
    const { searchId } = await team.commands.lookFor(nurse, { courseId: course.id }, a.now());
    for (let day = 1; day <= 3; day++) {
      a.region.clock.advance(hours(24));
      const outcome = await atOnce(
        Array.from(
          { length: 20 },
          (_, index) => () =>
            a.one(index).outreach.commands.noteNotFound(index % 2 ? lead : nurse, { searchId }, a.now()),
        ),
      );
      expect(outcome.refused).toEqual([]);
      expect(outcome.done.filter(({ fresh }) => fresh)).toHaveLength(1);
      expect(await contactsOf(course.id, "notFound")).toBe(day);
    }
    expect(
      await a.rowsOf(
        "select count(*)::int as n from relay.alarm where kind = 'lookedForInVain' and course_id = $1",
        course.id,
      ),
    ).toEqual([{ n: 1 }]);
  });

  test("met by one and not found by the other at the same moment: met stands, whoever was first", async () => {
    const team = await aTeam(a.region);
    const nurse = await a.region.actor("nightTeam");
    const lead = await a.region.actor("nightTeam", "lead");
    await rounds(async () => {
      const course = await aCourse(a.region, { at: "nightTeam" });
      const before = Number(await contactsOf(course.id, "met"));
      const { searchId } = await team.commands.lookFor(nurse, { courseId: course.id }, a.now());
      const { done, refused } = await atOnce([
        () => a.one(0).outreach.commands.noteNotFound(nurse, { searchId }, a.now()),
        () => a.one(1).outreach.commands.noteMet(lead, { searchId, how: "hello" }, a.now()),
        () => a.one(2).outreach.commands.noteMet(nurse, { searchId, how: "talked" }, a.now()),
      ]);
      expect(refused).toEqual([]);
      expect(done).toHaveLength(3);
      expect(await a.rowsOf("select outcome from outreach.attempt where search_id = $1", searchId)).toEqual([
        { outcome: "met" },
      ]);
      expect(Number(await contactsOf(course.id, "met")) - before).toBe(1);
    });
  });

  test("one stop, been to by one and left by the other; one seen, met by both: each once", async () => {
    const team = await aTeam(a.region);
    const nurse = await a.region.actor("nightTeam");
    const lead = await a.region.actor("nightTeam", "lead");
    const [day] = await a.rowsOf(
      "select to_char($1::timestamptz at time zone 'Europe/Copenhagen', 'YYYY-MM-DD') as on",
      a.now(),
    );
    const at = { stopId: team.stop(1), day: String(day?.on) };
    const marks = await atOnce([
      () => a.one(0).outreach.commands.markStop(nurse, { ...at, state: "done" }, a.now()),
      () => a.one(1).outreach.commands.markStop(lead, { ...at, state: "skipped", why: "noTime" }, a.now()),
      () => a.one(2).outreach.commands.markStop(lead, { ...at, state: "done" }, a.now()),
    ]);
    expect(marks.refused).toEqual([]);
    expect(await a.rowsOf("select state from outreach.visit where stop_id = $1", at.stopId)).toEqual([
      { state: "done" },
    ]);
    const { sightingId } = await team.commands.noteSighting(nurse, { words: "Grøn rygsæk" }, a.now());
    const met = await atOnce(
      [nurse, lead].map(
        (who, index) => () =>
          a.one(index).outreach.commands.meetSighting(who, { sightingId, became: "course" }, a.now()),
      ),
    );
    expect([met.done.length, met.refused.length]).toEqual([1, 1]);
  });

  test("two change the plan at once: one is told that a colleague was first", async () => {
    await rounds(async () => {
      const team = await aTeam(a.region);
      const nurse = await a.region.actor("nightTeam");
      const plan = { roundId: team.roundId, seen: 1, weekdays: [1], begins: "20:00" };
      const outcome = await atOnce(
        ["Kirken", "Havnen"].map(
          (place, index) => () =>
            a
              .one(index)
              .outreach.commands.changeRound(nurse, { ...plan, name: place, stops: [{ place }] }, a.now()),
        ),
      );
      expect(outcome.done).toHaveLength(1);
      expect(outcome.refused.map(({ code }) => code)).toEqual(["editedMeanwhile"]);
      const standing = await a.rowsOf(
        "select count(*)::int as n from outreach.stop where round_id = $1 and left_on is null",
        team.roundId,
      );
      expect(standing).toEqual([{ n: 1 }]);
    });
  });

  test("two begin to look for one person at once: they are on the list once", async () => {
    await rounds(async () => {
      const course = await aCourse(a.region, { at: "nightTeam" });
      const nurse = await a.region.actor("nightTeam");
      const outcome = await atOnce(
        [0, 1, 2].map(
          (index) => () => a.one(index).outreach.commands.lookFor(nurse, { courseId: course.id }, a.now()),
        ),
      );
      expect(outcome.refused).toEqual([]);
      expect(new Set(outcome.done.map(({ searchId }) => searchId)).size).toBe(1);
    });
  });
});
