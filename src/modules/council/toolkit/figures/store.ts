import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { jsonb, later, type Tx } from "#platform/db.ts";
import type { Figure, FigureOutcome } from "./types.ts";

/** A request as it stands, locked. Throws Refused `notFound`. */
export async function thatRequest(
  tx: Tx,
  id: Uuid,
): Promise<{
  readonly bodyId: Uuid;
  readonly sentOn: CalendarDay | null;
  readonly outcome: FigureOutcome | null;
}> {
  const { rows } = await sql<{ bodyId: Uuid; sentOn: CalendarDay | null; outcome: FigureOutcome | null }>`
    select body_id as "bodyId", sent_on::text as "sentOn", outcome from council.figure_request where id = ${id} for update`.execute(
    tx,
  );
  if (!rows[0]) throw new Refused("notFound");
  return rows[0];
}

export interface NewRequest {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly municipality: string;
  readonly recipient: string;
  readonly subject: string;
  readonly letter: string;
}

export function insertRequest(tx: Tx, request: NewRequest, at: Instant, personId: Uuid | null): void {
  const { id, bodyId, municipality, recipient, subject, letter } = request;
  later(
    tx,
    sql`insert into council.figure_request (id, body_id, municipality, recipient, subject, letter, made_at, made_by)
        values (${id}, ${bodyId}, ${municipality}, ${recipient}, ${subject}, ${letter}, ${at}, ${personId})`.compile(
      tx,
    ),
  );
}

export const sendRequest = (tx: Tx, id: Uuid, sentOn: CalendarDay, answerBy: CalendarDay): void =>
  later(
    tx,
    sql`update council.figure_request set sent_on = ${sentOn}, answer_by = ${answerBy} where id = ${id}`.compile(
      tx,
    ),
  );

export const remindRequest = (tx: Tx, id: Uuid, on: CalendarDay): void =>
  later(
    tx,
    sql`update council.figure_request set reminded_on = reminded_on || ${on}::date where id = ${id}`.compile(
      tx,
    ),
  );

export function settleRequest(
  tx: Tx,
  id: Uuid,
  {
    outcome,
    on,
    words,
    figures,
  }: { outcome: FigureOutcome; on: CalendarDay; words: string; figures: readonly Figure[] },
): void {
  later(
    tx,
    sql`update council.figure_request set outcome = ${outcome}, answered_on = ${on}, answer_words = ${words}, figures = ${jsonb(figures)}
         where id = ${id}`.compile(tx),
  );
}

export const publishRequest = (tx: Tx, id: Uuid, at: Instant | null): void =>
  later(tx, sql`update council.figure_request set published_at = ${at} where id = ${id}`.compile(tx));
