import type { CalendarDay } from "#kernel/time.ts";
import type { ApprovalRound } from "./types.ts";

export type MayApprove =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: "objectionsOpen" | "roundNotOver" | "chairApproves" };

/**
 * Whether minutes may be said approved today: every objection has an answer, a written round has had its last day, and where the chair
 * approves it is the chair who does. `chairs`: whether whoever approves is the body's chair; a body without one today is approved by
 * whoever keeps its papers.
 */
export function mayApprove(
  round: Pick<ApprovalRound, "way" | "closesOn" | "objections">,
  chair: { readonly isOne: boolean; readonly thereIsOne: boolean },
  today: CalendarDay,
): MayApprove {
  if (round.objections.some(({ answer }) => answer === "")) return { ok: false, code: "objectionsOpen" };
  if (round.closesOn !== null && today <= round.closesOn) return { ok: false, code: "roundNotOver" };
  if (round.way === "chair" && chair.thereIsOne && !chair.isOne) return { ok: false, code: "chairApproves" };
  return { ok: true };
}

/** Somebody may object while the round is open: in writing until its last day, else until the minutes are approved. */
export const mayObject = ({ closesOn }: Pick<ApprovalRound, "closesOn">, today: CalendarDay): boolean =>
  closesOn === null || today <= closesOn;
