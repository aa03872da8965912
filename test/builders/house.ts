import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import type { Actor, Identity, Role, Sector } from "#modules/identity/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database, Tx } from "#platform/db.ts";

/** When the builders' people began to work: before whatever a test does. */
const LONG_AGO = new Date("2026-01-01T08:00:00Z");

export interface UnitDraft {
  slug: string;
  sector?: Sector;
  kind?: string;
  name?: string;
  region?: string;
  area?: string;
  always?: boolean;
  /** The roles of its members; one person for each. The first lead is the unit's lead. */
  members?: readonly Role[];
}

export interface BuiltUnit {
  readonly id: Uuid;
  readonly organisationId: Uuid;
  readonly leaderId: Uuid;
  readonly people: readonly Uuid[];
}

/** A unit with an organisation and a responsible leader of its own, and its members. Numbers are fictional. */
export async function aUnit(identity: Identity, tx: Tx, draft: UnitDraft): Promise<BuiltUnit> {
  const {
    slug,
    sector = "municipality",
    region = "DK-84",
    area = "0101",
    members = ["worker", "lead"],
  } = draft;
  const leaderId = await identity.addPerson(tx, {
    slug: `${slug}-leader`,
    name: `Leder for ${slug}`,
    phone: "+4520000001",
  });
  const organisationId = await identity.addOrganisation(tx, {
    slug: `${slug}-org`,
    name: `Organisation ${slug}`,
    sector,
    region,
    municipalityCode: sector === "municipality" ? area : null,
    leaderId,
  });
  const id = await identity.addUnit(tx, {
    slug,
    organisationId,
    name: draft.name ?? `Enhed ${slug}`,
    kind: draft.kind ?? "team",
    phone: "+4520000000",
    openingHours: draft.always ? { always: true } : { week: { 1: [["08:00", "15:00"]] } },
    region,
    area,
  });
  const people: Uuid[] = [];
  for (const [index, role] of members.entries()) {
    const personId = await identity.addPerson(tx, {
      id: newId(),
      slug: `${slug}-${index}`,
      name: `${role} ${index} ${slug}`,
    });
    await identity.addMembership(tx, { personId, unitId: id, role, now: LONG_AGO });
    people.push(personId);
  }
  const lead = people[members.indexOf("lead")];
  if (lead !== undefined) await identity.setLead(tx, id, lead);
  return { id, organisationId, leaderId, people };
}

/** Signs a member in and gives the actor as a request would see it. */
export async function onDuty(identity: Identity, personId: Uuid, unitId: Uuid, now: Instant): Promise<Actor> {
  const actor = await identity.actorOf(await identity.signIn(personId, unitId, now), now);
  if (!actor) throw new Error("The builder's person is not on duty");
  return actor;
}

/** Builds inside one transaction of the house's own. */
export const build = <T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> => db.write(SYSTEM, work);
