import { sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";

/** Who may do what on the relay, one line each. Actions ask here before they decide, views to say what a page may offer. */

/** A door is on the relay while it has the baton or a need. */
export interface Places {
  readonly holderId: Uuid;
  readonly responsibleIds: readonly Uuid[];
  /** Units seated at an open joint table. */
  readonly seatedIds: readonly Uuid[];
}

export const holds = (actor: Actor, at: Places): boolean => actor.unitId === at.holderId;
export const isOnRelay = (actor: Actor, at: Places): boolean =>
  holds(actor, at) || at.responsibleIds.includes(actor.unitId);
export const mayReadCourse = (actor: Actor, at: Places): boolean =>
  isOnRelay(actor, at) || (actor.role === "lead" && at.seatedIds.includes(actor.unitId));
export const mayActOnLadder = (actor: Actor): boolean => actor.role === "lead";

/** Whether the actor's unit has the baton or an open need of the course, or had the baton when it closed. */
export async function takesPart(db: Db, actor: Actor, courseId: Uuid): Promise<boolean> {
  const { rows } = await sql`
    select 1 from relay.course where id = ${courseId} and holder_id = ${actor.unitId}
    union all
    select 1 from relay.need where course_id = ${courseId} and responsible_id = ${actor.unitId} and ended_at is null limit 1`.execute(
    db,
  );
  return rows.length > 0;
}
