import { sql } from "kysely";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Job, MakeCommand, StaysDeps } from "./command.ts";
import { StopWaiting, WaitForPlace } from "./commands.ts";
import { sayFigures } from "./figures.ts";
import { placeIsNeeded } from "./needed.ts";
import { freeOn, tonightAt } from "./rules.ts";
import { insertWaiting, lockServices, placesWhere, settleWaiting, waitingWhere } from "./store.ts";
import { tellWaited } from "./tell.ts";

/** Waiting for a place to come free. Who is next is decided by need: rules.ts, byNeed. */
export function waitingActions(command: MakeCommand, { relay, directory }: StaysDeps) {
  return {
    /**
     * The citizen of a need waits for a place of a service; where nothing is free in the region tonight, that feeds the map of gaps once.
     * By a unit on the course. Throws Refused `notFound` – also of a service
     * without places –, `courseClosed`, `needEnded`, `needIsNoPlace`, `waitsAlready`.
     */
    waitForPlace: command("waitForPlace", WaitForPlace, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
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
      const nothingFree = await nothingIsFree(job, course.region, c.conditions, of);
      if (nothingFree)
        // Asked for once, wherever they are put down after that: the map of gaps counts people, not lists (C6).
        await directory.feedGap(tx, {
          region: course.region,
          area: course.area,
          needKind: need.kind,
          cause: "noCapacity",
          conditions: c.conditions,
          unitId: actor.unitId,
          now,
        });
      const data = { grounds: c.grounds, nothingFree };
      for (const told of new Set([unitId, actor.unitId])) happened("waitBegun", { unitId: told, of, data });
      return { waitingId: id };
    }),

    /** No longer waits: found somewhere else, or does not want it. By who asked, or the house. Throws Refused `notFound`. */
    stopWaiting: command("stopWaiting", StopWaiting, async ({ tx, actor, command: c, now, happened }) => {
      lockServices(tx, sql`select service_id from stays.waiting where id = ${c.waitingId}`);
      const [waits] = await waitingWhere(tx, sql`w.id = ${c.waitingId} and w.settled_at is null`);
      if (!waits || ![waits.unitId, waits.askedFor].includes(actor.unitId)) throw new Refused("notFound");
      const hand = { personId: actor.personId, unitId: actor.unitId, at: now };
      const waited = await settleWaiting(tx, sql`w.id = ${c.waitingId}`, c.settled, hand);
      await sayFigures(
        tx,
        directory,
        waited.map(({ serviceId }) => serviceId),
        { at: now, personId: actor.personId },
      );
      tellWaited(happened, waited, c.settled, now);
      return { waitingId: c.waitingId };
    }),
  };
}

/** Is no place with these conditions free tonight, and do they not wait for one already? */
async function nothingIsFree(
  { tx, now }: Job<unknown>,
  region: string,
  conditions: readonly string[],
  of: { readonly courseId: Uuid; readonly needId: Uuid },
): Promise<boolean> {
  const waits = await waitingWhere(tx, sql`w.course_id = ${of.courseId} and w.settled_at is null`);
  if (waits.length > 1) return false;
  const tonight = tonightAt(now);
  const places = await placesWhere(
    tx,
    sql`u.region = ${region} and u.closed_at is null and p.conditions @> ${[...conditions]}::text[]`,
    tonight,
  );
  return freeOn(places, tonight, now) === 0;
}
