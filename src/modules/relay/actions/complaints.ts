import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import { SendComplaint, WriteComplaint } from "../commands.ts";
import { takesPart } from "../policy.ts";
import { loadSubject } from "../store/load.ts";
import type { Course } from "../types.ts";
import { reachedAt, signedBy } from "../views/complaints.ts";
import type { Job, MakeCommand, RelayDeps } from "./command.ts";

/**
 * A letter of complaint, written together with the citizen by whoever has the baton (D8). Throws Refused `notYours` for who
 * takes no part, `notHolder` for others on the relay, `courseClosed` where nothing goes on any more.
 */
export function complaintActions(command: MakeCommand, { citizens }: RelayDeps) {
  async function courseOf({ tx, actor }: Job<unknown>, courseId: string): Promise<Course> {
    const { course } = await loadSubject(tx, courseId);
    if (!(await takesPart(tx, actor, courseId))) throw new Refused("notYours");
    if (course.holderId !== actor.unitId) throw new Refused("notHolder", { unitId: course.holderId });
    if (course.state !== "open") throw new Refused("courseClosed");
    return course;
  }

  return {
    /** New or anew; those the citizen has not shown are not there. Throws Refused `tooManyComplaints`, `editedMeanwhile`, `complaintHasLeft`, `unknownComplaint`. */
    writeComplaint: command("writeComplaint", WriteComplaint, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseOf(job, c.courseId);
      const { courseId: _, complaintId, ...letter } = c;
      const by = { citizenId: course.citizenId, byCitizen: false, writer: actor, now };
      await citizens.writeComplaint(tx, { id: complaintId, ...letter }, by);
      happened("complaintWritten", { course, unitId: course.holderId });
      return { complaintId };
    }),

    /** It has left, and stands as it was. Throws Refused `editedMeanwhile`, `unknownComplaint`. */
    sendComplaint: command("sendComplaint", SendComplaint, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseOf(job, c.courseId);
      const cards = await citizens.citizenCards(tx, [course.citizenId], dayOf(now));
      await citizens.complaintSent(tx, course.citizenId, {
        ...{ id: c.complaintId, seen: c.seen, now, to: c.to },
        ...{ name: signedBy(cards.get(course.citizenId)), at: reachedAt(actor.unit) },
      });
      happened("complaintSent", { course, unitId: course.holderId });
      return { complaintId: c.complaintId };
    }),
  };
}
