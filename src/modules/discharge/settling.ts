import type { z } from "zod";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf, parseCalendarDay } from "#kernel/time.ts";
import type { DischargeDeps, Doing } from "./command.ts";
import type { LineBecomesNeed, LineNotNeeded, SecureLine } from "./commands.ts";
import { NEXT_STEPS } from "./defaults.ts";
import { handOf, type Loaded, tell } from "./loading.ts";
import { needKindOf } from "./needs.ts";
import { obey } from "./obey.ts";
import { isEarly, isLeaving, maySay } from "./rules.ts";
import { sayLine } from "./store.ts";
import type { Line } from "./types.ts";

/** How a line is settled, whether it was saved alone or together with the others. In the caller's transaction. */

type On = Loaded & { readonly line: Line };
type What<S extends z.ZodType> = Omit<z.output<S>, "lineId">;

/** Throws Refused as `secureLine`. */
export function secure(job: Doing, { line, ...loaded }: On, c: What<typeof SecureLine>): void {
  obey(maySay(loaded.leaving, line, "secured", c.edition, c.ticks));
  const until = parseCalendarDay(c.until ?? "");
  if (until !== null && until < dayOf(job.now)) throw new Refused("dayIsPast");
  if (line.kind === "contact" && c.by !== undefined && c.phone === "") throw new Refused("sayPhone");
  const { byUnitId, by, phone, words, ticks } = c;
  sayLine(job.tx, line, { state: "secured", byUnitId, by, phone, words, ticks, until }, handOf(job));
  tell(job, "lineSettled", loaded, { line: line.kind, state: "secured" });
}

/** Throws Refused as `lineNotNeeded`. */
export function notNeeded(job: Doing, { line, ...loaded }: On, c: What<typeof LineNotNeeded>): void {
  const state = isEarly(line.kind) ? "notRelevant" : "notNeeded";
  obey(maySay(loaded.leaving, line, state, c.edition));
  sayLine(job.tx, line, { state, words: c.words }, handOf(job));
  tell(job, "lineSettled", loaded, { line: line.kind, state });
}

/** Throws Refused as `lineBecomesNeed`. Gives the need. */
export async function becomeNeed(
  { relay }: Pick<DischargeDeps, "relay">,
  job: Doing,
  { line, ...loaded }: On,
  c: What<typeof LineBecomesNeed>,
): Promise<Uuid> {
  obey(maySay(loaded.leaving, line, "need", c.edition));
  if (!isLeaving(line.kind)) throw new Refused("notThisLine");
  let needId = c.needId;
  if (needId !== undefined) {
    const { course, need } = await relay.inside.need(job.tx, needId);
    if (course.id !== loaded.course.id) throw new Refused("notFound");
    if (need.state !== "open" && need.state !== "recognisedGap")
      throw new Refused("needEnded", { state: need.state });
  } else {
    needId = await relay.inside.openNeed(job, loaded.course.id, {
      kind: c.kind ?? needKindOf(line.kind, loaded.leaving),
      citizensWords: c.citizensWords,
      nextStep: c.nextStep ?? NEXT_STEPS[line.kind],
      ...(c.nextStepOn === undefined ? {} : { nextStepOn: c.nextStepOn }),
    });
  }
  sayLine(job.tx, line, { state: "need", needId }, handOf(job));
  tell(job, "lineSettled", loaded, { line: line.kind, state: "need", needId });
  return needId;
}
