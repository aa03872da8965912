import { CompiledQuery, sql } from "kysely";
import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { type Db, later, type Tx } from "#platform/db.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { createActing, type Who } from "./actions.ts";
import type { DirectoryDeps } from "./deps.ts";
import { mayVouch } from "./policy.ts";
import { ageOf, type CapacityAge, type CapacityUnit, type SaidCapacity } from "./rules/capacity.ts";
import { showCapacity } from "./search/capacity.ts";
import { belongs } from "./views.ts";

/** How many places are free, who said so and how far that can be believed. */

const count = z.number().int().min(0).max(10_000);

/** What the API and the pages take. */
export const SayCapacity = z.object({
  serviceId: z.uuid(),
  said: z
    .array(
      z.object({
        unit: z.string().regex(/^[a-z][A-Za-z]{1,39}$/),
        available: count,
        maximum: count.optional(),
        waiting: count.optional(),
      }),
    )
    .min(1)
    .max(10),
});

/** A figure as it stands at a moment. `unknown` ones keep their number for who wants to ring, never as "free". */
export interface Capacity {
  readonly serviceId: Uuid;
  readonly unit: string;
  readonly available: number;
  readonly maximum: number | null;
  readonly waiting: number | null;
  readonly saidAt: Instant;
  readonly age: CapacityAge;
}

export type Channel = "page" | "message" | "api" | "import" | "calendar";

export async function capacityUnits(db: Db): Promise<readonly CapacityUnit[]> {
  const { rows } = await sql<CapacityUnit>`
    select code, jsonb_build_object('da', name_da, 'en', name_en) as one,
           jsonb_build_object('da', names_da, 'en', names_en) as several,
           ageing_minutes as "ageingMinutes", unknown_minutes as "unknownMinutes"
      from directory.capacity_unit order by position`.execute(db);
  return rows;
}

/** What was last said of these services, the units in the catalogue's order. */
export async function capacityOf(
  db: Db,
  serviceIds: readonly Uuid[],
  now: Instant,
): Promise<readonly Capacity[]> {
  const { rows } = await sql<Omit<Capacity, "age"> & { ageingMinutes: number; unknownMinutes: number }>`
    select c.service_id as "serviceId", c.unit, c.available, c.maximum, c.waiting, c.said_at as "saidAt",
           u.ageing_minutes as "ageingMinutes", u.unknown_minutes as "unknownMinutes"
      from directory.capacity c join directory.capacity_unit u on u.code = c.unit
     where c.service_id = any(${serviceIds}::uuid[]) order by u.position`.execute(db);
  return rows.map(({ ageingMinutes, unknownMinutes, ...row }) => ({
    ...row,
    age: ageOf(row.saidAt, { ageingMinutes, unknownMinutes }, now),
  }));
}

const KEEP = `
  insert into directory.capacity (service_id, unit, available, maximum, waiting, said_at, person_id, channel)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (service_id, unit) do update set available = excluded.available, maximum = excluded.maximum,
    waiting = excluded.waiting, said_at = excluded.said_at, person_id = excluded.person_id, channel = excluded.channel
  where excluded.said_at >= capacity.said_at`;
const NOTE = `
  insert into directory.capacity_said (service_id, unit, available, maximum, waiting, said_at, person_id, channel, id)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

/** Writes figures of one service; what is not said of a unit stays as it was. Throws Refused `moreThanAll`, `unknownCapacityUnit`. */
export async function putCapacity(
  tx: Tx,
  serviceId: Uuid,
  said: readonly SaidCapacity[],
  by: { readonly at: Instant; readonly personId: Uuid | null; readonly channel: Channel },
): Promise<void> {
  // Locked by the service, so that two who say at once are said one after the other.
  const { rows } = await sql<{ unit: string; maximum: number | null }>`
    with service as materialized (select id from directory.service where id = ${serviceId} for update)
    select u.code as unit, c.maximum
      from service cross join directory.capacity_unit u
      left join directory.capacity c on c.service_id = service.id and c.unit = u.code`.execute(tx);
  if (rows.length === 0) throw new Refused("notFound");
  const standing = new Map(rows.map((row) => [row.unit, row]));
  for (const { unit, available, ...rest } of said) {
    const before = standing.get(unit);
    if (!before) throw new Refused("unknownCapacityUnit");
    const maximum = rest.maximum ?? before.maximum;
    if (maximum !== null && available > maximum) throw new Refused("moreThanAll", { maximum });
    // Who wait is forgotten with the next figure unless it is said again: an old queue frightens people away.
    const values = [
      serviceId,
      unit,
      available,
      maximum,
      rest.waiting ?? null,
      by.at,
      by.personId,
      by.channel,
    ];
    later(tx, CompiledQuery.raw(KEEP, values));
    later(tx, CompiledQuery.raw(NOTE, [...values, newId()]));
  }
  showCapacity(tx, [serviceId]);
}

/** A unit's own services, for the page where free places are said in two taps. */
export interface CountedService {
  readonly id: Uuid;
  readonly name: string;
  readonly kind: string;
  readonly capacity: readonly Capacity[];
}

export interface FreePlaces {
  readonly services: readonly CountedService[];
  readonly units: readonly CapacityUnit[];
}

export function createCapacity(deps: DirectoryDeps) {
  const { acting } = createActing(deps);
  return {
    capacityUnits,
    capacityOf,
    putCapacity,

    /**
     * Says how many places are free. For those who work there (policy mayVouch). Throws Refused `invalidInput`,
     * `forbidden`, `notFound`, `unknownCapacityUnit`, `moreThanAll` ({ maximum }).
     */
    sayCapacity(
      who: Who,
      input: z.input<typeof SayCapacity>,
      channel: Channel,
      now: Instant,
      key?: string,
    ): Promise<void> {
      const detail = { serviceId: input.serviceId };
      return acting(
        who,
        "sayCapacity",
        { detail, all: { ...input, channel } },
        now,
        key,
        async ({ tx, editor }) => {
          const { serviceId, said } = wellFormed(SayCapacity, input);
          const owned = await belongs(tx, "service", serviceId);
          if (owned === null) throw new Refused("notFound");
          if (!mayVouch(editor, owned)) throw new Refused("forbidden");
          await putCapacity(tx, serviceId, said, { at: now, personId: who.personId, channel });
        },
      );
    },

    /** What was last said of one service. */
    capacityNow: (serviceId: Uuid, now: Instant): Promise<readonly Capacity[]> =>
      deps.db.read(SYSTEM, (db) => capacityOf(db, [serviceId], now)),

    /** What a unit counts: its services, or its organisation's where no unit answers for them; in use, by name. */
    freePlaces(
      unit: { readonly id: Uuid; readonly organisationId: Uuid },
      now: Instant,
    ): Promise<FreePlaces> {
      return deps.db.read(SYSTEM, async (db) => {
        const { rows } = await sql<Omit<CountedService, "capacity">>`
          select s.id, s.name, s.kind from directory.service s
            join directory.organisation o on o.id = s.organisation_id
           where (s.unit_id = ${unit.id} or (s.unit_id is null and o.stafet_id = ${unit.organisationId}))
             and s.status in ('active', 'temporarilyClosed') and s.absent_since is null`.execute(db);
        const ids = rows.map(({ id }) => id);
        const figures = await capacityOf(db, ids, now);
        const services = rows
          .map((row) => ({ ...row, capacity: figures.filter(({ serviceId }) => serviceId === row.id) }))
          .sort((a, b) => a.name.localeCompare(b.name, "da"));
        return { services, units: await capacityUnits(db) };
      });
    },
  };
}
