import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Tx } from "#platform/db.ts";
import { appendEvents, type NewEvent } from "#platform/events.ts";
import { knowsTheCourse, takesPart } from "../policy.ts";
import { isOpenNeed, type Subject } from "../rules/asking.ts";
import { clearAlarms, raiseAlarm } from "../store/around.ts";
import { recordContact } from "../store/course.ts";
import { latestCourseOf, loadNeed, loadSubject } from "../store/load.ts";
import type { Course } from "../types.ts";
import { callTable } from "./calling.ts";
import { eventOf, type Job, type RelayDeps } from "./command.ts";
import { noteContact } from "./contact.ts";
import { openNeed } from "./open.ts";

/** Who acts, in the caller's transaction, and when. */
interface By {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Instant;
}

/**
 * The relay's side of what its destinations do – stays, appointments –, inside a transaction of theirs, so that both happen or
 * neither. The caller has authorised, and logs. Each locks the course first, as every command does.
 */
export function insideActions(deps: RelayDeps) {
  /** The relay's events of this work, appended with it. */
  const telling = async <T>(
    { tx, actor, now }: By,
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
        const { tx, actor, now } = by;
        const { course } = await loadSubject(tx, courseId);
        if (course.state !== "open") return;
        const where = { course_id: course.id, unit_id: actor.unitId, person_id: actor.personId };
        recordContact(tx, { id: newId(), ...where, at: now, way: "arrived", note: "" });
        clearAlarms(tx, { courseId: course.id }, ["lookedForInVain"], actor.personId, now);
        if (actor.unitId !== course.holderId)
          raiseAlarm(tx, {
            id: newId(),
            kind: "arrival",
            unit_id: course.holderId,
            course_id: course.id,
            raised_at: now,
          });
        happened("arrived", { course, unitId: course.holderId, data: { atUnitId: actor.unitId } });
      }),

    /** A course, locked. Throws Refused `notFound`. */
    course: async (tx: Tx, courseId: Uuid): Promise<Course> => (await loadSubject(tx, courseId)).course,

    /** A7: met, or looked for and not found, by somebody on the course: as when it is noted on the course itself. */
    contact: (by: By, course: Course, noted: Parameters<typeof noteContact>[2]): Promise<void> =>
      telling(by, (happened) => noteContact({ ...by, happened }, course, noted)),

    /** A need that came up elsewhere, on an open course: begins with whoever has the baton (law 2). Throws Refused `notFound`, `courseClosed`, `unknownNeedKind`, `dayIsPast`, `dayTooFar`. */
    openNeed: (by: By, courseId: Uuid, draft: Parameters<typeof openNeed>[3]): Promise<Uuid> =>
      telling(by, async (happened) => {
        const { course } = await loadSubject(by.tx, courseId);
        if (course.state !== "open") throw new Refused("courseClosed");
        return openNeed(deps, { ...by, happened }, course, draft);
      }),

    /**
     * B2: somebody leaves with nowhere to go. Their need for a place – opened again as an acute one where it had ended – goes to the
     * leaders at once: those of who lets them go, of the area's standing receiver, and of who has the baton. Null where the person is
     * on no open course: nobody has the baton who could be called.
     */
    nowhereToGo: (by: By, needId: Uuid): Promise<{ readonly needId: Uuid; readonly tableId: Uuid } | null> =>
      telling(by, async (happened) => {
        const { tx, actor, now } = by;
        const first: Subject = await loadNeed(tx, needId);
        const records = await deps.citizens.recordsOf(tx, first.course.citizenId);
        // Closed since, or merged into another: what counts is the course the person is on now.
        const current = first.course.state === "open" ? null : await latestCourseOf(tx, records);
        const known = current === null ? first : await loadSubject(tx, current);
        const { course } = known;
        if (course.state !== "open") return null;
        const subject: Subject =
          known.need && isOpenNeed(known.need)
            ? known
            : await loadSubject(
                tx,
                course.id,
                await openNeed(deps, { tx, actor, now, happened }, course, {
                  kind: "sleepTonight",
                  urgency: "acute",
                }),
              );
        const receiver = await deps.identity.standingReceiverFor(tx, course.area);
        const asked = [actor.unitId, ...(receiver ? [receiver.unitId] : [])];
        const called = { calledBy: actor.personId };
        const tableId = await callTable(deps, { tx, now, happened }, subject, "called", asked, called);
        return { needId: subject.need?.id ?? needId, tableId };
      }),
  };
}
