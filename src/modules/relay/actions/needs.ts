import { Refused } from "#kernel/refusal.ts";
import { addDays, dayOf } from "#kernel/time.ts";
import { EndNeed, RecogniseGap, ReopenNeed, SetNextStep } from "../commands.ts";
import { dayGiven, nextStepFrom } from "../defaults.ts";
import { takesPart } from "../policy.ts";
import { isOpenNeed } from "../rules/asking.ts";
import { mayEnd, REVIEW_DAYS } from "../rules/ending.ts";
import { obey } from "../rules/ruling.ts";
import { clearAlarms } from "../store/around.ts";
import { reopenNeed, restNeed, setNextStep } from "../store/course.ts";
import { loadNeed, waiting } from "../store/load.ts";
import type { MakeCommand, RelayDeps } from "./command.ts";
import { finishNeed } from "./finish.ts";

/** What is done about one need: the next step, its end, its return, its rest while nothing exists that meets it. */
export function needActions(command: MakeCommand, { directory }: RelayDeps) {
  return {
    /** A8: what is done next, by whom, by when. By the responsible unit or the holder. Clears a standstill alarm. */
    setNextStep: command("setNextStep", SetNextStep, async ({ tx, actor, command: c, now, happened }) => {
      const { course, need } = await loadNeed(tx, c.needId);
      if (![need.responsibleId, course.holderId].includes(actor.unitId)) {
        throw new Refused("notResponsible", { unitId: need.responsibleId });
      }
      if (!isOpenNeed(need)) throw new Refused("needEnded", { state: need.state });
      const rests = need.state === "recognisedGap";
      const on = dayGiven(c.nextStepOn, now, rests ? REVIEW_DAYS : undefined);
      const unitId = c.unitId ?? need.responsibleId;
      setNextStep(tx, need.id, { what: c.nextStep, on, unitId, restsFrom: rests ? dayOf(now) : null });
      clearAlarms(tx, { needId: need.id }, ["standstill"], actor.personId, now);
      happened("nextStepSet", {
        course,
        needId: need.id,
        unitId: need.responsibleId,
        data: { on, kind: need.kind },
      });
      return { needId: need.id };
    }),

    /** Law 7: a need ends met, or for a reason that lands. By the responsible unit, with nothing still asked. */
    endNeed: command("endNeed", EndNeed, async ({ tx, actor, command: c, now, happened }) => {
      const { course, need } = await loadNeed(tx, c.needId);
      const facts = await waiting(tx, course.id, need.id);
      obey(mayEnd(need, actor.unitId, c.state, facts));
      const how = { state: c.state, reason: c.reason ?? null, by: actor.personId };
      await finishNeed({ tx, now, happened }, { course, need }, how);
      return { needId: need.id };
    }),

    /** Reopened by a new fact, never silently; begins with whoever has the baton (law 2). By whoever takes part. */
    reopenNeed: command("reopenNeed", ReopenNeed, async ({ tx, actor, command: c, now, happened }) => {
      const { course, need } = await loadNeed(tx, c.needId);
      if (!(await takesPart(tx, actor, course.id))) throw new Refused("notYours");
      if (isOpenNeed(need)) throw new Refused("needOpen");
      if (course.state !== "open") throw new Refused("courseClosed");
      if (need.state === "mergedInto") throw new Refused("needEnded", { state: need.state });
      const next = nextStepFrom({ nextStep: c.because }, "reopened", need.urgency, now);
      reopenNeed(tx, need.id, course.holderId, now, next);
      happened("needReopened", {
        course,
        needId: need.id,
        unitId: course.holderId,
        data: { kind: need.kind },
      });
      return { needId: need.id };
    }),

    /**
     * Law 7: no offer exists. Registers a gap; the need rests – still open, still held – and is looked at again within
     * 90 days. By the responsible unit, which says what it does meanwhile.
     */
    recogniseGap: command("recogniseGap", RecogniseGap, async ({ tx, actor, command: c, now, happened }) => {
      const { course, need } = await loadNeed(tx, c.needId);
      obey(mayEnd(need, actor.unitId, "met", await waiting(tx, course.id, need.id)));
      const today = dayOf(now);
      const reviewOn = c.reviewOn ? dayGiven(c.reviewOn, now, REVIEW_DAYS) : addDays(today, REVIEW_DAYS);
      const gapId = await directory.feedGap(tx, {
        region: course.region,
        area: course.area,
        needKind: need.kind,
        cause: "unmetNeed",
        conditions: c.conditions,
        note: c.note,
        unitId: actor.unitId,
        now,
      });
      restNeed(tx, need.id, { gapId, on: today, reviewOn, meanwhile: c.meanwhile });
      clearAlarms(tx, { needId: need.id }, ["standstill"], actor.personId, now);
      happened("gapRecognised", {
        course,
        needId: need.id,
        unitId: course.holderId,
        data: { gapId, reviewOn, kind: need.kind },
      });
      return { needId: need.id, gapId };
    }),
  };
}
