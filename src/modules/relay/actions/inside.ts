import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Db, Tx } from "#platform/db.ts";
import { appendEvents, type NewEvent } from "#platform/events.ts";
import { knowsTheCourse, takesPart } from "../policy.ts";
import { latestCourseOf, loadNeed, loadSubject } from "../store/load.ts";
import type { Course } from "../types.ts";
import { arriveAt } from "./arriving.ts";
import { eventOf, type Job, type RelayDeps } from "./command.ts";
import { noteContact } from "./contact.ts";
import { stopForDeath, takeBack } from "./dying.ts";
import { leftUnsaid, nowhereToGo } from "./nowhere.ts";
import { type Opener, openNeed } from "./open.ts";

/** Who acts, in the caller's transaction, and when. */
interface By<Who = Actor> {
  readonly tx: Tx;
  readonly actor: Who;
  readonly now: Instant;
}

/**
 * The relay's side of what its destinations do – stays, appointments –, inside a transaction of theirs, so that both happen or
 * neither. The caller has authorised, and logs. Each locks the course first, as every command does.
 */
export function insideActions(deps: RelayDeps) {
  /** The relay's events of this work, appended with it. */
  const telling = async <T>(
    { tx, actor, now }: By<Opener>,
    work: (happened: Job<unknown>["happened"]) => Promise<T>,
  ) => {
    const events: NewEvent[] = [];
    const done = await work((type, about) => events.push(eventOf(type, about, actor, now)));
    appendEvents(tx, events);
    return done;
  };

  return {
    takesPart,
    knows: knowsTheCourse,

    /** A need with its course, locked. Throws Refused `notFound`. */
    need: loadNeed,

    /** The citizen came to the actor's door: the holder is told, and the door may know who has the baton (A10). On an open course. */
    arrived: (by: By, courseId: Uuid): Promise<void> =>
      telling(by, async (happened) => {
        const { course } = await loadSubject(by.tx, courseId);
        if (course.state === "open") arriveAt({ ...by, happened }, course, "");
      }),

    /** A course, locked. Throws Refused `notFound`. */
    course: async (tx: Tx, courseId: Uuid): Promise<Course> => (await loadSubject(tx, courseId)).course,

    /** The course the person is on now: this one, or – closed, or merged into another – their open one; else this. Locked. Throws Refused `notFound`. */
    current: async (tx: Tx, courseId: Uuid): Promise<Course> => {
      const { course } = await loadSubject(tx, courseId);
      if (course.state === "open") return course;
      const latest = await latestCourseOf(tx, await deps.citizens.recordsOf(tx, course.citizenId));
      return latest === null ? course : (await loadSubject(tx, latest)).course;
    },

    /** Every open course of whom this one is about, on any record recognised as theirs; this one among them while it is open. */
    openCoursesOf: async (db: Db, courseId: Uuid): Promise<readonly Uuid[]> => {
      const { rows } = await sql<{ id: Uuid }>`
        select c.id from relay.course c join relay.course one on one.id = ${courseId}
         where c.closed_at is null and c.citizen_id in (select citizen.same_records(one.citizen_id)) order by c.id`.execute(
        db,
      );
      return rows.map(({ id }) => id);
    },

    /** A ward or a house writes that they have died: everything stops on the course, where it is open (dying.ts). */
    died: (by: By, courseId: Uuid): Promise<void> =>
      telling(by, async (happened) => {
        const { course } = await loadSubject(by.tx, courseId);
        if (course.state === "open") await stopForDeath({ ...by, happened }, course, by.actor.personId);
      }),

    /** Somebody has them in front of them: that they had died was written of the wrong person. */
    lives: (by: By, course: Course): Promise<void> =>
      telling(by, async (happened) => {
        if (course.diedAt !== null) takeBack({ tx: by.tx, happened }, course);
      }),

    /** A7: met, or looked for and not found, by somebody on the course: as when it is noted on the course itself. */
    contact: (by: By, course: Course, noted: Parameters<typeof noteContact>[2]): Promise<void> =>
      telling(by, (happened) => noteContact({ ...by, happened }, course, noted)),

    /** A need that came up elsewhere, on an open course, also by the clock: begins with whoever has the baton (law 2). Throws Refused `notFound`, `courseClosed`, `citizenDied`, `unknownNeedKind`, `dayIsPast`, `dayTooFar`. */
    openNeed: (by: By<Opener>, courseId: Uuid, draft: Parameters<typeof openNeed>[3]): Promise<Uuid> =>
      telling(by, async (happened) => {
        const { course } = await loadSubject(by.tx, courseId);
        if (course.state !== "open") throw new Refused("courseClosed");
        if (course.diedAt !== null) throw new Refused("citizenDied");
        return openNeed(deps, { ...by, happened }, course, draft);
      }),

    /** B2: somebody leaves with nowhere to go: the leaders are called at once, and somebody has the baton (nowhere.ts). */
    nowhereToGo: (by: By, needId: Uuid): ReturnType<typeof nowhereToGo> =>
      telling(by, (happened) => nowhereToGo(deps, { ...by, happened }, needId)),

    /** Somebody left a house, and nobody knows where to: somebody has the baton, and looks for them (nowhere.ts). */
    leftUnsaid: (by: By, needId: Uuid, step: Parameters<typeof leftUnsaid>[3]): Promise<Uuid | null> =>
      telling(by, (happened) => leftUnsaid(deps, { ...by, happened }, needId, step)),
  };
}
