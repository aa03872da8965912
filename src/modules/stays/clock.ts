import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { STAFET_PERSON_ID, SYSTEM } from "#modules/identity/index.ts";
import { entriesOf } from "#modules/relay/index.ts";
import { appendEvents, type NewEvent } from "#platform/events.ts";
import { eventOf, type Happened, type StaysDeps } from "./command.ts";
import { figuresOf, sayFigures } from "./figures.ts";
import { tonightAt } from "./rules.ts";
import { lapse, lockServices, placesWhere, settleWaiting, staysWhere, updateStay } from "./store.ts";
import { tellBoth, tellWaited } from "./tell.ts";

/** What the clock does: promises lapse, a night is over, and the figures follow. */
export function createClockwork({
  db,
  identity,
  directory,
}: Pick<StaysDeps, "db" | "identity" | "directory">) {
  const settle = (serviceId: Uuid, now: Instant): Promise<number> =>
    db.write(SYSTEM, async (tx) => {
      const service = sql`select ${serviceId}::uuid`;
      lockServices(tx, service);
      const events: NewEvent[] = [];
      const happened: Happened = (type, about) =>
        events.push(eventOf(type, about, { personId: STAFET_PERSON_ID, unitId: null }, now));
      const gone = await lapse(tx, service, now);
      for (const stay of gone) tellBoth(happened, "lapsed", stay);
      const regions = await regionsOf(
        tx,
        gone.map(({ courseId }) => courseId),
      );
      appendEvents(
        tx,
        events.map((event) => ({ ...event, region: regions.get(event.courseId ?? "") ?? null })),
      );
      if (events.length > 0)
        identity.audit.record(tx, entriesOf({ at: now, actor: SYSTEM, action: "stays.lapse" }, events));
      // What has not changed is left to age: nobody has said that it is still so.
      const [said, are] = [await saidOf(tx, serviceId), await figuresOf(tx, serviceId, now)];
      if (are.some(({ unit, available, maximum }) => said.get(unit) !== `${available}/${maximum}`))
        await sayFigures(tx, directory, [serviceId], { at: now, personId: null });
      return gone.length;
    });

  return {
    /**
     * The need a place was promised for has ended, or the course with all of them – met, not wanted, or the person has died: what is
     * only promised or waited for is given back, and nobody waits for somebody who does not come. Whoever is there is there until the
     * house says otherwise, and what two merged courses were promised stands. Again, it does nothing. Returns how much was given back.
     */
    needOver: (
      over: { readonly courseId: Uuid | null; readonly needId: Uuid | null },
      now: Instant,
    ): Promise<number> =>
      db.write(SYSTEM, async (tx) => {
        const about = (of: "s" | "w") =>
          sql`${sql.ref(`${of}.course_id`)} = ${over.courseId} and coalesce(${sql.ref(`${of}.need_id`)} = ${over.needId}::uuid, true)
              and exists (select from relay.course c where c.id = ${over.courseId} and c.merged_into is null)`;
        lockServices(
          tx,
          sql`select p.service_id from stays.stay s join stays.place p on p.id = s.place_id where s.state = 'held' and ${about("s")}
              union select w.service_id from stays.waiting w where w.settled_at is null and ${about("w")}`,
        );
        const hand = { personId: STAFET_PERSON_ID, unitId: null, at: now };
        const held = await staysWhere(tx, sql`s.state = 'held' and ${about("s")}`);
        const region =
          (await regionsOf(tx, over.courseId === null ? [] : [over.courseId])).get(over.courseId ?? "") ??
          null;
        const events: NewEvent[] = [];
        const happened: Happened = (type, told) => events.push(eventOf(type, told, hand, now, region));
        for (const stay of held) {
          updateStay(tx, stay.id, { state: "cancelled", reason: "needOver" }, hand);
          tellBoth(happened, "cancelled", stay);
        }
        const waited = await settleWaiting(tx, about("w"), "withdrawn", hand);
        tellWaited(happened, waited, "withdrawn", now);
        const queues = waited.map(({ serviceId }) => serviceId);
        appendEvents(tx, events);
        if (events.length > 0)
          identity.audit.record(tx, entriesOf({ at: now, actor: SYSTEM, action: "stays.needOver" }, events));
        const places = await placesWhere(
          tx,
          sql`p.id = any(${held.map(({ placeId }) => placeId)}::uuid[])`,
          tonightAt(now),
        );
        await sayFigures(tx, directory, [...places.map(({ serviceId }) => serviceId), ...queues], {
          at: now,
          personId: null,
        });
        return held.length + queues.length;
      }),

    /**
     * For every service with places: writes down which promises are gone, and says the figures anew where the calendar has moved on.
     * Each on its own, so that one that fails holds up nobody else: throws AggregateError at the end. Returns how many promises lapsed.
     */
    async tick(now: Instant): Promise<number> {
      const services = await db.ask(
        SYSTEM,
        sql<{ id: Uuid }>`select distinct service_id as id from stays.place`,
      );
      const errors: unknown[] = [];
      let lapsed = 0;
      for (const { id } of services)
        lapsed += await settle(id, now).catch((error: unknown) => {
          errors.push(error);
          return 0;
        });
      if (errors.length > 0)
        throw new AggregateError(errors, `${errors.length} of ${services.length} failed`);
      return lapsed;
    },
  };
}

async function saidOf(
  tx: Parameters<typeof figuresOf>[0],
  serviceId: Uuid,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ unit: string; said: string }>`
    select unit, available || '/' || coalesce(maximum, -1) as said from directory.capacity where service_id = ${serviceId}`.execute(
    tx,
  );
  return new Map(rows.map(({ unit, said }) => [unit, said]));
}

async function regionsOf(
  tx: Parameters<typeof figuresOf>[0],
  courseIds: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, string>> {
  if (courseIds.length === 0) return new Map();
  const { rows } = await sql<{ id: Uuid; region: string }>`
    select id, region from relay.course where id = any(${[...courseIds]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, region }) => [id, region]));
}
