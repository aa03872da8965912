import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { CloseCourse, MergeCourses, ReopenCourse } from "../commands.ts";
import { USUAL_STEPS } from "../defaults.ts";
import { mayReopen } from "../policy.ts";
import { mayClose, mayMerge } from "../rules/ending.ts";
import { obey } from "../rules/ruling.ts";
import { carryArrival, clearAlarms } from "../store/around.ts";
import {
  closeCourse,
  continueNeeds,
  recordContact,
  reopenCourse,
  withdrawStaleDrafts,
} from "../store/course.ts";
import { loadSubject, waiting } from "../store/load.ts";
import { carryMessages, dropMessages, settleMessageAlarms } from "../store/messages.ts";
import { settleTablesOf } from "./calling.ts";
import type { MakeCommand, RelayDeps } from "./command.ts";
import { endNeedsForDeath, stopForDeath } from "./dying.ts";
import { nowhereElse, openNeed } from "./open.ts";

const NOTHING_OPEN = { openNeedKinds: [], openAsks: 0, openOutside: 0 };

/** A course lands, comes back, or turns out to be the same person's as another. */
export function endingActions(command: MakeCommand, deps: RelayDeps) {
  return {
    /**
     * Law 7. By the holder, with no open need, nothing still asked, and the citizen told in a way that reaches them. When they have died,
     * what is asked is withdrawn and every open need ends with them, whoever has it.
     */
    closeCourse: command("closeCourse", CloseCourse, async ({ tx, actor, command: c, now, happened }) => {
      const { course } = await loadSubject(tx, c.courseId);
      obey(mayClose(course, actor.unitId, NOTHING_OPEN));
      if (c.reason === "died") {
        await stopForDeath({ tx, now, happened }, course, actor.personId);
        await endNeedsForDeath({ tx, now, happened }, course, actor.personId);
      }
      const facts = await waiting(tx, course.id);
      obey(mayClose(course, actor.unitId, facts));
      if (c.reason !== "died") for (const led of deps.ledTo ?? []) await led.mayClose?.(tx, course.id, now);
      withdrawStaleDrafts(tx, course.id, now);
      closeCourse(tx, course, now, { reason: c.reason, toldCitizen: c.toldCitizen, note: c.note ?? null });
      clearAlarms(
        tx,
        { courseId: course.id },
        [
          "standstill",
          "arrival",
          "checkBack",
          "lapsedTable",
          "consentEnding",
          "wishEnding",
          "emergencyAccess",
          "citizenAsks",
          "lookedForInVain",
        ],
        actor.personId,
        now,
      );
      dropMessages(tx, course.id, actor.personId, now);
      settleMessageAlarms(tx, course.id, actor.personId, now, { replied: true });
      happened("courseClosed", { course, unitId: course.holderId, data: { reason: c.reason } });
      if (facts.openTables > 0)
        await settleTablesOf({ tx, now, happened }, { course, need: null }, actor.personId);
      return { courseId: course.id };
    }),

    /**
     * By any door that may know the person, which thereby has the baton: history is kept and nothing asked again. What is new comes with it.
     * A course that was merged goes on in the other one: Refused `merged`; a person who has begun anew is on that course:
     * Refused `alreadyOnCourse`.
     */
    reopenCourse: command("reopenCourse", ReopenCourse, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const { course } = await loadSubject(tx, c.courseId);
      if (course.state === "open") throw new Refused("courseOpen");
      if (!(await mayReopen(tx, actor, course.id, now))) throw new Refused("notFound");
      if (!actor.unit.holdsCourses) throw new Refused("unitHoldsNoCourses");
      const merged = await tx
        .selectFrom("relay.course")
        .select("merged_into")
        .where("id", "=", course.id)
        .executeTakeFirst();
      if (merged?.merged_into) throw new Refused("merged", { courseId: merged.merged_into });
      await nowhereElse(deps, tx, course.citizenId);
      reopenCourse(tx, course.id, actor.unitId, now);
      const reopened = { ...course, state: "open" as const, holderId: actor.unitId };
      happened("courseReopened", { course, unitId: actor.unitId, data: { lastHolderId: course.holderId } });
      recordContact(tx, {
        id: newId(),
        course_id: course.id,
        unit_id: actor.unitId,
        person_id: actor.personId,
        at: now,
        way: "arrived",
        note: c.because,
      });
      const needIds: Uuid[] = [];
      for (const need of c.needs) needIds.push(await openNeed(deps, job, reopened, need));
      return { courseId: course.id, needIds };
    }),

    /**
     * Two courses turn out to be one person's. The open needs go on in the other course with the same responsible unit,
     * so nothing moves (law 3); both records of the person stay, linked. By the unit that has the baton of both.
     */
    mergeCourses: command("mergeCourses", MergeCourses, async ({ tx, actor, command: c, now, happened }) => {
      // Locked in one order, whichever way round the two are merged.
      const [first, second] = [c.fromCourseId, c.intoCourseId].sort();
      const loaded = new Map<Uuid, Awaited<ReturnType<typeof loadSubject>>["course"]>();
      for (const id of [first, second]) if (id) loaded.set(id, (await loadSubject(tx, id)).course);
      const [from, into] = [loaded.get(c.fromCourseId), loaded.get(c.intoCourseId)];
      if (!from || !into) throw new Refused("notFound");
      obey(mayMerge(from, into, actor.unitId, await waiting(tx, from.id)));
      const needs = await continueNeeds(tx, from.id, into.id, { at: now, by: actor.personId });
      closeCourse(tx, from, now, {
        reason: "merged",
        toldCitizen: USUAL_STEPS.merged,
        note: null,
        mergedInto: into.id,
      });
      withdrawStaleDrafts(tx, from.id, now);
      carryArrival(tx, { id: newId(), from, into, unitId: actor.unitId });
      clearAlarms(
        tx,
        { courseId: from.id },
        [
          "standstill",
          "arrival",
          "lapsedTable",
          "consentEnding",
          "wishEnding",
          "emergencyAccess",
          "citizenAsks",
          "lookedForInVain",
        ],
        actor.personId,
        now,
      );
      if (from.diedAt !== null) await stopForDeath({ tx, now, happened }, into, actor.personId);
      carryMessages(tx, { from: from.id, into: into.id, by: actor.personId, at: now });
      if (from.citizenId !== into.citizenId)
        await deps.citizens.linkSamePerson(tx, {
          kept: into.citizenId,
          other: from.citizenId,
          basis: "merged",
          actor,
          now,
        });
      happened("coursesMerged", {
        course: into,
        unitId: actor.unitId,
        data: { fromCourseId: from.id, needs },
      });
      happened("courseClosed", {
        course: from,
        unitId: actor.unitId,
        data: { reason: "merged", intoCourseId: into.id },
      });
      return { courseId: into.id };
    }),
  };
}
