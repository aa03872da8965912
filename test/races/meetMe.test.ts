import { describe, expect, test } from "vitest";
import { dayOf } from "#kernel/time.ts";
import { aCourse } from "../builders/relay.ts";
import { arena, rounds } from "./arena.ts";
import { atOnce, codes } from "./processes.ts";

/** "Mød mig sådan" written by several at the same moment: each version comes after one other, and nobody's words are overwritten. */

const a = arena();

interface Version {
  readonly id: string;
  readonly helps: string;
  readonly follows: string | null;
}
const versionsOf = async (citizenId: string): Promise<readonly Version[]> =>
  (await a.rowsOf(
    "select id, helps, follows from citizen.meet_me where citizen_id = $1 order by follows is not null, at, id",
    citizenId,
  )) as unknown as readonly Version[];

describe("how the citizen wants to be met, written at once", () => {
  test("two helpers and the citizen, all from the same version: one is kept, the others are told", async () => {
    await rounds(async () => {
      const course = await aCourse(a.region, { consent: "relay", meetMe: "Sæt dig ned" });
      const [first] = await versionsOf(course.citizenId);
      const follows = first?.id ?? "none";
      const help = (index: number, helps: string) => () =>
        a
          .one(index)
          .commands.writeMeetMe(a.nurse, { courseId: course.id, helps, follows }, a.now())
          .then(() => helps);
      const outcome = await atOnce([
        help(0, "En pause"),
        help(1, "En kop kaffe"),
        () =>
          a
            .one(2)
            .own.acts.writeMeetMe(course.citizenId, { helps: "Min hund", follows }, a.now())
            .then(() => "Min hund"),
      ]);
      expect(outcome.done).toHaveLength(1);
      expect(codes(outcome)).toEqual(["editedMeanwhile", "editedMeanwhile"]);
      const versions = await versionsOf(course.citizenId);
      expect(versions.map(({ helps, follows: after }) => ({ helps, after }))).toEqual([
        { helps: "", after: null },
        { helps: outcome.done[0], after: first?.id },
      ]);
    });
  });

  test("a safety note put right by two at once: one is kept, the other is told", async () => {
    await rounds(async () => {
      const course = await aCourse(a.region, { consent: "relay" });
      const about = { courseId: course.id, calmed: "En pause", notAskedWhy: "Sov" };
      const days = { happenedOn: dayOf(a.now()), endsOn: dayOf(a.now()) };
      const { noteId } = await a
        .one(0)
        .commands.writeSafetyNote(a.nurse, { ...about, ...days, happened: "Råbte" }, a.now());
      const outcome = await atOnce(
        [0, 1, 2].map((index) => () => {
          const right = { ...about, noteId, number: 1, happened: `Nr. ${index}` };
          return a.one(index).commands.correctSafetyNote(a.nurse, right, a.now());
        }),
      );
      expect([outcome.done.length, codes(outcome)]).toEqual([1, ["editedMeanwhile", "editedMeanwhile"]]);
    });
  });

  test("who says nothing of what they read is kept too, one after the other, or told to look", async () => {
    const course = await aCourse(a.region, { consent: "relay" });
    const outcome = await atOnce(
      Array.from(
        { length: 8 },
        (_, index) => () =>
          a.one(index).commands.writeMeetMe(a.nurse, { courseId: course.id, helps: `Nr. ${index}` }, a.now()),
      ),
    );
    // Helpers queue up on the course: each reads what the one before wrote.
    expect([outcome.done.length, outcome.refused.length]).toEqual([8, 0]);
    const versions = await versionsOf(course.citizenId);
    expect(new Set(versions.map(({ follows }) => follows)).size).toBe(8);
  });
});
