import type { Uuid } from "#kernel/ids.ts";
import { isRefused } from "#kernel/refusal.ts";
import { NOWHERE_TO_GO } from "../defaults.ts";
import { isOpenNeed, type Subject } from "../rules/asking.ts";
import { reopenCourse } from "../store/course.ts";
import { latestCourseOf, loadNeed, loadSubject } from "../store/load.ts";
import { callTable } from "./calling.ts";
import type { Job, RelayDeps } from "./command.ts";
import { passOn } from "./move.ts";
import { openNeed } from "./open.ts";

type Doing = Pick<Job<unknown>, "tx" | "actor" | "now" | "happened">;

/**
 * B2: somebody leaves with nowhere to go. Their need for a place – opened again as an acute one where it had ended – goes to the
 * leaders at once: those of who lets them go, of the area's standing receiver, and of who has the baton. Where nobody has it any more,
 * because the course is closed, it is open again from now on: with who lets them go – nobody lets go before somebody else has taken
 * over – or, where that unit holds no courses, with the standing receiver by its signed duty (docs/decisions/0032).
 */
export async function nowhereToGo(
  deps: RelayDeps,
  job: Doing,
  needId: Uuid,
): Promise<{ readonly needId: Uuid; readonly tableId: Uuid }> {
  const { tx, actor, now, happened } = job;
  const known = await currentSubject(deps, job, needId);
  const closed = known.course.state === "closed";
  if (closed) {
    reopenCourse(tx, known.course.id, actor.unitId, now);
    happened("courseReopened", {
      course: known.course,
      unitId: actor.unitId,
      data: { lastHolderId: known.course.holderId, because: "nowhereToGo" },
    });
  }
  const { course } = closed ? await loadSubject(tx, known.course.id) : known;
  const open = known.need && isOpenNeed(known.need) ? known.need.id : null;
  const placeNeed = open ?? (await openNeed(deps, job, course, { kind: "sleepTonight", urgency: "acute" }));
  if (closed && !actor.unit.holdsCourses) await toStandingReceiver(deps, job, course.id);
  const subject = await loadSubject(tx, course.id, placeNeed);
  const receiver = await deps.identity.standingReceiverFor(tx, course.area);
  const asked = [actor.unitId, ...(receiver ? [receiver.unitId] : [])];
  const called = { calledBy: actor.personId };
  const tableId = await callTable(deps, { tx, now, happened }, subject, "called", asked, called);
  return { needId: placeNeed, tableId };
}

/** Closed since, or merged into another: what counts is the course the person is on now, or was on last. */
async function currentSubject({ citizens }: RelayDeps, { tx }: Doing, needId: Uuid): Promise<Subject> {
  const first = await loadNeed(tx, needId);
  if (first.course.state === "open") return first;
  const latest = await latestCourseOf(tx, await citizens.recordsOf(tx, first.course.citizenId));
  return latest === null ? first : loadSubject(tx, latest);
}

/** Where nobody has signed for the area, it stays with who let them go. */
async function toStandingReceiver(deps: RelayDeps, job: Doing, courseId: Uuid): Promise<void> {
  const how = {
    message: NOWHERE_TO_GO,
    agreed: false,
    notAgreedWhy: NOWHERE_TO_GO,
    by: job.actor.personId,
  };
  try {
    await passOn(deps, job, await loadSubject(job.tx, courseId), how);
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
}
