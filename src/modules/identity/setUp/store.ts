import { isDeepStrictEqual } from "node:util";
import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { OpeningHours } from "#kernel/hours.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { databaseFault, jsonb, type Tx } from "#platform/db.ts";
import { plainEmail } from "../signIn/rules.ts";
import type { Sector } from "../types.ts";

/** What set-up writes of organisations, units and offered duties. The caller has authorised, and holds the transaction. */

/** What is written of an organisation. */
export interface OrganisationRow {
  readonly id: Uuid;
  readonly slug: string;
  readonly name: string;
  readonly sector: Sector;
  readonly region: string;
  readonly municipalityCode: string | null;
  readonly cvr: string | null;
  readonly externalId: string | null;
  readonly leaderId: Uuid | null;
  /** Open and closed. */
  readonly units: number;
}

/** What is written of a unit. */
export interface UnitRow {
  readonly id: Uuid;
  readonly slug: string;
  readonly organisationId: Uuid;
  readonly name: string;
  readonly kind: string;
  readonly phone: string;
  readonly email: string | null;
  readonly address: string;
  readonly contactNote: string;
  readonly openingHours: OpeningHours;
  readonly region: string;
  readonly area: string;
  readonly holdsCourses: boolean;
  readonly holdsNeeds: boolean;
  readonly answersAsks: boolean;
  readonly externalId: string | null;
  readonly leadId: Uuid | null;
  readonly leaderId: Uuid | null;
  readonly sector: Sector;
  readonly isOpen: boolean;
  readonly standingReceiver: boolean;
}

export const organisationColumns: RawBuilder<OrganisationRow> = sql`
  o.id, o.slug, o.name, o.sector, o.region, o.municipality_code as "municipalityCode", o.cvr,
  o.external_id as "externalId", o.leader_id as "leaderId",
  (select count(*)::int from identity.unit u where u.organisation_id = o.id) as units`;

export const unitColumns: RawBuilder<UnitRow> = sql`
  u.id, u.slug, u.organisation_id as "organisationId", u.name, u.kind, u.phone, u.email, u.address,
  u.contact_note as "contactNote", u.opening_hours as "openingHours", u.region, u.area,
  u.holds_courses as "holdsCourses", u.holds_needs as "holdsNeeds", u.answers_asks as "answersAsks",
  u.external_id as "externalId", u.lead_id as "leadId", o.leader_id as "leaderId", o.sector, u.is_open as "isOpen",
  exists (select from identity.accepting_duty d where d.unit_id = u.id and d.ended_at is null) as "standingReceiver"`;

/** The organisation, locked until the transaction is over: two who change it do so one after the other. */
export async function lockOrganisation(tx: Tx, id: Uuid): Promise<OrganisationRow> {
  const { rows } = await sql<OrganisationRow>`
    select ${organisationColumns} from identity.organisation o where o.id = ${id} for update of o`.execute(
    tx,
  );
  return rows[0] ?? refuseUnknown();
}

/** The unit, locked likewise. */
export async function lockUnit(tx: Tx, id: Uuid): Promise<UnitRow> {
  const { rows } = await sql<UnitRow>`
    select ${unitColumns} from identity.unit u join identity.organisation o on o.id = u.organisation_id
     where u.id = ${id} for update of u`.execute(tx);
  return rows[0] ?? refuseUnknown();
}

const refuseUnknown = (): never => {
  throw new Refused("notFound");
};

const COLUMNS: Readonly<Record<string, string>> = {
  municipalityCode: "municipality_code",
  contactNote: "contact_note",
  openingHours: "opening_hours",
  holdsCourses: "holds_courses",
  holdsNeeds: "holds_needs",
  answersAsks: "answers_asks",
};

type Table = "organisation" | "unit";

/** The fields that are not as they were. */
export const changedFields = (before: object, after: object): string[] =>
  Object.entries(after)
    .filter(([field, value]) => !isDeepStrictEqual(Reflect.get(before, field) ?? null, value ?? null))
    .map(([field]) => field);

