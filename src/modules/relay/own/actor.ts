import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { STAFET_PERSON_ID } from "#modules/identity/index.ts";
import { type ActorKey, asOf, type Tx } from "#platform/db.ts";

/** The citizen as an actor behind the second wall: role "citizen", the person being themselves (migration 0036). */
export const ownActor = (citizenId: Uuid, now: Instant): ActorKey & { personId: Uuid } => ({
  ...asOf({ personId: citizenId, unitId: null, role: "citizen" }, now),
  personId: citizenId,
});

/**
 * Who a row names that asks for a member of staff and a unit, where the citizen wrote it themselves: the house, and the unit
 * that has the baton. That it was the citizen stands in the row's own words (form `card`, way `askedForHelp`, `by_citizen`).
 */
export const writtenFor = (holderId: Uuid) => ({ personId: STAFET_PERSON_ID, unitId: holderId });

/** Behind the citizen's wall there is nobody else. */
export async function ownRecords(tx: Pick<Tx, "selectFrom">): Promise<readonly Uuid[]> {
  const rows = await tx.selectFrom("citizen.citizen").select("id").execute();
  return rows.map(({ id }) => id);
}
