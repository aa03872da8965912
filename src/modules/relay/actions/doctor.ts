import { Refused } from "#kernel/refusal.ts";
import { calendarDay } from "#kernel/time.ts";
import { AddWorkUp, EndWorkUp, SayDoctor, WaitForWorkUp } from "../commands.ts";
import { takesPart } from "../policy.ts";
import { loadSubject } from "../store/load.ts";
import type { Course } from "../types.ts";
import { knowsKind } from "../views/who.ts";
import type { Job, MakeCommand, RelayDeps } from "./command.ts";

/**
 * A doctor of one's own, and work-ups that follow the person (D9), written down by whoever takes part in the course and may
 * know of their health. Throws Refused `notYours` for everybody else, `courseClosed` where nothing goes on any more.
 */
export function doctorActions(command: MakeCommand, deps: RelayDeps) {
  const { citizens } = deps;

  async function courseOf({ tx, actor, now }: Job<unknown>, courseId: string): Promise<Course> {
    const { course } = await loadSubject(tx, courseId);
    if (!(await takesPart(tx, actor, courseId))) throw new Refused("notYours");
    if (!(await knowsKind(tx, deps, actor, courseId, "health", now))) throw new Refused("notYours");
    if (course.state !== "open") throw new Refused("courseClosed");
    return course;
  }

  const by = ({ actor, now }: Job<unknown>, { citizenId }: Course) => ({ citizenId, writer: actor, now });

  return {
    /** Who their doctor is, that they have none, or that it is far away; dated, and by whom it was said. */
    sayDoctor: command("sayDoctor", SayDoctor, async (job) => {
      const { tx, command: c, happened } = job;
      const course = await courseOf(job, c.courseId);
      const { state, name, place, practiceId: unitId = null, serviceId = null, toldBy } = c;
      citizens.sayDoctor(tx, { state, name, place, unitId, serviceId, toldBy }, by(job, course));
      happened("doctorSaid", { course, unitId: course.holderId });
      return { courseId: course.id };
    }),

    /** A work-up that was begun. Throws Refused `tooManyWorkUps`, `workUpKnown`. */
    addWorkUp: command("addWorkUp", AddWorkUp, async (job) => {
      const { tx, command: c, happened } = job;
      const course = await courseOf(job, c.courseId);
      const { what, begunWhere, waitsFor } = c;
      const begunOn = c.begunOn === undefined ? null : calendarDay(c.begunOn);
      const workUpId = await citizens.addWorkUp(tx, { what, begunWhere, begunOn, waitsFor }, by(job, course));
      happened("workUpsChanged", { course, unitId: course.holderId });
      return { workUpId };
    }),

    /** What it waits for now. Throws Refused `unknownWorkUp`. */
    waitForWorkUp: command("waitForWorkUp", WaitForWorkUp, async (job) => {
      const { tx, command: c, happened } = job;
      const course = await courseOf(job, c.courseId);
      await citizens.waitFor(tx, c.workUpId, c.waitsFor, by(job, course));
      happened("workUpsChanged", { course, unitId: course.holderId });
      return { workUpId: c.workUpId };
    }),

    /** Finished, dropped with a word of why, or written by mistake. Throws Refused `unknownWorkUp`. */
    endWorkUp: command("endWorkUp", EndWorkUp, async (job) => {
      const { tx, command: c, happened } = job;
      const course = await courseOf(job, c.courseId);
      await citizens.endWorkUp(tx, c.workUpId, { how: c.how, note: c.note }, by(job, course));
      happened("workUpsChanged", { course, unitId: course.holderId });
      return { workUpId: c.workUpId };
    }),
  };
}
