import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { parsePhone } from "#kernel/phone.ts";
import { hours, plus } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { type DemoMark, writeMark } from "../mark.ts";
import type { DemoDeps } from "../stage.ts";
import { acceptingDuties } from "./duties.ts";
import { type OrganisationSlug, organisations, REGION } from "./organisations.ts";
import { people } from "./people.ts";
import { type UnitSlug, units } from "./units.ts";

/** The identifiers they were given. */
export interface Placed {
  readonly units: ReadonlyMap<UnitSlug, Uuid>;
  readonly people: ReadonlyMap<string, Uuid>;
  readonly organisations: ReadonlyMap<OrganisationSlug, Uuid>;
}

/**
 * Telephone numbers of the demo: 70 99 …, counted upwards. The form is valid; nobody of ours is meant to answer.
 * Throws RangeError when the numbers run out.
 */
export function phones(first: number): () => string {
  let last = first - 1;
  return () => {
    last += 1;
    const phone = parsePhone(`7099${String(last).padStart(4, "0")}`);
    if (phone === null || last > 9999) throw new RangeError(`No such number: ${last}`);
    return phone;
  };
}

/** Everybody began to work here long before the first course. */
const YEARS_BEFORE = 3;

/** Builds organisations, people, units, memberships and the standing receivers' duties, in one transaction. */
export async function placeRegion(
  { db, identity }: Pick<DemoDeps, "db" | "identity">,
  mark: DemoMark,
  now: Instant,
): Promise<Placed> {
  const since = plus(now, -hours(24 * 365 * YEARS_BEFORE));
  const phone = phones(100);
  return db.write(SYSTEM, async (tx) => {
    await writeMark(tx, mark, now);
    const personIds = new Map<string, Uuid>();
    const idOf = (slug: string): string => {
      const id = personIds.get(slug);
      if (!id) throw new Error(`Nobody called ${slug} works in the demo`);
      return id;
    };
    for (const { slug, name, title, hint } of people) {
      personIds.set(
        slug,
        await identity.addPerson(tx, { slug, name, title, phone: phone(), demoHint: hint ?? null }),
      );
    }
    const organisationIds = new Map<OrganisationSlug, Uuid>();
    for (const [slug, { leader, ...organisation }] of Object.entries(organisations)) {
      organisationIds.set(
        slug as OrganisationSlug,
        await identity.addOrganisation(tx, { ...organisation, slug, region: REGION, leaderId: idOf(leader) }),
      );
    }
    const unitIds = new Map<UnitSlug, Uuid>();
    for (const [slug, { organisation, hours: openingHours, lead, ...unit }] of Object.entries(units)) {
      const id = await identity.addUnit(tx, {
        ...unit,
        slug,
        organisationId: organisationIds.get(organisation) ?? "",
        phone: phone(),
        openingHours,
        leadId: idOf(lead),
        region: REGION,
      });
      unitIds.set(slug as UnitSlug, id);
    }
    for (const { slug, works, remit, remitFor } of people) {
      const organisationId = remitFor ? (organisationIds.get(remitFor) ?? null) : null;
      if (remit) await identity.addRemit(tx, { personId: idOf(slug), remit, organisationId }, since);
      for (const [unit, role] of works) {
        const unitId = unitIds.get(unit) ?? "";
        await identity.addMembership(tx, { personId: idOf(slug), unitId, role, now: since });
      }
    }
    for (const { unit, area } of acceptingDuties) {
      const signedBy = idOf(organisations[units[unit].organisation].leader);
      await identity.signAcceptingDuty(tx, { unitId: unitIds.get(unit) ?? "", area, signedBy, now: since });
    }
    return { units: unitIds, people: personIds, organisations: organisationIds };
  });
}
