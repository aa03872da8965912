import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { calendarDay, dayOf } from "#kernel/time.ts";
import type { SafetyNote } from "#modules/citizen/index.ts";
import { AnswerSafetyNote, CorrectSafetyNote, EndSafetyNote, WriteSafetyNote } from "../commands.ts";
import { takesPart } from "../policy.ts";
import { loadSubject } from "../store/load.ts";
import type { Course } from "../types.ts";
import { mayCorrectNote, mayEndNote } from "../views/safety-present.ts";
import { knowsKind } from "../views/who.ts";
import type { Job, MakeCommand, RelayDeps } from "./command.ts";

/**
 * Safety notes (D6), written by whoever takes part in the course and may know how the citizen wants to be met. Throws Refused
 * `notYours` for everybody else; `stale` where no such note counts any more.
 */
export function safetyActions(command: MakeCommand, deps: RelayDeps) {
  const { citizens } = deps;

  async function courseOf({ tx, actor, now }: Job<unknown>, courseId: Uuid): Promise<Course> {
    const { course } = await loadSubject(tx, courseId);
    if (!(await takesPart(tx, actor, courseId))) throw new Refused("notYours");
    if (!(await knowsKind(tx, deps, actor, courseId, "meetMe", now))) throw new Refused("notYours");
    return course;
  }

  async function noteOf(
    job: Job<{ readonly courseId: Uuid; readonly noteId: Uuid }>,
  ): Promise<{ readonly course: Course; readonly note: SafetyNote }> {
    const { tx, command: c, now } = job;
    const course = await courseOf(job, c.courseId);
    const notes = await citizens.safetyNotes(tx, course.citizenId, dayOf(now));
    const note = notes.find(({ id }) => id === c.noteId);
    if (note === undefined) throw new Refused("stale");
    return { course, note };
  }

  return {
    /** Throws Refused `courseClosed`, `dayIsAhead`, `tooLongAgo`, `dayIsPast`, `endsTooLate`. */
    writeSafetyNote: command("writeSafetyNote", WriteSafetyNote, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseOf(job, c.courseId);
      if (course.state !== "open") throw new Refused("courseClosed");
      const noteId = await citizens.writeSafetyNote(tx, {
        citizenId: course.citizenId,
        happened: c.happened,
        calmed: c.calmed,
        citizensWords: c.citizensWords,
        notAskedWhy: c.notAskedWhy,
        happenedOn: calendarDay(c.happenedOn),
        endsOn: calendarDay(c.endsOn),
        actor,
        now,
      });
      happened("safetyNoteWritten", { course, unitId: course.holderId });
      return { noteId };
    }),

    /** What it says, put right by the unit whose note it is; neither its day nor its last day moves. Throws Refused `editedMeanwhile`. */
    correctSafetyNote: command("correctSafetyNote", CorrectSafetyNote, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const { course, note } = await noteOf(job);
      if (!mayCorrectNote(actor, note)) throw new Refused("notYours");
      const { happened: what, calmed, citizensWords, notAskedWhy, number: read } = c;
      const said = { happened: what, calmed, citizensWords, notAskedWhy };
      await citizens.correctSafetyNote(tx, note, { ...said, read, actor, now });
      happened("safetyNoteCorrected", { course, unitId: course.holderId });
      return { noteId: note.id };
    }),

    /** Before its last day, by a leader of the unit whose note it is, or of the holder. Throws Refused `notAllowedLeadOnly`. */
    endSafetyNote: command("endSafetyNote", EndSafetyNote, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const { course, note } = await noteOf(job);
      if (!mayEndNote(actor, note, course)) throw new Refused("notAllowedLeadOnly");
      await citizens.endSafetyNote(tx, note.id, { why: c.why, actor, now });
      happened("safetyNoteEnded", { course, unitId: course.holderId });
      return { noteId: note.id };
    }),

    /** What the citizen says to it, told to whoever takes part. Throws Refused `answeredOften`. */
    answerSafetyNote: command("answerSafetyNote", AnswerSafetyNote, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const { course, note } = await noteOf(job);
      await citizens.answerSafetyNote(tx, note, { words: c.words, byCitizen: false, actor, now });
      happened("safetyNoteAnswered", { course, unitId: course.holderId });
      return { noteId: note.id };
    }),
  };
}
