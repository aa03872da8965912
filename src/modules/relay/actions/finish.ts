import type { Uuid } from "#kernel/ids.ts";
import { clearAlarms } from "../store/around.ts";
import { endNeed, withdrawStaleDrafts } from "../store/course.ts";
import type { Course, Need, NeedEnding } from "../types.ts";
import { settleTablesOf } from "./calling.ts";
import type { Unasked } from "./command.ts";

/**
 * A need ends (law 7), and with it what was prepared about it, what called for attention to it, and the joint tables
 * that were to find it a taker. The caller has decided that it may, and that nobody is still asked.
 */
export async function finishNeed(
  { tx, now, happened }: Unasked,
  { course, need }: { readonly course: Course; readonly need: Need },
  how: { readonly state: NeedEnding; readonly reason: string | null; readonly by: Uuid },
  told: Uuid = course.holderId,
): Promise<void> {
  endNeed(tx, need.id, how.state, now, how.reason);
  withdrawStaleDrafts(tx, course.id, now);
  clearAlarms(tx, { needId: need.id }, ["standstill", "checkBack", "leadDecides"], how.by, now);
  happened("needEnded", {
    course,
    needId: need.id,
    unitId: told,
    data: { state: how.state, kind: need.kind },
  });
  await settleTablesOf({ tx, now, happened }, { course, need }, how.by);
}
