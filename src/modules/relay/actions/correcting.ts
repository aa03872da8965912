import { newId, type Uuid } from "#kernel/ids.ts";
import { parsePhone } from "#kernel/phone.ts";
import { Refused } from "#kernel/refusal.ts";
import { CorrectPerson, CorrectText } from "../commands.ts";
import { takesPart } from "../policy.ts";
import { insertCorrection } from "../store/corrections.ts";
import { loadSubject } from "../store/load.ts";
import type { Course } from "../types.ts";
import { identifiedCourse, seesItAll } from "../views/who.ts";
import type { Job, MakeCommand, RelayDeps } from "./command.ts";

/**
 * Putting right what is written (GDPR art. 16), also on a closed course: by whoever takes part in it. Throws Refused
 * `notYours` for everybody else. Nothing in history is rewritten.
 */
export function correctingActions(command: MakeCommand, deps: RelayDeps) {
  async function courseTakenPartIn({ tx, actor }: Job<unknown>, courseId: Uuid): Promise<Course> {
    const { course } = await loadSubject(tx, courseId);
    if (!(await takesPart(tx, actor, courseId))) throw new Refused("notYours");
    return course;
  }

  return {
    /**
     * Names, year of birth, language and phone, as they are right; what stood there is kept with who and why. By those
     * who may know who the course is about. Gives the fields that changed.
     */
    correctPerson: command("correctPerson", CorrectPerson, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseTakenPartIn(job, c.courseId);
      if ((await identifiedCourse(tx, deps, actor, course.id, now)) === null) throw new Refused("notYours");
      const { knownAs, fullName, birthYear, language, why } = c;
      const phone = c.phone === null ? null : (parsePhone(c.phone) ?? c.phone);
      const fields = await deps.citizens.correctPerson(tx, {
        citizenId: course.citizenId,
        details: { knownAs, fullName, birthYear, language, phone },
        why,
        actor,
        now,
      });
      if (fields.length > 0)
        happened("personCorrected", { course, unitId: course.holderId, data: { fields } });
      return { fields: [...fields] };
    }),

    /** A correction beside a text of the course, by those who see all of it. Throws Refused `unknownReference` for a text that is not the course's. */
    correctText: command("correctText", CorrectText, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseTakenPartIn(job, c.courseId);
      if (!(await seesItAll(tx, deps, actor, course.id, now))) throw new Refused("notYours");
      const correctionId = newId();
      insertCorrection(tx, {
        id: correctionId,
        course_id: course.id,
        need_id: c.needId ?? null,
        contact_id: c.contactId ?? null,
        part: c.part,
        words: c.words,
        why: c.why,
        at: now,
        by_person: actor.personId,
        by_unit: actor.unitId,
      });
      happened("textCorrected", { course, needId: c.needId ?? null, unitId: course.holderId });
      return { correctionId };
    }),
  };
}
