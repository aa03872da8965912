import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { type CalendarDay, dayOf } from "#kernel/time.ts";
import type { Companion } from "#modules/citizen/index.ts";
import type { Actor } from "#modules/identity/index.ts";
import { takesPart } from "../policy.ts";
import { hasOpenNeed } from "./course-rows.ts";
import type { ViewDeps } from "./deps.ts";
import type { Participants } from "./participants.ts";
import { knowsKind } from "./who.ts";

/** One of them as they stand today. */
export type CompanionView = Companion & {
  /** The citizen's yes to telling them ran out that day: nothing may be told until they say it again. */
  readonly lapsedOn: CalendarDay | null;
};

/** Who goes with the citizen, for those who may know. */
export interface CompanionsView {
  readonly courseId: Uuid;
  readonly knownAs: string;
  /** The municipality's code: where doors are near. */
  readonly area: string;
  /** Company is an open need of the course. */
  readonly needed: boolean;
  /** The citizen lets the reader know of them; without, nothing stands here but that. */
  readonly known: boolean;
  /** The reader takes part in an open course: they may write. */
  readonly may: boolean;
  readonly companions: readonly CompanionView[];
  /** Those there were, the last first. */
  readonly ended: readonly CompanionView[];
}

/** Pure: what may be told, taken out once its day has passed. */
export function asOfDay(companion: Companion, today: CalendarDay): CompanionView {
  const { wishes } = companion;
  if (wishes.toldUntil === null || today <= wishes.toldUntil) return { ...companion, lapsedOn: null };
  return { ...companion, wishes: { ...wishes, told: [] }, lapsedOn: wishes.toldUntil };
}

export function createCompanionsView(deps: ViewDeps, participants: Participants) {
  const { citizens } = deps;
  return {
    /**
     * Who goes with the citizen and who is close to them, with what the citizen wants with each (D5). For those who take part;
     * where the citizen does not let them know, it says so and no more. Refused `notFound` for others. Logged.
     */
    companions: (actor: Actor, courseId: Uuid, now: Instant): Promise<CompanionsView> =>
      participants.onlyForParticipants(actor, courseId, "companions.read", now, async (db, course) => {
        const today = dayOf(now);
        const card = (await citizens.citizenCards(db, [course.citizenId], today)).get(course.citizenId);
        if (!card) throw new Refused("notFound");
        const known = await knowsKind(db, deps, actor, course.id, "network", now);
        const { area } = course;
        const view = { courseId: course.id, knownAs: card.knownAs, area, known };
        if (!known) return { ...view, needed: false, may: false, companions: [], ended: [] };
        const [all, part, needed] = await Promise.all([
          citizens.companionsOf(db, course.citizenId),
          takesPart(db, actor, course.id),
          hasOpenNeed(db, course.id, "company"),
        ]);
        const shown = all.map((one) => asOfDay(one, today));
        return {
          ...view,
          needed,
          may: part && course.state === "open",
          companions: shown.filter(({ endedAt }) => endedAt === null),
          ended: shown.filter(({ endedAt }) => endedAt !== null),
        };
      }),
  };
}
