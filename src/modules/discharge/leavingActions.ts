import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf, daysBetween, parseCalendarDay } from "#kernel/time.ts";
import type { DischargeDeps, Doing, MakeCommand } from "./command.ts";
import { CancelDischarge, CompleteDischarge, LeaveEarly } from "./commands.ts";
import { LEFT_EARLY_STEP } from "./defaults.ts";
import { handOf, type Loaded, loadFor, tell, whenOf } from "./loading.ts";
import { openNeedFor } from "./needs.ts";
import { obey } from "./obey.ts";
import { mayComplete, unsettledOf } from "./rules.ts";
import {
  callLines,
  insertLines,
  lawOn,
  leavingsWhere,
  loadLeaving,
  putBack,
  putLeft,
  putLeftEarly,
  sayLine,
} from "./store.ts";
import { type Answering, EARLY_LINES } from "./types.ts";

/** They leave: finished, before time, or – the discharge was cancelled – not after all. */
export function leavingActions(command: MakeCommand, deps: DischargeDeps) {
  return {
    /**
     * Discharged. Never stopped: what is unsettled a leader answers for by name, and it becomes a need with a holder; with no place to
     * stay the municipality that was asked and its answer are kept, and the leaders are called to the joint table at once (B2). Throws
     * Refused `notFound`, `leavingEnded`, `answerFirst`, `answerForPlace` and `answerForLines` ({ lines, fields }), `momentAhead`,
     * `beforeAdmission`. Gives the table that was called, and the needs that were opened.
     */
    completeDischarge: command("completeDischarge", CompleteDischarge, async (job) => {
      const loaded = await loadFor(deps, job, job.command.leavingId);
      return complete(deps, job, admitted(loaded), job.command, whenOf(job.command, job.now));
    }),

    /**
     * "Gik før tid": an outcome of its own, and never finished. Its lines stay open, whoever has the baton is told at once, and has it as
     * a need to find them, ring, and say that the door is open. Throws Refused `notFound`, `leavingEnded`, `momentAhead`,
     * `beforeAdmission`, `dayIsPast`.
     */
    leaveEarly: command("leaveEarly", LeaveEarly, async (job) => {
      const { command: c, now } = job;
      const loaded = admitted(await loadFor(deps, job, c.leavingId));
      const doorOpenUntil = parseCalendarDay(c.doorOpenUntil ?? "");
      if (doorOpenUntil !== null && doorOpenUntil < dayOf(now)) throw new Refused("dayIsPast");
      return leaveBeforeTime(deps, job, loaded, whenOf(c, now), c.words, doorOpenUntil);
    }),

    /**
     * The discharge was cancelled, or whoever went before time is back: they are in the ward again, and what was answered is kept.
     * Within the days a course is followed; afterwards they are admitted anew. Throws Refused `notFound`, `leavingNotEnded`,
     * `courseClosed`, `alreadyAdmitted`, `tooLateToUndo`.
     */
    cancelDischarge: command("cancelDischarge", CancelDischarge, async (job) => {
      const { tx, command: c, now } = job;
      const loaded = await loadFor(deps, job, c.leavingId);
      const { leaving, course } = loaded;
      if (leaving.subject !== "admission") throw new Refused("notFound");
      if (leaving.leftAt === null || leaving.state === "stopped") throw new Refused("leavingNotEnded");
      if (course.state !== "open") throw new Refused("courseClosed");
      const law = await lawOn(tx, dayOf(leaving.leftAt));
      if (daysBetween(dayOf(leaving.leftAt), dayOf(now)) >= law.closingDays)
        throw new Refused("tooLateToUndo");
      const records = await deps.citizens.recordsOf(tx, leaving.citizenId);
      const since = await leavingsWhere(
        tx,
        sql`l.citizen_id = any(${[...records]}::uuid[]) and l.subject = 'admission' and l.id <> ${leaving.id}
            and (l.state = 'open' or (l.previous_id = ${leaving.id} and l.state <> 'stopped'))`,
      );
      if (since.length > 0) throw new Refused("alreadyAdmitted");
      callLines(tx, leaving.id, [], EARLY_LINES);
      putBack(tx, leaving.id, c.words, handOf(job));
      tell(job, "cancelled", loaded);
      return { leavingId: leaving.id };
    }),
  };
}

/** Of an admission: a stay is ended by the house. Throws Refused `notFound`. */
function admitted(loaded: Loaded): Loaded {
  if (loaded.leaving.subject !== "admission") throw new Refused("notFound");
  return loaded;
}

/** Throws Refused `beforeAdmission`. */
function notBefore({ leaving }: Loaded, leftAt: Instant): void {
  if (leaving.admission && leftAt < leaving.admission.admittedAt) throw new Refused("beforeAdmission");
}

