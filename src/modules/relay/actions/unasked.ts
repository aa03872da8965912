import type { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { STAFET_PERSON_ID, SYSTEM } from "#modules/identity/index.ts";
import { appendEvents, type NewEvent } from "#platform/events.ts";
import { entriesOf, eventOf, type RelayDeps, type Unasked } from "./command.ts";

/** What nobody asks for: the clock's and the gateway's side of the relay. */

const STAFET = { personId: STAFET_PERSON_ID, unitId: null };

export function unasked({ db, identity }: Pick<RelayDeps, "db" | "identity">) {
  return {
    /** One transaction of the rules' own: its events and its log entry with it. */
    act: <T>(action: string, now: Instant, work: (job: Unasked) => Promise<T>): Promise<T> =>
      db.write(SYSTEM, async (tx) => {
        const events: NewEvent[] = [];
        const done = await work({
          tx,
          now,
          happened: (type, about) => events.push(eventOf(type, about, STAFET, now)),
        });
        if (events.length === 0) return done;
        appendEvents(tx, events);
        const entry = { at: now, actor: SYSTEM, action: `relay.${action}` };
        identity.audit.record(tx, entriesOf(entry, events));
        return done;
      }),

    idsOf: (query: ReturnType<typeof sql<{ id: Uuid }>>): Promise<Uuid[]> =>
      db.read(SYSTEM, async (snapshot) => (await query.execute(snapshot)).rows.map((row) => row.id)),
  };
}

/**
 * Does the work for each on its own: one that fails holds up nobody else. Throws AggregateError at the end when any did,
 * so that the job is logged as failed and the watchdog hears of it. Returns for how many it was done.
 */
export async function each(ids: readonly Uuid[], work: (id: Uuid) => Promise<unknown>): Promise<number> {
  const errors: unknown[] = [];
  for (const id of ids) await work(id).catch((error: unknown) => errors.push(error));
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} of ${ids.length} failed`);
  return ids.length;
}
