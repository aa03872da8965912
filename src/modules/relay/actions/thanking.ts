import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { plus } from "#kernel/time.ts";
import type { DueThanks } from "#modules/citizen/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { thanksText } from "../rules/messageText.ts";
import { ABANDONED, goesAt, type Outcome, waitAfter } from "../rules/reaching.ts";
import type { Carriers, Parcel } from "./carriers.ts";
import type { RelayDeps } from "./command.ts";
import { each } from "./unasked.ts";

/** Nobody is rung out of bed to be thanked. */
const POLITE = { opens: "09:00", closes: "20:00" } as const;
/** After so many tries, over some hours, nobody is there; a thank-you is not worth more. */
const MOST_TRIES = 8;
const ROUND = 50;
const SHOWN = 10;

/**
 * Telling those who handed something over that it helped, and no more (D3): as the outbox does, in hand by one transaction, carried
 * outside of any, written down by another. What a carrier has, may have or will not have is over, and where to is forgotten.
 */
export function thankingActions({ db, citizens }: Pick<RelayDeps, "db" | "citizens">) {
  const take = (id: Uuid, carriers: Carriers, now: Instant): Promise<DueThanks | null> =>
    db.write(SYSTEM, async (tx) => {
      const due = await citizens.thanksFor(tx, id, now);
      if (due === null) return null;
      const opensAt = due.to.kind === "sms" ? goesAt(POLITE, now) : now;
      if (opensAt > now) {
        citizens.thanksWait(tx, id, opensAt, due.tries);
        return null;
      }
      // Broken off in the middle again and again, or nothing to carry it by: no person is sent out with a thank-you.
      if (due.tries >= MOST_TRIES || carriers[due.to.kind] === null) {
        citizens.thanksOver(tx, id, null);
        return null;
      }
      citizens.thanksWait(tx, id, plus(now, ABANDONED), due.tries + 1);
      return { ...due, tries: due.tries + 1 };
    });

  const conclude = (id: Uuid, tries: number, outcome: Outcome, now: Instant): Promise<void> =>
    db.write(SYSTEM, async (tx) => {
      if (outcome.kind === "later") citizens.thanksWait(tx, id, plus(now, waitAfter(tries)), tries);
      else citizens.thanksOver(tx, id, outcome.kind === "refused" ? null : now);
    });

  return {
    /** The latest thank-yous as they read, for the demonstration's page of letters. To whom is forgotten. */
    thanked: (): Promise<readonly { id: Uuid; at: Instant; subject: string; text: string }[]> =>
      db.read(SYSTEM, async (snapshot) =>
        (await citizens.thankedLately(snapshot, SHOWN)).map(({ language, ...one }) => ({
          ...one,
          ...thanksText(language),
        })),
      ),

    /** Sees to every thank-you that is due, each on its own. Returns how many. Throws AggregateError when any failed. */
    async thankGivers(carriers: Carriers, clock: () => Instant): Promise<number> {
      const due = await db.read(SYSTEM, (snapshot) => citizens.thanksDue(snapshot, clock(), ROUND));
      return each(due, async (id) => {
        const taken = await take(id, carriers, clock());
        const carrier = taken && carriers[taken.to.kind];
        if (taken === null || carrier === null) return;
        const parcel: Parcel = { id, to: taken.to.to, ...thanksText(taken.language) };
        await conclude(id, taken.tries, await carrier(parcel), clock());
      });
    },
  };
}
