import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { OpeningHours } from "#kernel/hours.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { parseAnswerTimes } from "#kernel/urgency.ts";
import { databaseFault, jsonb, later, type Tx } from "#platform/db.ts";
import type { Role, Sector } from "./types.ts";

/**
 * Organisations, units, people, memberships and duties, as set-up, the demo and leads change them. The caller has
 * authorised (policy.ts) and holds the transaction. Identifiers may be given, so that a demo comes out the same twice.
 */

export interface NewOrganisation {
  readonly id?: Uuid | undefined;
  readonly slug: string;
  readonly name: string;
  readonly sector: Sector;
  /** ISO 3166-2, "DK-81" … "DK-85". */
  readonly region: string;
  readonly municipalityCode?: string | null | undefined;
  readonly leaderId?: Uuid | null | undefined;
  readonly cvr?: string | null | undefined;
  /** What another system knows it by, so that the same row read again is the same organisation. */
  readonly externalId?: string | null | undefined;
}

export async function addOrganisation(tx: Tx, draft: NewOrganisation): Promise<Uuid> {
  const id = draft.id ?? newId();
  await tx
    .insertInto("identity.organisation")
    .values({
      id,
      slug: draft.slug,
      name: draft.name,
      sector: draft.sector,
      region: draft.region,
      municipality_code: draft.municipalityCode ?? null,
      leader_id: draft.leaderId ?? null,
      cvr: draft.cvr ?? null,
      external_id: draft.externalId ?? null,
    })
    .execute();
  return id;
}

export interface NewPerson {
  readonly id?: Uuid | undefined;
  readonly slug: string;
  readonly name: string;
  readonly title?: string | undefined;
  readonly phone?: string | null | undefined;
  readonly technical?: boolean | undefined;
  /** One sentence on what to try; makes the person one that can be chosen in the demo. */
  readonly demoHint?: string | null | undefined;
}

export async function addPerson(tx: Tx, draft: NewPerson): Promise<Uuid> {
  const id = draft.id ?? newId();
  await tx
    .insertInto("identity.person")
    .values({
      id,
      slug: draft.slug,
      name: draft.name,
      title: draft.title ?? "",
      phone: draft.phone ?? null,
      technical: draft.technical ?? false,
      demo_hint: draft.demoHint ?? null,
      ended_at: null,
    })
    .execute();
  return id;
}

export interface NewUnit {
  readonly id?: Uuid | undefined;
  readonly slug: string;
  readonly organisationId: Uuid;
  readonly name: string;
  readonly kind: string;
  readonly phone: string;
  readonly address?: string | undefined;
  readonly openingHours: OpeningHours;
  readonly leadId?: Uuid | null | undefined;
  readonly region: string;
  /** The municipality it serves, four digits; a hospital unit names the one it lies in. */
  readonly area: string;
  readonly holdsCourses?: boolean | undefined;
  readonly holdsNeeds?: boolean | undefined;
  readonly answersAsks?: boolean | undefined;
  readonly email?: string | null | undefined;
  /** How one gets hold of them, in their own words. */
  readonly contactNote?: string | undefined;
  readonly externalId?: string | null | undefined;
}

export async function addUnit(tx: Tx, draft: NewUnit): Promise<Uuid> {
  const id = draft.id ?? newId();
  await tx
    .insertInto("identity.unit")
    .values({
      id,
      slug: draft.slug,
      organisation_id: draft.organisationId,
      name: draft.name,
      kind: draft.kind,
      phone: draft.phone,
      address: draft.address ?? "",
      opening_hours: jsonb(draft.openingHours),
      lead_id: draft.leadId ?? null,
      region: draft.region,
      area: draft.area,
      holds_courses: draft.holdsCourses ?? true,
      holds_needs: draft.holdsNeeds ?? true,
      answers_asks: draft.answersAsks ?? true,
      email: draft.email ?? null,
      contact_note: draft.contactNote ?? "",
      external_id: draft.externalId ?? null,
      closed_at: null,
    })
    .execute();
  return id;
}

/** Makes the person a member, gives a member another role, or takes back somebody who had left. */
export async function addMembership(
  tx: Tx,
  { personId, unitId, role, now }: { personId: Uuid; unitId: Uuid; role: Role; now: Instant },
): Promise<void> {
  await sql`
    insert into identity.membership as m (person_id, unit_id, role, since) values (${personId}, ${unitId}, ${role}, ${now})
    on conflict (person_id, unit_id) do update
       set role = excluded.role, ended_at = null,
           since = case when m.ended_at is null then m.since else excluded.since end`.execute(tx);
}

/** The person no longer works for the unit; their session there ends at once. Other memberships stay. */
export async function endMembership(
  tx: Tx,
  { personId, unitId, now }: { personId: Uuid; unitId: Uuid; now: Instant },
): Promise<void> {
  later(
    tx,
    sql`update identity.membership set ended_at = greatest(since, ${now})
         where person_id = ${personId} and unit_id = ${unitId} and ended_at is null`.compile(tx),
  );
  await sql`
    update identity.session set ended_at = ${now}
     where person_id = ${personId} and unit_id = ${unitId} and ended_at is null`.execute(tx);
}

