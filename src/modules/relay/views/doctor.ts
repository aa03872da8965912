import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import type { OwnDoctor, WorkUp } from "#modules/citizen/index.ts";
import type { Actor } from "#modules/identity/index.ts";
import { takesPart } from "../policy.ts";
import { hasOpenNeed } from "./course-rows.ts";
import type { ViewDeps } from "./deps.ts";
import type { Participants } from "./participants.ts";
import { knowsKind } from "./who.ts";

/** Their doctor, and what was begun, for those who may know. */
export interface DoctorView {
  readonly courseId: Uuid;
  readonly knownAs: string;
  /** The municipality's code: where practices are near. */
  readonly area: string;
  /** The citizen lets the reader know of their health; without, nothing stands here but that. */
  readonly known: boolean;
  /** The reader takes part in an open course: they may write. */
  readonly may: boolean;
  /** A doctor of one's own is an open need of the course. */
  readonly needed: boolean;
  readonly doctor: OwnDoctor | null;
  readonly workUps: readonly WorkUp[];
}

export function createDoctorView(deps: ViewDeps, participants: Participants) {
  const { citizens } = deps;
  return {
    /**
     * Who their doctor is, and what is being looked into (D9). For those who take part; where the citizen does not let them
     * know of their health, it says so and no more. Refused `notFound` for others. Logged.
     */
    doctor: (actor: Actor, courseId: Uuid, now: Instant): Promise<DoctorView> =>
      participants.onlyForParticipants(actor, courseId, "doctor.read", now, async (db, course) => {
        const card = (await citizens.citizenCards(db, [course.citizenId], dayOf(now))).get(course.citizenId);
        if (!card) throw new Refused("notFound");
        const known = await knowsKind(db, deps, actor, course.id, "health", now);
        const view = { courseId: course.id, knownAs: card.knownAs, area: course.area, known };
        if (!known) return { ...view, may: false, needed: false, doctor: null, workUps: [] };
        const [doctor, workUps, part, needed] = await Promise.all([
          citizens.ownDoctor(db, course.citizenId),
          citizens.workUps(db, course.citizenId),
          takesPart(db, actor, course.id),
          hasOpenNeed(db, course.id, "ownDoctor"),
        ]);
        return { ...view, may: part && course.state === "open", needed, doctor, workUps };
      }),
  };
}
