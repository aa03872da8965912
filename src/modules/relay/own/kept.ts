import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { createSeal } from "#platform/seal.ts";
import type { RelayDeps } from "../actions/command.ts";

/** A form as it was sent: to which page, and everything in it. */ interface SentForm {
  readonly path: string;
  readonly values: Readonly<Record<string, readonly string[]>>;
}

export interface OwnKept extends SentForm {
  readonly id: Uuid;
}

/**
 * What is typed on the citizen's pages and sent when the page has closed itself – or when another card has been used meanwhile
 * on the same phone. Each form carries the mark of the card it was drawn for: it is carried out for that one and for nobody
 * else, and what cannot be is kept for that one, sealed. The phone has nothing of it.
 */
export function createKept({ db, citizens, secret }: RelayDeps) {
  const marks = createSeal(secret, "the card a form was drawn for");
  const forms = createSeal(secret, "forms kept for a card");

  /** Which card a form was drawn for; null for what is no mark of ours. */
  const drawnFor = (mark: string): Uuid | null => (mark === "" ? null : (marks.open(mark) as Uuid | null));

  return {
    /** Whose pages these are, and the mark of their card for the forms; null when the session is over, or the card does not count any more. */
    async holder(token: string, now: Instant): Promise<{ citizenId: Uuid; mark: string } | null> {
      const session = await db.write(SYSTEM, (tx) => citizens.cardSession(tx, token, now));
      return session && { citizenId: session.citizenId, mark: marks.seal(session.cardId) };
    },

    /**
     * Whether a form was drawn for the card that is entered with now. A form without a mark is asked for by nobody's page, and
     * belongs to whoever sends it.
     */
    isFor: (mark: string, { mark: mine }: { mark: string }): boolean =>
      mark === "" || drawnFor(mark) === drawnFor(mine),

    /**
     * Keeps what was sent for the card it was drawn for – or, unmarked, for the one whose session it was. False when that card
     * counts no more, or nobody knows which it was.
     */
    keep(sent: SentForm & { mark: string; token: string | null }, now: Instant): Promise<boolean> {
      const { mark, token, path, values } = sent;
      return db.write(SYSTEM, async (tx) => {
        const was = token === null ? null : await citizens.cardOfSession(tx, token);
        const cardId = drawnFor(mark) ?? was?.cardId ?? null;
        if (cardId === null) return false;
        return citizens.keepForm(tx, cardId, forms.seal(JSON.stringify({ cardId, path, values })), now);
      });
    },

    /** What is kept for the card that was entered with, newest first; nothing for a session that is over. */
    kept: (token: string, now: Instant): Promise<readonly OwnKept[]> =>
      db.write(SYSTEM, async (tx) => {
        const session = await citizens.cardSession(tx, token, now);
        if (session === null) return [];
        return (await citizens.keptForms(tx, session.cardId, now)).flatMap(({ id, sealed }) => {
          const text = forms.open(sealed);
          if (text === null) return [];
          const { cardId, path, values } = JSON.parse(text) as SentForm & { cardId: Uuid };
          return cardId === session.cardId ? [{ id, path, values }] : [];
        });
      }),

    /** It is taken up, or thrown away. */
    dropKept: (token: string, id: Uuid, now: Instant): Promise<void> =>
      db.write(SYSTEM, async (tx) => {
        const session = await citizens.cardSession(tx, token, now);
        if (session !== null) await citizens.dropKeptForm(tx, session.cardId, id);
      }),

    /** Sweeps away what nobody came back for. Returns how many. */
    forgetKept: (now: Instant): Promise<number> =>
      db.write(SYSTEM, (tx) => citizens.forgetKeptForms(tx, now)),
  };
}
