import { sql } from "kysely";
import { newId } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { calendarDay } from "#kernel/time.ts";
import { type MakeCommand, obey } from "./command.ts";
import { ChooseReminders, EndRight, FinishStep, RecordOutcome, StartRight } from "./commands.ts";
import { type Loading, tell } from "./load.ts";
import { mayKeep, maySayHow } from "./policy.ts";
import { mayFinish, maySay, mayStart, stepBy } from "./rules.ts";
import {
  changeAppointment,
  endRight,
  finishStep,
  insertRight,
  putWish,
  rightsWhere,
  termOn,
} from "./store.ts";

/** How an appointment went, and what is done when nobody came; the rights whose days run meanwhile; when the citizen is reminded. */
export function outcomeActions(
  command: MakeCommand,
  { course: ours, appointment, right: rightOf, forgetReminders }: Loading,
) {
  return {
    /**
     * They came, or did not: a fact, and never a judgement. A no-show closes nothing – it has a next step, with what was learned, for
     * whoever answers for it (law 10). Said wrongly, it is said anew. By whoever takes part, and by where it was or who went along as
     * far as the citizen lets them know. Throws Refused `notFound`, `staleAppointment`, `appointmentNotYet`, `appointmentOver`.
     */
    recordOutcome: command("recordOutcome", RecordOutcome, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const { it, footing } = await appointment(job, c.appointmentId);
      if (!maySayHow(footing, actor, it)) throw new Refused("notFound");
      obey(maySay(it, c.edition, c.outcome, now));
      await forgetReminders(job, it);
      const noShow = c.outcome === "noShow";
      const unknown = noShow && c.reasons.length === 0;
      const reasons = unknown ? (["unknown"] as const) : [...new Set(c.reasons)];
      changeAppointment(
        tx,
        it,
        {
          state: c.outcome,
          saidAt: now,
          reasons,
          words: c.words,
          stepOn: noShow ? (it.stepOn ?? stepBy(now)) : null,
        },
        { personId: actor.personId, unitId: actor.unitId, at: now },
      );
      tell(happened, c.outcome, it, {
        ...(noShow ? { reasons } : {}),
        ...(it.state === "booked" ? {} : { saidBefore: it.state }),
        atUnitId: it.atUnitId,
      });
      return { appointmentId: it.id, edition: it.edition + 1 };
    }),

    /** What was done after nobody came, where it was not booked again. By whoever takes part. Throws Refused `notFound`, `noStepHere`, `stepIsDone`. */
    finishStep: command("finishStep", FinishStep, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const { it, footing } = await appointment(job, c.appointmentId);
      if (!mayKeep(footing)) throw new Refused("notFound");
      obey(mayFinish(it));
      finishStep(tx, it.id, c.step, { personId: actor.personId, at: now });
      tell(happened, "stepDone", it, { step: c.step });
      return { appointmentId: it.id };
    }),

    /** When the citizen wants to be reminded, as they said it to somebody on the course. Throws Refused `notFound`, `courseClosed`. */
    chooseReminders: command("chooseReminders", ChooseReminders, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await ours(job, c.courseId);
      const by = { personId: actor.personId, unitId: actor.unitId, at: now, byCitizen: false };
      putWish(tx, course.citizenId, [...new Set(c.before)], by);
      const of = { courseId: course.id, citizenId: course.citizenId };
      happened("remindersChosen", { unitId: course.holderId, of, data: { before: c.before } });
      return { courseId: course.id };
    }),

    /**
     * A right begins to run, on the day the referral was received; its last day follows from the law as it was then, and nothing that
     * happens to an appointment changes it. By whoever takes part. Throws Refused `notFound`, `courseClosed`, `dayIsAhead`, `longPast`,
     * `noSuchRightThen`, `rightRunsAlready`.
     */
    startRight: command("startRight", StartRight, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await ours(job, c.courseId);
      const startedOn = calendarDay(c.startedOn);
      obey(mayStart(startedOn, now));
      const term = await termOn(tx, c.kind, startedOn);
      if (term === null) throw new Refused("noSuchRightThen");
      const running = await rightsWhere(
        tx,
        sql`r.course_id = ${course.id} and r.kind = ${c.kind} and r.need_id is not distinct from ${c.needId}::uuid and r.ended_at is null`,
      );
      if (running.length > 0) throw new Refused("rightRunsAlready");
      const of = { courseId: course.id, citizenId: course.citizenId, needId: c.needId };
      const right = { ...of, id: newId(), kind: c.kind, about: c.about, startedOn };
      insertRight(tx, right, term, { personId: actor.personId, unitId: actor.unitId, at: now });
      happened("rightStarted", {
        unitId: course.holderId,
        of,
        data: { rightId: right.id, kind: c.kind, startedOn },
      });
      return { rightId: right.id };
    }),

    /** It was kept, or is not wanted – or was begun by mistake. By whoever takes part. Throws Refused `notFound`, `courseClosed`, `rightEnded`. */
    endRight: command("endRight", EndRight, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const right = await rightOf(job, c.rightId);
      if (right.ended !== null) throw new Refused("rightEnded");
      endRight(tx, right.id, c.ended, { personId: actor.personId, unitId: actor.unitId, at: now });
      happened("rightEnded", {
        unitId: right.unitId,
        of: right,
        data: { rightId: right.id, kind: right.kind, ended: c.ended },
      });
      return { rightId: right.id };
    }),
  };
}
