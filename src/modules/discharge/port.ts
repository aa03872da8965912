import { sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import type { LedTo } from "#modules/relay/index.ts";
import type { Db } from "#platform/db.ts";
import { appendEvents } from "#platform/events.ts";
import { eventOf } from "./command.ts";
import { holdsCourseUntil, inForce, isHolding } from "./rules.ts";
import { lawsOf, leavingsWhere, putOutside } from "./store.ts";

/** What the relay asks of leavings before something ends; handed to it by compose.ts. */
export const dischargeForRelay: LedTo = {
  /**
   * A course is followed after a discharge. Throws Refused `stillAdmitted` ({ leavingId }) while somebody is in a ward, and
   * `leavingNotFollowed` ({ leavingId, lines, until }) inside the days after a discharge, while a line is open.
   */
  async mayClose(tx, courseId, now) {
    const leavings = await leavingsWhere(tx, sql`l.course_id = ${courseId} and l.state <> 'stopped'`);
    const laws = leavings.length === 0 ? [] : await lawsOf(tx);
    for (const leaving of leavings) {
      if (leaving.state === "open" && leaving.subject === "admission")
        throw new Refused("stillAdmitted", { leavingId: leaving.id });
      if (leaving.leftAt === null) continue;
      const until = holdsCourseUntil(leaving, inForce(laws, dayOf(leaving.leftAt)), now);
      if (until === null) continue;
      const lines = leaving.lines
        .filter((line) => isHolding(line, until))
        .map(({ id, kind }) => ({ id, kind }));
      throw new Refused("leavingNotFollowed", { leavingId: leaving.id, lines, until });
    }
  },

  /** Law 8: who is in the ward still. */
  async carriedBy(db: Db, unitId: Uuid) {
    const { rows } = await sql<{ id: Uuid; courseId: Uuid; knownAs: string | null }>`
      select l.id, l.course_id as "courseId", z.known_as as "knownAs"
        from discharge.leaving l left join citizen.citizen z on z.id = l.citizen_id
       where l.unit_id = ${unitId} and l.ward_key order by l.admitted_at`.execute(db);
    return rows.map((row) => ({ ...row, what: "admission" }));
  },

  /** The ward goes on outside Stafet under its name, and the check with whoever has the baton, who is told: nobody is without one. */
  async emptyUnit({ tx, personId, now, log }, unitId) {
    const here = await leavingsWhere(tx, sql`l.unit_id = ${unitId} and l.ward_key`);
    for (const { id, courseId, citizenId } of here) {
      putOutside(tx, id, { personId, unitId: null, at: now });
      const { rows } = await sql<{ holderId: Uuid; region: string }>`
        select holder_id as "holderId", region from relay.course where id = ${courseId}`.execute(tx);
      const [course] = rows;
      if (!course) throw new Error("An admission is of a course");
      const about = {
        unitId: course.holderId,
        of: { courseId, citizenId },
        data: { leavingId: id, closes: unitId },
      };
      log("discharge.wardClosed", { courseId, citizenId, detail: { leavingId: id } });
      appendEvents(tx, [eventOf("movedWard", about, { personId, unitId: null }, now, course.region)]);
    }
    return here.length;
  },
};
