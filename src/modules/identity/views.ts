import { type RawBuilder, sql } from "kysely";
import { foldName } from "#kernel/fold.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { AnswerTimes } from "#kernel/urgency.ts";
import type { Db } from "#platform/db.ts";
import type { DemoPerson, Member, UnitCard } from "./types.ts";

/** The columns of identity.unit_card under their names in code; the view is called `c`. */
export const unitCardColumns: RawBuilder<UnitCard> = sql`
  c.id, c.slug, c.name, c.kind, c.phone, c.address, c.opening_hours as "openingHours", c.region, c.area,
  c.holds_courses as "holdsCourses", c.holds_needs as "holdsNeeds", c.answers_asks as "answersAsks",
  c.is_open as "isOpen", c.lead_id as "leadId", c.lead_name as "leadName", c.lead_phone as "leadPhone",
  c.organisation_id as "organisationId", c.organisation_name as "organisationName",
  c.answer_times as "answerTimes", c.sector,
  c.municipality_code as "municipalityCode", c.leader_id as "leaderId", c.leader_name as "leaderName",
  c.leader_phone as "leaderPhone", c.standing_receiver as "standingReceiver",
  c.email, c.contact_note as "contactNote"`;

export interface UnitFilter {
  readonly region?: string | undefined;
  /** The municipality it serves. */
  readonly area?: string | undefined;
  /** Everyday words; every one must occur in the unit's or its organisation's name, kind or slug. */
  readonly search?: string | undefined;
  /** Only those who must take, somewhere, what others cannot carry on. */
  readonly standingReceiver?: boolean | undefined;
}

/**
 * Open units, in Danish alphabetical order. An installation has some thousands, so searching among those of a
 * region or an area happens here, where Danish letters fold and sort as Danes expect on both engines.
 */
export async function units(db: Db, filter: UnitFilter = {}): Promise<UnitCard[]> {
  const { rows } = await sql<UnitCard>`
    select ${unitCardColumns} from identity.unit_card c
     where c.is_open
       and (${filter.region ?? null}::text is null or c.region = ${filter.region ?? null})
       and (${filter.area ?? null}::text is null or c.area = ${filter.area ?? null})
       and (c.standing_receiver or not ${filter.standingReceiver ?? false}::boolean)`.execute(db);
  const words = foldName(filter.search ?? "").split(" ");
  return rows.filter((card) => mentions(card, words)).sort((a, b) => danish.compare(a.name, b.name));
}

const danish = new Intl.Collator("da");

function mentions(card: UnitCard, words: readonly string[]): boolean {
  const text = foldName(`${card.name} ${card.organisationName} ${card.kind} ${card.slug}`);
  return words.every((word) => text.includes(word));
}

/** The cards of these units, open or closed; unknown identifiers are left out. One query whatever the number. */
export async function unitCards(db: Db, ids: readonly Uuid[]): Promise<Map<Uuid, UnitCard>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<UnitCard>`
    select ${unitCardColumns} from identity.unit_card c where c.id = any(${[...new Set(ids)]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map((card) => [card.id, card]));
}

export const unit = async (db: Db, id: Uuid): Promise<UnitCard | null> =>
  (await unitCards(db, [id])).get(id) ?? null;

export async function unitBySlug(db: Db, slug: string): Promise<UnitCard | null> {
  const { rows } = await sql<UnitCard>`
    select ${unitCardColumns} from identity.unit_card c where c.slug = ${slug}`.execute(db);
  return rows[0] ?? null;
}

/** Who must take, in that municipality, what others cannot carry on; null where nobody has signed for it. */
export async function standingReceiverFor(
  db: Db,
  area: string,
): Promise<{ dutyId: Uuid; unitId: Uuid } | null> {
  const { rows } = await sql<{ dutyId: Uuid; unitId: Uuid }>`
    select duty_id as "dutyId", unit_id as "unitId" from identity.standing_receiver where area = ${area}`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** Everybody who is a member now, leads first, technical ones last. */
export async function membersOf(db: Db, unitId: Uuid): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select unit_id as "unitId", person_id as "personId", role, name, title, technical
      from identity.active_member where unit_id = ${unitId}`.execute(db);
  const rank = (member: Member): number => (member.technical ? 2 : member.role === "lead" ? 0 : 1);
  return rows.sort((a, b) => rank(a) - rank(b) || danish.compare(a.name, b.name));
}

/** Open units without one human being as an active member (law 8): their leader is alarmed. */
export async function unitsWithoutMembers(db: Db): Promise<UnitCard[]> {
  const { rows } = await sql<UnitCard>`
    select ${unitCardColumns} from identity.unit_card c
     where c.is_open
       and not exists (select from identity.active_member m where m.unit_id = c.id and not m.technical)
     order by c.slug`.execute(db);
  return rows;
}

/** What these people are called, whether they still work here or not: history names them too. One query. */
export async function personNames(db: Db, ids: readonly Uuid[]): Promise<Map<Uuid, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: Uuid; name: string }>`
    select id, name from identity.person where id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return new Map(rows.map((person) => [person.id, person.name]));
}

export interface OrganisationLine {
  readonly id: Uuid;
  readonly slug: string;
  readonly name: string;
  /** Its own times to answer; null: the defaults. */
  readonly answerTimes: AnswerTimes | null;
}

/** By its identifier or its slug; null when there is none. */
export async function organisation(db: Db, which: string): Promise<OrganisationLine | null> {
  const { rows } = await sql<OrganisationLine>`
    select id, slug, name, answer_times as "answerTimes" from identity.organisation
     where slug = ${which} or id::text = lower(${which})`.execute(db);
  return rows[0] ?? null;
}

/** What these organisations are called. One query. */
export async function organisationNames(db: Db, ids: readonly Uuid[]): Promise<Map<Uuid, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: Uuid; name: string }>`
    select id, name from identity.organisation where id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return new Map(rows.map((organisation) => [organisation.id, organisation.name]));
}

/** People one can be in the demo. Outside it nobody has a hint and the list is empty. */
export async function demoPeople(db: Db): Promise<DemoPerson[]> {
  const { rows } = await sql<DemoPerson>`
    select p.id as "personId", p.slug, p.name, p.title, p.demo_hint as hint,
           jsonb_agg(jsonb_build_object('unitId', c.id, 'unitName', c.name, 'role', m.role, 'sector', c.sector)) as units
      from identity.person p
      join identity.active_member m on m.person_id = p.id
      join identity.unit_card c on c.id = m.unit_id and c.is_open
     where p.demo_hint is not null and not p.technical
     group by p.id order by p.slug`.execute(db);
  const byName = (a: { unitName: string }, b: { unitName: string }) => danish.compare(a.unitName, b.unitName);
  return rows.map((person) => ({ ...person, units: person.units.toSorted(byName) }));
}
