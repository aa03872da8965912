import type { Uuid } from "#kernel/ids.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { JobServices } from "./services.ts";

/** Where things stop because somebody has died: every course of theirs that is open, this one among them, whichever record it is on. */
export const coursesOfTheDead = (
  { db, relay }: Pick<JobServices, "db" | "relay">,
  courseId: Uuid,
): Promise<readonly Uuid[]> => db.read(SYSTEM, (snapshot) => relay.inside.openCoursesOf(snapshot, courseId));
