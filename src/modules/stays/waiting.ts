import { sql } from "kysely";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { MakeCommand, StaysDeps } from "./command.ts";
import { StopWaiting, WaitForPlace } from "./commands.ts";
import { sayFigures } from "./figures.ts";
import { placeIsNeeded } from "./needed.ts";
import { insertWaiting, lockServices, settleWaiting } from "./store.ts";

/** Waiting for a place to come free. Who is next is decided by need: rules.ts, byNeed. */
export function waitingActions(command: MakeCommand, { relay, directory }: StaysDeps) {
  return {
    /**
     * The citizen of a need waits for a place of a service. By a unit on the course. Throws Refused `notFound` – also of a service
     * without places –, `courseClosed`, `needEnded`, `needIsNoPlace`, `waitsAlready`.
     */
    waitForPlace: command("waitForPlace", WaitForPlace, async ({ tx, actor, command: c, now, happened }) => {
      const { course, need } = await relay.inside.need(tx, c.needId);
      if (!(await relay.inside.takesPart(tx, actor, course.id))) throw new Refused("notFound");
      placeIsNeeded({ course, need });
      lockServices(tx, sql`select ${c.serviceId}::uuid`);
      const { rows } = await sql<{ unitId: Uuid }>`
        select p.unit_id as "unitId" from stays.place p join identity.unit u on u.id = p.unit_id
         where p.service_id = ${c.serviceId} and u.region = ${course.region} order by p.id limit 1`.execute(
        tx,
      );
      const unitId = rows[0]?.unitId;
      if (unitId === undefined) throw new Refused("notFound");
      const of = { courseId: course.id, citizenId: course.citizenId, needId: need.id };
      const id = newId();
      const asked = { serviceId: c.serviceId, grounds: c.grounds, conditions: c.conditions };
      insertWaiting(
        tx,
        { id, unitId, ...of, ...asked, askedFor: actor.unitId },
        { personId: actor.personId, at: now },
      );
      await sayFigures(tx, directory, [c.serviceId], { at: now, personId: actor.personId });
      for (const told of new Set([unitId, actor.unitId])) happened("waitBegun", { unitId: told, of });
      return { waitingId: id };
    }),

    /** No longer waits: found somewhere else, or does not want it. By who asked, or the house. Throws Refused `notFound`. */
    stopWaiting: command("stopWaiting", StopWaiting, async ({ tx, actor, command: c, now, happened }) => {
      lockServices(tx, sql`select service_id from stays.waiting where id = ${c.waitingId}`);
      const { rows } = await sql<{
        unitId: Uuid;
        askedFor: Uuid;
        courseId: Uuid;
        citizenId: Uuid;
        needId: Uuid;
      }>`
        select unit_id as "unitId", asked_for as "askedFor", course_id as "courseId", citizen_id as "citizenId", need_id as "needId"
          from stays.waiting where id = ${c.waitingId} and settled_at is null`.execute(tx);
      const [waits] = rows;
      if (!waits || ![waits.unitId, waits.askedFor].includes(actor.unitId)) throw new Refused("notFound");
      const hand = { personId: actor.personId, unitId: actor.unitId, at: now };
      const queues = await settleWaiting(tx, sql`w.id = ${c.waitingId}`, c.settled, hand);
      await sayFigures(tx, directory, queues, { at: now, personId: actor.personId });
      for (const told of new Set([waits.unitId, waits.askedFor]))
        happened("waitEnded", { unitId: told, of: waits });
      return { waitingId: c.waitingId };
    }),
  };
}
