import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { type Identity, type Sector, SYSTEM, type UnitCard } from "#modules/identity/index.ts";
import type { Database, Tx } from "#platform/db.ts";
import { HOURS } from "../region/hours.ts";

/** A door of the nation, and who works there. */
export interface Place {
  readonly unit: Pick<UnitCard, "id" | "openingHours">;
  readonly workerId: Uuid;
}

/** A municipality of the nation with its doors. */
export interface Area {
  readonly region: string;
  /** Four digits, above all codes in use. */
  readonly code: string;
  readonly places: readonly Place[];
}

/** The demo region's own code is not among them: there, everybody is somebody. */
const REGIONS = ["DK-81", "DK-82", "DK-83", "DK-85"] as const;
const AREAS_A_REGION = 25;

interface Door {
  readonly kind: string;
  readonly name: string;
  readonly sector: Sector;
  readonly hours: keyof typeof HOURS;
}

const DOORS: readonly Door[] = [
  { kind: "emergencyDepartment", name: "Akutmodtagelsen", sector: "region", hours: "roundTheClock" },
  { kind: "ward", name: "Medicinsk afsnit", sector: "region", hours: "roundTheClock" },
  { kind: "psychiatry", name: "Psykiatrisk ambulatorium", sector: "region", hours: "office" },
  { kind: "coordination", name: "Visitationen", sector: "municipality", hours: "townHall" },
  { kind: "homeNursing", name: "Hjemmesygeplejen", sector: "municipality", hours: "dayAndEvening" },
  { kind: "jobCentre", name: "Jobcentret", sector: "municipality", hours: "townHall" },
  { kind: "substanceTreatment", name: "Rusmiddelcentret", sector: "municipality", hours: "longDay" },
  { kind: "practice", name: "Lægehuset", sector: "generalPractice", hours: "clinic" },
  { kind: "shelter", name: "Herberget", sector: "civilSociety", hours: "roundTheClock" },
  { kind: "dropIn", name: "Værestedet", sector: "civilSociety", hours: "dropIn" },
];
const SECTOR_NAMES: Readonly<Record<Sector, string>> = {
  region: "Sygehuset",
  municipality: "Kommunen",
  generalPractice: "Lægerne",
  civilSociety: "Foreningen",
  state: "Staten",
};

/** Builds a hundred municipalities with ten doors each; every one has a lead, a worker and – somewhere – a last resort. */
export async function placeNation(db: Database, identity: Identity, since: Instant): Promise<Area[]> {
  const areas: Area[] = [];
  for (const region of REGIONS) {
    for (let number = 1; number <= AREAS_A_REGION; number += 1) {
      const code = `9${region.at(-1)}${String(number).padStart(2, "0")}`;
      areas.push(await db.write(SYSTEM, (tx) => placeArea(tx, identity, region, code, since)));
    }
  }
  return areas;
}

async function placeArea(
  tx: Tx,
  identity: Identity,
  region: string,
  code: string,
  since: Instant,
): Promise<Area> {
  const places: Place[] = [];
  const organisations = new Map<Sector, { id: Uuid; leaderId: Uuid }>();
  const person = (slug: string, title: string): Promise<Uuid> =>
    identity.addPerson(tx, {
      slug: `${slug}-${code}`,
      name: `${title} i ${code}`,
      title,
      phone: "+4570990001",
    });
  for (const { kind, name, sector, hours } of DOORS) {
    const organisation = organisations.get(sector) ?? (await organise(sector));
    const [leadId, workerId] = [await person(`${kind}-lead`, "Leder"), await person(kind, "Medarbejder")];
    const unit = { id: newId(), openingHours: HOURS[hours] };
    await identity.addUnit(tx, {
      ...unit,
      slug: `${kind.toLowerCase()}-${code}`,
      organisationId: organisation.id,
      name: `${name} ${code}`,
      kind,
      phone: "+4570990002",
      leadId,
      region,
      area: code,
    });
    await identity.addMembership(tx, { personId: leadId, unitId: unit.id, role: "lead", now: since });
    await identity.addMembership(tx, { personId: workerId, unitId: unit.id, role: "worker", now: since });
    if (kind === "coordination")
      await identity.signAcceptingDuty(tx, { unitId: unit.id, area: code, signedBy: leadId, now: since });
    places.push({ unit, workerId });
  }
  return { region, code, places };

  async function organise(sector: Sector): Promise<{ id: Uuid; leaderId: Uuid }> {
    const leaderId = await person(`${sector.toLowerCase()}-leader`, "Ansvarlig leder");
    const id = await identity.addOrganisation(tx, {
      slug: `${sector.toLowerCase()}-${code}`,
      name: `${SECTOR_NAMES[sector]} ${code}`,
      sector,
      region,
      municipalityCode: sector === "municipality" ? code : null,
      leaderId,
    });
    organisations.set(sector, { id, leaderId });
    return { id, leaderId };
  }
}
