import { sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import type { FocusArea } from "./types.ts";

/** A body's focus areas, also those that have ended, by title. For everybody. */
export const focusAreasOf = async (db: Database, bodyId: Uuid): Promise<readonly FocusArea[]> =>
  (
    await db.ask(
      SYSTEM,
      sql<FocusArea>`
        select f.id, f.body_id as "bodyId", f.title, f.ends_on::text as "endsOn", p.slug
          from council.focus_area f join council.living_page p on p.id = f.id where f.body_id = ${bodyId}`,
    )
  ).sort((a, b) => a.title.localeCompare(b.title, "da"));
