import type { Uuid } from "#kernel/ids.ts";
import type { PastAsk, RedirectReason } from "../types.ts";
import { allow, type Ruling, refuse } from "./ruling.ts";

/** What a redirect says, as far as circles are concerned. */
export interface Redirection {
  readonly byUnitId: Uuid;
  readonly fromUnitId: Uuid;
  readonly nextDoorUnitIds: readonly Uuid[];
}

/**
 * A4: given what was asked since responsibility last moved, when a door shows the way on, then a joint table is called
 * if the way leads back – to the sender, or to a door that already showed it on (the dual-diagnosis deadlock) – or if
 * this is the second redirect.
 */
export function goesInCircles(
  past: readonly PastAsk[],
  redirect: Redirection,
): "ring" | "twoRedirects" | null {
  const redirected = past.filter((ask) => ask.state === "redirected");
  const back = new Set([redirect.fromUnitId, ...redirected.map((ask) => ask.toUnitId)]);
  if (redirect.nextDoorUnitIds.some((door) => back.has(door))) return "ring";
  return redirected.length >= 1 ? "twoRedirects" : null;
}

/**
 * Law 4, last sentence: when municipalities dispute, the last registered one acts meanwhile. It can pass on – take it and
 * hand over – but not ring (retssikkerhedsloven § 9 ff.).
 */
export function mayDispute(
  reason: RedirectReason,
  receiverMunicipality: string | null,
  lastRegistered: string | null,
): Ruling<true> {
  return reason === "municipalityDisputed" &&
    lastRegistered !== null &&
    receiverMunicipality === lastRegistered
    ? refuse("lastRegisteredActs")
    : allow(true);
}

/** A door does not point at itself, nor twice at the same. */
export function mayPointTo(byUnit: Uuid, nextDoorUnitIds: readonly Uuid[]): Ruling<true> {
  if (nextDoorUnitIds.includes(byUnit)) return refuse("pointsAtItself");
  if (new Set(nextDoorUnitIds).size !== nextDoorUnitIds.length) return refuse("sameDoorTwice");
  return allow(true);
}
