import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import type { Complaint } from "#modules/citizen/index.ts";
import type { Actor } from "#modules/identity/index.ts";
import { hasOpenNeed } from "./course-rows.ts";
import type { ViewDeps } from "./deps.ts";
import type { Participants } from "./participants.ts";

/** Where an answer reaches somebody without address or phone. */
export interface ReachedAt {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
}

/** The unit as a letter names it. */
export const reachedAt = (unit: ReachedAt | undefined): ReachedAt | null =>
  unit ? { name: unit.name, phone: unit.phone, address: unit.address } : null;

/** As a letter is signed: the whole name where it stands on the record. */
export const signedBy = (
  card: { readonly fullName: string | null; readonly knownAs: string } | undefined,
): string => card?.fullName ?? card?.knownAs ?? "";

/** Letters the citizen shows, for whoever has the baton. */
export interface ComplaintsView {
  readonly courseId: Uuid;
  readonly knownAs: string;
  /** As a letter is signed. */
  readonly name: string;
  readonly area: string;
  /** The reader has the baton; without, no letter stands here. */
  readonly holds: boolean;
  /** The reader may write: they have the baton of an open course. */
  readonly may: boolean;
  /** Legal help is an open need of the course. */
  readonly needed: boolean;
  readonly at: ReachedAt;
  readonly letters: readonly Complaint[];
}

export function createComplaintsView({ citizens }: ViewDeps, participants: Participants) {
  return {
    /** For those who take part; letters for whoever has the baton alone. Refused `notFound` for others. Logged. */
    complaints: (actor: Actor, courseId: Uuid, now: Instant): Promise<ComplaintsView> =>
      participants.onlyForParticipants(actor, courseId, "complaints.read", now, async (db, course) => {
        const card = (await citizens.citizenCards(db, [course.citizenId], dayOf(now))).get(course.citizenId);
        if (!card) throw new Refused("notFound");
        const holds = course.holderId === actor.unitId;
        const { name, phone, address } = actor.unit;
        const { knownAs } = card;
        const view = { courseId: course.id, knownAs, area: course.area, holds, at: { name, phone, address } };
        if (!holds) return { ...view, name: knownAs, may: false, needed: false, letters: [] };
        const [letters, needed] = await Promise.all([
          citizens.complaints(db, course.citizenId),
          hasOpenNeed(db, course.id, "legal"),
        ]);
        return { ...view, name: signedBy(card), may: course.state === "open", needed, letters };
      }),
  };
}
