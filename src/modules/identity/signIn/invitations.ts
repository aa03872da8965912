import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { hours, plus } from "#kernel/time.ts";
import type { Db, Tx } from "#platform/db.ts";
import { addRemit } from "../remits.ts";
import { hashOf, newSecret } from "../sessions.ts";
import { addMembership, addPerson, setLead } from "../store.ts";
import type { Role } from "../types.ts";
import type { InvitedTo } from "./rules.ts";

/** Long enough for somebody back from a week off; a new one is two clicks. */
export const INVITATION_HOURS = 24 * 7;

export interface NewInvitation {
  readonly email: string;
  readonly name: string;
  readonly to: InvitedTo;
  /** Null: made at the command line. */
  readonly invitedBy: Uuid | null;
}

/** What the page behind a link shows before it is accepted. */
export interface Invitation {
  readonly id: Uuid;
  readonly email: string;
  readonly name: string;
  readonly unitId: Uuid | null;
  readonly unitName: string | null;
  readonly leadId: Uuid | null;
  readonly role: Role | null;
  readonly remit: "administrator" | null;
  readonly invitedByName: string | null;
  /** The person with that address already, who proves it with the password they have. */
  readonly existing: Uuid | null;
}

export interface InvitationLine {
  readonly id: Uuid;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

/** Makes an invitation and gives the link's token, of which only the hash is stored. An older one to the same is revoked. */
export async function addInvitation(
  tx: Tx,
  draft: NewInvitation,
  now: Instant,
): Promise<{ id: Uuid; token: string }> {
  const token = newSecret();
  const id = newId();
  const { unitId = null, role = null, remit = null } = draft.to;
  await sql`update identity.invitation set revoked_at = ${now}
             where email = ${draft.email} and unit_id is not distinct from ${unitId}::uuid
               and accepted_at is null and revoked_at is null`.execute(tx);
  await sql`
    insert into identity.invitation (id, token_hash, email, name, unit_id, role, remit, invited_by, created_at, expires_at)
    values (${id}, ${hashOf(token)}, ${draft.email}, ${draft.name}, ${unitId}::uuid, ${role}, ${remit}, ${draft.invitedBy}::uuid,
            ${now}, ${plus(now, hours(INVITATION_HOURS))})`.execute(tx);
  return { id, token };
}

/** The invitation behind a link. Throws Refused `linkUnknown`, `linkUsed` or `linkExpired`; `lock` when it is to be accepted. */
export async function openInvitation(db: Db, token: string, now: Instant, lock = false): Promise<Invitation> {
  const { rows } = await sql<Invitation & { acceptedAt: Instant | null; over: boolean }>`
    select i.id, i.email, i.name, i.unit_id as "unitId", u.name as "unitName", u.lead_id as "leadId", i.role, i.remit, p.name as "invitedByName",
           i.accepted_at as "acceptedAt", (i.revoked_at is not null or i.expires_at <= ${now} or not coalesce(u.is_open, true)) as over,
           (select a.person_id from identity.auth_user a where a.email = i.email) as existing
      from identity.invitation i
      left join identity.unit u on u.id = i.unit_id
      left join identity.person p on p.id = i.invited_by
     where i.token_hash = ${hashOf(token)} ${lock ? sql`for update of i` : sql``}`.execute(db);
  const [row] = rows;
  if (!row) throw new Refused("linkUnknown");
  const { acceptedAt, over, ...invitation } = row;
  if (acceptedAt !== null) throw new Refused("linkUsed");
  if (over) throw new Refused("linkExpired");
  return invitation;
}

/** Those that wait for an answer, newest first. */
export async function openInvitations(db: Db, unitId: Uuid, now: Instant): Promise<InvitationLine[]> {
  const { rows } = await sql<InvitationLine>`
    select id, email, name, role, created_at as "createdAt", expires_at as "expiresAt" from identity.invitation
     where unit_id = ${unitId} and accepted_at is null and revoked_at is null and expires_at > ${now}
     order by created_at desc`.execute(db);
  return rows;
}

/** Takes it back: its link leads nowhere from now on. Throws Refused `notFound` unless it waits in that unit. */
export async function revokeInvitation(tx: Tx, id: Uuid, unitId: Uuid, now: Instant): Promise<void> {
  const { numAffectedRows } = await sql`
    update identity.invitation set revoked_at = ${now}
     where id = ${id} and unit_id = ${unitId} and accepted_at is null and revoked_at is null`.execute(tx);
  if (numAffectedRows !== 1n) throw new Refused("notFound");
}

/** How a person an invitation makes is called and gets in. */
export interface WayIn {
  readonly name: string;
  /** better-auth's, of the password they chose; null where a passkey or a provider proves them. */
  readonly passwordHash: string | null;
  /** Where it was said to somebody else beforehand, as to the device that made a passkey. */
  readonly personId?: Uuid;
}

/**
 * Makes the person what the invitation says – a person of their own with a way in, unless they have one – and uses it
 * up. `wayIn` is not needed where there is a person.
 */
export async function acceptInvitation(
  tx: Tx,
  invitation: Invitation,
  wayIn: WayIn,
  now: Instant,
): Promise<Uuid> {
  const personId = invitation.existing ?? (await addPersonWithWayIn(tx, invitation.email, wayIn, now));
  const { unitId, role } = invitation;
  if (unitId !== null && role !== null) {
    await addMembership(tx, { personId, unitId, role, now });
    // A unit's first lead is the one the ladder calls.
    if (role === "lead" && invitation.leadId === null) await setLead(tx, unitId, personId);
  }
  if (invitation.remit !== null)
    await addRemit(tx, { personId, remit: invitation.remit, organisationId: null }, now);
  await sql`update identity.invitation set accepted_at = ${now}, accepted_by = ${personId} where id = ${invitation.id}`.execute(
    tx,
  );
  return personId;
}

async function addPersonWithWayIn(
  tx: Tx,
  email: string,
  { name, passwordHash, personId = newId() }: WayIn,
  now: Instant,
): Promise<Uuid> {
  await addPerson(tx, { id: personId, slug: `p-${personId}`, name });
  const userId = await addUser(tx, { personId, email, name, emailVerified: true, now });
  if (passwordHash !== null)
    await sql`insert into identity.auth_account (id, account_id, provider_id, user_id, password, created_at, updated_at)
              values (${newId()}::uuid, ${userId}, 'credential', ${userId}::uuid, ${passwordHash}, ${now}, ${now})`.execute(
      tx,
    );
  return personId;
}

/** better-auth's row for a person. Addresses are unique: two invitations accepted at once are one person's. */
export async function addUser(
  tx: Tx,
  draft: { personId: Uuid; email: string; name: string; emailVerified: boolean; now: Instant },
): Promise<Uuid> {
  const id = newId();
  await sql`insert into identity.auth_user (id, name, email, email_verified, person_id, created_at, updated_at)
            values (${id}, ${draft.name}, ${draft.email}, ${draft.emailVerified}, ${draft.personId}, ${draft.now}, ${draft.now})`.execute(
    tx,
  );
  return id;
}
