import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Tx } from "#platform/db.ts";
import type { ProviderSettings } from "#platform/providers.ts";
import { addMembership, addPerson, endMembership } from "../../store.ts";
import type { Claimed } from "./rules.ts";

/** Somebody at a provider, as it names them for good. */
export interface Subject {
  readonly issuer: string;
  readonly subject: string;
}

/**
 * Makes somebody what their provider says they are – the person of that subject at that issuer, made when they first
 * have a role – and a member of exactly those of the provider's units it says; memberships elsewhere are left alone.
 * Whoever answered an invitation there is what that made them, whatever the provider says besides. Null: they have no
 * role in an open unit of their organisation, and whatever they had by this provider is over. Throws Refused
 * `unknownOrganisation`, and `wrongSignIn` for who has left.
 */
export async function becomeAsClaimed(
  tx: Tx,
  { issuer, roles }: Pick<ProviderSettings, "issuer" | "roles">,
  claimed: Claimed,
  now: Instant,
): Promise<Uuid | null> {
  const known = await personOf(tx, { issuer, subject: claimed.subject });
  if (known?.byInvitation) return known.personId;
  if (claimed.organisation === null) throw new Refused("unknownOrganisation");
  const mapped = [...new Set(Object.values(roles).map(({ unit }) => unit))];
  const { rows: units } = await sql<{ id: Uuid; slug: string; ours: boolean }>`
    select u.id, u.slug, o.slug = ${claimed.organisation} and u.is_open as ours
      from identity.unit u join identity.organisation o on o.id = u.organisation_id
     where u.slug = any(${mapped}::text[])`.execute(tx);
  const roleIn = (unit: (typeof units)[number]) =>
    unit.ours ? claimed.memberships.get(unit.slug) : undefined;
  const hasRole = units.some((unit) => roleIn(unit) !== undefined);
  if (!known && !hasRole) return null;
  const personId = known?.personId ?? (await addSubjectPerson(tx, issuer, claimed, now));
  for (const unit of units) {
    const role = roleIn(unit);
    if (role) await addMembership(tx, { personId, unitId: unit.id, role, now });
    else await endMembership(tx, { personId, unitId: unit.id, now });
  }
  return hasRole ? personId : null;
}

/** A subject's person; two first sign-ins at once make one. Throws Refused `wrongSignIn` for who has left. */
export async function personOf(
  tx: Tx,
  { issuer, subject }: Subject,
): Promise<{ personId: Uuid; byInvitation: boolean } | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`identity.subject ${issuer} ${subject}`}, 0))`.execute(
    tx,
  );
  const { rows } = await sql<{ personId: Uuid; byInvitation: boolean; gone: boolean }>`
    select s.person_id as "personId", s.by_invitation as "byInvitation", p.ended_at is not null as gone
      from identity.subject s join identity.person p on p.id = s.person_id
     where s.issuer = ${issuer} and s.subject = ${subject}`.execute(tx);
  const [known] = rows;
  if (known?.gone) throw new Refused("wrongSignIn");
  return known ?? null;
}

async function addSubjectPerson(
  tx: Tx,
  issuer: string,
  { subject, name }: Claimed,
  now: Instant,
): Promise<Uuid> {
  const personId = newId();
  await addPerson(tx, { id: personId, slug: `p-${personId}`, name });
  await addSubject(tx, { issuer, subject }, { personId, byInvitation: false, now });
  return personId;
}

/** From now on whoever proves that subject is that person. */
export async function addSubject(
  tx: Tx,
  { issuer, subject }: Subject,
  { personId, byInvitation, now }: { personId: Uuid; byInvitation: boolean; now: Instant },
): Promise<void> {
  await sql`insert into identity.subject (issuer, subject, person_id, by_invitation, created_at)
            values (${issuer}, ${subject}, ${personId}, ${byInvitation}, ${now})`.execute(tx);
}
