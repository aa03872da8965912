import { sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import { later, type Tx } from "#platform/db.ts";

/**
 * Lets the search know what was last said of free places. Call it in the transaction that says it. Of several units the
 * search shows the first with something free, else the first; when a figure grows old is worked out here, so that no job
 * has to make it so.
 */
export const showCapacity = (tx: Tx, serviceIds: readonly Uuid[]): void =>
  later(
    tx,
    sql`
    update directory.searchable s
       set free = c.available, places = c.maximum, said_at = c.said_at, ages_at = c.ages_at, unknown_at = c.unknown_at
      from (select distinct on (c.service_id) c.service_id, c.available, c.maximum, c.said_at,
                   c.said_at + make_interval(mins => u.ageing_minutes) as ages_at,
                   c.said_at + make_interval(mins => u.unknown_minutes) as unknown_at
              from directory.capacity c join directory.capacity_unit u on u.code = c.unit
             where c.service_id = any(${serviceIds}::uuid[])
             order by c.service_id, c.available = 0, u.position) c
     where s.service_id = c.service_id`.compile(tx),
  );