/** Finishes, in the caller's transaction; `placeNeedId` is the need the place was for, where there was one. */
export async function complete(
  deps: DischargeDeps,
  job: Doing,
  loaded: Loaded,
  override: Answering,
  leftAt: Instant,
  placeNeedId: Uuid | null = null,
): Promise<{ leavingId: Uuid; tableId: Uuid | null; needIds: Uuid[] }> {
  const { tx, actor, now } = job;
  const { leaving } = loaded;
  let { course } = loaded;
  notBefore(loaded, leftAt);
  const on = dayOf(leftAt);
  obey(mayComplete(leaving, override, on));
  const missing = unsettledOf(leaving, on);
  const withoutPlace = missing.includes("place");
  let tableId: Uuid | null = null;
  const needIds: Uuid[] = [];
  for (const kind of missing) {
    const line = leaving.lines.find((one) => one.kind === kind);
    if (!line) throw new Error(`The line ${kind} was called and is not there`);
    let needId: Uuid | null = null;
    if (kind === "place") {
      const first =
        placeNeedId ?? (course.state === "open" ? await openNeedFor(deps, job, loaded, line) : null);
      const called = first ? await deps.relay.inside.nowhereToGo({ tx, actor, now }, first) : null;
      tableId = called?.tableId ?? null;
      needId = called?.needId ?? null;
      // It may have been open again for this, so that somebody has them.
      if (called && course.state !== "open") course = await deps.relay.inside.course(tx, leaving.courseId);
    } else if (course.state === "open") needId = await openNeedFor(deps, job, { leaving, course }, line);
    sayLine(tx, line, { state: "overridden", ...(needId ? { needId } : {}) }, handOf(job));
    if (needId) needIds.push(needId);
  }
  const answered = missing.length > 0;
  putLeft(
    tx,
    leaving.id,
    {
      leftAt,
      withoutPlace,
      leaderName: answered ? (override.leaderName ?? null) : null,
      leaderReason: answered ? (override.leaderReason ?? null) : null,
      municipality: withoutPlace ? (override.municipality ?? null) : null,
      municipalitySaid: withoutPlace ? (override.municipalitySaid ?? null) : null,
      tableId,
    },
    handOf(job),
  );
  tell(job, withoutPlace ? "leftWithoutPlace" : "left", loaded, {
    lines: missing,
    tableId,
    atUnitId: leaving.unitId,
  });
  return { leavingId: leaving.id, tableId, needIds };
}

/** Before time, in the caller's transaction; `placeNeedId` is the need a house's place was for. */
export async function leaveBeforeTime(
  deps: DischargeDeps,
  job: Doing,
  loaded: Loaded,
  leftAt: Instant,
  words: string,
  doorOpenUntil: ReturnType<typeof parseCalendarDay>,
  placeNeedId: Uuid | null = null,
): Promise<{ leavingId: Uuid; needId: Uuid | null }> {
  const { tx, actor, now } = job;
  const { leaving } = loaded;
  let { course } = loaded;
  if (leaving.state !== "open") throw new Refused("leavingEnded", { state: leaving.state });
  notBefore(loaded, leftAt);
  insertLines(tx, leaving.id, EARLY_LINES);
  callLines(tx, leaving.id, EARLY_LINES, EARLY_LINES);
  const early = (await loadLeaving(tx, leaving.id)).lines;
  const step = { nextStep: LEFT_EARLY_STEP, nextStepOn: dayOf(now) };
  let needId: Uuid | null = null;
  if (placeNeedId !== null) {
    needId = await deps.relay.inside.leftUnsaid({ tx, actor, now }, placeNeedId, step);
    // It may be open again for this, so that somebody looks for them.
    course = await deps.relay.inside.course(tx, leaving.courseId);
  } else if (course.state === "open") {
    const kind = leaving.admission?.care ?? "sleepTonight";
    needId = await deps.relay.inside.openNeed(job, course.id, { kind, urgency: "sameDay", ...step });
  }
  for (const line of early) {
    // Somebody who went before time once before, and came back: looked for anew.
    if (line.kind === "doorOpen" && doorOpenUntil !== null) {
      const by = leaving.unitId ? { byUnitId: leaving.unitId } : { by: leaving.placeName ?? "" };
      sayLine(tx, line, { state: "secured", ...by, until: doorOpenUntil }, handOf(job));
    } else if ((EARLY_LINES as readonly string[]).includes(line.kind) && line.state !== "open")
      sayLine(tx, line, { state: "open" }, handOf(job));
  }
  putLeftEarly(tx, leaving.id, leftAt, words, handOf(job));
  tell(job, "leftEarly", loaded, { needId, atUnitId: leaving.unitId });
  return { leavingId: leaving.id, needId };
}
