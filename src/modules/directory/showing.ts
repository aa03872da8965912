import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { dayOf } from "#kernel/time.ts";
import type { Db } from "#platform/db.ts";
import type { Schedule } from "./model.ts";
import type { Belongs } from "./policy.ts";
import {
  DAYS_AHEAD,
  openingAt,
  openStretches,
  reach,
  schedulesThatHold,
  type WeekRow,
  weekTable,
} from "./rules/opening.ts";
import type { Opening } from "./search/types.ts";
import type { Kept, Location, Organisation, Service } from "./types.ts";
import { belongs, records } from "./views.ts";

/** Records with what stands around them on a page. What there is about offers is no secret: everybody may read it. */

export interface ServiceShown {
  readonly kept: Kept<Service>;
  readonly organisation: Kept<Organisation> | null;
  /** Organisations named in its arrangements, by identifier. */
  readonly parties: ReadonlyMap<Uuid, string>;
  /** Its places, by identifier. */
  readonly locations: ReadonlyMap<Uuid, Location>;
  /** Names of the municipalities it serves, by code. */
  readonly areas: ReadonlyMap<string, string>;
  readonly belongs: Belongs;
}

/** A service as its page shows it; null when there is none. */
export async function serviceShown(db: Db, id: Uuid): Promise<ServiceShown | null> {
  const kept = (await records(db, "service", [id])).get(id);
  if (!kept) return null;
  const { organisationId, arrangements, places } = kept.record;
  const parties = arrangements.flatMap(({ authorityId, operatorId }) => [authorityId, operatorId]);
  const owner = await belongs(db, "service", id);
  const organisations = await records(db, "organisation", unique([organisationId, ...parties]));
  return {
    kept,
    organisation: organisations.get(organisationId) ?? null,
    parties: new Map([...organisations].map(([key, { record }]) => [key, record.name])),
    locations: await recordsOf(db, unique(places.map(({ locationId }) => locationId))),
    areas: await namesOf(
      db,
      arrangements.flatMap(({ areas }) => areas),
    ),
    belongs: owner ?? { organisations: [], unitId: null, regions: [], areas: [] },
  };
}

/** When a service is open, at one of its places or – null – wherever it is given. */
export interface HoursShown {
  readonly locationId: Uuid | null;
  readonly schedules: readonly Schedule[];
  /** The week from today on. */
  readonly week: readonly WeekRow[];
  readonly opening: Opening;
}

/**
 * The opening hours a page shows: one for all places where they are the same, else one for each place that has told any;
 * none where nothing was told. Pure.
 */
export function hoursOf(
  service: Service,
  locations: ReadonlyMap<Uuid, Location>,
  now: Instant,
): readonly HoursShown[] {
  const own = service.details.schedules;
  const at = service.places.map(({ locationId, details }) => ({
    locationId,
    schedules: schedulesThatHold([details.schedules, own, locations.get(locationId)?.details.schedules]),
  }));
  const told = at.filter(({ schedules }) => schedules.length > 0);
  const same = told.every(({ schedules }) => schedules === told[0]?.schedules);
  const shown =
    told.length === 0
      ? [{ locationId: null, schedules: schedulesThatHold([own]) }]
      : same && told.length === at.length
        ? [{ locationId: null, schedules: told[0]?.schedules ?? [] }]
        : told;
  return shown
    .filter(({ schedules }) => schedules.length > 0)
    .map((one) => ({
      ...one,
      week: weekTable(one.schedules, dayOf(now)),
      opening: openingAt(openStretches(one.schedules, now, DAYS_AHEAD), now, reach(now)),
    }));
}

/** Whether it is open anywhere, and when next: the place that is open, else the one that opens first. Pure. */
export function openingOf(hours: readonly HoursShown[]): Opening | null {
  const soonest = (one: HoursShown) => one.opening.opensAt?.getTime() ?? Number.POSITIVE_INFINITY;
  const open = hours.find(({ opening }) => opening.openNow);
  return (open ?? [...hours].sort((a, b) => soonest(a) - soonest(b))[0])?.opening ?? null;
}

/** One line of a list of services. */
export interface ServiceLine {
  readonly id: Uuid;
  readonly name: string;
  readonly kind: string;
  readonly status: Service["status"];
}

export interface OrganisationShown {
  readonly kept: Kept<Organisation>;
  readonly parent: { readonly id: Uuid; readonly name: string } | null;
  readonly services: readonly ServiceLine[];
  readonly locations: readonly Location[];
  readonly belongs: Belongs;
}

/** As many as anybody looks through on one page. */
const MOST = 200;

