import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Tx } from "#platform/db.ts";
import type { ProviderSettings } from "#platform/providers.ts";
import { addMembership, addPerson, endMembership } from "../../store.ts";
import type { Claimed } from "./rules.ts";

/**
 * Makes somebody what their provider says they are – the person of that subject at that issuer, made when they first
 * have a role – and a member of exactly those of the provider's units it says; memberships elsewhere are left alone.
 * Null: they have no role in an open unit of their organisation, and whatever they had by this provider is over.
 */
export async function becomeAsClaimed(
  tx: Tx,
  { issuer, roles }: Pick<ProviderSettings, "issuer" | "roles">,
  claimed: Claimed,
  now: Instant,
): Promise<Uuid | null> {
  const mapped = [...new Set(Object.values(roles).map(({ unit }) => unit))];
  const { rows: units } = await sql<{ id: Uuid; slug: string; ours: boolean }>`
    select u.id, u.slug, o.slug = ${claimed.organisation} and u.is_open as ours
      from identity.unit u join identity.organisation o on o.id = u.organisation_id
     where u.slug = any(${mapped}::text[])`.execute(tx);
  const roleIn = (unit: (typeof units)[number]) =>
    unit.ours ? claimed.memberships.get(unit.slug) : undefined;
  const hasRole = units.some((unit) => roleIn(unit) !== undefined);
  const personId = await personOf(tx, issuer, claimed, { make: hasRole, now });
  if (personId === null) return null;
  for (const unit of units) {
    const role = roleIn(unit);
    if (role) await addMembership(tx, { personId, unitId: unit.id, role, now });
    else await endMembership(tx, { personId, unitId: unit.id, now });
  }
  return hasRole ? personId : null;
}

/** The person of that subject; two first sign-ins at once make one. Throws Refused `wrongSignIn` for who has left. */
async function personOf(
  tx: Tx,
  issuer: string,
  { subject, name }: Claimed,
  { make, now }: { make: boolean; now: Instant },
): Promise<Uuid | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`identity.subject ${issuer} ${subject}`}, 0))`.execute(
    tx,
  );
  const { rows } = await sql<{ personId: Uuid; gone: boolean }>`
    select s.person_id as "personId", p.ended_at is not null as gone
      from identity.subject s join identity.person p on p.id = s.person_id
     where s.issuer = ${issuer} and s.subject = ${subject}`.execute(tx);
  const [known] = rows;
  if (known?.gone) throw new Refused("wrongSignIn");
  if (known) return known.personId;
  if (!make) return null;
  const personId = newId();
  await addPerson(tx, { id: personId, slug: `p-${personId}`, name });
  await sql`insert into identity.subject (issuer, subject, person_id, created_at)
            values (${issuer}, ${subject}, ${personId}, ${now})`.execute(tx);
  return personId;
}
