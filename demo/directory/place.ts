import type { Instant } from "#kernel/clock.ts";
import type { OpeningHours } from "#kernel/hours.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { addDays, dayOf, hours, plus } from "#kernel/time.ts";
import {
  type Location,
  locationSchema,
  type Organisation,
  organisationSchema,
  type Service,
  serviceSchema,
} from "#modules/directory/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import {
  BIRKEMOSE,
  type OrganisationSlug,
  organisations,
  REGION,
  STORVANG,
  VESTERLUNDE,
} from "../region/organisations.ts";
import { type Placed, phones } from "../region/place.ts";
import { units } from "../region/units.ts";
import type { DemoDeps } from "../stage.ts";
import { company } from "./company.ts";
import { doors } from "./doors.ts";
import { neighbours } from "./neighbours.ts";
import type { Offer, Stop, Town } from "./offer.ts";
import { region } from "./region.ts";
import { storvang } from "./storvang.ts";

/** The fictional towns lie in the middle of a sea, where no road of ours goes; their postcodes are nobody's. */
const TOWNS: Readonly<
  Record<Town, { code: string; city: string; postcode: string; latitude: number; longitude: number }>
> = {
  storvang: { code: STORVANG, city: "Storvang", postcode: "4991", latitude: 56.4, longitude: 11.6 },
  vesterlunde: { code: VESTERLUNDE, city: "Vesterlunde", postcode: "4992", latitude: 56.45, longitude: 11.3 },
  birkemose: { code: BIRKEMOSE, city: "Birkemose", postcode: "4993", latitude: 56.25, longitude: 11.75 },
};

export const offers: readonly Offer[] = [...doors, ...company, ...storvang, ...neighbours, ...region];

const WEEK = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

/** Opening hours as the directory keeps them: one schedule for each span, with its days. */
function schedulesOf(open: OpeningHours | undefined): Service["details"]["schedules"] {
  if (open === undefined) return undefined;
  const days = new Map<string, string[]>();
  for (const [at, day] of WEEK.entries()) {
    const spans = open.always ? ([["00:00", "24:00"]] as const) : (open.week?.[(at + 1) as 1] ?? []);
    for (const span of spans) days.set(span.join("-"), [...(days.get(span.join("-")) ?? []), day]);
  }
  const onHolidays = open.always === true || open.openOnHolidays === true;
  return [...days].map(([span, byday]) => {
    const [opensAt = "", closesAt = ""] = span.split("-");
    const rule = { id: newId(), freq: "WEEKLY" as const, byday: byday.join(","), opensAt, closesAt };
    return onHolidays ? { ...rule, openOnHolidays: true } : rule;
  });
}

/** Which town an address of the region's units lies in: "Kajgaden 18, Storvang". */
const townIn = (address: string): Town | null =>
  (Object.keys(TOWNS) as Town[]).find((town) => address.endsWith(`, ${TOWNS[town].city}`)) ?? null;

