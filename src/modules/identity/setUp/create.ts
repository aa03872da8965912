import type { Database } from "#platform/db.ts";
import { createAct } from "./acting.ts";
import { createOrganisations } from "./organisations.ts";
import { createUnits } from "./units.ts";
import { createSetUpViews } from "./views.ts";

/** Setting a house up: organisations, units and who leads them. For administrators, and the command line. */
export function createSetUp(db: Database) {
  const act = createAct(db);
  return { ...createSetUpViews(db), ...createOrganisations(act), ...createUnits(act) };
}

export type SetUp = ReturnType<typeof createSetUp>;
