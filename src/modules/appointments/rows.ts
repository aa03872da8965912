import { sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import type { Identity } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";
import type { Loaded } from "./store.ts";
import type { EditionLine } from "./view-types.ts";

/** What stands around appointments, a batch at a time. */

/** Units, services and companions by name. What the wall does not show the reader is not among them. */
export async function namesAround(
  db: Db,
  identity: Identity,
  all: readonly Loaded[],
): Promise<ReadonlyMap<Uuid, string>> {
  const some = (ids: readonly (Uuid | null)[]): Uuid[] => [...new Set(ids.flatMap((id) => id ?? []))];
  const units = some(all.flatMap((it) => [it.unitId, it.atUnitId, it.companyUnitId, it.transportUnitId]));
  const [cards, services, companions] = await Promise.all([
    identity.unitCards(db, units),
    named(db, "directory.service", some(all.map(({ serviceId }) => serviceId))),
    named(db, "citizen.companion", some(all.map(({ companionId }) => companionId))),
  ]);
  return new Map([...[...cards].map(([id, { name }]) => [id, name] as const), ...services, ...companions]);
}

async function named(
  db: Db,
  table: "directory.service" | "citizen.companion",
  ids: readonly Uuid[],
): Promise<readonly (readonly [Uuid, string])[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: Uuid; name: string }>`
    select id, name from ${sql.table(table)} where id = any(${[...ids]}::uuid[])`.execute(db);
  return rows.map(({ id, name }) => [id, name]);
}

/** Every edition of each, the newest first. */
export async function editionsOf(
  db: Db,
  ids: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, readonly EditionLine[]>> {
  const { rows } = await sql<EditionLine & { id: Uuid }>`
    select e.appointment_id as id, e.number, e.became, e.at, u.name as unit, e.day::text as day, e.starts_at as "startsAt",
           e.ends_at as "endsAt", case when e.became = 'moved' then e.said ->> 'moved_by' end as "movedBy"
      from appointments.edition e left join identity.unit_card u on u.id = e.unit_id
     where e.appointment_id = any(${[...ids]}::uuid[]) order by e.number desc`.execute(db);
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, theirs]) => [
      id,
      theirs.map(({ id: _, ...line }) => line),
    ]),
  );
}
