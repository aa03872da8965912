import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import {
  type Directory,
  type Location,
  locationSchema,
  type Organisation,
  organisationSchema,
  type Service,
  serviceSchema,
} from "#modules/directory/index.ts";
import type { Tx } from "#platform/db.ts";

/** An offer of a fictional organisation, as tests need it: whatever is not said is plain. */
export const anOrganisation = (draft: Partial<Organisation> = {}): Organisation =>
  organisationSchema.parse({ id: newId(), name: "Foreningen Fyrtårnet", ...draft });

export const aLocation = (draft: Partial<Location> = {}): Location =>
  locationSchema.parse({ id: newId(), name: "Huset", street: "Havnegade 4", ...draft });

export const aService = (
  organisationId: Uuid,
  draft: Partial<Omit<Service, "arrangements">> & { arrangements?: Service["arrangements"] } = {},
): Service =>
  serviceSchema.parse({ id: newId(), organisationId, kind: "dropIn", name: "Værestedet", ...draft });

/** Puts an organisation with one service; gives the service. */
export async function putService(
  directory: Directory,
  tx: Tx,
  draft: Parameters<typeof aService>[1] & { organisation?: Partial<Organisation> },
  at: Instant,
): Promise<Service> {
  const { organisation, ...rest } = draft;
  const owner = anOrganisation(organisation);
  const saying = { at, personId: null, source: null };
  await directory.put(tx, "organisation", [owner], saying);
  const service = aService(owner.id, rest);
  await directory.put(tx, "service", [service], saying);
  return service;
}
