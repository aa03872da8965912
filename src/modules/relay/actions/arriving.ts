import { newId } from "#kernel/ids.ts";
import { clearAlarms, raiseAlarm } from "../store/around.ts";
import { recordContact } from "../store/course.ts";
import type { Course } from "../types.ts";
import type { Job } from "./command.ts";

/** The citizen came to the actor's door (A10): a contact on a locked, open course; whoever has the baton is told at once, and sees where. */
export function arriveAt(
  { tx, actor, now, happened }: Pick<Job<unknown>, "tx" | "actor" | "now" | "happened">,
  course: Course,
  note: string,
): void {
  const where = { course_id: course.id, unit_id: actor.unitId, person_id: actor.personId };
  recordContact(tx, { id: newId(), ...where, at: now, way: "arrived", note });
  clearAlarms(tx, { courseId: course.id }, ["lookedForInVain"], actor.personId, now);
  if (actor.unitId !== course.holderId)
    raiseAlarm(tx, {
      id: newId(),
      kind: "arrival",
      unit_id: course.holderId,
      course_id: course.id,
      raised_at: now,
    });
  happened("arrived", { course, unitId: course.holderId, data: { atUnitId: actor.unitId } });
}