/** Writes the fields that changed and gives their names; with none, nothing is written. */
export async function change(
  tx: Tx,
  table: Table,
  before: { readonly id: Uuid },
  after: object,
): Promise<string[]> {
  const fields = changedFields(before, after);
  if (fields.length === 0) return fields;
  const sets = fields.map((field) => {
    const value: unknown = Reflect.get(after, field);
    return sql`${sql.ref(COLUMNS[field] ?? field)} = ${field === "openingHours" ? jsonb(value) : (value ?? null)}`;
  });
  await sql`update ${sql.table(`identity.${table}`)} set ${sql.join(sets)} where id = ${before.id}`.execute(
    tx,
  );
  return fields;
}

/** Runs what adds a row, and says in words that its short name or identifier is another's. */
export async function orTaken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const constraint = databaseFault(error)?.constraint ?? "";
    if (/_slug_key$/.test(constraint)) throw new Refused("slugTaken");
    if (/_external_id_key$/.test(constraint)) throw new Refused("externalIdTaken");
    throw error;
  }
}

/** A short name out of a long one that nobody has: "Herberget Åhuset" is "herberget-aahuset", the next "…-2". */
export async function freeSlug(tx: Tx, table: Table, name: string): Promise<string> {
  const base = slugOf(name);
  const { rows } = await sql<{ slug: string }>`
    select slug from ${sql.table(`identity.${table}`)} where slug = ${base} or slug like ${`${base}-%`}`.execute(
    tx,
  );
  const taken = new Set(rows.map(({ slug }) => slug));
  if (!taken.has(base)) return base;
  for (let n = 2; ; n += 1) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`;
}

const letters: Readonly<Record<string, string>> = { æ: "ae", ø: "oe", å: "aa" };
const slugOf = (name: string): string => {
  const plain = name.toLowerCase().replace(/[æøå]/g, (letter) => letters[letter] ?? letter);
  const words = plain
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .split(/[^a-z0-9]+/);
  return words.filter(Boolean).join("-").slice(0, 50).replace(/-$/, "") || "enhed";
};

/** The person who signs in with that address. Throws Refused `noSuchPerson`. */
export async function personWithEmail(tx: Tx, email: string): Promise<Uuid> {
  const { rows } = await sql<{ personId: Uuid }>`
    select u.person_id as "personId" from identity.auth_user u join identity.person p on p.id = u.person_id
     where u.email = ${plainEmail(email)} and p.ended_at is null`.execute(tx);
  const [found] = rows;
  if (!found) throw new Refused("noSuchPerson");
  return found.personId;
}

/** Offers the unit an area's duty; an offer of the same area that still waits is taken back. */
export async function offerDuty(
  tx: Tx,
  offer: { unitId: Uuid; area: string; offeredBy: Uuid | null; now: Instant },
): Promise<Uuid> {
  const id = newId();
  await sql`select pg_advisory_xact_lock(hashtextextended('identity.duty_offer:' || ${offer.area}, 0))`.execute(
    tx,
  );
  await sql`
    update identity.duty_offer set ended_at = greatest(offered_at, ${offer.now})
     where area = ${offer.area} and ended_at is null`.execute(tx);
  await sql`
    insert into identity.duty_offer (id, unit_id, area, offered_by, offered_at)
    values (${id}, ${offer.unitId}, ${offer.area}, ${offer.offeredBy}, ${offer.now})`.execute(tx);
  return id;
}

/** The area of an offer that waits for the unit's leader, locked. Throws Refused `notFound`. */
export async function areaOffered(tx: Tx, id: Uuid, unitId: Uuid): Promise<string> {
  const { rows } = await sql<{ area: string }>`
    select area from identity.duty_offer
     where id = ${id} and unit_id = ${unitId} and ended_at is null for update`.execute(tx);
  return (rows[0] ?? refuseUnknown()).area;
}

/** Ends an offer that waits for the unit's leader: signed, where there is a `dutyId`. Throws Refused `notFound`. */
export async function endOffer(
  tx: Tx,
  offer: { id: Uuid; unitId: Uuid; dutyId: Uuid | null; now: Instant },
): Promise<{ area: string }> {
  const { rows } = await sql<{ area: string }>`
    update identity.duty_offer set ended_at = greatest(offered_at, ${offer.now}), duty_id = ${offer.dutyId}
     where id = ${offer.id} and unit_id = ${offer.unitId} and ended_at is null returning area`.execute(tx);
  return rows[0] ?? refuseUnknown();
}