/** An organisation with its services and places, at most 200 of each; null when there is none. */
export async function organisationShown(db: Db, id: Uuid): Promise<OrganisationShown | null> {
  const kept = (await records(db, "organisation", [id])).get(id);
  if (!kept) return null;
  const owner = await belongs(db, "organisation", id);
  const { parentId } = kept.record;
  const parent = parentId && (await records(db, "organisation", [parentId])).get(parentId);
  const services = await servicesOf(db, [id]);
  const places = await sql<{ id: Uuid }>`
    select id from directory.location where organisation_id = ${id}
    union
    select a.location_id from directory.service_at_location a join directory.service s on s.id = a.service_id
     where s.organisation_id = ${id} limit ${MOST}`.execute(db);
  const locations = await recordsOf(
    db,
    places.rows.map((row) => row.id),
  );
  return {
    kept,
    parent: parent ? { id: parent.record.id, name: parent.record.name } : null,
    services,
    locations: [...locations.values()].sort((a, b) => danish.compare(a.name, b.name)),
    belongs: owner ?? { organisations: [], unitId: null, regions: [], areas: [] },
  };
}

/** Services of these organisations, in Danish order, those that are given before those that are not. */
async function servicesOf(db: Db, organisationIds: readonly Uuid[]): Promise<readonly ServiceLine[]> {
  const { rows } = await sql<ServiceLine>`
    select id, name, kind, status from directory.service
     where organisation_id = any(${organisationIds}::uuid[]) limit ${MOST}`.execute(db);
  const given = ({ status }: ServiceLine) => (status === "active" || status === "temporarilyClosed" ? 0 : 1);
  return [...rows].sort((a, b) => given(a) - given(b) || danish.compare(a.name, b.name));
}

/** Organisations of these identifiers or – to the letter – these names. */
export async function organisationsNamed(
  db: Db,
  ids: readonly Uuid[],
  names: readonly string[],
): Promise<readonly { readonly id: Uuid; readonly name: string }[]> {
  const { rows } = await sql<{ id: Uuid; name: string }>`
    select id, name from directory.organisation
     where id = any(${ids}::uuid[]) or name = any(${names}::text[]) limit ${MOST}`.execute(db);
  return rows;
}

/** Those of the directory that are these organisations on Stafet. */
export async function organisationsOnStafet(
  db: Db,
  stafetIds: readonly Uuid[],
): Promise<readonly { readonly id: Uuid; readonly name: string; readonly stafetId: Uuid }[]> {
  const { rows } = await sql<{ id: Uuid; name: string; stafetId: Uuid }>`
    select id, name, stafet_id as "stafetId" from directory.organisation
     where stafet_id = any(${stafetIds}::uuid[]) limit ${MOST}`.execute(db);
  return [...rows].sort((a, b) => danish.compare(a.name, b.name));
}

/** Names of regions and municipalities in the directory: who usually has the authority. */
export async function authorityNames(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select o.name from directory.organisation o join identity.organisation i on i.id = o.stafet_id
     where i.sector in ('region', 'municipality') limit ${MOST}`.execute(db);
  return rows.map(({ name }) => name).sort(danish.compare);
}

/** Those of these units that answer for a service that is given and meets this need. */
export async function unitsOffering(
  db: Db,
  needKind: string,
  unitIds: readonly Uuid[],
): Promise<ReadonlySet<Uuid>> {
  const { rows } = await sql<{ unitId: Uuid }>`
    select distinct unit_id as "unitId" from directory.service
     where unit_id = any(${unitIds}::uuid[]) and status = 'active' and needs @> array[${needKind}]::text[]`.execute(
    db,
  );
  return new Set(rows.map(({ unitId }) => unitId));
}

/** Where a postcode is, and in which municipalities; null when it is no Danish postcode. */
export async function postcode(
  db: Db,
  code: string,
): Promise<{ readonly city: string; readonly municipalities: readonly string[] } | null> {
  const { rows } = await sql<{ city: string; municipalities: string[] }>`
    select name as city, municipalities from directory.postcode where code = ${code}`.execute(db);
  return rows[0] ?? null;
}

const danish = new Intl.Collator("da");
const unique = (ids: readonly (Uuid | null)[]): Uuid[] => [...new Set(ids.filter((id) => id !== null))];

const recordsOf = async (db: Db, ids: readonly Uuid[]): Promise<ReadonlyMap<Uuid, Location>> =>
  new Map([...(await records(db, "location", ids))].map(([id, { record }]) => [id, record]));

async function namesOf(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from directory.municipality where code = any(${codes}::text[])`.execute(db);
  return new Map(rows.map(({ code, name }) => [code, name]));
}
