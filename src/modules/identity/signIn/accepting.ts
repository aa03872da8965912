import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Tx } from "#platform/db.ts";
import { record } from "../audit.ts";
import * as store from "./invitations.ts";
import { addSubject, personOf, type Subject } from "./providers/store.ts";

/** Uses an invitation up, with its entry in the log. `wayIn`: what a person it makes will prove themselves with. */
export async function acceptAndLog(
  tx: Tx,
  invitation: store.Invitation,
  wayIn: store.WayIn,
  now: Instant,
): Promise<Uuid> {
  const personId = await store.acceptInvitation(tx, invitation, wayIn, now);
  const actor = { personId, unitId: invitation.unitId, role: "member" };
  const detail = { invitationId: invitation.id };
  record(tx, [{ at: now, actor, action: "identity.acceptInvitation", detail }]);
  return personId;
}

/**
 * Answers an invitation as the subject somebody has just proved to be at a provider: whoever it is here already or, where
 * nobody is, a new person whom that subject signs in from now on. What they may do is what they are invited to. Throws
 * what `openInvitation` throws, and Refused `invitedAnother` where the address is somebody's who signs in otherwise: a
 * letter alone gives nobody a new way into what is another's.
 */
export async function acceptAtProvider(
  tx: Tx,
  token: string,
  who: Subject & { readonly name: string },
  now: Instant,
): Promise<Uuid> {
  const known = await personOf(tx, who);
  const invitation = await store.openInvitation(tx, token, now, true);
  if (invitation.existing !== null && invitation.existing !== known?.personId)
    throw new Refused("invitedAnother");
  const existing = known?.personId ?? null;
  const name = invitation.name;
  const personId = await acceptAndLog(tx, { ...invitation, existing }, { name, passwordHash: null }, now);
  if (known === null) await addSubject(tx, who, { personId, byInvitation: true, now });
  return personId;
}
