import type { Uuid } from "#kernel/ids.ts";
import type { ActorKey } from "#platform/db.ts";
import type { Actor, UnitCard } from "./types.ts";

/** Who may do what with units and people. Both the server and the pages ask here. */

const isLeadOf = (actor: ActorKey, unitId: Uuid): boolean => actor.role === "lead" && actor.unitId === unitId;
const isLeaderOf = (actor: ActorKey, unit: UnitCard): boolean =>
  actor.personId !== null && actor.personId === unit.leaderId;

export const mayCloseUnit = (actor: Actor, unit: UnitCard): boolean =>
  isLeadOf(actor, unit.id) || isLeaderOf(actor, unit);

/**
 * Refusals the log keeps (law 12): "you have not the right", and "not found" – what somebody without the right is told
 * of things they may not even know exist, or that are not part of what they named.
 */
export const isDenial = (code: string): boolean =>
  /^(?:forbidden|notAllowed|notYours|notMember|notFound|notConvener|notSeated|notStandingReceiver|notSuggested|noRight|noBasis|unknown(?:Reference|Number|Link)$)/.test(
    code,
  );
