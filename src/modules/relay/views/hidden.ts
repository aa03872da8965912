import { sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";

/** Whose course it was that somebody had no right to look at: all the log needs to know. */
export interface Hidden {
  readonly courseId: Uuid;
  readonly citizenId: Uuid;
}

type What = "course" | "handover" | "joint_table";

/**
 * What the second wall keeps from a reader reads as if it were not there. The house looks itself, for the denied attempt
 * to be logged with whose it was; null when there really is no such thing. Never shown to anybody.
 */
export async function hidden(db: Database, what: What, id: Uuid): Promise<Hidden | null> {
  const found =
    what === "course"
      ? sql`${id}::uuid`
      : sql`(select course_id from ${sql.table(`relay.${what}`)} where id = ${id})`;
  const { rows } = await db.read(SYSTEM, (snapshot) =>
    sql<Hidden>`select id as "courseId", citizen_id as "citizenId" from relay.course where id = ${found}`.execute(
      snapshot,
    ),
  );
  return rows[0] ?? null;
}
