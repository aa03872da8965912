import { Refused } from "#kernel/refusal.ts";
import type { DischargeDeps, MakeCommand } from "./command.ts";
import { SaveLeaving } from "./commands.ts";
import { handOf, loadFor, tell } from "./loading.ts";
import { putAnswers } from "./saying.ts";
import { becomeNeed, notNeeded, secure } from "./settling.ts";
import { loadLeaving, touch } from "./store.ts";
import type { Answers } from "./types.ts";

/** The page before somebody leaves, in one press. */
export function savingActions(command: MakeCommand, deps: DischargeDeps) {
  return {
    /**
     * The two questions and every line that was filled in: all of it or nothing. Answers that are as they were are not said anew, so
     * that nobody else's form grows old by it; lines they do not call for are left as they are. Throws Refused as `answerLeaving`,
     * `secureLine`, `lineNotNeeded` and `lineBecomesNeed`.
     */
    saveLeaving: command("saveLeaving", SaveLeaving, async (job) => {
      const { tx, command: c } = job;
      const first = await loadFor(deps, job, c.leavingId);
      if (first.leaving.state !== "open") throw new Refused("leavingEnded", { state: first.leaving.state });
      if (first.leaving.edition !== c.edition) throw new Refused("stale");
      if (!isSaidAlready(first.leaving.answers, c)) {
        putAnswers(job, first.leaving, c);
        touch(tx, c.leavingId, handOf(job));
        tell(job, "answered", first);
      }
      const loaded = { ...first, leaving: await loadLeaving(tx, c.leavingId) };
      for (const said of c.lines) {
        const line = loaded.leaving.lines.find(({ kind, called }) => kind === said.line && called);
        if (!line) continue;
        const on = { ...loaded, line };
        if (said.state === "secured") secure(job, on, said);
        else if (said.state === "notNeeded") notNeeded(job, on, said);
        else await becomeNeed(deps, job, on, said);
      }
      return { leavingId: c.leavingId };
    }),
  };
}

const isSaidAlready = (before: Answers | null, now: Answers): boolean =>
  before !== null &&
  before.tonight === now.tonight &&
  before.followUp === now.followUp &&
  before.matters.length === now.matters.length &&
  before.matters.every((matter) => now.matters.includes(matter));
