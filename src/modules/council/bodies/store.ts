import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { later, type Tx } from "#platform/db.ts";
import type { Body } from "./types.ts";

/** By slug or name. Null: there is none. */
export async function bodyCalled(tx: Tx, name: string): Promise<Body | null> {
  const { rows } = await sql<Body>`
    select id, region, slug, name, kind from council.body where slug = ${name} or lower(name) = lower(${name})
     order by slug = ${name} desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** By slug or name. Throws Refused `unknownBody`. */
export async function thatBody(tx: Tx, name: string): Promise<Body> {
  const body = await bodyCalled(tx, name);
  if (body === null) throw new Refused("unknownBody");
  return body;
}

export function addBody(tx: Tx, body: Body, at: Instant, personId: Uuid | null): void {
  later(
    tx,
    sql`insert into council.body (id, region, slug, name, kind, added_at, added_by)
        values (${body.id}, ${body.region}, ${body.slug}, ${body.name}, ${body.kind}, ${at}, ${personId})`.compile(
      tx,
    ),
  );
}
