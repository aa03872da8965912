import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Keyring, Place } from "#platform/crypto.ts";
import { type Db, later, type Tx } from "#platform/db.ts";

/** Telling whoever handed something in that it helped. Where to is sealed, and gone as soon as it was told. By the house. */

/** An E.164 number or an e-mail address. */
export interface ThanksTo {
  readonly kind: "sms" | "email";
  readonly to: string;
}

export interface DueThanks {
  readonly to: ThanksTo;
  readonly language: "da" | "en";
  readonly tries: number;
}

export const sealedThanks = (row: Uuid): Place => ({
  table: "citizen.knowledge_note",
  column: "thanks_sealed",
  row,
});

export function createThanks(keyring: Keyring) {
  return {
    /** Where a thank-you goes; null when it is not due any more. Throws Unreadable. */
    async thanksFor(tx: Tx, id: Uuid, now: Instant): Promise<DueThanks | null> {
      const { rows } = await sql<Omit<DueThanks, "to"> & { readonly sealed: string }>`
        select thanks_sealed as sealed, language, thanks_tries as tries from citizen.knowledge_note
         where id = ${id} and thanks_next_at <= ${now} for no key update`.execute(tx);
      const [row] = rows;
      if (row === undefined) return null;
      const to = JSON.parse(keyring.open(row.sealed, sealedThanks(id))) as ThanksTo;
      return { to, language: row.language, tries: row.tries };
    },

    /** Notes whose givers are to be told by now.  */
    async thanksDue(db: Db, now: Instant, most: number): Promise<readonly Uuid[]> {
      const { rows } = await sql<{ id: Uuid }>`
        select id from citizen.knowledge_note where thanks_next_at <= ${now} order by thanks_next_at limit ${most}`.execute(
        db,
      );
      return rows.map(({ id }) => id);
    },

    /** Those thanked last: in which language, and to whom no more. */
    async thankedLately(
      db: Db,
      most: number,
    ): Promise<readonly { readonly id: Uuid; readonly at: Instant; readonly language: "da" | "en" }[]> {
      const { rows } = await sql<{ id: Uuid; at: Instant; language: "da" | "en" }>`
        select id, thanked_at as at, language from citizen.knowledge_note
         where thanked_at is not null order by thanked_at desc, id limit ${most}`.execute(db);
      return rows;
    },

    /** Tried again at `nextAt`. */
    thanksWait: (tx: Tx, id: Uuid, nextAt: Instant, tries: number): void =>
      later(
        tx,
        sql`update citizen.knowledge_note set thanks_next_at = ${nextAt}, thanks_tries = ${tries} where id = ${id}`.compile(
          tx,
        ),
      ),

    /** It went, or never will: where to is forgotten. */
    thanksOver: (tx: Tx, id: Uuid, thankedAt: Instant | null): void =>
      later(
        tx,
        sql`update citizen.knowledge_note set thanks_sealed = null, thanks_next_at = null, thanked_at = ${thankedAt} where id = ${id}`.compile(
          tx,
        ),
      ),
  };
}
