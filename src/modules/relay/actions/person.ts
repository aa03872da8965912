import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { GiveConsent, MarkMeetMeRead, WithdrawConsent, WriteMeetMe } from "../commands.ts";
import { takesPart } from "../policy.ts";
import { loadSubject } from "../store/load.ts";
import type { Course } from "../types.ts";
import type { Job, MakeCommand, RelayDeps } from "./command.ts";

/**
 * The person's own words (D1) and what they let others know (J1), written down by whoever takes part in the course and
 * stands with them. Throws Refused `notYours` for everybody else, `courseClosed` where nothing goes on any more.
 */
export function personActions(command: MakeCommand, { citizens, consents }: RelayDeps) {
  return {
    /** "Mød mig sådan": a new version; earlier ones are kept. Whoever wrote it has read it. */
    writeMeetMe: command("writeMeetMe", WriteMeetMe, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseTakenPartIn(job, c.courseId);
      if (course.state !== "open") throw new Refused("courseClosed");
      const meetMeId = await citizens.writeMeetMe(tx, {
        citizenId: course.citizenId,
        words: c.words,
        actor,
        now,
      });
      citizens.markRead(tx, { meetMeId, actor, now });
      happened("meetMeWritten", { course, unitId: course.holderId });
      return { meetMeId };
    }),

    /** The receipt: our door has read it. Throws Refused `stale` when a newer version has come meanwhile. */
    markMeetMeRead: command("markMeetMeRead", MarkMeetMeRead, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseTakenPartIn(job, c.courseId);
      const latest = await citizens.latestMeetMe(tx, course.citizenId, actor.unitId);
      if (latest?.id !== c.meetMeId) throw new Refused("stale");
      if (!latest.readByReader) {
        citizens.markRead(tx, { meetMeId: latest.id, actor, now });
        happened("meetMeRead", { course, unitId: course.holderId });
      }
      return { meetMeId: latest.id };
    }),

    /** What the citizen says now, in place of what they said before; at most a year (sundhedsloven § 44). */
    giveConsent: command("giveConsent", GiveConsent, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseTakenPartIn(job, c.courseId);
      if (course.state !== "open") throw new Refused("courseClosed");
      const { scope, form, witness } = c;
      const consentId = await consents.give(tx, {
        citizenId: course.citizenId,
        scope,
        form,
        witness,
        actor,
        now,
      });
      happened("consentGiven", { course, unitId: course.holderId, data: { scope, form } });
      return { consentId };
    }),

    /** Taken back in one step; nothing to take back changes nothing. Also on a closed course. */
    withdrawConsent: command("withdrawConsent", WithdrawConsent, async (job) => {
      const { tx, command: c, now, happened } = job;
      const course = await courseTakenPartIn(job, c.courseId);
      const withdrawn = await consents.withdraw(tx, course.citizenId, now);
      if (withdrawn) happened("consentWithdrawn", { course, unitId: course.holderId });
      return { withdrawn };
    }),
  };
}

async function courseTakenPartIn(
  { tx, actor }: Pick<Job<unknown>, "tx" | "actor">,
  courseId: Uuid,
): Promise<Course> {
  const { course } = await loadSubject(tx, courseId);
  if (!(await takesPart(tx, actor, courseId))) throw new Refused("notYours");
  return course;
}
