import { Refused } from "#kernel/refusal.ts";

import { PassToStandingReceiver, TakeOver } from "../commands.ts";
import { nextStepFrom } from "../defaults.ts";
import { mayTakeOver } from "../policy.ts";
import { responsibleFor, stillOpen } from "../rules/asking.ts";
import { obey } from "../rules/ruling.ts";
import { loadSubject } from "../store/load.ts";
import type { MakeCommand, RelayDeps } from "./command.ts";
import { basisOfMove, contactPerson, passOn, takeOver, tellOvertaken } from "./move.ts";

/** Responsibility moves without a preceding ask: a takeover, or the standing receiver's signed duty (law 3). */
export function movingActions(command: MakeCommand, deps: RelayDeps) {
  return {
    /**
     * A recorded takeover: an acceptance without a preceding ask, with its reason. By a member of a unit that is already
     * on the course, was asked or sits at a table about this very thing, or where the citizen has arrived. Whoever had it is told.
     */
    takeOver: command("takeOver", TakeOver, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const subject = await loadSubject(tx, c.courseId, c.needId);
      const { course, need } = subject;
      const about = { courseId: course.id, needId: need?.id ?? null };
      if (!(await mayTakeOver(tx, actor, about))) throw new Refused("notFound");
      obey(stillOpen(subject));
      const from = responsibleFor(subject);
      if (from === actor.unitId) throw new Refused("alreadyHas");
      if (!(need ? actor.unit.holdsNeeds : actor.unit.holdsCourses)) throw new Refused("unitHoldsNoCourses");
      const next = nextStepFrom(c, "accepted", need?.urgency ?? "soon", now);
      await tellOvertaken(job, subject, actor.unitId);
      const handoverId = takeOver(tx, subject, actor, {
        reason: c.reason,
        agreed: c.agreedWithCitizen,
        notAgreedWhy: c.notAgreedWhy ?? null,
        contactPersonId: await contactPerson(deps, job, c.contactPersonId),
        legalBasis: await basisOfMove(deps, tx, subject, actor.unitId, now),
        next,
        now,
      });
      happened("tookOver", {
        course,
        needId: need?.id ?? null,
        handoverId,
        unitId: from,
        data: { toUnitId: actor.unitId },
      });
      return { handoverId, courseId: course.id };
    }),

    /**
     * A1: a door that cannot carry on passes the baton, or a need, to the area's standing receiver, whose leader signed
     * for it in advance: accepted at once. Throws Refused `noStandingReceiver`, `alreadyHas`.
     */
    passToStandingReceiver: command("passToStandingReceiver", PassToStandingReceiver, async (job) => {
      const { tx, actor, command: c } = job;
      const subject = await loadSubject(tx, c.courseId, c.needId);
      obey(stillOpen(subject));
      if (responsibleFor(subject) !== actor.unitId)
        throw new Refused("notResponsible", { unitId: responsibleFor(subject) });
      const handoverId = await passOn(deps, job, subject, {
        message: c.message,
        agreed: c.agreedWithCitizen,
        notAgreedWhy: c.notAgreedWhy ?? null,
        by: actor.personId,
      });
      return { handoverId };
    }),
  };
}
