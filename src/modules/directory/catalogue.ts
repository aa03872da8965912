import { sql } from "kysely";
import type { Db } from "#platform/db.ts";
import type { Condition, ServiceKind } from "./types.ts";

/** The words offers are described with. Edited seldom, asked for on every page: read once a request, in one trip. */
export interface Catalogue {
  readonly kinds: readonly ServiceKind[];
  readonly conditions: readonly Condition[];
}

export async function catalogue(db: Db): Promise<Catalogue> {
  const { rows } = await sql<Catalogue>`
    select (select jsonb_agg(jsonb_build_object('code', code, 'name', jsonb_build_object('da', name_da, 'en', name_en),
                     'needs', to_jsonb(needs), 'helpsThrough', helps_through, 'rhythmDays', rhythm_days,
                     'words', jsonb_build_object('da', words_da, 'en', words_en)) order by position)
              from directory.service_kind) as kinds,
           (select jsonb_agg(jsonb_build_object('code', code, 'subject', subject,
                     'name', jsonb_build_object('da', name_da, 'en', name_en),
                     'words', jsonb_build_object('da', words_da, 'en', words_en)) order by position)
              from directory.condition) as conditions`.execute(db);
  const [found] = rows;
  if (!found) throw new Error("The directory has no catalogue");
  return found;
}

/** A municipality with the postcode of its town and a point inside it. */
export interface NewPlace {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly postcode: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** A municipality, with a point inside it. */
export interface Municipality {
  readonly code: string;
  readonly name: string;
  readonly region: string;
}

/** Municipalities in Danish order. */
export async function municipalities(db: Db): Promise<readonly Municipality[]> {
  const { rows } = await sql<Municipality>`select code, name, region from directory.municipality`.execute(db);
  return [...rows].sort((a, b) => a.name.localeCompare(b.name, "da"));
}
