import { Refused } from "#kernel/refusal.ts";
import type { DischargeDeps, MakeCommand } from "./command.ts";
import {
  AnswerLeaving,
  LineBecomesNeed,
  LineNotNeeded,
  ReopenLine,
  SecureLine,
  SettleArrival,
} from "./commands.ts";
import { handOf, loadFor, loadLineFor, tell } from "./loading.ts";
import { openNeedFor } from "./needs.ts";
import { obey } from "./obey.ts";
import { isArrival, isLeaving, linesFor, maySay } from "./rules.ts";
import { becomeNeed, notNeeded, secure } from "./settling.ts";
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
      const on = await loadLineFor(deps, job, job.command.lineId);
      secure(job, on, job.command);
      return { lineId: on.line.id };
    }),

    /** Not needed, in the citizen's words. Throws Refused as `secureLine`; `placeIsNeeded`: having nowhere to sleep is no wish (B2). */
    lineNotNeeded: command("lineNotNeeded", LineNotNeeded, async (job) => {
      const on = await loadLineFor(deps, job, job.command.lineId);
      notNeeded(job, on, job.command);
      return { lineId: on.line.id };
    }),

    /** It becomes a need with a holder: one the course has, or a new one. Throws Refused as `secureLine`, `needEnded`, `courseClosed`, `unknownNeedKind`. */
    lineBecomesNeed: command("lineBecomesNeed", LineBecomesNeed, async (job) => {
      const on = await loadLineFor(deps, job, job.command.lineId);
      return { lineId: on.line.id, needId: await becomeNeed(deps, job, on, job.command) };
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
