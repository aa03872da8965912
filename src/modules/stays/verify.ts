import { sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";

/** What is wrong with places and stays, if anything: how many of each sort, and a few to look at. */
export interface StaysReport {
  /** Two on one place on one night, or one person in two places at once. */
  readonly bedsTwice: number;
  /** Stays that are not laid out as the nights they have, and nights that are of no stay. */
  readonly nightsAstray: number;
  readonly examples: readonly { readonly breach: "bedsTwice" | "nightsAstray"; readonly id: Uuid }[];
  readonly ok: boolean;
}

const MOST_EXAMPLES = 5;

/**
 * The law of a bed and a night as questions to the raw rows, written apart from the keys and triggers that uphold it: part of
 * `stafet verify` and of the nightly job.
 */
export const createStaysVerify = (db: Database) => async (): Promise<StaysReport> => {
  const rows = await db.ask(
    SYSTEM,
    sql<{ breach: "bedsTwice" | "nightsAstray"; id: Uuid }>`
      with live as (select * from stays.stay where state in ('held', 'occupied'))
      select 'bedsTwice' as breach, b.id from live a join live b on a.place_id = b.place_id and a.id < b.id
       where (a.first_night <= b.last_night and b.first_night <= a.last_night) or (a.state = 'occupied' and b.state = 'occupied')
      union
      select 'bedsTwice', b.id from live a join live b on a.citizen_id = b.citizen_id and a.id < b.id
       where a.state = 'occupied' and b.state = 'occupied'
      union
      select 'nightsAstray', s.id from live s left join stays.night n on n.stay_id = s.id
       group by s.id, s.first_night, s.last_night, s.place_id
      having count(n.night) <> s.last_night - s.first_night + 1
          or bool_or(n.night not between s.first_night and s.last_night or n.place_id <> s.place_id)
      union
      select 'nightsAstray', n.stay_id from stays.night n join stays.stay s on s.id = n.stay_id where s.state not in ('held', 'occupied')`,
  );
  const count = (breach: string): number => rows.filter((row) => row.breach === breach).length;
  return {
    bedsTwice: count("bedsTwice"),
    nightsAstray: count("nightsAstray"),
    examples: rows.slice(0, MOST_EXAMPLES),
    ok: rows.length === 0,
  };
};
