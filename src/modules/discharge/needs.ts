import { sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import type { DischargeDeps, Doing } from "./command.ts";
import { NEXT_STEPS } from "./defaults.ts";
import type { Loaded } from "./loading.ts";
import { isLeaving } from "./rules.ts";
import { type Leaving, type LeavingLine, type Line, NEED_OF } from "./types.ts";

/** How a line becomes a need with a holder. */

/** Follow-up in psychiatry is of another kind than in the rest of the hospital. */
export const needKindOf = (kind: LeavingLine, { admission }: Pick<Leaving, "admission">): string =>
  kind === "followUp" && admission?.care === "psychiatric" ? "psychiatric" : NEED_OF[kind];

/** The need a line is tied to, where that is open on the course still; else a new one, with whoever has the baton. Throws Refused `courseClosed`. */
export async function openNeedFor(
  { relay }: Pick<DischargeDeps, "relay">,
  { tx, actor, now }: Pick<Doing, "tx" | "actor" | "now">,
  { leaving, course }: Pick<Loaded, "course"> & { readonly leaving: Pick<Leaving, "admission"> },
  line: Pick<Line, "kind" | "needId">,
): Promise<Uuid> {
  if (!isLeaving(line.kind)) throw new Error(`A line of ${line.kind} becomes no need`);
  if (line.needId !== null) {
    const { rows } = await sql`
      select from relay.need where id = ${line.needId} and course_id = ${course.id} and ended_at is null`.execute(
      tx,
    );
    if (rows.length > 0) return line.needId;
  }
  return relay.inside.openNeed({ tx, actor, now }, course.id, {
    kind: needKindOf(line.kind, leaving),
    nextStep: NEXT_STEPS[line.kind],
    ...(line.kind === "place" ? { urgency: "acute" as const } : {}),
  });
}
