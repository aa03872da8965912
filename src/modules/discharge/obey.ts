import { Refused } from "#kernel/refusal.ts";
import type { Ruling } from "./rules.ts";

/** Throws `Refused` with the rule's code where it says no – for actions, inside their transaction. */
export function obey(ruling: Ruling): void {
  if (!ruling.ok) throw new Refused(ruling.code, ruling.details);
}
