import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { dayOf } from "#kernel/time.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { MeetMeView } from "../view-parts.ts";
import { presentMeetMe } from "./course-present.ts";
import type { ViewDeps } from "./deps.ts";
import type { Participants } from "./participants.ts";
import { opensKind } from "./sight.ts";

/** Everything the citizen has said of how to meet them, version by version. */
export interface MeetMeHistory {
  readonly courseId: Uuid;
  readonly knownAs: string;
  /** The newest first; none where the citizen does not let the reader know. */
  readonly versions: readonly MeetMeView[];
}

export const createMeetMeView = ({ citizens }: ViewDeps, participants: Participants) => ({
  /** For those who take part and may know how the citizen wants to be met. Refused `notFound` for others. Logged. */
  meetMeHistory: (actor: Actor, courseId: Uuid, now: Instant): Promise<MeetMeHistory> =>
    participants.onlyForParticipants(actor, courseId, "meetMe.read", now, async (db, course, sighted) => {
      const [cards, versions, { sight }] = await Promise.all([
        citizens.citizenCards(db, [course.citizenId], dayOf(now)),
        citizens.meetMeVersions(db, course.citizenId, actor.unitId),
        sighted,
      ]);
      const knownAs = cards.get(course.citizenId)?.knownAs ?? "";
      return {
        courseId: course.id,
        knownAs,
        versions: opensKind(sight, "meetMe") ? versions.map(presentMeetMe) : [],
      };
    }),
});
