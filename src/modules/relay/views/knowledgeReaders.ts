import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { dayOf } from "#kernel/time.ts";
import { NOTHING_SAID, toldTo } from "#modules/consent/index.ts";
import type { Db } from "#platform/db.ts";
import type { ViewDeps } from "./deps.ts";

/** Who reads, of those on the relay, what the citizen shares of what others told. */
export interface KnowledgeReaders {
  /** Who has the baton first. Names. */
  readonly may: readonly string[];
  /** Others have a part in it, and the citizen has not let them know this kind. */
  readonly leavesOut: boolean;
}

/**
 * Named, so that the citizen and their helpers are told what is so, and not what the everyday sentence would have meant: their own
 * lines may leave `knowledgeNotes` out. By the same rule as the course page (sight.ts). The caller has authorised and logs.
 */
export async function knowledgeReaders(
  db: Db,
  { identity, consents }: Pick<ViewDeps, "identity" | "consents">,
  course: { readonly id: Uuid; readonly citizenId: Uuid; readonly holderId: Uuid },
  now: Instant,
): Promise<KnowledgeReaders> {
  const { rows } = await sql<{ unitId: Uuid }>`
    select responsible_id as "unitId" from relay.need where course_id = ${course.id} and ended_at is null
    union
    select s.unit_id from relay.seat s join relay.joint_table t on t.id = s.table_id
     where t.course_id = ${course.id} and t.state <> 'settled' and not t.anonymous and s.unit_id is not null`.execute(
    db,
  );
  const others = rows.map(({ unitId }) => unitId).filter((unitId) => unitId !== course.holderId);
  const [said, units] = await Promise.all([
    consents.said(db, [course.citizenId], dayOf(now)),
    identity.unitCards(db, [course.holderId, ...others]),
  ]);
  const cards = others.flatMap((unitId) => units.get(unitId) ?? []);
  const lets = cards.filter((unit) => {
    const { whole, kinds } = toldTo(said.get(course.citizenId) ?? NOTHING_SAID, unit);
    return whole || kinds.has("knowledgeNotes");
  });
  const holder = units.get(course.holderId)?.name ?? "";
  return { may: [holder, ...lets.map(({ name }) => name).sort()], leavesOut: lets.length < cards.length };
}
