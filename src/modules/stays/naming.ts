import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { dayOf } from "#kernel/time.ts";
import { letsFind } from "#modules/consent/index.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";
import type { StaysDeps } from "./command.ts";
import type { Here } from "./present.ts";

/** What the reader may call them: whoever came to the door, lets it find them, or whose course the
 * unit is on – the name they go by, and no more. */
export function namesFor({ citizens, consents }: Pick<StaysDeps, "citizens" | "consents">) {
  return async (tx: Db, actor: Actor, stays: readonly Here[], now: Instant) => {
    const ids = [...new Set(stays.map(({ citizenId }) => citizenId))];
    const [said, cards] = [
      await consents.said(tx, ids, dayOf(now)),
      await citizens.citizenCards(tx, ids, dayOf(now)),
    ];
    const ours = await onTheRelay(
      tx,
      stays.map(({ courseId }) => courseId),
    );
    return ({ citizenId, courseId, state }: Here): string | null => {
      const theirs = said.get(citizenId);
      const may =
        state === "occupied" || ours.has(courseId) || (theirs !== undefined && letsFind(theirs, actor.unit));
      return may ? (cards.get(citizenId)?.knownAs ?? null) : null;
    };
  };
}

/** Those of the courses that the reader is on, as the second wall judges it. */
async function onTheRelay(tx: Db, courseIds: readonly Uuid[]): Promise<ReadonlySet<Uuid>> {
  const { rows } = await sql<{ id: Uuid }>`
    select id from unnest(${[...new Set(courseIds)]}::uuid[]) as id where wall.standing(id) = 3`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}
