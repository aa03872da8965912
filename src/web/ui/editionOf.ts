import type { FormAgain } from "../http/command.ts";

/** Refusals that tell somebody what it became meanwhile: they have read it now. */
const TOLD: readonly string[] = ["stale", "staleAppointment", "editedMeanwhile", "answeredMeanwhile"];

/**
 * The edition a form is sent with: the newest – but where the form stands there again for another reason, the one it was filled in from.
 * Else what somebody else changed meanwhile would be written over by who has not been told of it. Pure.
 */
export function editionOf(again: FormAgain | undefined, name: string, newest: number): string {
  const sent = again?.values[name]?.[0];
  return sent === undefined || TOLD.includes(again?.refusal?.code ?? "") ? String(newest) : sent;
}
