import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { type Db, jsonb, later, type Tx } from "#platform/db.ts";
import { rulesOn } from "./rules.ts";
import type { BodyRules, RulesVersion } from "./types.ts";

/** Everything that was ever said of how a body works: a few versions. */
export async function rulesVersions(db: Db, bodyId: Uuid): Promise<readonly RulesVersion[]> {
  const { rows } = await sql<RulesVersion>`
    select r.from_day::text as "from", r.document as rules, r.at, p.name as by, r.why from council.body_rules r
      left join identity.person p on p.id = r.person_id where r.body_id = ${bodyId} order by r.edition desc`.execute(
    db,
  );
  return rows;
}

/** How a body works on a day. Inside any transaction, to read or to write. */
export const rulesOfBody = async (db: Db, bodyId: Uuid, day: CalendarDay): Promise<BodyRules> =>
  rulesOn(await rulesVersions(db, bodyId), day);

/** The body is locked: editions count one by one. */
export function insertRules(
  tx: Tx,
  bodyId: Uuid,
  version: { readonly from: CalendarDay; readonly rules: BodyRules; readonly why: string },
  at: Instant,
  personId: Uuid | null,
): void {
  const { from, rules, why } = version;
  later(
    tx,
    sql`insert into council.body_rules (body_id, from_day, edition, at, person_id, why, document)
        select ${bodyId}, ${from}, count(*) + 1, ${at}, ${personId}, ${why}, ${jsonb(rules)} from council.body_rules
         where body_id = ${bodyId}`.compile(tx),
  );
}
