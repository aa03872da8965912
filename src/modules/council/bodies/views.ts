import { type RawBuilder, sql } from "kysely";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import type { Body } from "./types.ts";

/** A body's columns, of `b`. */
export const BODY: RawBuilder<unknown> = sql`b.id, b.region, b.slug, b.name, b.kind`;

/** Null: there is none. */
export const bodyAt = async (db: Database, slug: string): Promise<Body | null> =>
  (await db.ask(SYSTEM, sql<Body>`select ${BODY} from council.body b where slug = ${slug}`))[0] ?? null;

export function createBodyViews(db: Database) {
  return {
    /** Every council and body, by name in Danish order. For everybody. */
    bodies: async (): Promise<readonly Body[]> =>
      (await db.ask(SYSTEM, sql<Body>`select ${BODY} from council.body b`)).sort((a, b) =>
        a.name.localeCompare(b.name, "da"),
      ),
  };
}
