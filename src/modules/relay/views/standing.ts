import type { Uuid } from "#kernel/ids.ts";
import type { CourseRow } from "./course-rows.ts";
import type { ConsentNow, Ground, Standing } from "./sight.ts";

/** From the course's row to what sight.ts decides by. Pure. */

export const standingOf = (
  course: CourseRow,
  reader: { readonly unitId: Uuid; readonly role: string },
  consent: ConsentNow | null,
): Standing => ({
  unitId: reader.unitId,
  lead: reader.role === "lead",
  holder: course.holderId === reader.unitId,
  responsibleFor: course.responsibleFor,
  seated: course.seated,
  consent,
});

export const groundsOf = (course: Pick<CourseRow, "firstDoor" | "grounds">): Ground[] =>
  course.firstDoor ? ["firstDoor", ...course.grounds] : [...course.grounds];
