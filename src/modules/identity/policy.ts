import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { ActorKey } from "#platform/db.ts";
import { hasSteppedUp, holds } from "./signIn/rules.ts";
import type { Actor, By, SignedIn, UnitCard } from "./types.ts";

/** Who may do what with organisations, units and people. Both the server and the pages ask here. */

type Led = Pick<UnitCard, "id" | "leadId" | "leaderId">;

const isLeadOf = (actor: ActorKey, unitId: Uuid): boolean => actor.role === "lead" && actor.unitId === unitId;
const isLeaderOf = (actor: Pick<ActorKey, "personId">, unit: Pick<UnitCard, "leaderId">): boolean =>
  actor.personId !== null && actor.personId === unit.leaderId;

export const mayCloseUnit = (actor: Actor, unit: UnitCard): boolean =>
  isLeadOf(actor, unit.id) || isLeaderOf(actor, unit);

/** Makes organisations and units, says what they are and may hold, and who leads them: administrators. */
export const maySetUp = (by: By): boolean => by === "commandLine" || holds(by, "administrator");

/** Keeps a unit's hours, telephone and how one gets hold of it: its own lead on duty, and administrators. */
export const mayDescribe = (by: By, unit: Pick<Led, "id">): boolean =>
  maySetUp(by) || (by !== "commandLine" && by.actor !== null && isLeadOf(by.actor, unit.id));

/** Signs the standing receiver's duty (law 3): the unit's lead and the organisation's responsible leader – nobody for them. */
export const maySign = (by: By, unit: Led): boolean =>
  by !== "commandLine" &&
  !by.lacksSecondStep &&
  by.actor?.technical !== true &&
  (by.personId === unit.leadId || isLeaderOf(by, unit));

/** Opens what is written of a unit, and how it came to be. */
export const mayOpenUnit = (by: By, unit: Led): boolean => mayDescribe(by, unit) || maySign(by, unit);

/** What must not be done by whoever happens to sit there: naming a responsible leader, offering and signing the duty. */
export const hasProved = (by: By, now: Instant): boolean =>
  by === "commandLine" || isOfTheDemonstration(by) || hasSteppedUp(by, now);

/** There one only chooses whom to be: nothing can be proved again. */
const isOfTheDemonstration = (who: SignedIn): boolean => who.method === "demo";

/**
 * Refusals the log keeps (law 12): "you have not the right", and "not found" – what somebody without the right is told
 * of things they may not even know exist, or that are not part of what they named.
 */
export const isDenial = (code: string): boolean =>
  /^(?:forbidden|notAllowed|notYours|notMember|notFound|notConvener|notSeated|notStandingReceiver|notSuggested|noRight|noBasis|unknown(?:Reference|Number|Link|Channel|Message|Note|Invitation|WorkUp|Companion|Complaint)$)/.test(
    code,
  );
