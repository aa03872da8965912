import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { InformationKind } from "#modules/consent/index.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";
import type { Participants } from "./participants.ts";
import { opensKind, opensNeed } from "./sight.ts";

/** What of a course is open to the reader. */
export interface Opens {
  need(needId: Uuid): boolean;
  kind(kind: InformationKind): boolean;
}

/** Whose course it is. */
export interface OfCourse {
  readonly id: Uuid;
  readonly citizenId: Uuid;
  readonly open: boolean;
}

export const createSighted = (participants: Participants) => ({
  /**
   * For the modules the relay leads to: what they show of a course, to those who take part and as far as they may see. Logged under
   * `action` by the transaction that reads. Throws Refused `notFound` for others, `purposeNeeded`.
   */
  asParticipant: <T>(
    actor: Actor,
    courseId: Uuid,
    action: string,
    now: Instant,
    read: (db: Db, course: OfCourse, opens: Opens) => Promise<T>,
  ): Promise<T> =>
    participants.onlyForParticipants(actor, courseId, action, now, async (db, course, sighted) => {
      const { sight } = await sighted;
      const opens: Opens = {
        need: (needId) => opensNeed(sight, needId),
        kind: (kind) => opensKind(sight, kind),
      };
      return read(db, { id: course.id, citizenId: course.citizenId, open: course.state === "open" }, opens);
    }),
});
