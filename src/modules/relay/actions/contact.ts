import { newId } from "#kernel/ids.ts";
import { OUTREACH_DAYS } from "../rules/ending.ts";
import { clearAlarms, raiseAlarmOnce } from "../store/around.ts";
import { recordContact } from "../store/course.ts";
import { waiting } from "../store/load.ts";
import { answerMessages, settleMessageAlarms } from "../store/messages.ts";
import type { CONTACT_WAYS, Course } from "../types.ts";
import type { Job } from "./command.ts";

/**
 * Writes a contact on a locked course, and what follows from it: whoever was met or phoned is no longer looked for, nor waited for;
 * whoever was looked for in vain on as many days as it takes to say so is called to the attention of who has the baton (A7).
 */
export async function noteContact(
  { tx, actor, now, happened }: Pick<Job<unknown>, "tx" | "actor" | "now" | "happened">,
  course: Course,
  { way, note }: { readonly way: (typeof CONTACT_WAYS)[number]; readonly note: string },
): Promise<void> {
  const by = actor.personId;
  const about = { courseId: course.id };
  recordContact(tx, {
    id: newId(),
    course_id: course.id,
    unit_id: actor.unitId,
    person_id: by,
    at: now,
    way,
    note,
  });
  if (way !== "notFound") clearAlarms(tx, about, ["arrival", "emergencyAccess", "citizenAsks"], by, now);
  if (way === "met" || way === "phone") {
    clearAlarms(tx, about, ["lookedForInVain"], by, now);
    answerMessages(tx, course.id, by, now);
    settleMessageAlarms(tx, course.id, by, now, { replied: true });
  }
  happened("contactRecorded", { course, unitId: course.holderId, data: { way } });
  if (way !== "notFound" || course.state !== "open") return;
  if ((await waiting(tx, course.id)).daysLookedFor < OUTREACH_DAYS) return;
  const raised = await raiseAlarmOnce(tx, {
    id: newId(),
    kind: "lookedForInVain",
    unit_id: course.holderId,
    course_id: course.id,
    raised_at: now,
  });
  if (raised) happened("alarmRaised", { course, unitId: course.holderId, data: { kind: "lookedForInVain" } });
}
