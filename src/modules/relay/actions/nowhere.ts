import { sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import { isRefused } from "#kernel/refusal.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { Tx } from "#platform/db.ts";
import { NOWHERE_TO_GO } from "../defaults.ts";
import { isOpenNeed, type Subject } from "../rules/asking.ts";
import { reopenCourse, setNextStep } from "../store/course.ts";
import { latestCourseOf, loadNeed, loadSubject } from "../store/load.ts";
import type { Need } from "../types.ts";
import { callTable } from "./calling.ts";
import type { Job, RelayDeps } from "./command.ts";
import { passOn } from "./move.ts";
import { openNeed } from "./open.ts";

type Doing = Pick<Job<unknown>, "tx" | "actor" | "now" | "happened">;

/**
 * B2: somebody leaves with nowhere to go. Their need for a place – opened again as an acute one where it had ended – goes to the
 * leaders at once: those of who lets them go, of the area's standing receiver, and of who has the baton. Where nobody has it any more,
 * because the course is closed, it is open again from now on: with who lets them go – nobody lets go before somebody else has taken
 * over – or, where that unit holds no courses, with the standing receiver by its signed duty (docs/decisions/0032). Null: they have died
 * meanwhile, and nobody is called.
 */
export async function nowhereToGo(
  deps: RelayDeps,
  job: Doing,
  needId: Uuid,
): Promise<{ readonly needId: Uuid; readonly tableId: Uuid } | null> {
  const { tx, actor, now, happened } = job;
  const known = await currentSubject(deps, job, needId);
  if (await hasDied(tx, known.course.id)) return null;
  const draft = { kind: "sleepTonight", urgency: "acute" } as const;
  const placeNeed = await withSomebody(deps, job, known, {
    because: "nowhereToGo",
    draft,
    goesOn: isOpenNeed,
  });
  const subject = await loadSubject(tx, known.course.id, placeNeed);
  const receiver = await deps.identity.standingReceiverFor(tx, subject.course.area);
  const asked = [actor.unitId, ...(receiver ? [receiver.unitId] : [])];
  const called = { calledBy: actor.personId };
  const tableId = await callTable(deps, { tx, now, happened }, subject, "called", asked, called);
  return { needId: placeNeed, tableId };
}

/**
 * Somebody left a house, and nobody knows where to: whoever has the baton has the place they need as something to do today – the need
 * the bed was for, where that is open and theirs; else a new one. Where nobody has the baton, the course is open again as above. Null:
 * they have died meanwhile, and nobody is looked for.
 */
export async function leftUnsaid(
  deps: RelayDeps,
  job: Doing,
  needId: Uuid,
  step: { readonly nextStep: string; readonly nextStepOn: CalendarDay },
): Promise<Uuid | null> {
  const { tx, happened } = job;
  const known = await currentSubject(deps, job, needId);
  if (await hasDied(tx, known.course.id)) return null;
  const { holderId: unitId } = known.course;
  const goesOn = (need: Need): boolean => need.state === "open" && need.responsibleId === unitId;
  const draft = { kind: "sleepTonight", urgency: "sameDay", ...step } as const;
  const placeNeed = await withSomebody(deps, job, known, { because: "leftUnsaid", draft, goesOn });
  if (placeNeed === known.need?.id) {
    const { nextStep: what, nextStepOn: on } = step;
    setNextStep(tx, placeNeed, { what, on, unitId, restsFrom: null });
    const data = { on, kind: known.need.kind };
    happened("nextStepSet", { course: known.course, needId: placeNeed, unitId, data });
  }
  return placeNeed;
}

/** The need somebody has: the one that was, where it goes on; else a new one – on a course that is opened again where it was closed. */
async function withSomebody(
  deps: RelayDeps,
  job: Doing,
  known: Subject,
  how: {
    readonly because: "nowhereToGo" | "leftUnsaid";
    readonly draft: Parameters<typeof openNeed>[3];
    readonly goesOn: (need: Need) => boolean;
  },
): Promise<Uuid> {
  const { tx, actor, now, happened } = job;
  const closed = known.course.state === "closed";
  if (closed) {
    reopenCourse(tx, known.course.id, actor.unitId, now);
    happened("courseReopened", {
      course: known.course,
      unitId: actor.unitId,
      data: { lastHolderId: known.course.holderId, because: how.because },
    });
  }
  const { course } = closed ? await loadSubject(tx, known.course.id) : known;
  const needId =
    known.need && how.goesOn(known.need) ? known.need.id : await openNeed(deps, job, course, how.draft);
  if (closed && !actor.unit.holdsCourses) await toStandingReceiver(deps, job, course.id);
  return needId;
}

async function hasDied(tx: Tx, courseId: Uuid): Promise<boolean> {
  const { rows } = await sql`
    select from relay.course where id = ${courseId} and (died_at is not null or state = 'closed' and close_reason = 'died')`.execute(
    tx,
  );
  return rows.length > 0;
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
