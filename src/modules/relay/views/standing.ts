import type { Instant } from "#kernel/clock.ts";
import type { Told } from "#modules/consent/index.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { CourseRow } from "./course-rows.ts";
import type { Ground, Standing } from "./sight.ts";

/** From the course's row to what sight.ts decides by. Pure. */

export const standingOf = (
  course: CourseRow,
  reader: Pick<Actor, "unit" | "role">,
  told: Told,
  now: Instant,
): Standing => ({
  lead: reader.role === "lead",
  holder: course.holderId === reader.unit.id,
  responsibleFor: course.responsibleFor,
  seated: course.seated,
  needs: course.needs,
  told,
  emergencyUntil:
    course.emergencyUntil !== null && now < course.emergencyUntil ? course.emergencyUntil : null,
});

export const groundsOf = (course: Pick<CourseRow, "firstDoor" | "grounds">): Ground[] =>
  course.firstDoor ? ["firstDoor", ...course.grounds] : [...course.grounds];
