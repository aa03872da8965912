import { sql } from "kysely";
import { canonical } from "#kernel/canonical.ts";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { later, type Tx } from "#platform/db.ts";
import type { Card } from "./model.ts";

/** A card as it is kept: whole, in its newest edition. */
export interface KeptCard {
  readonly card: Card;
  readonly edition: number;
  readonly changedAt: Instant;
}

/** Those of the cards that there are, locked until the transaction ends, so that two who save one queue up. */
export async function standing(tx: Tx, ids: readonly Uuid[]): Promise<ReadonlyMap<Uuid, KeptCard>> {
  const { rows } = await sql<KeptCard>`
    select document as card, edition, changed_at as "changedAt" from guidance.card
     where id = any(${[...ids]}::uuid[]) order by id for update`.execute(tx);
  return new Map(rows.map((row) => [row.card.id, row]));
}

/**
 * Puts a card whole; the same again makes no new edition. `seen` is the edition the writer saw, 0 for a new card: another
 * in between throws Refused `editedMeanwhile`. The caller has parsed it by model.ts and authorised.
 */
export function put(
  tx: Tx,
  card: Card,
  before: KeptCard | undefined,
  by: { readonly seen: number; readonly at: Instant; readonly personId: Uuid | null },
): number {
  const stood = before?.edition ?? 0;
  if (by.seen !== stood) throw new Refused("editedMeanwhile", { id: card.id, edition: stood });
  if (before && canonical(before.card) === canonical(card)) return stood;
  const edition = stood + 1;
  const document = JSON.stringify(card);
  later(
    tx,
    sql`insert into guidance.card as c (id, region, moments, needs, withdrawn, document, edition, changed_at)
        values (${card.id}, ${card.region}, ${[...card.moments]}::text[], ${[...card.needs]}::text[], ${card.withdrawn},
                ${document}::jsonb, ${edition}, ${by.at})
        on conflict (id) do update set region = excluded.region, moments = excluded.moments, needs = excluded.needs,
          withdrawn = excluded.withdrawn, document = excluded.document, edition = excluded.edition, changed_at = excluded.changed_at`.compile(
      tx,
    ),
  );
  later(
    tx,
    sql`insert into guidance.edition (card_id, edition, at, person_id, document)
        values (${card.id}, ${edition}, ${by.at}, ${by.personId}, ${document}::jsonb)`.compile(tx),
  );
  return edition;
}
