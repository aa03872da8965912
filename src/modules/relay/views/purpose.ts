import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { holdsCpr } from "#kernel/cpr.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { plus } from "#kernel/time.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";
import { PURPOSE_LASTS } from "./sight.ts";

/** "Hvorfor åbner du dette?": asked once a shift of who is not on the course, and kept with the look in the log (law 12). */

/** Longer is no everyday reason, and the log keeps it for good. */
const LONGEST = 300;

interface Standing {
  /** What they said within the last shift. */
  readonly purpose: string | null;
  /** The reader's unit is asked right now, or sits at an open table: it has a part in it. */
  readonly asked: boolean;
}

/**
 * What goes into the log as the reason for this look: what was said now, or within the shift; null from who has been asked
 * to help. Throws Refused `purposeNeeded` when nothing was said yet, `sayPurpose` when it is empty, long, or holds a
 * personal number.
 */
export async function purposeOf(
  db: Db,
  actor: Actor,
  courseId: Uuid,
  said: string | null,
  now: Instant,
): Promise<string | null> {
  if (said !== null) return fitting(said);
  const { rows } = await sql<Standing>`
    select identity.purpose_given(${courseId}, ${plus(now, -PURPOSE_LASTS)}) as purpose,
           exists (select from relay.handover h where h.course_id = ${courseId} and h.to_unit_id = ${actor.unitId}
                      and h.is_open and (h.kind <> 'ask' or h.answer_by is not null)) as asked`.execute(db);
  const { purpose = null, asked = false } = rows[0] ?? {};
  if (purpose === null && !asked) throw new Refused("purposeNeeded", { courseId });
  return purpose;
}

function fitting(said: string): string {
  const purpose = said.trim();
  if (purpose === "" || purpose.length > LONGEST || holdsCpr(purpose)) throw new Refused("sayPurpose");
  return purpose;
}