/** Names the unit's lead, who must already be a member with that role for the ladder to find somebody on duty. */
export async function setLead(tx: Tx, unitId: Uuid, personId: Uuid | null): Promise<void> {
  await sql`update identity.unit set lead_id = ${personId} where id = ${unitId}`.execute(tx);
}

/** Names the organisation's responsible leader, next on the ladder after a unit's lead. */
export async function setLeader(tx: Tx, organisationId: Uuid, personId: Uuid | null): Promise<void> {
  await sql`update identity.organisation set leader_id = ${personId} where id = ${organisationId}`.execute(
    tx,
  );
}

/**
 * An organisation's own times to answer; null goes back to the defaults. What is asked already keeps the time it was
 * given. Throws Refused `invalidInput` with the fields that are wrong.
 */
export async function setAnswerTimes(tx: Tx, organisationId: Uuid, times: unknown): Promise<void> {
  const parsed = times === null ? { ok: true as const, value: null } : parseAnswerTimes(times);
  if (!parsed.ok) throw new Refused("invalidInput", { issues: parsed.errors });
  const stored = parsed.value === null ? null : jsonb(parsed.value);
  await sql`update identity.organisation set answer_times = ${stored} where id = ${organisationId}`.execute(
    tx,
  );
}

/**
 * Law 3: the leader signs, in advance, that this unit takes what others in the area cannot carry on. Replaces the
 * area's standing receiver, if there was one. Throws Refused `notStandingReceiver` unless the unit is an open one of
 * a region or a municipality that may hold both courses and needs, and its lead or responsible leader signs.
 */
export async function signAcceptingDuty(
  tx: Tx,
  duty: { id?: Uuid | undefined; unitId: Uuid; area: string; signedBy: Uuid; now: Instant },
): Promise<Uuid> {
  const id = duty.id ?? newId();
  // Two leaders signing for one area at once: one after the other, the later holds.
  later(
    tx,
    sql`select pg_advisory_xact_lock(hashtextextended('identity.duty:' || ${duty.area}, 0))`.compile(tx),
  );
  later(
    tx,
    sql`update identity.accepting_duty set ended_at = greatest(signed_at, ${duty.now})
         where area = ${duty.area} and ended_at is null`.compile(tx),
  );
  const { numAffectedRows } = await sql`
    insert into identity.accepting_duty (id, unit_id, area, signed_by, signed_at)
    select ${id}::uuid, c.id, ${duty.area}, ${duty.signedBy}::uuid, ${duty.now}::timestamptz
      from identity.unit_card c
     where c.id = ${duty.unitId} and c.is_open and c.holds_courses and c.holds_needs
       and c.sector in ('region', 'municipality') and ${duty.signedBy}::uuid in (c.lead_id, c.leader_id)`.execute(
    tx,
  );
  if (numAffectedRows !== 1n) throw new Refused("notStandingReceiver", { unitId: duty.unitId });
  return id;
}

/**
 * Law 8: people are always let go at once – memberships, sessions and tokens end now. What they were contact for
 * stays with the unit. Returns the units they were a member of, so that the caller can look for ones left empty.
 */
export async function offboard(tx: Tx, personId: Uuid, now: Instant): Promise<Uuid[]> {
  later(
    tx,
    sql`update identity.person set ended_at = ${now} where id = ${personId} and ended_at is null`.compile(tx),
  );
  later(
    tx,
    sql`update identity.session set ended_at = ${now} where person_id = ${personId} and ended_at is null`.compile(
      tx,
    ),
  );
  later(
    tx,
    sql`update identity.api_token set revoked_at = ${now} where person_id = ${personId} and revoked_at is null`.compile(
      tx,
    ),
  );
  const { rows } = await sql<{ unitId: Uuid }>`
    update identity.membership set ended_at = greatest(since, ${now})
     where person_id = ${personId} and ended_at is null returning unit_id as "unitId"`.execute(tx);
  return rows.map((row) => row.unitId);
}

/**
 * Closes the unit and ends its sessions. The database refuses while it is responsible for anything, has been asked
 * something, or is an area's standing receiver (law 8): then Refused `unitResponsible`, with `standingReceiver` true
 * where that is why; for what it is responsible, the relay says.
 */
export async function closeUnit(tx: Tx, unitId: Uuid, now: Instant): Promise<void> {
  try {
    await sql`update identity.unit set closed_at = ${now} where id = ${unitId} and closed_at is null`.execute(
      tx,
    );
  } catch (error) {
    const constraint = databaseFault(error)?.constraint;
    if (constraint?.startsWith("law8_") !== true) throw error;
    const standingReceiver = constraint === "law8_standing_receiver_is_open";
    throw new Refused("unitResponsible", { unitId, standingReceiver });
  }
  await sql`update identity.session set ended_at = ${now} where unit_id = ${unitId} and ended_at is null`.execute(
    tx,
  );
}