/** What the directory of the demo region says, put as its editors would; then free places, and an error somebody found. */
export async function placeDirectory(
  { db, directory }: Pick<DemoDeps, "db" | "directory">,
  placed: Placed,
  now: Instant,
): Promise<void> {
  const phone = phones(600);
  const ids = new Map<string, Uuid>();
  const kept: { organisation: Organisation[]; location: Location[]; service: Service[] } = {
    organisation: [],
    location: [],
    service: [],
  };

  const organisation = (name: string): Uuid => {
    const known = ids.get(name);
    if (known) return known;
    const id = newId();
    ids.set(name, id);
    const ours = organisations[name as OrganisationSlug];
    kept.organisation.push(
      organisationSchema.parse({
        id,
        name: ours?.name ?? name,
        stafetId: placed.organisations.get(name as OrganisationSlug),
      }),
    );
    return id;
  };

  const location = (stop: Stop, organisationId: Uuid): Uuid => {
    const key = `${stop.street}, ${stop.town}`;
    const known = ids.get(key);
    if (known) return known;
    const id = newId();
    ids.set(key, id);
    const { code, city, postcode, latitude, longitude } = TOWNS[stop.town];
    kept.location.push(
      locationSchema.parse({
        ...{ id, organisationId, name: stop.name ?? "", street: stop.street, postcode, city },
        ...{ municipalityCode: code, latitude, longitude },
      }),
    );
    return id;
  };

  const service = (offer: Offer, needs: readonly string[]): Service => {
    const unit = offer.unit ? units[offer.unit] : null;
    const owner = organisation(unit?.organisation ?? offer.by ?? "");
    const town = unit && townIn(unit.address);
    const stops = offer.stops ?? (unit && town ? [{ street: unit.address.split(",")[0] ?? "", town }] : []);
    const { agreementEnds, fundingEnds } = offer;
    const inDays = (days: number | undefined) => (days === undefined ? null : addDays(dayOf(now), days));
    return serviceSchema.parse({
      ...{ id: newId(), organisationId: owner, unitId: offer.unit ? placed.units.get(offer.unit) : null },
      ...{ kind: offer.kind, name: offer.name, description: offer.about },
      needs: [...new Set([...needs, ...(offer.alsoNeeds ?? [])])],
      ...{ meets: offer.meets, lacks: offer.lacks ?? [], languages: offer.languages ?? [] },
      ...{ minimumAge: offer.ages?.[0] ?? null, maximumAge: offer.ages?.[1] ?? null },
      details: {
        english: { name: offer.english.name, description: offer.english.about },
        applicationProcess: offer.letIn,
        ...(offer.email && { email: offer.email }),
        ...(offer.cost && { feesDescription: offer.cost }),
        ...(offer.eligibility && { eligibility: offer.eligibility }),
        ...(offer.alert && { alert: offer.alert }),
        ...(offer.documents && {
          requiredDocuments: offer.documents.map((document) => ({ id: newId(), document })),
        }),
        phones: [{ id: newId(), number: phone() }],
        schedules: schedulesOf(offer.hours ?? (offer.stops ? undefined : unit?.hours)),
      },
      places: stops.map((stop) => ({
        ...{ id: newId(), locationId: location(stop, owner) },
        details: { schedules: schedulesOf(stop.hours) },
      })),
      arrangements: [
        {
          ...{ id: newId(), validFrom: addDays(dayOf(now), -700), operatorId: owner },
          authorityId: offer.authority ? organisation(offer.authority) : null,
          areas: offer.serves.map((town) => TOWNS[town].code),
          funding: offer.funding ?? "",
          ...{ agreementEndsOn: inDays(agreementEnds), fundingEndsOn: inDays(fundingEnds) },
        },
      ],
      verified:
        offer.verified === null
          ? null
          : { at: plus(now, -hours(24 * offer.verified)).toISOString(), by: "Regionens redaktør" },
    });
  };

  await db.write(SYSTEM, async (tx) => {
    await directory.addPlaces(
      tx,
      Object.values(TOWNS).map(({ city, ...town }) => ({ ...town, name: city, region: REGION })),
    );
    const { kinds } = await directory.catalogue(tx);
    const needsOf = new Map(kinds.map(({ code, needs }) => [code, needs]));
    kept.service = offers.map((offer) => service(offer, needsOf.get(offer.kind) ?? []));
    const saying = { at: plus(now, -hours(24)), personId: null, source: null };
    await directory.put(tx, "organisation", kept.organisation, saying);
    await directory.put(tx, "location", kept.location, saying);
    await directory.put(tx, "service", kept.service, saying);
    for (const [at, { free, unit }] of offers.entries()) {
      const said = kept.service[at];
      if (!said || !free) continue;
      const { hoursAgo, ...figure } = free;
      const who = unit ? (placed.people.get(units[unit].lead) ?? null) : null;
      const by = { at: plus(now, -hours(hoursAgo)), personId: who, channel: "page" as const };
      await directory.putCapacity(tx, said.id, [figure], by);
    }
  });
  for (const [at, { reported }] of offers.entries()) {
    const said = kept.service[at];
    if (said && reported)
      await directory.reportError(null, { serviceId: said.id, words: reported }, plus(now, -hours(20)));
  }
}
