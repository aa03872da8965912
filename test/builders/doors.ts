import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import type { Directory, Service } from "#modules/directory/index.ts";
import type { Tx } from "#platform/db.ts";
import { aLocation, anOrganisation, aService } from "./directory.ts";

/** A door as a line of a table: what is said of it, the rest plain. */
export interface DoorLine {
  readonly name: string;
  readonly kind: string;
  readonly description?: string;
  readonly meets?: readonly string[];
  readonly lacks?: readonly string[];
  readonly postcode?: string;
  readonly city?: string;
  readonly organisation?: string;
  /** Municipalities it serves; everybody unless said. */
  readonly serves?: readonly string[];
  readonly more?: Partial<Omit<Service, "arrangements">>;
}

/** Puts doors into the directory; gives their services by name. */
export async function putDoors(
  directory: Directory,
  tx: Tx,
  lines: readonly DoorLine[],
  at: Instant,
): Promise<ReadonlyMap<string, Uuid>> {
  const saying = { at, personId: null, source: "test" };
  const organisations = new Map(
    [...new Set(lines.map(({ organisation = "Foreningen Fyrtårnet" }) => organisation))].map((name) => [
      name,
      anOrganisation({ name }),
    ]),
  );
  await directory.put(tx, "organisation", [...organisations.values()], saying);
  const doors = lines.map((line) => {
    const owner = organisations.get(line.organisation ?? "Foreningen Fyrtårnet");
    if (!owner) throw new Error("A door without an owner");
    const place = line.postcode
      ? aLocation({ name: "", street: "Bygaden 2", postcode: line.postcode, city: line.city ?? "" })
      : null;
    const service = aService(owner.id, {
      name: line.name,
      kind: line.kind,
      description: line.description ?? "",
      meets: [...(line.meets ?? [])],
      lacks: [...(line.lacks ?? [])],
      places: place ? [{ id: newId(), locationId: place.id, details: {} }] : [],
      arrangements: line.serves
        ? [
            {
              ...{ id: newId(), validFrom: "2020-01-01", validTo: null, authorityId: null, operatorId: null },
              ...{ areas: [...line.serves], funding: "", fundingEndsOn: null, agreementEndsOn: null },
            },
          ]
        : [],
      ...line.more,
    });
    return { place, service };
  });
  await directory.put(
    tx,
    "location",
    doors.flatMap(({ place }) => (place ? [place] : [])),
    saying,
  );
  await directory.put(
    tx,
    "service",
    doors.map(({ service }) => service),
    saying,
  );
  return new Map(doors.map(({ service }) => [service.name, service.id]));
}
