import type { Actor } from "#modules/identity/index.ts";

/**
 * Who may see, write and search by a personal number: staff of authorities and the health service who meet people.
 * Bridge-builders, volunteers and associations never do (databeskyttelsesloven § 11).
 */
export const mayHandleNumbers = ({
  role,
  unit,
}: Pick<Actor, "role"> & { readonly unit: Pick<Actor["unit"], "sector" | "kind"> }): boolean =>
  unit.sector !== "civilSociety" &&
  unit.kind !== "bridgeBuilding" &&
  unit.kind !== "administration" &&
  role !== "volunteer";
