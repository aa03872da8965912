import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Directory } from "#modules/directory/index.ts";
import type { Tx } from "#platform/db.ts";
import { countedOn, freeOn, tonightAt } from "./rules.ts";
import { placesWhere } from "./store.ts";

/** The calendar's own figures, in the directory: what "Find en dør" shows is what the house has. */

export interface Figure {
  readonly unit: string;
  readonly available: number;
  readonly maximum: number;
  readonly waiting: number;
}

/** What is free tonight of a service, for each thing it counts in. Its lock is held, so that nothing moves meanwhile. */
export async function figuresOf(tx: Tx, serviceId: Uuid, now: Instant): Promise<readonly Figure[]> {
  const tonight = tonightAt(now);
  const places = await placesWhere(tx, sql`p.service_id = ${serviceId}`, tonight);
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from stays.waiting where service_id = ${serviceId} and settled_at is null`.execute(
    tx,
  );
  const waiting = rows[0]?.waiting ?? 0;
  return [...new Set(places.map(({ countedIn }) => countedIn))].sort().map((unit, index) => {
    const counted = places.filter(({ countedIn }) => countedIn === unit);
    return {
      unit,
      available: freeOn(counted, tonight, now),
      maximum: countedOn(counted, tonight),
      // People wait for the service, and are counted once.
      waiting: index === 0 ? waiting : 0,
    };
  });
}

/** Says them, in the transaction that changed them. */
export async function sayFigures(
  tx: Tx,
  directory: Pick<Directory, "putCapacity">,
  serviceIds: readonly Uuid[],
  by: { readonly at: Instant; readonly personId: Uuid | null },
): Promise<void> {
  for (const serviceId of [...new Set(serviceIds)].sort()) {
    const said = await figuresOf(tx, serviceId, by.at);
    if (said.length > 0) await directory.putCapacity(tx, serviceId, said, { ...by, channel: "calendar" });
  }
}
