import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import type { Card } from "./model.ts";
import { fitting } from "./rules.ts";
import type { KeptCard } from "./store.ts";
import type { Situation } from "./types.ts";

/** A card's name, as the line beside the work shows it. */
export interface CardName {
  readonly id: Uuid;
  readonly title: Card["title"];
}

/** An edition as its history shows it. */
export interface CardEdition {
  readonly edition: number;
  readonly at: Instant;
  /** Null: taken in from a file. */
  readonly by: string | null;
  readonly card: Card;
}

/** So many lie beside the work at most: more is a shelf, and nobody reads a shelf at night. */
const BESIDE = 2;

/** All of it is what everybody may read. */
export function createViews(db: Database) {
  return {
    /** The cards of a region – null: of every region –, by title in Danish order; withdrawn ones where they are wanted. */
    async cards(region: string | null, withdrawn = false): Promise<readonly KeptCard[]> {
      const rows = await db.ask(
        SYSTEM,
        sql<KeptCard>`
          select document as card, edition, changed_at as "changedAt" from guidance.card
           where (${region}::text is null or region = ${region}) and (${withdrawn}::boolean or not withdrawn)`,
      );
      return rows.sort((a, b) => a.card.title.da.localeCompare(b.card.title.da, "da"));
    },

    /** One card in its newest edition, withdrawn or not; null where there is none. */
    async card(id: string): Promise<KeptCard | null> {
      if (!isUuid(id)) return null;
      const query = sql<KeptCard>`
        select document as card, edition, changed_at as "changedAt" from guidance.card where id = ${id}`;
      return (await db.ask(SYSTEM, query))[0] ?? null;
    },

    /** What is worth reading here: for the quiet line beside the work. */
    async beside(region: string, situation: Situation): Promise<readonly CardName[]> {
      const { moments, needs } = situation;
      if (moments.length + needs.length === 0) return [];
      const rows = await db.ask(
        SYSTEM,
        sql<CardName & Pick<Card, "moments" | "needs">>`
          select id, document -> 'title' as title, moments, needs from guidance.card
           where region = ${region} and not withdrawn
             and (moments && ${[...moments]}::text[] or needs && ${[...needs]}::text[])
           order by document #>> '{title,da}', id`,
      );
      return fitting(rows, situation, BESIDE).map(({ id, title }) => ({ id, title }));
    },

    /** The newest editions of a card, newest first, at most so many. */
    cardEditions: (id: Uuid, most: number): Promise<readonly CardEdition[]> =>
      db.ask(
        SYSTEM,
        sql<CardEdition>`
          select e.edition, e.at, p.name as by, e.document as card
            from guidance.edition e left join identity.person p on p.id = e.person_id
           where e.card_id = ${id} order by e.edition desc limit ${most}`,
      ),

    /** One edition of a card; null where there is none of that number. */
    async cardEdition(id: Uuid, edition: number): Promise<Card | null> {
      const query = sql<{ card: Card }>`
        select document as card from guidance.edition where card_id = ${id} and edition = ${edition}`;
      return (await db.ask(SYSTEM, query))[0]?.card ?? null;
    },
  };
}
