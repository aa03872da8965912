import { Refused } from "#kernel/refusal.ts";
import { dayOf, parseCalendarDay } from "#kernel/time.ts";
import type { DischargeDeps, MakeCommand } from "./command.ts";
import {
  AnswerLeaving,
  LineBecomesNeed,
  LineNotNeeded,
  ReopenLine,
  SecureLine,
  SettleArrival,
} from "./commands.ts";
import { NEXT_STEPS } from "./defaults.ts";
import { handOf, loadFor, loadLineFor, tell } from "./loading.ts";
import { needKindOf, openNeedFor } from "./needs.ts";
import { obey } from "./obey.ts";
import { isArrival, isEarly, isLeaving, linesFor, maySay } from "./rules.ts";
import { callLines, insertAnswers, insertLines, type LoadedLeaving, sayLine, touch } from "./store.ts";
import { type Answers, LEAVING_LINES } from "./types.ts";

/** What is said on the check, line by line: two people save at once, and nothing of either is lost. */
export function sayingActions(command: MakeCommand, deps: DischargeDeps) {
  return {
    /** One of the lines of arrival, or what was done about somebody who went before time. Throws Refused `notFound`, `stale`, `notThisLine`, `leavingEnded`. */
    settleArrival: command("settleArrival", SettleArrival, async (job) => {
      const { tx, command: c } = job;
      const { line, ...loaded } = await loadLineFor(deps, job, c.lineId);
      obey(maySay(loaded.leaving, line, c.state, c.edition));
      const { state, byUnitId, by, words } = c;
      sayLine(tx, line, { state, byUnitId, by, words }, handOf(job));
      tell(job, "lineSettled", loaded, { line: line.kind, state });
      return { lineId: line.id };
    }),

    /** The two questions for everybody; the lines they call for are there with the answer. Throws Refused `notFound`, `stale`, `leavingEnded`. */
    answerLeaving: command("answerLeaving", AnswerLeaving, async (job) => {
      const { tx, command: c } = job;
      const loaded = await loadFor(deps, job, c.leavingId);
      const { leaving } = loaded;
      if (leaving.state !== "open") throw new Refused("leavingEnded", { state: leaving.state });
      if (leaving.edition !== c.edition) throw new Refused("stale");
      putAnswers(job, leaving, c);
      touch(tx, leaving.id, handOf(job));
      tell(job, "answered", loaded);
      return { leavingId: leaving.id };
    }),

    /**
     * Secured, by whom, and until when. Throws Refused `notFound`, `stale`, `notThisLine`, `lineNotCalled`, `leavingEnded`, `dayIsPast`,
     * `sayPhone` for a contact nobody can ring, `medicineNotWhole` while it is not in hand and paid for, `tickSome`.
     */
    secureLine: command("secureLine", SecureLine, async (job) => {
      const { tx, command: c, now } = job;
      const { line, ...loaded } = await loadLineFor(deps, job, c.lineId);
      obey(maySay(loaded.leaving, line, "secured", c.edition, c.ticks));
      const until = parseCalendarDay(c.until ?? "");
      if (until !== null && until < dayOf(now)) throw new Refused("dayIsPast");
      if (line.kind === "contact" && c.by !== undefined && c.phone === "") throw new Refused("sayPhone");
      const { byUnitId, by, phone, words, ticks } = c;
      sayLine(tx, line, { state: "secured", byUnitId, by, phone, words, ticks, until }, handOf(job));
      tell(job, "lineSettled", loaded, { line: line.kind, state: "secured" });
      return { lineId: line.id };
    }),

    /** Not needed, in the citizen's words. Throws Refused as `secureLine`; `placeIsNeeded`: having nowhere to sleep is no wish (B2). */
    lineNotNeeded: command("lineNotNeeded", LineNotNeeded, async (job) => {
      const { tx, command: c } = job;
      const { line, ...loaded } = await loadLineFor(deps, job, c.lineId);
      const state = isEarly(line.kind) ? "notRelevant" : "notNeeded";
      obey(maySay(loaded.leaving, line, state, c.edition));
      sayLine(tx, line, { state, words: c.words }, handOf(job));
      tell(job, "lineSettled", loaded, { line: line.kind, state });
      return { lineId: line.id };
    }),

    /** It becomes a need with a holder: one the course has, or a new one. Throws Refused as `secureLine`, `needEnded`, `courseClosed`, `unknownNeedKind`. */
    lineBecomesNeed: command("lineBecomesNeed", LineBecomesNeed, async (job) => {
      const { tx, command: c } = job;
      const { line, ...loaded } = await loadLineFor(deps, job, c.lineId);
      obey(maySay(loaded.leaving, line, "need", c.edition));
      if (!isLeaving(line.kind)) throw new Refused("notThisLine");
      let needId = c.needId;
      if (needId !== undefined) {
        const { course, need } = await deps.relay.inside.need(tx, needId);
        if (course.id !== loaded.course.id) throw new Refused("notFound");
        if (need.state !== "open" && need.state !== "recognisedGap")
          throw new Refused("needEnded", { state: need.state });
      } else {
        needId = await deps.relay.inside.openNeed(job, loaded.course.id, {
          kind: c.kind ?? needKindOf(line.kind, loaded.leaving),
          citizensWords: c.citizensWords,
          nextStep: c.nextStep ?? NEXT_STEPS[line.kind],
          ...(c.nextStepOn === undefined ? {} : { nextStepOn: c.nextStepOn }),
        });
      }
      sayLine(tx, line, { state: "need", needId }, handOf(job));
      tell(job, "lineSettled", loaded, { line: line.kind, state: "need", needId });
      return { lineId: line.id, needId };
    }),

    /**
     * It does not hold after all, and why. While somebody is there the line is open again; once they have left, it is due, and a need
     * with a holder at once: nobody is left with a line that nobody has. Throws Refused `notFound`, `stale`, `lineOpen`, `leavingEnded`,
     * `courseClosed`.
     */
    reopenLine: command("reopenLine", ReopenLine, async (job) => {
      const { tx, command: c } = job;
      const { line, ...loaded } = await loadLineFor(deps, job, c.lineId);
      const { leaving } = loaded;
      if (leaving.state === "stopped" || (isArrival(line.kind) && leaving.state !== "open"))
        throw new Refused("leavingEnded", { state: leaving.state });
      if (line.edition !== c.edition) throw new Refused("stale");
      if (line.state === "open" || line.state === "due") throw new Refused("lineOpen");
      if (leaving.state === "left" && isLeaving(line.kind)) {
        const needId = await openNeedFor(deps, job, loaded, line);
        sayLine(tx, line, { state: "due", words: c.words, needId }, handOf(job));
      } else sayLine(tx, line, { state: "open", words: c.words }, handOf(job));
      tell(job, "lineReopened", loaded, { line: line.kind });
      return { lineId: line.id };
    }),
  };
}

/** Writes the answers, and has the lines they call for there; those they do not call for are kept, and count for nothing. */
export function putAnswers(
  job: Parameters<typeof handOf>[0] &
    Pick<Parameters<typeof tell>[0] & { tx: Parameters<typeof insertLines>[0] }, "tx">,
  leaving: Pick<LoadedLeaving, "id" | "admission" | "answersEdition">,
  answers: Answers,
): void {
  const kinds = linesFor(answers, leaving.admission?.care ?? null);
  insertAnswers(job.tx, leaving.id, leaving.answersEdition + 1, answers, handOf(job));
  insertLines(job.tx, leaving.id, kinds);
  callLines(job.tx, leaving.id, kinds, LEAVING_LINES);
}
