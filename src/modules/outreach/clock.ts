import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { STAFET_PERSON_ID, SYSTEM } from "#modules/identity/index.ts";
import type { Tx } from "#platform/db.ts";
import { appendEvents, type NewEvent } from "#platform/events.ts";
import { eventOf, type OutreachDeps } from "./command.ts";
import { dayOut } from "./rules.ts";
import { endForDeath, endOthers, insertSearch, lapseSightings } from "./store.ts";
import type { Search } from "./types.ts";

const THE_CLOCK = { personId: STAFET_PERSON_ID, unitId: null };

/**
 * What the clock does: words about somebody not yet met are gone after their last day; who is no longer the team's to look for is not
 * on its list. Where the course went on in another that is the team's, it goes on looking there.
 */
export const createClockwork = ({ db, identity }: Pick<OutreachDeps, "db" | "identity">) => ({
  /** Returns how much was ended. Again, it does nothing. */
  tick: (now: Instant): Promise<number> =>
    db.write(SYSTEM, async (tx) => {
      const events: NewEvent[] = [];
      const lapsed = await lapseSightings(tx, dayOut(now), now);
      for (const { unitId, region } of lapsed)
        events.push(eventOf("sightingEnded", { unitId, data: { how: "lapsed" } }, THE_CLOCK, now, region));
      const ended = await endOthers(tx, now);
      for (const search of ended) {
        events.push(
          eventOf("searchEnded", { unitId: search.unitId, of: search }, THE_CLOCK, now, search.region),
        );
        if (search.mergedInto) await goOn(tx, { ...search, mergedInto: search.mergedInto }, now);
      }
      appendEvents(tx, events);
      identity.audit.record(tx, entriesOf("outreach.notOurs", ended, now));
      return lapsed.length + ended.length;
    }),

  /**
   * Somebody in a ward or a house wrote that they have died, or their course was closed for it: no team looks for them, also before
   * whoever has the baton has closed the course. Again, it does nothing. Returns how many searches were ended.
   */
  died: (courseId: Uuid, now: Instant): Promise<number> =>
    db.write(SYSTEM, async (tx) => {
      const ended = await endForDeath(tx, courseId, now);
      appendEvents(
        tx,
        ended.map((search) =>
          eventOf("searchEnded", { unitId: search.unitId, of: search }, THE_CLOCK, now, search.region),
        ),
      );
      identity.audit.record(tx, entriesOf("outreach.died", ended, now));
      return ended.length;
    }),
});

const entriesOf = (action: string, ended: readonly Search[], at: Instant) =>
  ended.map(({ courseId, citizenId }) => ({ at, actor: SYSTEM, action, courseId, citizenId }));

async function goOn(tx: Tx, search: Search & { readonly mergedInto: string }, now: Instant): Promise<void> {
  const { rows } = await sql<{ courseId: string; citizenId: string }>`
    select c.id as "courseId", c.citizen_id as "citizenId" from relay.course c
     where c.id = ${search.mergedInto} and c.state = 'open'
       and (c.holder_id = ${search.unitId}
            or exists (select from relay.need n where n.course_id = c.id and n.responsible_id = ${search.unitId} and n.ended_at is null))
       and not exists (select from outreach.search s where s.course_id = c.id and s.unit_id = ${search.unitId} and s.ended_at is null)`.execute(
    tx,
  );
  const [into] = rows;
  if (into)
    insertSearch(
      tx,
      { id: newId(), unitId: search.unitId, ...into, stopId: search.stopId, place: search.place },
      { personId: STAFET_PERSON_ID, at: now },
    );
}
