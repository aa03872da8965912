import type { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { Refused } from "#kernel/refusal.ts";
import { type Identity, keyOf, type SignedIn, SYSTEM } from "#modules/identity/index.ts";
import type { Database, Db } from "#platform/db.ts";
import { once } from "#platform/idempotency.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Card, cardSchema } from "./model.ts";
import { mayEditCard, regionsKept } from "./policy.ts";
import { put, standing } from "./store.ts";

export interface GuidanceDeps {
  readonly db: Database;
  readonly identity: Identity;
}

type Who = Pick<SignedIn, "personId" | "remits" | "actor">;

export function createWriting({ db, identity }: GuidanceDeps) {
  const regionsOf = async (tx: Db, who: Who): Promise<readonly string[]> => {
    const held = await identity.remitsHeld(tx, who.personId);
    // Who lacks a second step holds nothing yet, whatever the table says.
    return regionsKept(held.filter(({ remit }) => who.remits.includes(remit)));
  };

  return {
    /** The regions whose cards somebody may edit: for pages, to show exactly what policy.ts allows. */
    keeps: (who: Who): Promise<readonly string[]> => db.read(SYSTEM, (snapshot) => regionsOf(snapshot, who)),

    /**
     * Saves a card whole, new or changed, for the editor of its region – as it was and as it becomes. `seen` is the edition
     * that was on the page, 0 for a new one. Gives the edition. Throws Refused `invalidInput`, `forbidden`, `editedMeanwhile`.
     */
    saveCard(
      who: Who,
      draft: z.input<typeof cardSchema>,
      seen: number,
      now: Instant,
      key?: string,
    ): Promise<number> {
      const entry = { at: now, actor: keyOf(who), action: "guidance.save", detail: { cardId: draft.id } };
      const asked = { actorId: who.personId, key, name: entry.action, request: { draft, seen } };
      return identity.audit.watch(entry, () =>
        db.write(SYSTEM, (tx) =>
          once(tx, asked, now, async () => {
            const card: Card = wellFormed(cardSchema, draft);
            const before = (await standing(tx, [card.id])).get(card.id);
            const regions = [card.region, ...(before ? [before.card.region] : [])];
            if (!mayEditCard(await regionsOf(tx, who), ...regions)) throw new Refused("forbidden");
            const edition = put(tx, card, before, { seen, at: now, personId: who.personId });
            identity.audit.record(tx, [entry]);
            return edition;
          }),
        ),
      );
    },

    /**
     * Takes cards in from a file, for whoever runs the house: a card that is there already is left as it is, since somebody
     * may have changed it. Gives how many were new and how many were left. All or none.
     */
    takeIn(cards: readonly Card[], now: Instant): Promise<{ readonly added: number; readonly left: number }> {
      return db.write(SYSTEM, async (tx) => {
        const there = await standing(
          tx,
          cards.map(({ id }) => id),
        );
        const added = cards.filter(({ id }) => !there.has(id));
        for (const card of added) put(tx, card, undefined, { seen: 0, at: now, personId: null });
        return { added: added.length, left: cards.length - added.length };
      });
    },
  };
}
