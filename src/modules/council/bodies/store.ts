import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { later, type Tx } from "#platform/db.ts";
import type { Body } from "./types.ts";

/** By slug or name. Null: there is none. */
export async function bodyCalled(tx: Tx, name: string): Promise<Body | null> {
  const { rows } = await sql<Body>`
    select id, region, slug, name, kind, last_day::text as "lastDay" from council.body where slug = ${name} or lower(name) = lower(${name})
     order by slug = ${name} desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** By slug or name. Throws Refused `unknownBody`. */
export async function thatBody(tx: Tx, name: string): Promise<Body> {
  const body = await bodyCalled(tx, name);
  if (body === null) throw new Refused("unknownBody");
  return body;
}

/** By its id, locked: what is decided about its seats and its end is decided one at a time. Throws Refused `unknownBody`. */
export async function lockedBody(tx: Tx, id: Uuid): Promise<Body> {
  const { rows } = await sql<Body>`
    select id, region, slug, name, kind, last_day::text as "lastDay" from council.body where id = ${id} for no key update`.execute(
    tx,
  );
  const [found] = rows;
  if (!found) throw new Refused("unknownBody");
  return found;
}

/** That those bodies are there. Throws Refused `unknownBody`. */
export async function bodiesThere(tx: Tx, ids: readonly Uuid[]): Promise<void> {
  const { rows } = await sql`select from council.body where id = any(${ids}::uuid[])`.execute(tx);
  if (rows.length !== new Set(ids).size) throw new Refused("unknownBody");
}

/**
 * That bodies may meet on a day: one that has ended takes no new meetings, and none of these is ended meanwhile.
 * Throws Refused `unknownBody`, `bodyEnded`.
 */
export async function meetsOn(tx: Tx, bodies: readonly Uuid[], day: CalendarDay): Promise<void> {
  const { rows } = await sql<{ over: boolean }>`
    select coalesce(last_day < ${day}, false) as over from council.body where id = any(${bodies}::uuid[]) order by id for share`.execute(
    tx,
  );
  if (rows.length !== new Set(bodies).size) throw new Refused("unknownBody");
  if (rows.some(({ over }) => over)) throw new Refused("bodyEnded");
}

export function addBody(tx: Tx, body: Omit<Body, "lastDay">, at: Instant, personId: Uuid | null): void {
  later(
    tx,
    sql`insert into council.body (id, region, slug, name, kind, added_at, added_by)
        values (${body.id}, ${body.region}, ${body.slug}, ${body.name}, ${body.kind}, ${at}, ${personId})`.compile(
      tx,
    ),
  );
}
