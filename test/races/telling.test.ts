import { describe, expect, test } from "vitest";
import { hours } from "#kernel/time.ts";
import { aCourse, type BuiltCourse } from "../builders/relay.ts";
import { arena, rounds } from "./arena.ts";
import { atOnce, codes } from "./processes.ts";

/** Several who know something, at the same moment. */

const a = arena();

describe("telling", () => {
  const given = { giverName: "Karen", relation: "Søster", knownToCitizen: "yes" } as const;
  const aLink = async (course: BuiltCourse): Promise<string> =>
    (await a.region.relay.inviteKnowledge(a.nurse, { courseId: course.id }, a.now())).token;
  const give = (process: number, token: string, words: string) => () =>
    a.one(process).commands.giveKnowledge({ token, ...given, words }, a.now());
  const notesOf = async (course: BuiltCourse) =>
    (await a.rowsOf("select reference from citizen.knowledge_note where citizen_id = $1", course.citizenId))
      .length;

  test("by one link: the first is received, the others are told that it is used", async () => {
    await rounds(async () => {
      const course = await aCourse(a.region);
      const token = await aLink(course);
      const outcome = await atOnce<unknown>([0, 1, 2, 3].map((n) => give(n, token, `Ord ${n}`)));
      expect([outcome.done.length, codes(outcome)]).toEqual([1, ["linkUsed", "linkUsed", "linkUsed"]]);
      expect(await notesOf(course)).toBe(1);
    });
  });

  test("the same words by one link: received once, and each has the one receipt", async () => {
    await rounds(async () => {
      const course = await aCourse(a.region);
      const token = await aLink(course);
      const outcome = await atOnce<unknown>([0, 1, 2, 3].map((n) => give(n, token, "Ord")));
      expect(new Set(outcome.done.map((one) => JSON.stringify(one))).size).toBe(1);
      expect([outcome.done.length, await notesOf(course)]).toEqual([4, 1]);
    });
  });

  test("where there is room for one more today: one is received", async () => {
    await rounds(async () => {
      const course = await aCourse(a.region);
      const links: string[] = [];
      for (let n = 0; n < 4; n++) links.push(await aLink(course));
      for (let n = 0; n < 9; n++)
        await a.region.relay.noteKnowledge(
          a.nurse,
          { courseId: course.id, way: "phone", ...given, words: `Ord ${n}` },
          a.now(),
        );
      const outcome = await atOnce<unknown>(links.map((link, n) => give(n, link, "Ord")));
      expect([outcome.done.length, codes(outcome)]).toEqual([
        1,
        ["knowledgeEnough", "knowledgeEnough", "knowledgeEnough"],
      ]);
      expect(await notesOf(course)).toBe(10);
      a.region.later(hours(1));
    });
  });
});
