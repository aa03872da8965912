import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database, Tx } from "#platform/db.ts";
import { keepersOf } from "../recommendations/reminding.ts";
import { lettersFor, toldTo } from "./rules.ts";
import { dueNotices, keepNotices, sittersOf } from "./store.ts";
import type { SeatLetter } from "./types.ts";

export function createNotices(db: Database) {
  return {
    /**
     * Tells those with a seat what happened and which days come near (H6, H7), each thing once, through `post`: one letter to each address,
     * whatever there is to tell. Of what belongs to a closed item it says no word. Gives how many letters. For the clock, once a day.
     */
    tellSeats: (post: (tx: Tx, letter: SeatLetter) => void, now: Instant): Promise<number> =>
      db.write(SYSTEM, async (tx) => {
        // One at a time: another process that tells waits here, and finds it told.
        await sql`select pg_advisory_xact_lock(hashtext('council.tellSeats'))`.execute(tx);
        const today = dayOf(now);
        const due = await dueNotices(tx, today);
        if (due.length === 0) return 0;
        const bodies = [...new Set(due.flatMap(({ bodyId, alsoOf }) => [bodyId, ...alsoOf]))];
        const keepers = await keepersOf(tx, bodies, today);
        const sitters = await sittersOf(tx, bodies, today);
        const letters = lettersFor(due, keepers, sitters);
        for (const letter of letters) post(tx, letter);
        keepNotices(
          tx,
          due.flatMap((notice) => {
            const { kind, id, key } = notice;
            const { size } = toldTo(notice, keepers, sitters);
            // Where nobody has an address nobody is told: whoever has one before it is too late, is.
            return size === 0 ? [] : [{ kind, id, key, letters: size }];
          }),
          now,
        );
        return letters.length;
      }),
  };
}
