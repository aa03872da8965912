import { readCardCode } from "#kernel/cardCode.ts";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { FoundCard } from "#modules/citizen/index.ts";
import { createThrottle, SYSTEM } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";
import { createSeal } from "#platform/seal.ts";
import type { RelayDeps } from "../actions/command.ts";
import { courseOfPerson } from "../views/card-rows.ts";
import { ownActor } from "./actor.ts";

/** From a card to its owner's own pages, and out again. For whoever holds a card: nobody is signed in. */
export function createEntering({ db, identity, citizens, secret }: RelayDeps) {
  const throttle = createThrottle(db, createSeal(secret, "cards"));

  const find = (snapshot: Db, typed: string): Promise<FoundCard | null> => {
    const code = readCardCode(typed);
    return code === null ? Promise.resolve(null) : citizens.cardByCode(snapshot, code);
  };

  /** Who has the baton, or gave the card out. */
  async function ring(
    snapshot: Db,
    card: Pick<FoundCard, "citizenId" | "issuedUnitId">,
  ): Promise<string | null> {
    const course = await courseOfPerson(snapshot, await citizens.recordsOf(snapshot, card.citizenId));
    const unitId = course?.holderId ?? card.issuedUnitId;
    return (await identity.unitCards(snapshot, [unitId])).get(unitId)?.phone ?? null;
  }

  return {
    /**
     * What a finder may know: a number to ring – who has the baton, or gave the card out – and nothing else. Null for a
     * code that is nobody's, and for a dead card alike.
     */
    numberToRing: (typed: string): Promise<string | null> =>
      db.read(SYSTEM, async (snapshot) => {
        const card = await find(snapshot, typed);
        if (card === null || card.endedAt !== null) return null;
        return ring(snapshot, card);
      }),

    /**
     * Card and PIN: a session of minutes, whose token only the caller's browser has. Attempts are counted per card and address
     * before they are made; a stranger can slow a card down, for a quarter of an hour at most, and never lock it. Throws
     * Refused `unknownCard`, `wrongCardPin`, `tooManyAttempts`.
     */
    async enter(typed: { code: string; pin: string; address: string }, now: Instant): Promise<string> {
      const card = await db.read(SYSTEM, (snapshot) => find(snapshot, typed.code));
      if (card === null || card.endedAt !== null) throw new Refused("unknownCard");
      const account = `card ${card.id} ${card.round}`;
      const attempt = { account, address: typed.address, known: false };
      await throttle.claim(attempt, now);
      const { citizenId } = card;
      if (!(await citizens.isPin(card, typed.pin))) {
        await identity.audit.deny({ at: now, actor: SYSTEM, action: "own.entered", citizenId });
        throw new Refused("wrongCardPin");
      }
      await throttle.succeeded(attempt, now);
      return db.write(SYSTEM, async (tx) => {
        identity.audit.record(tx, [
          { at: now, actor: ownActor(citizenId, now), action: "own.entered", citizenId },
        ]);
        return citizens.beginCardSession(tx, card.id, now);
      });
    },

    /**
     * Whom to ring where the card counts no more that these pages were opened with: it is lost, or there is a new one. Null where
     * it is only time that has gone. No more than a finder is told while it counts.
     */
    blocked: (token: string): Promise<string | null> =>
      db.read(SYSTEM, async (snapshot) => {
        const was = await citizens.cardOfSession(snapshot, token);
        return was?.blocked ? ring(snapshot, was) : null;
      }),

    /** Whose pages these are; null when the session is over, or the card does not count any more. */
    async whose(token: string, now: Instant): Promise<Uuid | null> {
      const session = await db.write(SYSTEM, (tx) => citizens.cardSession(tx, token, now));
      return session?.citizenId ?? null;
    },

    /** "Luk siden nu". Over at once, also in other windows of the same browser. */
    leave: (token: string): Promise<boolean> => db.write(SYSTEM, (tx) => citizens.endCardSession(tx, token)),
  };
}
