import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import { NOTHING_SAID, type Said, type Told, toldTo } from "#modules/consent/index.ts";
import type { Actor, AuditEntry } from "#modules/identity/index.ts";
import { asOf, type Db } from "#platform/db.ts";
import type { ClosedDoorView } from "../view-types.ts";
import { type CourseRow, courseRow } from "./course-rows.ts";
import type { ViewDeps } from "./deps.ts";
import { hidden } from "./hidden.ts";
import { holderStrip, loadNames } from "./names.ts";
import { purposeOf } from "./purpose.ts";
import { mustSayWhy, type Sight, sightOf } from "./sight.ts";
import { standingOf } from "./standing.ts";

/** The one way to a course's content: participants pass and are logged, others meet a closed door and are logged too. */

/** What the citizen has said, and how much of the course the reader may see because of it. */
export interface Sighted {
  readonly sight: Sight;
  readonly said: Said;
  readonly told: Told;
}

/**
 * Makes of a course what a participant is to see. `sighted` is under way already: awaiting it together with one's own
 * queries costs no trip.
 */
type Open<T> = (db: Db, course: CourseRow, sighted: Promise<Sighted>) => Promise<T>;

type Answer<T> =
  | { readonly kind: "seen"; readonly seen: T }
  | { readonly kind: "part"; readonly attempt: AuditEntry }
  /** `attempt` null: who has the baton was told, and it is in the log. */
  | { readonly kind: "closed"; readonly door: ClosedDoorView; readonly attempt: AuditEntry | null };

/** Besides the course: whether a door that tells who has the baton is wanted, whether a part is not enough, and why it is opened, where that was said. */
interface Asked {
  readonly door?: boolean;
  /** Only for who sees all of the course. */
  readonly whole?: boolean;
  readonly purpose?: string | null;
}

/** A door that says nothing: not even whether anybody has the baton. */
const shut = (id: Uuid): ClosedDoorView => ({
  kind: "closed",
  id,
  holder: null,
  knownAs: null,
  mayArrive: false,
  mayTakeOver: false,
});

export function createParticipants({ db, identity, citizens, consents }: ViewDeps) {
  const sightedBy = async (db: Db, actor: Actor, course: CourseRow, now: Instant): Promise<Sighted> => {
    const said =
      (await consents.said(db, [course.citizenId], dayOf(now))).get(course.citizenId) ?? NOTHING_SAID;
    const told = toldTo(said, actor.unit);
    return { said, told, sight: sightOf(standingOf(course, actor, told, now)) };
  };

  async function closedDoor(db: Db, actor: Actor, course: CourseRow, now: Instant): Promise<ClosedDoorView> {
    const { id } = course;
    const [names, cards] = await Promise.all([
      loadNames(db, identity, { units: [course.holderId], people: [course.contactPersonId] }),
      citizens.citizenCards(db, [course.citizenId], dayOf(now)),
    ]);
    return {
      kind: "closed",
      id,
      holder: holderStrip(names, course, now),
      knownAs: cards.get(course.citizenId)?.knownAs ?? null,
      mayArrive: course.state === "open" && course.region === actor.unit.region,
      mayTakeOver: course.state === "open" && course.arrived && actor.unit.holdsCourses,
    };
  }

  /**
   * The second wall shows no such course: a door that says nothing – the same where there really is none, after the same
   * work. The attempt is written down either way, since a guess is one too.
   */
  async function behindTheWall(actor: Actor, courseId: Uuid, action: string, now: Instant) {
    const whose = (await hidden(db, "course", courseId)) ?? { detail: { courseId } };
    return { kind: "closed", door: shut(courseId), attempt: { at: now, actor, action, ...whose } } as const;
  }

  /**
   * Gives what `open` makes of a course for those who take part, else the closed door. Either is logged under
   * `action`: what is seen by the transaction that reads it, the denied look by one of its own. A door that tells who has
   * the baton is a look too. Who is not on the course says why first: see purpose.ts.
   * An unknown identifier is a closed door like any other. Throws Refused `notFound` for what is no identifier,
   * `purposeNeeded`, `sayPurpose`, and – of what only those see who see it `whole` – `notYours`.
   */
  async function forParticipants<T>(
    actor: Actor,
    courseId: Uuid,
    action: string,
    now: Instant,
    open: Open<T>,
    { door: wantsDoor = false, whole = false, purpose: said = null }: Asked = {},
  ): Promise<Exclude<Answer<T>, { kind: "part" }>> {
    if (!isUuid(courseId)) throw new Refused("notFound", { courseId });
    const seen = await identity.audit.read<Answer<T> | null>(asOf(actor, now), async (tx) => {
      const course = await courseRow(tx, courseId, actor, now);
      if (course === null) return { content: null, seen: [] };
      const entry = { at: now, actor, action, citizenId: course.citizenId, courseId: course.id };
      const sighted = sightedBy(tx, actor, course, now);
      // Only for a seated lead does taking part depend on what the citizen has said; for others nothing need wait.
      const seatOnly = course.holderId !== actor.unitId && course.responsibleFor.length === 0;
      const seat = seatOnly ? (await sighted).sight : null;
      if (seat?.kind === "none") {
        if (!wantsDoor || !seat.mayKnowHolder) {
          return { content: { kind: "closed", door: shut(course.id), attempt: entry }, seen: [] };
        }
        const purpose = course.seated ? said : await purposeOf(tx, actor, course.id, said, now);
        const door = await closedDoor(tx, actor, course, now);
        const look = { ...entry, action: "course.doorRead", purpose };
        return { content: { kind: "closed", door, attempt: null }, seen: [look] };
      }
      if (whole && (await sighted).sight.kind !== "all")
        return { content: { kind: "part", attempt: entry }, seen: [] };
      const purpose =
        course.closedAt !== null && mustSayWhy((await sighted).sight, course.closedAt, now)
          ? await purposeOf(tx, actor, course.id, said, now)
          : null;
      const [seen, { sight }] = await Promise.all([open(tx, course, sighted), sighted]);
      const detail =
        sight.kind === "some"
          ? { needs: [...sight.needIds] }
          : sight.kind === "emergency"
            ? { emergencyUntil: sight.until }
            : {};
      return { content: { kind: "seen", seen }, seen: [{ ...entry, purpose, detail }] };
    });
    const answer = seen ?? (await behindTheWall(actor, courseId, action, now));
    if (answer.kind !== "seen" && answer.attempt !== null) await identity.audit.deny(answer.attempt);
    if (answer.kind === "part") throw new Refused("notYours");
    return answer;
  }

  return {
    forParticipants,

    /** The same, where a closed door means that there is nothing to be had: Refused `notFound`. */
    async onlyForParticipants<T>(
      actor: Actor,
      courseId: Uuid,
      action: string,
      now: Instant,
      open: Open<T>,
      asked: Pick<Asked, "whole"> = {},
    ): Promise<T> {
      const answer = await forParticipants(actor, courseId, action, now, open, asked);
      if (answer.kind === "closed") throw new Refused("notFound", { courseId });
      return answer.seen;
    },
  };
}

export type Participants = ReturnType<typeof createParticipants>;
